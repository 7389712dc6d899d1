import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { StatisticsQuery, TableQuery } from "../protocol/statistics.ts";
import { localTime } from "./adapters/calendar-local-time.ts";
import { temporalCalendar } from "./adapters/calendar-temporal.ts";
import { openDayShelf } from "./adapters/day-shelf-sqlite.ts";
import { openHistory } from "./adapters/history-sqlite.ts";
import { StatisticsKeeper } from "./app/statistics/keeper.ts";
import type { LocalTime } from "./app/statistics/local-time.ts";
import type { StatisticsRules } from "./ports/statistics.ts";

/** What the box asks the thread of statistics. */
type Asked = { readonly id: number; readonly rules: StatisticsRules; readonly now: number } & (
  | { readonly kind: "prepare" }
  | { readonly kind: "report"; readonly ask: StatisticsQuery }
  | { readonly kind: "table"; readonly ask: TableQuery }
);

const { dir } = workerData as { readonly dir: string };
const calendar = temporalCalendar();

/** Box time as the newest question told it. */
let now = 0;
const keeper = new StatisticsKeeper({
  ...{ history: openHistory(join(dir, "patience.db")), now: () => now },
  shelf: openDayShelf(join(dir, "figures.db")),
  localTime: (zone, rollover): LocalTime => ({
    hour: localTime(zone).hour,
    businessDay: byMinute((at) => calendar.businessDay(at, zone, rollover)),
  }),
});

/** A business day begins at a full minute: each minute is asked for once. */
function byMinute(ask: (at: number) => string): (at: number) => string {
  const known = new Map<number, string>();
  return (at) => {
    const minute = Math.floor(at / 60_000);
    const day = known.get(minute) ?? ask(minute * 60_000);
    known.set(minute, day);
    return day;
  };
}

async function answer(asked: Asked): Promise<Uint8Array> {
  if (asked.kind === "prepare") {
    keeper.prepare(asked.rules);
    return new Uint8Array();
  }
  if (asked.kind === "report")
    return new TextEncoder().encode(JSON.stringify(keeper.report(asked.ask, asked.rules)));
  // The writers of files are big and seldom needed.
  const { csvOf, xlsxOf } = await import("./adapters/tables-file.ts");
  const table = keeper.table(asked.ask, asked.rules);
  const bytes = asked.ask.format === "csv" ? csvOf(table) : await xlsxOf(table, asked.ask.table);
  return Uint8Array.from(bytes);
}

parentPort?.on("message", (asked: Asked) => {
  now = asked.now;
  answer(asked).then(
    (body) => parentPort?.postMessage({ id: asked.id, body }, [body.buffer as ArrayBuffer]),
    (error: unknown) => parentPort?.postMessage({ id: asked.id, error: String(error) }),
  );
});
