import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../protocol/schema.ts";
import { textsFor } from "../ui/texts/texts.ts";
import { faultsOf } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { ask, extent, pageAt } from "./support/desk-page.ts";
import { type LivelyRoom, startLivelyRoom } from "./support/lively-room.ts";
import { demoPassword } from "./support/patience.ts";

/**
 * Each page is looked at once in the ordinary run, in French, each time in another width and theme;
 * `PATIENCE_AXE=languages`: once in every language; `PATIENCE_AXE=all`: in every language, width and theme.
 */
const asked = process.env["PATIENCE_AXE"];
const whole = asked === "all";
const languages = asked ? (["fr", "en", "es"] as const) : (["fr"] as const);
const sizes = [
  ...([[1920, 1080] as const, [1366, 768] as const] as const),
  ...([[768, 1024] as const, [390, 844] as const, [320, 640] as const] as const),
];
const looks = sizes.flatMap((size) =>
  (["light", "dark"] as const).map((colorScheme) => ({ size, colorScheme })),
);

let room: LivelyRoom;
let browser: Browser;
beforeAll(async () => {
  [room, browser] = await Promise.all([startLivelyRoom(), openBrowser()]);
  await room.morning();
});
afterAll(async () => {
  await browser?.close();
  await room?.remove();
});

async function pageIn(language: Language, login: string | null): Promise<Page> {
  const page = await pageAt(browser, `${room.url}/v1/health`, { locale: language });
  await page.addInitScript(
    `if (location.protocol === "http:") localStorage.setItem("patience.language", "${language}")`,
  );
  const body = { login, password: demoPassword };
  if (login) await ask(page.context(), "POST", `${room.url}/v1/sessions`, body);
  return page;
}

let turn = 0;

/** Nothing is wrong, and nothing is beyond the right edge. */
async function lookAt(page: Page, what: string): Promise<string[]> {
  const faults: string[] = [];
  turn += 1;
  // Seven has no common divisor with ten: every look has its turn.
  const chosen = whole ? looks : looks.filter((_look, n) => n === (turn * 7) % looks.length);
  for (const { size, colorScheme } of chosen) {
    const [width, height] = size;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const where = `${what}, ${width} px, ${colorScheme}`;
    faults.push(...(await faultsOf(page)).map((fault) => `${where}: ${fault}`));
    const { width: wide } = await extent(page);
    if (wide > width) faults.push(`${where}: ${wide} px wide`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  return faults;
}

const windows = [
  "q-room-services button",
  "q-room-counters button",
  "q-room-tickets button.ticket",
];

async function lookAtRoom(page: Page, language: Language): Promise<string[]> {
  await page.goto(`${room.url}/supervision`);
  await page.locator("q-room-tickets button.ticket").first().waitFor();
  const faults = await lookAt(page, "room");
  const inWindow = async (open: () => Promise<void>, what: string) => {
    await open();
    await page.locator("q-act-window dialog[open]").waitFor();
    faults.push(...(await lookAt(page, what)));
    await page.keyboard.press("Escape");
    await page.locator("q-act-window dialog[open]").waitFor({ state: "detached" });
  };
  for (const opener of windows)
    await inWindow(() => page.locator(opener).first().click(), `window of ${opener}`);
  const { act } = textsFor(language).supervision;
  await page.getByRole("tab").last().click();
  faults.push(...(await lookAt(page, "messages")));
  for (const name of [act.messageAll, act.board])
    await inWindow(() => page.getByRole("button", { name, exact: true }).click(), name);
  await page.goto(`${room.url}/supervision?mur`);
  await page.locator("q-room-counters").waitFor();
  await page.waitForLoadState("networkidle");
  return [...faults, ...(await lookAt(page, "wall"))];
}

async function lookAtStatistics(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const path of ["", "/jour", "/estimations"]) {
    await page.goto(`${room.url}/supervision/statistiques${path}`);
    await page.locator("q-statistics section").first().waitFor();
    if (path === "") await page.locator("q-statistics select").last().selectOption("before");
    for (const table of await page.locator("q-statistics summary").all()) await table.click();
    await page.waitForLoadState("networkidle");
    faults.push(...(await lookAt(page, `statistiques${path}`)));
  }
  return faults;
}

describe.each(languages)("in %s", (language) => {
  it("the room with its windows, the wall and the statistics have no fault", async () => {
    const page = await pageIn(language, "superviseur");
    const faults = await lookAtRoom(page, language);
    faults.push(...(await lookAtStatistics(page)));
    await page.context().close();
    const stranger = await pageIn(language, null);
    await stranger.goto(`${room.url}/supervision`);
    await stranger.locator("form").waitFor();
    faults.push(...(await lookAt(stranger, "sign-in")));
    await stranger.context().close();
    expect(faults, faults.join("\n")).toEqual([]);
  }, 600_000);

  it("every page of the administration has no fault", async () => {
    const page = await pageIn(language, "admin");
    await page.goto(`${room.url}/admin`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    const paths = await page
      .locator("nav a")
      .evaluateAll((links) =>
        links.map((link) => (link as unknown as { pathname: string }).pathname),
      );
    expect(paths).toContain("/admin/reset");
    const faults: string[] = [];
    for (const path of paths) {
      await page.goto(`${room.url}${path}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      faults.push(...(await lookAt(page, path)));
    }
    await page.context().close();
    expect(faults, faults.join("\n")).toEqual([]);
  }, 900_000);
});
