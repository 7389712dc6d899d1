import { join } from "node:path";
import { systemClock } from "../../appliance/adapters/clock-system.ts";
import { memoryLog } from "../../appliance/adapters/log-memory.ts";
import { threadStatistics } from "../../appliance/adapters/statistics-thread.ts";
import type { StatisticsRules } from "../../appliance/ports/statistics.ts";
import { median, percentile } from "../../test/support/figures.ts";
import { Past, writePasts } from "../simulated-days/past.ts";
import { simulate } from "../simulated-days/run.ts";
import type { Bench } from "./bench.ts";

const rules: StatisticsRules = {
  ...{ agentsFrom: null, today: "2026-11-23", zone: "Europe/Paris", rollover: "04:00" },
  ...{ names: {}, language: "fr" },
};
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
  await bench.endAll();
}
