import { join } from "node:path";
import { systemClock } from "../../appliance/adapters/clock-system.ts";
import { memoryLog } from "../../appliance/adapters/log-memory.ts";
import { threadStatistics } from "../../appliance/adapters/statistics-thread.ts";
import type { StatisticsRules } from "../../appliance/ports/statistics.ts";
import { median, percentile } from "../../test/support/figures.ts";
import { Past, writePasts } from "../simulated-days/past.ts";
import { simulate } from "../simulated-days/run.ts";
import type { Bench } from "./bench.ts";
import { measurePaintedStatistics } from "./statistics-painted.ts";

const rules: StatisticsRules = {
  ...{ agentsFrom: null, today: "2026-11-23", zone: "Europe/Paris", rollover: "04:00" },
  ...{ names: {}, language: "fr" },
};
const dayMs = 24 * 3_600_000;
/** Two of the simulation's halls are 450 calls a day. */
const halls = [1, 2];

/**
 * A year of statistics from the question to the answer's bytes, by the box's own thread: of a year that was not asked for
 * yet, and of one that was. The first time of all, when the days are made, is a note.
 */
export async function measureStatistics(bench: Bench): Promise<void> {
  const dir = join(bench.folder("figures"), "data");
  const days = bench.pick(30, 10);
  const pasts = halls.map((seed) => {
    const past = new Past();
    simulate(seed, days, undefined, past.heard);
    return past;
  });
  const repeats = Math.ceil(365 / days);
  await writePasts(dir, pasts, { days, repeats, endDay: rules.today });
  const statistics = threadStatistics({
    program: new URL("../../appliance/statistics-worker.ts", import.meta.url),
    ...{ dir, clock: systemClock(), log: memoryLog() },
  });
  bench.later(() => statistics.close());
  const ask = async (from: string, serviceId?: string): Promise<number> => {
    const at = performance.now();
    await statistics.report({ from, to: "2026-11-22", serviceId }, rules);
    return performance.now() - at;
  };
  const made = await ask("2025-11-24");
  const fresh: number[] = [];
  // Another period each time: nothing of the answer is there already.
  for (let day = 10; day < bench.pick(30, 16); day += 1) fresh.push(await ask(`2025-12-${day}`));
  const again: number[] = [];
  for (let time = 0; time < fresh.length; time += 1) again.push(await ask("2025-12-10"));
  bench.rows.push({
    what: "a year of statistics, question -> answer",
    unit: "ms",
    box: median(fresh),
    judged: "box",
    budget: { limit: 200, is: "atMost" },
    note: `450 calls a day; worst ${Math.round(percentile(fresh, 1))} ms of ${fresh.length}; asked again ${Math.round(median(again))} ms; the first time, with every day to be made, ${Math.round(made)} ms`,
  });
  await statistics.close();
  await measureThePages(bench, pasts, { days, repeats });
  await bench.endAll();
}

/** The same past in a box, with yesterday as its last day. */
async function measureThePages(
  bench: Bench,
  pasts: readonly Past[],
  { days, repeats }: { readonly days: number; readonly repeats: number },
): Promise<void> {
  const dataDir = join(bench.folder("painted"), "data");
  const today = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
  const dayText = (ago: number) => new Date(today - ago * dayMs).toISOString().slice(0, 10);
  await writePasts(dataDir, pasts, { days, repeats, endDay: dayText(0) });
  const box = bench.program<{ port: number }>("scripts/benchmark/box.ts", [dataDir, "{}"]);
  const { port } = await box.ready;
  const year = Array.from({ length: 365 }, (_day, n) => dayText(365 - n));
  await measurePaintedStatistics(bench, { port, days: year });
}
