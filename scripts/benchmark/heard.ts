import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openBrowser } from "../../test/support/browser.ts";
import { median, percentile } from "../../test/support/figures.ts";
import { openRoom, sampleRate } from "../../test/support/room.ts";
import type { Bench } from "./bench.ts";
import { boxCaller } from "./caller.ts";

/** A call stands alone for 8 s: the next one would wait for its turn. */
const betweenMs = 8_500;
/** What follows within this time is the chime. */
const listenMs = 1_500;
/** For the page to join the bus, and for the words of a ticket to be made. */
const settleMs = 3_000;
/** What is louder is a sound. */
const floor = 0.01;
const built = join(import.meta.dirname, "../../dist/pages/display/board/index.html");

/** From the request of a call until its first sample reaches the loudspeaker of a board, as a recorder there has it. */
export async function measureHeard(bench: Bench): Promise<void> {
  if (!existsSync(built)) throw new Error("the board's page is not built");
  const room = await openRoom();
  bench.later(() => room.close());
  const box = await bench.box({ counters: 1, services: 1, boards: 1 });
  const browser = await openBrowser({ env: room.env });
  bench.later(() => browser.close());
  const page = await (await browser.newContext()).newPage();
  await page.goto(`http://127.0.0.1:${box.port}/board/board-1`);
  const caller = await boxCaller(box);
  const times: number[] = [];
  for (let call = 0; call < bench.pick(8, 3); call += 1) {
    await caller.ready();
    await wait(call === 0 ? settleMs : betweenMs);
    const recording = await room.record();
    const at = Date.now();
    await caller.call();
    await wait(listenMs);
    const first = (await recording.stop()).findIndex((sample) => Math.abs(sample) > floor);
    if (first < 0) throw new Error(`nothing was heard within ${listenMs} ms`);
    times.push(recording.startedAt + (first * 1000) / sampleRate - at);
  }
  caller.close();
  bench.rows.push({
    what: "call -> first sample of the chime, recorded, p50",
    ...{ unit: "ms", box: median(times), judged: "box", budget: { limit: 500, is: "atMost" } },
    note: `the slowest of ${times.length}: ${percentile(times, 1).toFixed(0)} ms; every board of a room rings by the box's clock, 0.39 s after the call`,
  });
  await bench.endAll();
}
