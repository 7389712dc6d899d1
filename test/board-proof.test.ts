import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { HealthReport } from "../protocol/health.ts";
import type { Snapshot } from "../protocol/http.ts";
import type { CallProof } from "../protocol/proof.ts";
import { openBrowser } from "./support/browser.ts";
import { type CutLine, cutLine } from "./support/cut-line.ts";
import type { HttpClient } from "./support/http-client.ts";
import { openRoom, type Room, until } from "./support/room.ts";
import { type StaffClient, takeTicket, yes } from "./support/staff-client.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

/** An alert about a board is there within this time. */
const alertMs = 15_000;
/** A board tells the room within this time that it hears nothing. */
const lostMs = 5_000;
/** The long cut of the fault table takes three minutes: `PATIENCE_CUT_SECONDS=180`. */
const longCutMs = Number(process.env["PATIENCE_CUT_SECONDS"] ?? 20) * 1000;

let box: TestBox;
let line: CutLine;
/** A sound server of the test's own: a board without a device to sound by would be an alert. */
let room: Room;
let browser: Browser;
let agent: StaffClient;
let visitor: HttpClient;
let visitId: string | null = null;

beforeAll(async () => {
  box = await startTestBox({ boards: 3, counters: 1, services: 1 });
  line = await cutLine(Number(new URL(box.url).port));
  // What a desktop's browser does unless it is told otherwise, said here so that no build of it may differ.
  const mustBeTouched = "--autoplay-policy=document-user-activation-required";
  room = await openRoom();
  browser = await openBrowser({ env: room.env, args: [mustBeTouched] });
  visitor = box.client();
  agent = await box.atCounter("agent-1", "guichet-1");
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await room?.close();
  await line?.close();
  await box?.remove();
});

/**
 * A board's window that nothing has touched. To Chromium, each look into a page by its driver is a touch: a page that is
 * looked at before its sound is made may sound. Who needs the alert waits for it first.
 */
async function untouched(number: number, url = box.url, script?: () => void): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  await page.goto(`${url}/board/board-${number}`);
  return page;
}
async function board(number: number, url = box.url, script?: () => void): Promise<Page> {
  const page = await untouched(number, url, script);
  await page.evaluate("globalThis.sameLife = true");
  await page.locator("q-clock").waitFor();
  return page;
}

async function documents(): Promise<Snapshot["documents"]> {
  return yes(await agent.ask<Snapshot>("GET", "/v1/snapshot")).documents;
}
async function codeOf(number: number): Promise<string | undefined> {
  const report = (await documents())[`health/board:board-${number}`] as HealthReport | undefined;
  return report?.code;
}
async function proof(): Promise<CallProof> {
  return (await documents())["counter/guichet-1/proof"] as CallProof;
}
async function becomes(number: number, code: string, withinMs = alertMs): Promise<void> {
  let last: string | undefined;
  const is = async () => {
    last = await codeOf(number);
    return last === code;
  };
  await until(is, withinMs, `board-${number} is ${code}`).catch((late: Error) => {
    throw new Error(`${late.message}; it is ${last}`);
  });
}

/** Calls the next visitor; answers the number that every board has to show. */
async function call(): Promise<string> {
  if (visitId !== null) yes(await agent.act(visitId, "no-show"));
  yes(await takeTicket(visitor, "service-1"));
  const { visit, ticket } = yes(await agent.call("service-1"));
  visitId = visit.id;
  return ticket.label;
}

const heroOf = (page: Page) => page.locator("q-board-call .label");
const lost = (page: Page) => page.getByText("Connexion perdue");
const isSameLife = (page: Page) => page.evaluate("globalThis.sameLife === true");
const isCalling = (page: Page) => page.locator("q-board-call .calling").count();

