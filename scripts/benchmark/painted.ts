import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../test/support/browser.ts";
import { median, percentile } from "../../test/support/figures.ts";
import { httpClient } from "../../test/support/http-client.ts";
import { takeTicket } from "../../test/support/staff-client.ts";
import type { Bench } from "./bench.ts";
import { boxCaller, type Caller, floorCaller } from "./caller.ts";
import { paintWatch } from "./paint-watch.ts";
import { Paints } from "./paints.ts";

/** One board as a computer of its own would show it, and as many as the budget names, all on this machine. */
const rooms = [1, 10] as const;
const boards = Math.max(...rooms);
const issuers = 32;
/** Each issuer takes a ticket each second: 32 a second are thirty times what a big hall sees. */
const issuerPauseMs = 1_000;
/** A call each so often: the one before is painted, and no beat with the frames (prime). */
const betweenMs = 127;
/** For a page to join the bus after it was loaded. */
const settleMs = 1_500;
/** The first calls find code that was never run. */
const coldCalls = 3;
const built = join(import.meta.dirname, "../../dist/pages/display/board/index.html");

interface Side {
  readonly caller: Caller;
  readonly url: string;
  readonly page: (index: number) => string;
}

/** From the request of a call until boards in Chromium have painted it, while 32 clients issue. */
export async function measurePainted(bench: Bench): Promise<void> {
  if (!existsSync(built)) throw new Error("the board's page is not built");
  const floor = await bench.floor();
  const box = await bench.box({ counters: 1, services: 8, boards });
  const browser = await openBrowser();
  bench.later(() => browser.close());
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const sides = {
    floor: { caller: floorCaller(floor), url: at(floor.port), page: () => "/board" },
    box: {
      caller: await boxCaller(box),
      url: at(box.port),
      page: (index: number) => `/board/board-${index + 1}`,
    },
  };
  for (const count of rooms) await measureRoom(bench, browser, sides, count);
  for (const { caller } of Object.values(sides)) caller.close();
  await bench.endAll();
}

async function measureRoom(
  bench: Bench,
  browser: Browser,
  sides: Readonly<Record<"floor" | "box", Side>>,
  count: number,
): Promise<void> {
  const calls = bench.pick(30, 12);
  const times = { floor: [] as number[], box: [] as number[] };
  for (let turn = 0; turn < bench.pick(2, 1); turn += 1)
    for (const name of ["floor", "box"] as const)
      times[name].push(...(await paintsOf(await openRoom(browser, sides[name], count), calls)));
  bench.rows.push({
    what: `call -> painted, boards on this machine: ${count}, p50`,
    unit: "ms",
    floor: median(times.floor),
    box: median(times.box),
    budget: { limit: 1.5, is: "atMost" },
    note: `${tailsOf("floor", times.floor)}, ${tailsOf("box", times.box)}; ${issuers} clients take a ticket each second meanwhile`,
  });
}

function tailsOf(name: string, times: readonly number[]): string {
  const [p95, p99] = [0.95, 0.99].map((share) => percentile(times, share).toFixed(1));
  return `${name} p95 ${p95} p99 ${p99} ms`;
}

interface Room {
  readonly side: Side;
  readonly pages: readonly Page[];
  readonly paints: Paints;
}

async function paintsOf({ side, pages, paints }: Room, calls: number): Promise<number[]> {
  const stop = issueMeanwhile(side.url);
  const times: number[] = [];
  try {
    for (let call = 0; call < calls + coldCalls; call += 1) {
      await side.caller.ready();
      await wait(betweenMs);
      const sentAt = performance.timeOrigin + performance.now();
      const painted = await paints.everywhere(await side.caller.call());
      if (call >= coldCalls) times.push(...painted.map((moment) => moment - sentAt));
    }
  } finally {
    await stop();
    await Promise.all(pages.map((page) => page.context().close()));
  }
  return times;
}

/** Each board in a window of its own: a page behind another one is not painted. */
async function openRoom(browser: Browser, side: Side, count: number): Promise<Room> {
  const paints = new Paints(count);
  const pages = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
      await context.exposeBinding("tellPaint", (_source, label: string, at: number) =>
        paints.note(label, at),
      );
      await context.addInitScript(paintWatch);
      const page = await context.newPage();
      await page.goto(side.url + side.page(index), { waitUntil: "load" });
      await wait(settleMs);
      return page;
    }),
  );
  return { side, pages, paints };
}

/** Answers how to end it. What is answered does not matter here: only the work counts. */
function issueMeanwhile(url: string): () => Promise<void> {
  const over = new AbortController();
  const issuer = async (index: number) => {
    const client = httpClient(url);
    await wait((index * issuerPauseMs) / issuers);
    while (!over.signal.aborted) {
      await takeTicket(client, `service-${2 + (index % 7)}`);
      await wait(issuerPauseMs, null, { signal: over.signal }).catch(() => null);
    }
    client.close();
  };
  const all = Promise.allSettled(Array.from({ length: issuers }, (_, index) => issuer(index)));
  return async () => {
    over.abort();
    await all;
  };
}
