import { statSync } from "node:fs";
import { join } from "node:path";
import { median, percentile } from "../../test/support/figures.ts";
import { victim } from "../crash-trial/victim.ts";
import type { Bench } from "./bench.ts";
import { addHistory, addTail } from "./history.ts";

/** One less than makes a box at rest write a snapshot: the most that an ordinary start replays. */
const tailEvents = 1_999;

/** From the birth of the process to its first answer: with no past, with a long one, and after a power cut. */
export async function measureStarting(bench: Bench): Promise<void> {
  const dataDir = join(bench.folder("history"), "data");
  const box = await victim(dataDir);
  bench.later(() => box.stop());
  const starts = bench.pick(5, 2);
  const events = bench.pick(5_000_000, 200_000);
  await box.start();
  await box.stop();
  const young = await startsOf(box, starts);
  addHistory(dataDir, events);
  const old = await startsOf(box, starts);
  addTail(dataDir, tailEvents);
  const cut = await startsOf(box, starts);
  const size = statSync(join(dataDir, "patience.db")).size / 2 ** 30;
  const past = `${events.toLocaleString("en")} events`;
  bench.rows.push({
    what: `start -> first answer, ${past}`,
    unit: "ms",
    box: median(old),
    judged: "box",
    budget: { limit: 1_500, is: "atMost" },
    note: `worst ${Math.round(percentile(old, 1))} ms of ${starts}; without a past ${Math.round(median(young))} ms; the file has ${size.toFixed(1)} GB and is in the page cache`,
  });
  bench.rows.push({
    what: `start after a power cut, ${past}`,
    unit: "ms",
    box: median(cut),
    judged: "box",
    budget: { limit: 1_500, is: "atMost" },
    note: `with ${tailEvents.toLocaleString("en")} events after the newest snapshot`,
  });
  await bench.endAll();
}

/** Each start ends as a power cut does, so that the next one finds the same data. */
async function startsOf(box: Awaited<ReturnType<typeof victim>>, count: number): Promise<number[]> {
  const before = box.starts.length;
  for (let start = 0; start < count; start += 1) {
    await box.start();
    await box.kill();
  }
  return box.starts.slice(before);
}
