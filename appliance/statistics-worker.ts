import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { type StatisticsQuery, sheetRowsMax, type TableQuery } from "../protocol/statistics.ts";
import { goBehind } from "./adapters/behind.ts";
import { localTime } from "./adapters/calendar-local-time.ts";
import { temporalCalendar } from "./adapters/calendar-temporal.ts";
import { openDayShelf } from "./adapters/day-shelf-sqlite.ts";
import { openHistory } from "./adapters/history-sqlite.ts";
import { StatisticsKeeper } from "./app/statistics/keeper.ts";
import type { LocalTime } from "./app/statistics/local-time.ts";
import type { StatisticsRules } from "./ports/statistics.ts";
import { OpenFiles } from "./statistics-files.ts";

/** What the box asks the thread of statistics. */
type Asked = { readonly id: number; readonly now: number } & (
  | { readonly kind: "prepare"; readonly rules: StatisticsRules }
  | { readonly kind: "report"; readonly ask: StatisticsQuery; readonly rules: StatisticsRules }
  | { readonly kind: "table"; readonly ask: TableQuery; readonly rules: StatisticsRules }
  /** The next bytes of the table of an earlier question, or no more of them. */
  | { readonly kind: "more" | "leave"; readonly file: number }
);

goBehind();
const { dir } = workerData as { readonly dir: string };
const calendar = temporalCalendar();
const files = new OpenFiles();

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
  switch (asked.kind) {
    case "prepare":
      keeper.prepare(asked.rules);
      return nothing();
    case "report":
      return new TextEncoder().encode(JSON.stringify(keeper.report(asked.ask, asked.rules)));
    case "more":
      // Of its own: what is sent away may not be part of a pool.
      return Uint8Array.from(files.next(asked.file));
    case "leave":
      files.leave(asked.file);
      return nothing();
    default:
      return table(asked.id, asked.ask, asked.rules);
  }
}

/** Opens a file; answers how many rows it has, as text. One that its format cannot hold is not opened. */
async function table(id: number, ask: TableQuery, rules: StatisticsRules): Promise<Uint8Array> {
  const made = keeper.table(ask, rules);
  if (ask.format === "csv" || made.count < sheetRowsMax) await files.open(id, made, ask);
  return new TextEncoder().encode(String(made.count));
}

const nothing = () => new Uint8Array();

parentPort?.on("message", (asked: Asked) => {
  now = asked.now;
  answer(asked).then(
    (body) => parentPort?.postMessage({ id: asked.id, body }, [body.buffer as ArrayBuffer]),
    (error: unknown) => parentPort?.postMessage({ id: asked.id, error: String(error) }),
  );
});
