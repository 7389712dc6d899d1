import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallAnswer, CurrentSession } from "../protocol/http.ts";
import { faultsOf, scrollersOf } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import { ask, clickGuardMs, deskOf, extent, pageAt } from "./support/desk-page.ts";
import { demoPassword } from "./support/patience.ts";
import { yes } from "./support/staff-client.ts";

const widths = [320, 768, 1366, 1920];
const heights: Readonly<Record<number, number>> = { 320: 640, 768: 1024, 1366: 768, 1920: 1080 };
const schemes = ["light", "dark"] as const;

let box: DeskBox;
let browser: Browser;
beforeAll(async () => {
  box = await startDeskBox({ settings: { minimumVisitSeconds: 0, undoSeconds: 30 } });
  browser = await openBrowser();
  await box.change("service", "oncologie", { wrapUpSeconds: 600 });
  for (let count = 0; count < 11; count += 1) await box.ticket("oncologie");
  for (let count = 0; count < 6; count += 1) await box.ticket("cardiologie");
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

/** Nothing is wrong, and nothing is beyond the right edge, in both themes at every width. */
async function isSound(page: Page, what: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: heights[width] ?? 1024 });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await faultsOf(page), `${what}, ${width} px, ${colorScheme}`).toEqual([]);
    }
    const { width: wide } = await extent(page);
    expect(wide, `${what}, ${width} px: sideways`).toBeLessThanOrEqual(width);
    if (width === 1366) expect(await scrollersOf(page), `${what}: scrolls`).toEqual([]);
  }
}

const people = [
  { language: "fr", login: "durand", counter: 1 },
  { language: "en", login: "martin", counter: 2 },
  { language: "es", login: "bernard", counter: 3 },
] as const;

async function pageIn(language: string, path: string): Promise<Page> {
  const page = await pageAt(browser, "about:blank", { locale: language });
  await page.addInitScript(
    `if (location.protocol === "http:") localStorage.setItem("patience.language", "${language}")`,
  );
  await page.goto(`${box.url}${path}`);
  return page;
}

describe.each(people)("the counter page in $language", ({ language, login, counter }) => {
  let page: Page;
  const send = (method: "POST" | "PUT", path: string, data: object) =>
    ask(page.context(), method, `${box.url}/v1${path}`, data);
  const at = async (element: string) => {
    await page.locator(element).first().waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.waitForTimeout(clickGuardMs);
  };
  const visitId = async () => {
    const current = ask<CurrentSession>(page.context(), "GET", `${box.url}/v1/sessions/current`);
    return (await current).session?.visit?.id;
  };

  it("has no fault at the log-in, with its refusal", async () => {
    page = await pageIn(language, "/guichet");
    await page.locator("label.cell").first().waitFor();
    await page.locator("label.cell").first().click();
    await page.locator("button[type=submit]").click();
    await isSound(page, "log-in");
  });

  it("has no fault at the choice of services", async () => {
    const counterId = `guichet-${counter}`;
    await send("POST", "/sessions", { login, password: demoPassword, counterId });
    await page.reload();
    await at("q-services");
    await page.locator("tbody button").first().click();
    await isSound(page, "services");
  });

  it("has no fault on the main screen, with loaded services", async () => {
    await send("PUT", "/sessions/current/services", { serviceIds: ["oncologie"] });
    await at("q-step-free");
    await isSound(page, "main");
  });

  it("has no fault on the recall's pad, and at the choice behind it", async () => {
    await page.keyboard.press("F3");
    await at("q-step-recall");
    await page.keyboard.type("12345");
    await isSound(page, "recall");
    await at("q-step-recall");
    await page.keyboard.press("Escape");
    await at("q-step-choice");
    await isSound(page, "choice");
  });

  it("has no fault on the call", async () => {
    await send("POST", "/calls", { serviceId: "oncologie" });
    await at("q-step-call");
    await isSound(page, "call");
  });

  it("has no fault in the interview, and with the keys' help open", async () => {
    await send("POST", `/visits/${await visitId()}/arrival`, {});
    await at("q-step-interview");
    await isSound(page, "interview");
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    await isSound(page, "help");
    await page.keyboard.press("Escape");
  });

  it("has no fault with an alarm", async () => {
    await send("POST", "/sos", {});
    await page.locator("q-alarms li").first().waitFor();
    await isSound(page, "alarm");
    await page.locator("q-alarms button").click();
    await page.locator("q-alarms li").waitFor({ state: "detached" });
  });

  it("has no fault in the time for the file after the visit", async () => {
    await send("POST", `/visits/${await visitId()}/end`, { confirmShort: true });
    await at("q-step-wrap-up");
    await isSound(page, "wrap-up");
  });

  it("has no fault on a pause", async () => {
    await send("POST", "/sessions/current/wrap-up/end", {});
    await send("PUT", "/sessions/current/availability", { availability: "paused" });
    await at("q-ended");
    await isSound(page, "pause");
    await send("PUT", "/sessions/current/availability", { availability: "available" });
    await page.locator("q-ended").waitFor({ state: "detached" });
  });

  it("has no fault in the window of an end that somebody else made", async () => {
    await box.freeCounters();
    await at("q-ended");
    await isSound(page, "ended");
    await page.context().close();
  });
});

