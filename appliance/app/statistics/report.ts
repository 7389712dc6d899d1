import type { Figures, StatisticsQuery, StatisticsReport } from "../../../protocol/statistics.ts";
import { calibrationOf } from "./calibration.ts";
import { type Chosen, chosenOf, keptOf, maskOf } from "./chosen.ts";
import { type Facts, ticketEnds, visitEnds } from "./facts.ts";
import {
  type Counted,
  Counts,
  counted,
  dealt,
  figuresOf,
  type Kind,
  type Sorted,
  spreadOf,
} from "./groups.ts";
import { countersOf, reasonsOf } from "./use.ts";
import { weekday, weekOf } from "./weeks.ts";

/** The rows of both tables by one way of grouping, and what each group is called. */
interface Grouping {
  readonly tickets: Kind;
  readonly visits: Kind;
  readonly name: (group: number) => string;
}

/** What a report without names and moment has. */
export type BareReport = Omit<StatisticsReport, "names" | "at">;

/**
 * Everything that the pages of statistics show of a period. Arrivals and waits belong to the service that gave the
 * number and to the hour of arrival; visits to the service that they were for and to the hour of the call.
 */
export function reportOf(
  facts: Facts,
  query: StatisticsQuery,
  { agents }: { readonly agents: boolean },
): BareReport {
  const chosen = chosenOf(facts, query);
  const rows = periodOf(facts, chosen);
  const calendar = calendarOf(facts);
  const { all } = facts.words;
  const figures = (grouping: Grouping) => figuresBy(facts, rows, grouping);
  const byWord = (of: "day" | "service") => ({
    ...{ tickets: kind(facts.tickets[of], all.length), visits: kind(facts.visits[of], all.length) },
    name: (group: number) => all[group] ?? "",
  });
  const byDay = (
    table: Uint8Array | Uint16Array,
    size: number,
    name: (group: number) => string,
  ) => ({
    tickets: kind(mapped(facts.tickets.day, table), size),
    visits: kind(mapped(facts.visits.day, table), size),
    name,
  });
  const everything = {
    tickets: kind(zeros(facts.tickets.day), 1),
    visits: kind(zeros(facts.visits.day), 1),
  };
  const hours = { tickets: kind(facts.tickets.hour, 24), visits: kind(facts.visits.hour, 24) };
  const [total] = figures({ ...everything, name: () => "" });
  return {
    from: query.from,
    to: query.to,
    total: total ?? nothing,
    days: figures(byWord("day")),
    weeks: figures(
      byDay(calendar.week, calendar.weekNames.length, (n) => calendar.weekNames[n] ?? ""),
    ),
    hours: figures({ ...hours, name: (hour) => String(hour).padStart(2, "0") }),
    weekdays: figures(byDay(calendar.weekday, 8, String)),
    services: figures(byWord("service")),
    counters: countersOf(facts, chosen, "counter"),
    agents: agents ? countersOf(facts, chosen, "agent") : null,
    reasons: reasonsOf(facts, chosen),
    week: weekCells(facts, rows, calendar),
    calibration: calibrationOf(facts, chosen),
  };
}

const empty = spreadOf({ values: new Float64Array(), starts: new Uint32Array(2) }, 0);
const nothing = figuresOf("", new Counts(1).of(0), { wait: empty, arrive: empty, serve: empty });

function kind(of: ArrayLike<number>, size: number): Kind {
  return { of, size };
}

function zeros({ length }: Uint32Array): Uint8Array {
  return new Uint8Array(length);
}

function mapped(days: Uint32Array, table: Uint8Array | Uint16Array): Uint16Array {
  const found = new Uint16Array(days.length);
  for (let row = 0; row < found.length; row += 1) found[row] = table[days[row] as number] as number;
  return found;
}

/** The rows of a period, and the orders of their values. */
interface Period {
  readonly tickets: Uint8Array;
  readonly visits: Uint8Array;
  readonly wait: Uint32Array;
  readonly arrive: Uint32Array;
  readonly serve: Uint32Array;
}

