import {
  type Column,
  type ColumnsOf,
  columns,
  columnsFor,
  none,
  rowsIn,
  type TableName,
  type Tables,
  wordColumns,
} from "./columns.ts";
import type { DayFacts } from "./day-facts.ts";
import { ascending, picked, pickedWords } from "./sorting.ts";
import { Words } from "./words.ts";

/** The rows of a period, day after day; `day` is a place in `days`, other words are places in `words`. */
export interface Facts {
  readonly days: readonly string[];
  readonly words: readonly string[];
  readonly tickets: ColumnsOf<"tickets"> & { readonly day: Uint16Array };
  readonly visits: ColumnsOf<"visits"> & { readonly day: Uint16Array };
  readonly sessions: ColumnsOf<"sessions"> & { readonly day: Uint16Array };
  /** Whose rows they are; null where a day of the period has it no longer. */
  readonly agents: { readonly visits: Uint16Array; readonly sessions: Uint16Array } | null;
  /** The columns of times in ascending order, without the rows that have none. */
  readonly sorted: { readonly [M in "wait" | "arrive" | "serve"]: SortedTimes };
}

/** Times in ascending order, and of each its row, and what the row belongs to. */
export interface SortedTimes {
  readonly values: Uint32Array;
  readonly rows: Uint32Array;
  readonly by: { readonly [B in Base]: Uint16Array };
}

/** What rows are grouped by; weeks, weekdays and the whole period follow from the day. */
export type Base = "day" | "hour" | "service";

/**
 * Puts the days of a period together: of one service where one is named. Sessions know no service and are all there.
 * A year of 400 visits a day is some 8 MB.
 */
export function factsOf(days: readonly DayFacts[], serviceId?: string): Facts {
  const words = new Words();
  const maps = days.map((day) => Uint16Array.from(day.words, (word) => words.place(word)));
  const service = serviceId === undefined ? null : words.place(serviceId);
  const table = <T extends "tickets" | "visits" | "sessions">(name: T) => {
    const rows = days.map((day, index) => chosenRows(day, name, maps[index], service));
    return { rows, columns: joined(days, name, maps, rows) };
  };
  const [tickets, visits, sessions] = [table("tickets"), table("visits"), table("sessions")];
  return {
    days: days.map(({ day }) => day),
    words: words.all,
    ...{ tickets: tickets.columns, visits: visits.columns, sessions: sessions.columns },
    agents: agentsOf(days, maps, { visits: visits.rows, sessions: sessions.rows }),
    sorted: {
      wait: sortedTimes(tickets.columns.wait, tickets.columns),
      arrive: sortedTimes(visits.columns.arrive, visits.columns),
      serve: sortedTimes(visits.columns.serve, visits.columns),
    },
  };
}

function sortedTimes(
  column: Uint32Array,
  { day, hour, service }: Pick<Facts["tickets"], Base>,
): SortedTimes {
  const rows = ascending(column, none);
  const of = (words: Uint16Array) => pickedWords(words, rows);
  return {
    ...{ rows, values: picked(column, rows) },
    by: { day: of(day), hour: of(new Uint16Array(hour)), service: of(service) },
  };
}

/** Rows of a day that belong to the service; null: all of them. */
type Rows = Uint32Array | null;

function chosenRows(
  { tables }: DayFacts,
  name: "tickets" | "visits" | "sessions",
  map: Uint16Array | undefined,
  service: number | null,
): Rows {
  if (service === null || name === "sessions") return null;
  const of = tables[name].service;
  return Uint32Array.from(of.keys()).filter((row) => map?.[of[row] as number] === service);
}

function joined<T extends "tickets" | "visits" | "sessions">(
  days: readonly DayFacts[],
  name: T,
  maps: readonly Uint16Array[],
  rows: readonly Rows[],
): ColumnsOf<T> & { readonly day: Uint16Array } {
  const counts = days.map(({ tables }, n) => rows[n]?.length ?? rowsIn(tables[name]));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const made = columnsFor(name, all);
  const day = new Uint16Array(all);
  let at = 0;
  for (const [index, { tables }] of days.entries()) {
    const count = counts[index] ?? 0;
    day.fill(index, at, at + count);
    for (const column of Object.keys(columns[name])) {
      const from = (tables[name] as Record<string, Column>)[column] as Column;
      const to = (made as Record<string, Column>)[column] as Column;
      const map = wordColumns.has(column) ? (maps[index] ?? null) : null;
      copy(from, to, { at, rows: rows[index] ?? null, map });
    }
    at += count;
  }
  return { ...made, day };
}

interface Way {
  readonly at: number;
  readonly rows: Rows;
  readonly map: Uint16Array | null;
}

function copy(from: Column, to: Column, { at, rows, map }: Way): void {
  if (rows === null && map === null) {
    to.set(from, at);
    return;
  }
  const count = rows?.length ?? from.length;
  for (let n = 0; n < count; n += 1) {
    const value = from[rows === null ? n : (rows[n] as number)] as number;
    to[at + n] = map === null ? value : (map[value] as number);
  }
}

function agentsOf(
  days: readonly DayFacts[],
  maps: readonly Uint16Array[],
  rows: Readonly<Record<"visits" | "sessions", readonly Rows[]>>,
): Facts["agents"] {
  const gather = (of: "visits" | "sessions", from: TableName & `${string}Agents`) => {
    const found: number[] = [];
    for (const [index, { tables }] of days.entries()) {
      const agents = (tables as Tables)[from].agent;
      if (agents.length !== rowsIn(tables[of])) return null;
      for (const row of rows[of][index] ?? agents.keys())
        found.push(maps[index]?.[agents[row] as number] ?? 0);
    }
    return Uint16Array.from(found);
  };
  const [visits, sessions] = [gather("visits", "visitAgents"), gather("sessions", "sessionAgents")];
  return visits && sessions ? { visits, sessions } : null;
}