describe("three alarms at once, in the middle of an interview", () => {
  it("have no fault, and leave every act in view at 1366 x 768", async () => {
    await box.freeCounters();
    const clients = [];
    for (const { login, counter } of people) {
      const client = await box.signIn(login);
      yes(await client.ask("POST", "/v1/sessions", { counterId: `guichet-${counter}` }));
      yes(await client.ask("PUT", "/v1/sessions/current/services", { serviceIds: ["oncologie"] }));
      clients.push(client);
    }
    const page = await deskOf(browser, box.url, { ...people[0], services: ["oncologie"] });
    const call = { serviceId: "oncologie" };
    const { visit } = await ask<CallAnswer>(
      ...([page.context(), "POST", `${box.url}/v1/calls`, call] as const),
    );
    await ask(page.context(), "POST", `${box.url}/v1/visits/${visit.id}/arrival`, {});
    const alarms = [];
    for (const client of clients)
      alarms.push(yes(await client.ask<{ id: string }>("POST", "/v1/sos")));
    await page.locator("q-alarms li").nth(2).waitFor();
    await page.locator("q-step-interview").waitFor();
    await isSound(page, "three alarms");
    await page.setViewportSize({ width: 1366, height: 768 });
    const end = await page.locator("q-step-interview .zone-acts .button").boundingBox();
    expect((end?.y ?? 768) + (end?.height ?? 768)).toBeLessThanOrEqual(768);
    for (const { id } of alarms) {
      await clients[0]?.ask("POST", `/v1/sos/${id}/acknowledge`);
      await clients[0]?.ask("POST", `/v1/sos/${id}/close`);
    }
    await page.context().close();
    await box.freeCounters();
  });
});

describe("the other pages", () => {
  it.each(["fr", "en", "es"])(
    "have no fault in %s: landing, counter sheet, kiosk, board, follow",
    async (language) => {
      const { token } = await box.ticket("urologie");
      for (const path of [
        "/",
        "/guichet/fiche",
        "/kiosk/kiosk-1",
        "/board/board-1",
        `/t/${token}`,
      ]) {
        const page = await pageIn(language, path);
        await page.locator("main").first().waitFor();
        await page.waitForLoadState("networkidle");
        for (const width of widths) {
          await page.setViewportSize({ width, height: heights[width] ?? 1024 });
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            expect(await faultsOf(page), `${path}, ${width} px, ${colorScheme}`).toEqual([]);
          }
        }
        await page.context().close();
      }
    },
  );
});
