import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { ask, pageAt } from "./support/desk-page.ts";
import { type LivelyRoom, startLivelyRoom } from "./support/lively-room.ts";
import { demoPassword } from "./support/patience.ts";
import { faultsOfTabbing, focused, tabTo } from "./support/tab-walk.ts";

let room: LivelyRoom;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [room, browser] = await Promise.all([startLivelyRoom(), openBrowser()]);
  await room.morning();
  page = await pageAt(browser, `${room.url}/`, { viewport: { width: 1366, height: 768 } });
  const login = { login: "superviseur", password: demoPassword };
  await ask(page.context(), "POST", `${room.url}/v1/sessions`, login);
});
afterAll(async () => {
  await browser?.close();
  await room?.remove();
});

const openWindow = () => page.locator("q-act-window dialog[open]");
const said = (text: string | RegExp) => page.locator(".toast", { hasText: text }).waitFor();

async function theRoom(): Promise<void> {
  await page.goto(`${room.url}/supervision`);
  await page.locator("q-room-tickets button.ticket").first().waitFor();
}

/** Opens the window of what is so called, walks through it, and leaves it by Escape. */
async function walkWindow(name: RegExp): Promise<string[]> {
  await tabTo(page, name);
  const opener = await focused(page);
  await page.keyboard.press("Enter");
  await openWindow().waitFor();
  const faults = await faultsOfTabbing(page);
  await page.keyboard.press("Escape");
  await openWindow().waitFor({ state: "detached" });
  const after = await focused(page);
  // Waits grow while somebody reads: only the name is held against what it was.
  if (after.split(" ")[0] !== opener.split(" ")[0])
    faults.push(`the focus is on « ${after} », not back on « ${opener} »`);
  return faults.map((fault) => `${name}: ${fault}`);
}

describe("the room by the keyboard", () => {
  it("gives the Tab key to everything that can be pressed, and shows where it is", async () => {
    await theRoom();
    const faults = await faultsOfTabbing(page);
    expect(faults, faults.join("\n")).toEqual([]);
  });

  it("walks through each window, and Escape leaves it and gives the focus back", async () => {
    await theRoom();
    const faults = await walkWindow(/ Cardiologie$/);
    faults.push(...(await walkWindow(/^Guichet 01/)));
    faults.push(...(await walkWindow(/^[A-Z]\d+ [^\d]+ [\d:]+$/)));
    await tabTo(page, /^En attente/);
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toMatch(/^Messages/);
    faults.push(...(await walkWindow(/^Message aux guichets$/)));
    faults.push(...(await walkWindow(/^Message sur les écrans$/)));
    expect(faults, faults.join("\n")).toEqual([]);
  });

  it("moves a ticket to another service with keys alone, and takes it back", async () => {
    await theRoom();
    await page.locator("q-room-tickets button.ticket").last().focus();
    await page.keyboard.press("Enter");
    await openWindow().waitFor();
    // The first control has the focus: the service, whose list the arrows go through.
    await page.keyboard.press("ArrowDown");
    await tabTo(page, /^priority$/);
    await page.keyboard.press("ArrowRight");
    await tabTo(page, /^Déplacer$/);
    await page.keyboard.press("Enter");
    await openWindow().waitFor({ state: "detached" });
    await said(/est déplacé/);
    await tabTo(page, /^Annuler ce geste$/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await said("Le geste est annulé");
  });
});

describe("the statistics by the keyboard", () => {
  it("give the Tab key to everything, and open a table", async () => {
    const faults: string[] = [];
    for (const path of ["", "/jour", "/estimations"]) {
      await page.goto(`${room.url}/supervision/statistiques${path}`);
      await page.locator("q-statistics section").first().waitFor({ timeout: 60_000 });
      for (const fault of await faultsOfTabbing(page)) faults.push(`statistiques${path}: ${fault}`);
    }
    expect(faults, faults.join("\n")).toEqual([]);
    await tabTo(page, /^Tableau/);
    await page.keyboard.press("Enter");
    await page.locator("q-statistics details[open] table").first().waitFor();
  });
});
