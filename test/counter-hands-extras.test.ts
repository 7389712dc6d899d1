import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CurrentSession } from "../protocol/http.ts";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import { main } from "./support/desk-cycle.ts";
import { ask, deskOf } from "./support/desk-page.ts";
import { type Commands, commandsOf, gaps, twice } from "./support/double-click.ts";
import { until } from "./support/room.ts";

/** Longer than every time in which a page that has just changed takes no press. */
const standingMs = 1_500;
/** The file of this service has its own time after a visit; that of the other has none. */
const [plain, filed] = ["urologie", "oncologie"] as const;

let box: DeskBox;
let browser: Browser;
let page: Page;
let commands: Commands;
beforeAll(async () => {
  box = await startDeskBox({ settings: { minimumVisitSeconds: 0 } });
  await box.change("service", filed, { wrapUpSeconds: 600 });
  for (let count = 0; count < 6; count += 1) await box.ticket(plain);
  browser = await openBrowser();
  page = await deskOf(browser, box.url, { login: "durand", counter: 1, services: [plain, filed] });
  // Time that only the page's guards see: this test presses a hundred times, and the guards have tests of their own.
  await page.addInitScript(`{
    const real = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => real() + ahead;
    window.standFor = (ms) => { ahead += ms; };
  }`);
  await page.reload();
  await main(page).waitFor();
  commands = commandsOf(page);
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

const send = <T = unknown>(method: "GET" | "POST" | "PUT", path: string, data?: object) =>
  ask<T>(page.context(), method, `${box.url}/v1${path}`, data);
const session = async () =>
  (await send<CurrentSession>("GET", "/sessions/current")).session ?? null;

/** The page has shown its screen for long enough. */
const stands = () => page.evaluate(`window.standFor(${standingMs})`);

type State = "free" | "called" | "absent" | "wrapUp";

/** The box's side of the desk brought to a state, and the page with it; one more person waits. */
async function bring(state: State): Promise<void> {
  const now = await session();
  if (now?.availability === "paused")
    await send("PUT", "/sessions/current/availability", { availability: "available" });
  if (now?.visit?.state === "called") await send("POST", `/visits/${now.visit.id}/no-show`, {});
  if (now?.visit?.state === "serving")
    await send("POST", `/visits/${now.visit.id}/end`, { confirmShort: true });
  if ((await session())?.activity === "wrapUp")
    await send("POST", "/sessions/current/wrap-up/end", {});
  await tidy();
  const serviceId = state === "wrapUp" ? filed : plain;
  await box.ticket(serviceId);
  if (state === "free") return;
  await send("POST", "/calls", { serviceId });
  await page.locator("q-step-call").waitFor();
  const id = (await session())?.visit?.id;
  if (state === "absent") {
    await send("POST", `/visits/${id}/no-show`, {});
    await main(page).waitFor();
  }
  if (state !== "wrapUp") return;
  await send("POST", `/visits/${id}/arrival`, {});
  await send("POST", `/visits/${id}/end`, { confirmShort: true });
  await page.locator("q-step-wrap-up").waitFor();
}

/** The main screen with no window and no list. */
async function tidy(): Promise<void> {
  if ((await page.locator("dialog[open]").count()) > 0) await page.keyboard.press("Escape");
  await main(page).waitFor();
  const shut = page.getByRole("button", { name: "Fermer la liste" });
  if ((await shut.count()) > 0) await shut.click();
}

async function click(selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  await stands();
  await page.locator(selector).first().click();
}

interface Case {
  readonly name: string;
  readonly state: State;
  /** What is pressed once before, in this order. */
  readonly way?: readonly string[];
  readonly target: string;
  /** The target is on the line of the ticket that was taken off last. */
  readonly onVoided?: true;
  /** The command that is done, once; null: the page only opens something. */
  readonly command: string | null;
  /** What stands open after an act of the page alone. */
  readonly opens?: string;
  /** A second press a second later means it: the same once more, or shut what was opened. */
  readonly again?: true;
}

const queue = ".tab.queue";
const absents = ".tab.absents";
const add = "q-add-visitor .add";
const transfer = "q-visit-acts button[aria-haspopup]";
const able = "[aria-disabled=false]";
const takeOff = `q-queue-list button[aria-label^="Retirer"]${able}`;
const pick = `q-queue-list .pick${able}`;
const place = `q-absents-list .place${able}`;

const cases: readonly Case[] = [
  {
    ...{ name: "« Remettre en file »", state: "called", command: "put-back" },
    target: "q-visit-acts .row > button:not([aria-haspopup])",
  },
  {
    ...{ name: "« Orienter… »", state: "called", command: null },
    ...{ target: transfer, opens: "q-transfer dialog[open]" },
  },
  {
    ...{ name: "« Orienter »", state: "called", command: "transfer" },
    ...{ way: [transfer], target: `q-transfer .do${able}` },
  },
  {
    ...{ name: "« Note »", state: "called", command: null },
    ...{ target: `q-note .note${able}`, opens: "q-note .field" },
  },
  {
    ...{ name: "« Ajouter un visiteur »", state: "free", command: null },
    ...{ target: add, opens: "q-add-visitor dialog[open]" },
  },
  {
    ...{ name: "« Mettre en file »", state: "free", command: "tickets" },
    ...{ way: [add], target: "q-add-visitor .choices > .button:not(.green)" },
  },
  {
    ...{ name: "« Recevoir tout de suite »", state: "free", command: "visits" },
    ...{ way: [add], target: "q-add-visitor .choices > .green" },
  },
  {
    ...{ name: "« File »", state: "free", command: null },
    ...{ target: queue, opens: "q-queue-list", again: true },
  },
  {
    ...{ name: "« Appeler ce ticket »", state: "free", command: null },
    ...{ way: [queue], target: pick, opens: "q-queue-list form" },
  },
  {
    ...{ name: "« Appeler » of a ticket", state: "free", command: "calls" },
    ...{ way: [queue, pick], target: "q-queue-list form .green" },
  },
  {
    ...{ name: "« Réimprimer »", state: "free", command: "reprint" },
    ...{ way: [queue], target: `q-queue-list button[aria-label^="Réimprimer"]${able}` },
  },
  {
    ...{ name: "« Retirer »", state: "free", command: "void" },
    ...{ way: [queue], target: takeOff },
  },
  {
    ...{ name: "« Rétablir »", state: "free", command: "restore", onVoided: true },
    ...{ way: [queue, takeOff], target: "q-queue-list .voided button" },
  },
  {
    ...{ name: "« Rappeler » of somebody absent", state: "absent", command: "calls" },
    ...{ way: [absents], target: `q-absents-list .choices > button:not(.place)${able}` },
  },
  {
    ...{ name: "« Remettre en file » of somebody absent", state: "absent", command: null },
    ...{ way: [absents], target: place, opens: "q-absents-list .places", again: true },
  },
  {
    ...{ name: "« À sa place »", state: "absent", command: "requeue" },
    ...{ way: [absents, place], target: "q-absents-list .places button" },
  },
  {
    ...{ name: "« +1 min »", state: "wrapUp", command: "extend", again: true },
    target: `q-step-wrap-up .extend${able}`,
  },
  {
    ...{ name: "« Terminer »", state: "wrapUp", command: "end" },
    target: `q-step-wrap-up .zone-acts .primary${able}`,
  },
  {
    ...{ name: "« Pause »", state: "free", command: "availability", opens: "q-ended" },
    target: `tfoot .pause${able}`,
  },
];

/** What was done by the page, once nothing is on its way any more. */
async function doneBy(one: Case): Promise<string[]> {
  const { command } = one;
  if (command !== null)
    await until(
      async () => commands.told.some(({ path }) => path === command),
      5_000,
      `the box answers « ${command} »`,
    );
  await page.waitForTimeout(60);
  await until(async () => commands.pending() === 0, 5_000, "every command is answered");
  return commands.told.filter(({ status }) => status < 300).map(({ path }) => path);
}

/** Where the two presses go, once the list under it has its lines. */
async function targetOf(one: Case): Promise<Locator> {
  const all = page.locator(one.target);
  const target = one.onVoided ? all.last() : all.first();
  await target.waitFor();
  if (one.onVoided) {
    const id = await page.locator("q-queue-list .voided").last().getAttribute("data-voided");
    await page.locator(`q-queue-list [data-ticket="${id}"]`).waitFor({ state: "detached" });
  }
  return target;
}

/** The commands of two presses, the one so long after the other. */
async function doneByTwo(one: Case, gap: number): Promise<string[]> {
  await bring(one.state);
  for (const step of one.way ?? []) await click(step);
  const target = await targetOf(one);
  await stands();
  commands.clear();
  await twice(page, target, gap);
  return doneBy(one);
}

/** What the act opens stands open, or was shut again. */
async function opened({ opens }: Case, open: boolean): Promise<void> {
  const state = open ? "visible" : "hidden";
  if (opens) await page.locator(opens).first().waitFor({ state });
}

describe.each(cases)("a double click on $name", (one) => {
  const meant = one.command === null ? [] : [one.command];
  it(`does it once, whether the second press comes after ${gaps.join(", ")} ms`, async () => {
    for (const gap of gaps) {
      const twoActs = one.again === true && gap === 1000;
      const done = await doneByTwo(one, gap);
      expect(done, `${gap} ms`).toEqual(twoActs ? [...meant, ...meant] : meant);
      await opened(one, !twoActs);
    }
  });
});

describe("Enter pressed twice in the note", () => {
  it.each(gaps)("writes it once, %i ms apart", async (gap) => {
    await bring("called");
    await click(`q-note .note${able}`);
    await page.locator("q-note .field").fill(`Dossier ${gap}`);
    commands.clear();
    await page.keyboard.press("Enter");
    if (gap > 0) await page.waitForTimeout(gap);
    await page.keyboard.press("Enter");
    const done = await doneBy({ name: "", state: "called", target: "", command: "note" });
    expect(done).toEqual(["note"]);
  });
});
