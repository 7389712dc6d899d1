import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import type { Language } from "../../protocol/schema.ts";
import { openBrowser } from "../../test/support/browser.ts";
import { ask } from "../../test/support/desk-page.ts";
import { type LivelyRoom, startLivelyRoom } from "../../test/support/lively-room.ts";
import { demoPassword } from "../../test/support/patience.ts";
import { textsFor } from "../../ui/texts/texts.ts";

/** Charts and windows have come to rest after so long, milliseconds. */
const restMs = 1_500;

/** The supervisor's pages over a lively morning, in one language. */
async function pagesIn(
  { browser, room }: { readonly browser: Browser; readonly room: LivelyRoom },
  out: string,
  language: Language,
): Promise<void> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1920, height: 1080 }, locale: language },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${room.url}/`);
  await page.evaluate(`localStorage.setItem("patience.language", "${language}")`);
  const login = { login: "superviseur", password: demoPassword };
  await ask(context, "POST", `${room.url}/v1/sessions`, login);
  const take = async (name: string) => {
    await page.waitForTimeout(restMs);
    const path = `${out}/supervisor/${name}.${language}.png`;
    await page.screenshot({ path });
    console.log(`  supervisor/${name}.${language}.png`);
  };
  await page.goto(`${room.url}/supervision`);
  await page.locator("q-room-tickets button.ticket").first().waitFor();
  await page.locator("header .lost").waitFor({ state: "detached" });
  await take("room");
  await page.locator("q-room-tickets button.ticket").first().click();
  await page.getByRole("button", { name: textsFor(language).supervision.act.void }).waitFor();
  await take("ticket");
  await page.keyboard.press("Escape");
  await page.goto(`${room.url}/supervision?mur`);
  await page.locator("q-room-counters").waitFor();
  await take("wall");
  await statistics(page, room, take);
  await context.close();
}

async function statistics(
  page: Page,
  room: LivelyRoom,
  take: (name: string) => Promise<void>,
): Promise<void> {
  for (const [path, name] of [
    ["statistiques", "statistics"],
    ["statistiques/jour", "day"],
    ["statistiques/estimations", "calibration"],
  ] as const) {
    await page.goto(`${room.url}/supervision/${path}`);
    await page.locator("q-statistics .draw").first().waitFor();
    await take(name);
  }
}

/** The pictures of the supervisor's manual, in `out`/supervisor. */
export async function supervisorPictures(out: string): Promise<void> {
  mkdirSync(`${out}/supervisor`, { recursive: true });
  const [room, browser] = await Promise.all([startLivelyRoom(), openBrowser()]);
  try {
    await room.morning();
    for (const language of ["fr", "en"] as const) await pagesIn({ browser, room }, out, language);
  } finally {
    await browser.close();
    await room.remove();
  }
}