function periodOf(facts: Facts, chosen: Chosen): Period {
  const tickets = maskOf(chosen, facts.tickets);
  const visits = maskOf(chosen, facts.visits);
  const { wait, arrive, serve } = facts.order;
  return {
    ...{ tickets, visits, wait: keptOf(wait, tickets) },
    ...{ arrive: keptOf(arrive, visits), serve: keptOf(serve, visits) },
  };
}

function figuresBy({ tickets, visits }: Facts, period: Period, by: Grouping): Figures[] {
  const counts = new Counts(by.tickets.size);
  countTickets({ tickets, mask: period.tickets }, by.tickets.of, counts);
  countVisits({ visits, mask: period.visits }, by.visits.of, counts);
  const wait = dealt(period.wait, tickets.wait, by.tickets);
  const arrive = dealt(period.arrive, visits.arrive, by.visits);
  const serve = dealt(period.serve, visits.serve, by.visits);
  return Array.from({ length: by.tickets.size }, (_value, group) => group)
    .filter((group) => !counts.isEmpty(group))
    .map((group) => {
      const of = (sorted: Sorted) => spreadOf(sorted, group);
      const spreads = { wait: of(wait), arrive: of(arrive), serve: of(serve) };
      return figuresOf(by.name(group), counts.of(group), spreads);
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

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
  { tickets, mask }: { readonly tickets: Facts["tickets"]; readonly mask: Uint8Array },
  of: ArrayLike<number>,
  counts: Counts,
): void {
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0) continue;
    const group = of[row] as number;
    counts.add(group, at.arrivals, 1);
    const gone = left[tickets.end[row] as number] === 1;
    if (gone && tickets.received[row] === 0 && tickets.called[row] === 0)
      counts.add(group, at.unserved, 1);
  }
}

/** What the end of a visit is counted as; -1: as nothing of its own. */
const endCounts = Int8Array.from(visitEnds, (end) => {
  if (end === "noShow" || end === "expired") return at.noShows;
  if (end === "transferred") return at.transfers;
  return end === "putBack" ? at.putBacks : -1;
});

function countVisits(
  { visits, mask }: { readonly visits: Facts["visits"]; readonly mask: Uint8Array },
  of: ArrayLike<number>,
  counts: Counts,
): void {
  for (let row = 0; row < mask.length; row += 1)
    if (mask[row] === 1)
      countVisit(visits, row, (which, more) => counts.add(of[row] as number, which, more));
}

function countVisit(
  visits: Facts["visits"],
  row: number,
  add: (which: number, more: number) => void,
): void {
  const announcements = visits.announcements[row] as number;
  if (announcements > 0) add(at.called, 1);
  if (announcements > 1) add(at.repeats, announcements - 1);
  if (visits.began[row] === 1) add(at.received, 1);
  if (visits.recall[row] === 1) add(at.recalls, 1);
  const end = endCounts[visits.end[row] as number] as number;
  if (end >= 0) add(end, 1);
}

/** The week and the weekday of each word that is a day. */
interface DayCalendar {
  readonly week: Uint16Array;
  readonly weekNames: readonly string[];
  readonly weekday: Uint8Array;
}

function calendarOf({ words }: Facts): DayCalendar {
  const weekNames = [...new Set(words.all.map(weekOf))];
  const places = new Map(weekNames.map((name, index) => [name, index]));
  return {
    weekNames,
    week: Uint16Array.from(words.all, (day) => places.get(weekOf(day)) ?? 0),
    weekday: Uint8Array.from(words.all, weekday),
  };
}

const cellsMax = 8 * 24;

function weekCells({ tickets }: Facts, period: Period, calendar: DayCalendar) {
  const of = new Uint8Array(tickets.day.length);
  const arrivals = new Uint32Array(cellsMax);
  for (let row = 0; row < of.length; row += 1) {
    const cell =
      (calendar.weekday[tickets.day[row] as number] as number) * 24 + (tickets.hour[row] as number);
    of[row] = cell;
    if (period.tickets[row] === 1) arrivals[cell] = (arrivals[cell] as number) + 1;
  }
  const wait = dealt(period.wait, tickets.wait, { of, size: cellsMax });
  return Array.from(arrivals, (count, cell) => ({
    ...{ weekday: Math.floor(cell / 24), hour: cell % 24, arrivals: count },
    waitP50: spreadOf(wait, cell).p50,
  })).filter((cell) => cell.arrivals > 0);
}
