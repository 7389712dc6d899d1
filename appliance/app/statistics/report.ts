import {
  daysDrawn,
  type Figures,
  lengthOf,
  type StatisticsQuery,
  type StatisticsReport,
} from "../../../protocol/statistics.ts";
import { calibrationOf } from "./calibration.ts";
import type { Base, Facts, SortedTimes } from "./facts.ts";
import {
  add,
  type Counted,
  Counts,
  counted,
  dealt,
  figuresOf,
  type Sorted,
  same,
  spreadOf,
} from "./groups.ts";
import { ticketEnds, visitEnds } from "./rows.ts";
import { countersOf, reasonsOf } from "./use.ts";
import { weekday, weekOf } from "./weeks.ts";

/** One way of grouping: the group of each word of the base, how many there are, and what each is called. */
interface Grouping {
  readonly base: Base;
  readonly table: Uint16Array;
  readonly size: number;
  readonly name: (group: number) => string;
}

/** What a report without names and moment has. */
export type BareReport = Omit<StatisticsReport, "names" | "at">;

/**
 * Everything that the pages of statistics show of a period, or the part that is asked for: lists of the other are empty.
 * Arrivals and waits belong to the service that gave the number and to the hour of arrival; visits to the service that
 * they were for and to the hour of the call.
 */
export function reportOf(facts: Facts, query: StatisticsQuery): BareReport {
  const { of, from, to } = query;
  const withDays = of !== "figures" || lengthOf(query) <= daysDrawn;
  const rows = { tickets: facts.tickets.end.length, visits: facts.visits.end.length };
  const figures = of === "calibration" ? totalAlone(facts) : figuresOfAll(facts, withDays);
  const calibration = of === "figures" ? [] : calibrationOf(facts);
  return { from, to, rows, ...figures, calibration };
}

type AllFigures = Omit<BareReport, "from" | "to" | "rows" | "calibration">;

function totalAlone(facts: Facts): AllFigures {
  const lists = { days: [], weeks: [], hours: [], weekdays: [], services: [], counters: [] };
  const total = totalOf(facts, countsOf(facts));
  return { total, ...lists, agents: facts.agents && [], reasons: [], week: [] };
}

function totalOf(facts: Facts, counts: BaseCounts): Figures {
  const table = new Uint16Array(facts.days.length);
  const [total] = figuresBy(facts, counts, { base: "day", table, size: 1, name: () => "" });
  return total ?? nothing;
}

function figuresOfAll(facts: Facts, withDays: boolean): AllFigures {
  const calendar = calendarOf(facts);
  const { days, words } = facts;
  const counts = countsOf(facts);
  const figures = (grouping: Grouping) => figuresBy(facts, counts, grouping);
  const by = (base: Base, size: number, name: (word: number) => string) =>
    figures({ ...{ base, size, name }, table: same(size) });
  const byDay = (table: Uint16Array, size: number, name: (group: number) => string) =>
    figures({ base: "day", table, size, name });
  const weekName = (week: number) => calendar.weekNames[week] ?? "";
  return {
    total: totalOf(facts, counts),
    days: withDays ? by("day", days.length, (day) => days[day] ?? "") : [],
    weeks: byDay(calendar.week, calendar.weekNames.length, weekName),
    hours: by("hour", 24, (hour) => String(hour).padStart(2, "0")),
    weekdays: byDay(calendar.weekday, 8, String),
    services: by("service", words.length, (service) => words[service] ?? ""),
    counters: countersOf(facts, "counter"),
    agents: facts.agents && countersOf(facts, "agent"),
    reasons: reasonsOf(facts),
    week: weekCells(facts, calendar),
  };
}

const noTimes: Sorted = { values: new Uint32Array(), starts: new Uint32Array(2) };
const empty = spreadOf(noTimes, 0);
const nothing = figuresOf("", new Counts(1).of(0), { wait: empty, arrive: empty, serve: empty });

/** The counts of each word of each base: those of weeks and weekdays are sums of them. */
type BaseCounts = { readonly [B in Base]: Counts };

function countsOf({ days, words, tickets, visits }: Facts): BaseCounts {
  const of = (base: Base, size: number): Counts => {
    const counts = new Counts(size);
    countTickets(tickets, new Uint16Array(tickets[base]), counts);
    countVisits(visits, new Uint16Array(visits[base]), counts);
    return counts;
  };
  return {
    day: of("day", days.length),
    hour: of("hour", 24),
    service: of("service", words.length),
  };
}

