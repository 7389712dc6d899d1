import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { CurrentSession } from "../../protocol/http.ts";
import { openBrowser } from "../../test/support/browser.ts";
import { ask, clickGuardMs, deskSize } from "../../test/support/desk-page.ts";
import { median, percentile } from "../../test/support/figures.ts";
import { httpClient } from "../../test/support/http-client.ts";
import { trialPassword } from "../../test/support/site.ts";
import { takeTicket, yes } from "../../test/support/staff-client.ts";
import type { Bench, BenchBox, Floor } from "./bench.ts";
import { boxListeners, floorListeners, type Listeners } from "./listeners.ts";
import { paintWatch } from "./paint-watch.ts";

const clients = 100;
/** As many as a site may have; each listens twice. */
const boards = 50;
const turns = 2;
/** The first calls find code that was never run. */
const coldCalls = 3;
/** A screen that is not there after this has failed its purpose. */
const paintMs = 6_000;
const built = join(import.meta.dirname, "../../dist/pages/counter-ui/counter/index.html");

/** Keeps the moment of the last click, as the browser's input has it, on the clock of the paints. */
const clickWatch = `addEventListener("click", (event) => {
  window.clickedAt = performance.timeOrigin + event.timeStamp;
}, true);`;

/** A page that calls with one click. */
interface ClickSide {
  readonly page: Page;
  readonly listeners: Listeners;
  /** The button that calls. */
  readonly button: string;
  /** Makes ready for a call; the label that it will bring, or null where only the page learns it. */
  ready(): Promise<string | null>;
  /** The next label that the page paints, and when, milliseconds since 1970. */
  painted(): Promise<Painted>;
}

interface Painted {
  readonly label: string;
  readonly at: number;
}

/** From the click on « Appeler le suivant » until the agent's page has painted the call, while 100 clients hear of it. */
export async function measureClick(bench: Bench): Promise<void> {
  if (!existsSync(built)) throw new Error("the counter's page is not built");
  const floor = await bench.floor();
  const box = await bench.box({ counters: 1, services: 8, boards });
  const browser = await openBrowser();
  bench.later(() => browser.close());
  const sides = { floor: await floorSide(browser, floor), box: await boxSide(browser, box, bench) };
  bench.later(() => {
    for (const { listeners } of Object.values(sides)) listeners.close();
  });
  const calls = bench.pick(30, 12);
  const times = { floor: [] as number[], box: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1)
    for (const name of ["floor", "box"] as const)
      times[name].push(...(await clicksOf(sides[name], calls)));
  bench.rows.push({
    what: `click -> new screen, ${clients} clients, p50`,
    unit: "ms",
    floor: median(times.floor),
    box: median(times.box),
    note: `p95 floor ${percentile(times.floor, 0.95).toFixed(1)} ms, box ${percentile(times.box, 0.95).toFixed(1)} ms; the floor's page writes the answer into one line, the box's shows the call; each call goes to all clients before the next`,
  });
  await bench.endAll();
}

async function clicksOf(side: ClickSide, calls: number): Promise<number[]> {
  const times: number[] = [];
  const { page, listeners } = side;
  await page.bringToFront();
  for (let call = 0; call < calls + coldCalls; call += 1) {
    const expected = await side.ready();
    const button = page.locator(side.button);
    await button.waitFor();
    await wait(clickGuardMs);
    const [{ label, at }] = await Promise.all([side.painted(), button.click()]);
    if (expected !== null && label !== expected)
      throw new Error(`${label} was painted for a call of ${expected}`);
    await listeners.last(label);
    const clickedAt = await page.evaluate<number>("window.clickedAt");
    if (call >= coldCalls) times.push(at - clickedAt);
  }
  return times;
}

async function floorSide(browser: Browser, floor: Floor): Promise<ClickSide> {
  const { page, painted } = await watched(browser);
  await page.goto(`http://127.0.0.1:${floor.port}/counter`);
  const listeners = await floorListeners(floor, clients);
  return { page, listeners, painted, button: "button", ready: () => Promise.resolve(null) };
}

/** An agent who has one visitor after another: what is not the click is done beside the page, which follows. */
async function boxSide(browser: Browser, box: BenchBox, bench: Bench): Promise<ClickSide> {
  const url = `http://127.0.0.1:${box.port}`;
  const kiosk = httpClient(url);
  bench.later(() => kiosk.close());
  const { page, painted } = await watched(browser);
  const send = (method: "POST" | "PUT", path: string, data: object) =>
    ask(page.context(), method, `${url}/v1${path}`, data);
  const who = { login: "agent-1", password: trialPassword, counterId: "guichet-1" };
  await send("POST", "/sessions", who);
  await send("PUT", "/sessions/current/services", { serviceIds: ["service-1"] });
  await page.goto(`${url}/guichet`);
  const boardIds = Array.from({ length: boards }, (_, index) => `board-${index + 1}`);
  const listeners = await boxListeners(box, boardIds, clients);
  return {
    ...{ page, listeners, painted, button: "q-step-free .zone-2 button" },
    async ready() {
      await endVisit(page, url);
      return yes(await takeTicket(kiosk, "service-1")).label;
    },
  };
}

/** Nobody is at the desk any more. */
async function endVisit(page: Page, url: string): Promise<void> {
  const current = `${url}/v1/sessions/current`;
  const { session } = await ask<CurrentSession>(page.context(), "GET", current);
  if (session?.visit)
    await ask(page.context(), "POST", `${url}/v1/visits/${session.visit.id}/no-show`, {});
}

/** A page of its own window whose clicks and paints are watched. */
async function watched(browser: Browser): Promise<Pick<ClickSide, "page" | "painted">> {
  const context = await browser.newContext({ viewport: deskSize, locale: "fr-FR" });
  let told: (painted: Painted) => void = () => {};
  await context.exposeBinding("tellPaint", (_source, label: string, at: number) =>
    told({ label, at }),
  );
  await context.addInitScript(clickWatch);
  await context.addInitScript(paintWatch);
  return {
    page: await context.newPage(),
    painted: () =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`no call was to be seen ${paintMs} ms after the click`)),
          paintMs,
        );
        told = (painted) => {
          clearTimeout(late);
          resolve(painted);
        };
      }),
  };
}
