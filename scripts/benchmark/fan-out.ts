import { setTimeout as wait } from "node:timers/promises";
import { median, percentile } from "../../test/support/figures.ts";
import type { Bench } from "./bench.ts";
import { boxCaller, type Caller, floorCaller } from "./caller.ts";
import { boxListeners, floorListeners, type Listeners } from "./listeners.ts";

const clients = 100;
/** As many as a site may have; each listens twice. */
const boards = 50;
/** Between two calls: what the first set off is over. */
const restMs = 40;
const turns = 2;

/** From the request of a call until every one of a hundred screens has it. */
export async function measureFanOut(bench: Bench): Promise<void> {
  const floor = await bench.floor();
  const box = await bench.box({ counters: 1, services: 8, boards });
  const boardIds = Array.from({ length: boards }, (_, index) => `board-${index + 1}`);
  const sides = {
    floor: { caller: floorCaller(floor), listeners: await floorListeners(floor, clients) },
    box: { caller: await boxCaller(box), listeners: await boxListeners(box, boardIds, clients) },
  };
  bench.later(() => {
    for (const { caller, listeners } of Object.values(sides)) {
      caller.close();
      listeners.close();
    }
  });
  const calls = bench.pick(60, 25);
  const times = { floor: [] as number[], box: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1)
    for (const name of ["floor", "box"] as const)
      times[name].push(...(await arrivalsOf(sides[name], calls)));
  bench.rows.push({
    what: `call -> all of ${clients} clients have it, p50`,
    unit: "ms",
    floor: median(times.floor),
    box: median(times.box),
    budget: { limit: 2, is: "atMost" },
    note: `p95 floor ${percentile(times.floor, 0.95).toFixed(1)} ms, box ${percentile(times.box, 0.95).toFixed(1)} ms; the box tells each client of the call, the list of calls, the queue and the site, the floor of the call`,
  });
  await bench.endAll();
}

async function arrivalsOf(
  { caller, listeners }: { caller: Caller; listeners: Listeners },
  calls: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    await caller.ready();
    await wait(restMs);
    const sentAt = performance.now();
    times.push((await listeners.last(await caller.call())) - sentAt);
  }
  return times;
}