function figuresBy({ sorted }: Facts, base: BaseCounts, by: Grouping): Figures[] {
  const counts = base[by.base].folded(by.table, by.size);
  const spread = ({ values, by: words }: SortedTimes) => dealt(values, words[by.base], by);
  const [wait, arrive, serve] = [sorted.wait, sorted.arrive, sorted.serve].map(spread);
  return Array.from({ length: by.size }, (_value, group) => group)
    .filter((group) => !counts.isEmpty(group))
    .map((group) => {
      const of = (times: Sorted | undefined) => spreadOf(times ?? noTimes, group);
      const spreads = { wait: of(wait), arrive: of(arrive), serve: of(serve) };
      return figuresOf(by.name(group), counts.of(group), spreads);
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const width = counted.length;
const placeOf = (name: Counted): number => counted.indexOf(name);
const at = {
  ...{ arrivals: placeOf("arrivals"), unserved: placeOf("unserved"), called: placeOf("called") },
  ...{ received: placeOf("received"), noShows: placeOf("noShows"), recalls: placeOf("recalls") },
  ...{
    repeats: placeOf("repeats"),
    transfers: placeOf("transfers"),
    putBacks: placeOf("putBacks"),
  },
};

/** Ends of tickets that nobody was called for. */
const left = Uint8Array.from(ticketEnds, (end) =>
  end === "endOfDay" || end === "cancelled" ? 1 : 0,
);

function countTickets(
  { end, received, called }: Facts["tickets"],
  of: Uint16Array,
  counts: Counts,
): void {
  const cells = counts.at;
  for (let row = 0; row < end.length; row += 1) {
    const from = (of[row] as number) * width;
    add(cells, from + at.arrivals, 1);
    const gone = left[end[row] as number] === 1;
    if (gone && received[row] === 0 && called[row] === 0) add(cells, from + at.unserved, 1);
  }
}

/** What the end of a visit is counted as; -1: as nothing of its own. */
const endCounts = Int8Array.from(visitEnds, (end) => {
  if (end === "noShow" || end === "expired") return at.noShows;
  if (end === "transferred") return at.transfers;
  return end === "putBack" ? at.putBacks : -1;
});

function countVisits(
  { announcements, began, recall, end }: Facts["visits"],
  of: Uint16Array,
  counts: Counts,
): void {
  const cells = counts.at;
  for (let row = 0; row < end.length; row += 1) {
    const from = (of[row] as number) * width;
    const said = announcements[row] as number;
    if (said > 0) add(cells, from + at.called, 1);
    if (said > 1) add(cells, from + at.repeats, said - 1);
    add(cells, from + at.received, began[row] as number);
    add(cells, from + at.recalls, recall[row] as number);
    const which = endCounts[end[row] as number] as number;
    if (which >= 0) add(cells, from + which, 1);
  }
}

/** The week and the weekday of each day: a period has at most 400 of them. */
interface DayCalendar {
  readonly week: Uint16Array;
  readonly weekNames: readonly string[];
  readonly weekday: Uint16Array;
}

function calendarOf({ days }: Facts): DayCalendar {
  const weekNames = [...new Set(days.map(weekOf))];
  const places = new Map(weekNames.map((name, index) => [name, index]));
  return {
    weekNames,
    week: Uint16Array.from(days, (day) => places.get(weekOf(day)) ?? 0),
    weekday: Uint16Array.from(days, weekday),
  };
}

const cellsMax = 8 * 24;

function weekCells({ tickets, sorted }: Facts, { weekday }: DayCalendar) {
  const cellsOf = (day: Uint16Array, hour: Uint16Array | Uint8Array): Uint16Array => {
    const cells = new Uint16Array(day.length);
    for (let row = 0; row < cells.length; row += 1)
      cells[row] = (weekday[day[row] as number] as number) * 24 + (hour[row] as number);
    return cells;
  };
  const arrivals = new Uint32Array(cellsMax);
  for (const cell of cellsOf(tickets.day, tickets.hour)) add(arrivals, cell, 1);
  const { values, by } = sorted.wait;
  const wait = dealt(values, cellsOf(by.day, by.hour), { table: same(cellsMax), size: cellsMax });
  return Array.from(arrivals, (count, cell) => ({
    ...{ weekday: Math.floor(cell / 24), hour: cell % 24, arrivals: count },
    waitP50: spreadOf(wait, cell).p50,
  })).filter((cell) => cell.arrivals > 0);
}