describe("a call on three boards", () => {
  it("is proven on each of them, and boards that nobody has touched say so", async () => {
    const pages = [await untouched(1), await untouched(2), await untouched(3)];
    // Three browsers' windows open at once: a busy machine needs its time for them.
    for (const number of [1, 2, 3]) await becomes(number, "notWoken", 3 * alertMs);
    const label = await call();
    for (const page of pages) await heroOf(page).filter({ hasText: label }).waitFor();
    await until(async () => (await proof()).painted === 3, 5_000, "three boards have painted it");
    expect(await proof()).toMatchObject({ boards: 3, painted: 3, sound: "none" });
  });

  it("is heard once somebody has touched a board", async () => {
    const page = await board(1);
    await page.mouse.click(200, 200);
    await becomes(1, "well");
    await call();
    const heard = async () => ["voice", "chime"].includes((await proof()).sound);
    await until(heard, 20_000, "the board says that it sounded");
    expect((await proof()).painted).toBe(1);
  });
});

describe("a board that fails", () => {
  it("by a page that hangs is told of within 15 s, and is well again by itself", async () => {
    const page = await board(1);
    await page.mouse.click(200, 200);
    await becomes(1, "well");
    const from = Date.now();
    const hung = page.evaluate("{ const end = Date.now() + 16000; while (Date.now() < end); }");
    await until(async () => /silent|offline/.test((await codeOf(1)) ?? ""), alertMs, "an alert");
    expect(Date.now() - from).toBeLessThan(alertMs);
    await hung;
    await becomes(1, "well");
    expect(await isSameLife(page)).toBe(true);
  });

  it("by a picture that stands still is told of within 15 s", async () => {
    const page = await board(1);
    await page.mouse.click(200, 200);
    await becomes(1, "well");
    await page.evaluate("globalThis.requestAnimationFrame = () => 0");
    await becomes(1, "frozen");
  });

  it("by going off is told of within 15 s, and not counted as seen", async () => {
    const page = await board(1);
    await page.mouse.click(200, 200);
    await becomes(1, "well");
    await page.context().close();
    await becomes(1, "offline");
    await call();
    await wait(1_000);
    expect(await proof()).toMatchObject({ boards: 3, painted: 0, sound: "pending" });
  });
});

describe("a network that is cut", () => {
  it.each([
    ["for 3 s", 3_000],
    [`for ${longCutMs / 1000} s`, longCutMs],
  ])(
    "%s: the board says so, keeps what it shows, comes back alone and calls nothing late",
    async (_how, ms) => {
      const page = await board(1, line.url);
      const before = await call();
      await heroOf(page).filter({ hasText: before }).waitFor();
      const acked = (await proof()).callId;
      line.pull();
      const pulledAt = Date.now();
      await lost(page).waitFor();
      expect(Date.now() - pulledAt).toBeLessThan(lostMs);
      expect(await heroOf(page).textContent()).toContain(before);
      const missed = await call();
      await wait(Math.max(0, ms - (Date.now() - pulledAt)));
      expect(await heroOf(page).textContent()).toContain(before);
      line.plug();
      await lost(page).waitFor({ state: "hidden", timeout: 10_000 });
      await heroOf(page).filter({ hasText: missed }).waitFor({ timeout: 12_000 });
      expect(await isCalling(page)).toBe(0);
      expect(await isSameLife(page)).toBe(true);
      expect(acked).not.toBe((await proof()).callId);
      expect((await proof()).painted).toBe(0);
    },
  );
});

describe("a board whose clock is an hour wrong", () => {
  it("shows the box's time, and each call at its turn", async () => {
    const page = await board(1, box.url, () => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 3_600_000;
    });
    await page.waitForTimeout(1_500);
    const label = await call();
    await heroOf(page).filter({ hasText: label }).waitFor({ timeout: 3_000 });
    await page.locator("q-board-call .calling").waitFor({ timeout: 12_000 });
    const shown = await page.locator("q-clock time").textContent();
    const format = new Intl.DateTimeFormat("fr", {
      ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" },
    } as Intl.DateTimeFormatOptions);
    const near = [-60_000, 0, 60_000].map((by) => format.format(Date.now() + by));
    expect(near).toContain(shown?.trim());
  });
});
