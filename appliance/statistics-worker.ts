import { parentPort, workerData } from "node:worker_threads";
import type { StatisticsQuery, TableQuery } from "../protocol/statistics.ts";
import { localTime } from "./adapters/calendar-local-time.ts";
import { temporalCalendar } from "./adapters/calendar-temporal.ts";
import { openHistory } from "./adapters/history-sqlite.ts";
import { csvOf, xlsxOf } from "./adapters/tables-file.ts";
import type { SessionFact, TicketFact, VisitFact } from "./app/statistics/facts.ts";
import { StatisticsKeeper } from "./app/statistics/keeper.ts";
import type { StatisticsRules } from "./ports/statistics.ts";

/** What the box asks the thread of statistics. */
type Asked =
  | {
      readonly id: number;
      readonly kind: "report";
      readonly ask: StatisticsQuery;
      readonly rules: StatisticsRules;
      readonly now: number;
    }
  | {
      readonly id: number;
      readonly kind: "table";
      readonly ask: TableQuery;
      readonly rules: StatisticsRules;
      readonly now: number;
    };

const { file } = workerData as { readonly file: string };
const history = openHistory<TicketFact, VisitFact, SessionFact>(file);
const calendar = temporalCalendar();

/** Box time as the newest question told it. */
let now = 0;
let zone = "";
let rollover = "";
let keeper: StatisticsKeeper | null = null;

/** The keeper for the site's zone; another zone means that every hour is another. */
function keeperFor(rules: StatisticsRules): StatisticsKeeper {
  if (keeper && zone === rules.zone && rollover === rules.rollover) return keeper;
  ({ zone, rollover } = rules);
  const local = {
    hour: localTime(zone).hour,
    businessDay: byMinute((at) => calendar.businessDay(at, rules.zone, rules.rollover)),
  };
  keeper = new StatisticsKeeper({ source: history, local, now: () => now });
  return keeper;
}

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

async function answer(asked: Asked): Promise<object> {
  const found = keeperFor(asked.rules);
  if (asked.kind === "report") return found.report(asked.ask, asked.rules);
  const table = found.table(asked.ask, asked.rules, asked.rules.names);
  return asked.ask.format === "csv" ? csvOf(table) : xlsxOf(table, asked.ask.table);
}

parentPort?.on("message", (asked: Asked) => {
  now = asked.now;
  answer(asked)
    .then(
      (body) => parentPort?.postMessage({ id: asked.id, body }),
      (error: unknown) => parentPort?.postMessage({ id: asked.id, error: String(error) }),
    )
    // The answer is out: what is more than a minute old is read again now, for whoever asks next.
    .finally(() => {
      if (keeper?.due) keeper.refresh();
    });
});
