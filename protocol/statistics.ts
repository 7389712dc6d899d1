import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, Language, nullable, record, Slug } from "./schema.ts";

const Count = Type.Integer({ minimum: 0 });
const Ms = nullable(Type.Number({ description: "milliseconds" }));
export const Day = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  description: "a business day",
});

/** A drawing of days says something up to three months; from then on it is drawn by weeks. */
export const daysDrawn = 92;

const dayMs = 24 * 3_600_000;

/** How many days a period has; not above 0 for one that ends before it begins, NaN for what is no date. */
export function lengthOf({ from, to }: { readonly from: string; readonly to: string }): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs + 1;
}

/** Both days are within the period. Without `serviceId`: every service. */
export const StatisticsQuery = record({
  from: Day,
  to: Day,
  serviceId: Type.Optional(Slug),
  /** Of names, and of the heads of tables; the site's first one where it is not given. */
  language: Type.Optional(Language),
  /**
   * What a page shows: the figures without the calibration, and without single days in a period of more than
   * `daysDrawn`; or the calibration and the total alone. Everything where it is not given.
   */
  of: Type.Optional(Type.Union([Type.Literal("figures"), Type.Literal("calibration")])),
});
export type StatisticsQuery = Static<typeof StatisticsQuery>;

/** Percentiles by linear interpolation between closest ranks (Hyndman and Fan, definition 7). */
export const Spread = record({
  count: Count,
  mean: Ms,
  p50: Ms,
  p80: Ms,
  p90: Ms,
  p95: Ms,
  max: Ms,
});
export type Spread = Static<typeof Spread>;

/**
 * The figures of a group. `wait`: from the ticket to its first call, for those who were called. `arrive`: from a call
 * to the declared arrival. `serve`: from arrival to the end.
 */
export const Figures = record({
  key: Type.String({
    description: "2026-11-23, 2026-W48, an hour 0 to 23, a weekday 1 (Monday) to 7, an id",
  }),
  arrivals: Count,
  called: { ...Count, description: "visits that were called in the room" },
  received: { ...Count, description: "visits that began" },
  noShows: { ...Count, description: "called in vain: said by the agent, or the time was over" },
  unserved: {
    ...Count,
    description: "tickets that ended without ever being received nor called in vain",
  },
  recalls: Count,
  repeats: { ...Count, description: "announcements after the first" },
  transfers: Count,
  putBacks: Count,
  wait: Spread,
  arrive: Spread,
  serve: Spread,
});
export type Figures = Static<typeof Figures>;

/** How a counter was used. Its pauses are no open time: `openMs` has them in it only where `pausedMs` is null. */
export const CounterFigures = record({
  key: Type.String(),
  openMs: Type.Number(),
  pausedMs: {
    ...Ms,
    description: "milliseconds; null: some of it was before pauses were measured",
  },
  servingMs: Type.Number(),
  callingMs: Type.Number(),
  received: Count,
});
export type CounterFigures = Static<typeof CounterFigures>;

export const ReasonFigures = record({
  key: Type.String({ description: "a reason's id; empty: none was chosen" }),
  serviceKey: Type.String(),
  count: Count,
  serve: Spread,
});
export type ReasonFigures = Static<typeof ReasonFigures>;

/** One cell of the week: `weekday` 1 (Monday) to 7, `hour` 0 to 23. */
export const WeekCell = record({
  weekday: Type.Integer(),
  hour: Type.Integer(),
  arrivals: Count,
  waitP50: Ms,
});

/** Promised ranges against what came: of tickets that were promised a wait and called. */
export const Calibration = record({
  key: Type.String({ description: "a service; empty: all" }),
  tickets: Count,
  earlier: { ...Count, description: "called before the lower end" },
  within: Count,
  later: { ...Count, description: "called after the upper end" },
  widthMean: { ...Ms, description: "upper less lower end" },
  errorP50: { ...Ms, description: "truth less the middle of the range" },
});
export type Calibration = Static<typeof Calibration>;

export const StatisticsReport = record({
  at: { ...InstantMs, description: "when the rows were read" },
  from: Day,
  to: Day,
  total: Figures,
  days: Type.Array(Figures),
  weeks: Type.Array(Figures),
  hours: Type.Array(Figures),
  weekdays: Type.Array(Figures),
  services: Type.Array(Figures),
  counters: Type.Array(CounterFigures),
  agents: nullable(Type.Array(CounterFigures)),
  reasons: Type.Array(ReasonFigures),
  /** How many rows the tables of single tickets and visits have. */
  rows: record({ tickets: Count, visits: Count }),
  week: Type.Array(WeekCell),
  calibration: Type.Array(Calibration),
  names: Type.Record(Type.String(), Type.String(), {
    description: "what ids are called, in the language that was asked for",
  }),
});
export type StatisticsReport = Static<typeof StatisticsReport>;

/** Rows of a sheet, its head among them (« Excel specifications and limits », Microsoft). */
export const sheetRowsMax = 1_048_576;

/** Tables that can be saved; `tickets` and `visits` are row by row, without any number. */
export const statisticsTables = [
  ...["days", "weeks", "hours", "weekdays", "services"],
  ...["counters", "agents", "reasons", "calibration", "tickets", "visits"],
] as const;

export const TableQuery = record({
  from: Day,
  to: Day,
  serviceId: Type.Optional(Slug),
  language: Type.Optional(Language),
  table: Type.Union([
    Type.Literal("days"),
    Type.Literal("weeks"),
    Type.Literal("hours"),
    Type.Literal("weekdays"),
    Type.Literal("services"),
    Type.Literal("counters"),
    Type.Literal("agents"),
    Type.Literal("reasons"),
    Type.Literal("calibration"),
    Type.Literal("tickets"),
    Type.Literal("visits"),
  ]),
  format: Type.Union([Type.Literal("csv"), Type.Literal("xlsx")]),
});
export type TableQuery = Static<typeof TableQuery>;
