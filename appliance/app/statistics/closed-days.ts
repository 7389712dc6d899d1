import type { DayShelf, KeptDay, ShelvedDay } from "../../ports/day-shelf.ts";
import type { History } from "../../ports/history.ts";
import type { StatisticsRules } from "../../ports/statistics.ts";
import { type DayFacts, dayFactsOf } from "./day-facts.ts";
import { dayFactsFrom, keptDayOf } from "./kept-day.ts";
import type { LocalTime } from "./local-time.ts";
import { touchedDays } from "./touched-days.ts";

/** Grows when the columns or what they mean change: everything kept is then made again. */
const format = 2;
const dayMs = 24 * 3_600_000;
/** A business day lies within so much of the noon of its date in UTC, whatever the zone and the roll-over. */
const aroundNoonMs = 2 * dayMs;
/** Days that are made and written together: bounds the memory of the first time. */
const daysAtOnce = 40;
/** The place in the log is written down when it is so many events on: less to look at after the next start. */
const markEvery = 5_000;
/** The tables are held against the shelf not more often than this, milliseconds. */
const countEveryMs = 60_000;
/** Days that stay open in memory: the longest period that may be asked for. */
const openMax = 400;
/** A session of more days ago that never ended is nobody's any more: its day is not made again for it. */
const unfinishedDays = 7;

/** What the days stand on: the box's data, the shelf, the calendar. */
export interface ClosedDayParts {
  readonly history: History;
  readonly shelf: DayShelf;
  readonly localTime: (zone: string, rollover: string) => LocalTime;
  readonly now: () => number;
}

/** Days as columns: those that are over come from the shelf, the one that goes on from the tables. */
export class ClosedDays {
  readonly #parts: ClosedDayParts;
  #local: { readonly of: string; readonly time: LocalTime } | null = null;
  readonly #open = new Map<string, DayFacts>();
  #version = 0;
  /** When the days were last counted, and as of which day: a table made anew is noticed within a minute. */
  #counted = { at: Number.NEGATIVE_INFINITY, today: "" };
  /** The place of the log up to which this thread has looked; the shelf's own mark moves less often. */
  #looked: { readonly stamp: string; readonly seq: number } = { stamp: "", seq: 0 };

  constructor(parts: ClosedDayParts) {
    this.#parts = parts;
  }

  /** The days of a period as the log has them now, in their order. */
  between(from: string, to: string, rules: StatisticsRules): DayFacts[] {
    const { history, shelf } = this.#parts;
    return history.reading(() => {
      const local = this.#localTime(rules);
      this.#catchUp(rules, local);
      const days = shelf.days(from, to).map((day) => this.#read(day));
      if (rules.today < from || rules.today > to) return days;
      const later = days.findIndex(({ day }) => day > rules.today);
      days.splice(later < 0 ? days.length : later, 0, this.#made(rules.today, local));
      return days;
    });
  }

  /** Read once: a year of columns is some 8 MB. */
  #read(day: string): DayFacts {
    const known = this.#open.get(day);
    if (known) return known;
    const kept = this.#parts.shelf.get(day);
    if (!kept) throw new Error(`day ${day} left the shelf`);
    const facts = dayFactsFrom(kept);
    this.#open.set(day, facts);
    const [oldest] = this.#open.keys();
    if (this.#open.size > openMax && oldest !== undefined) this.#open.delete(oldest);
    return facts;
  }

  /** Changes with every change of a closed day. */
  get version(): number {
    return this.#version;
  }

  /** The place of the log that the newest answer knows. */
  get looked(): number {
    return this.#looked.seq;
  }

  #localTime({ zone, rollover }: StatisticsRules): LocalTime {
    const of = JSON.stringify([zone, rollover]);
    if (this.#local?.of !== of) this.#local = { of, time: this.#parts.localTime(zone, rollover) };
    return this.#local.time;
  }

  /** Brings the shelf to the log's end. Most of the time there is nothing to make. */
  #catchUp(rules: StatisticsRules, local: LocalTime): void {
    const { history, shelf } = this.#parts;
    const { epoch, seq } = history.position();
    const stamp = JSON.stringify([format, epoch, rules.zone, rules.rollover]);
    const mark = shelf.mark();
    const clear = mark.stamp !== stamp || mark.seq > seq;
    const kept = clear ? new Map<string, ShelvedDay>() : shelf.counts();
    const from = this.#looked.stamp === stamp ? Math.max(this.#looked.seq, mark.seq) : mark.seq;
    const touched =
      kept.size === 0 ? new Set<string>() : touchedDays(history, local, from, [...kept.keys()]);
    touched.delete(rules.today);
    const { dirty, remove } = this.#mustCount(rules, clear)
      ? this.#compared(kept, touched, rules, local)
      : { dirty: [...touched], remove: [] };
    const unwanted = [...kept].some(([day, { agents }]) => agents && !isAllowed(day, rules));
    this.#looked = { stamp, seq };
    if (clear || unwanted || dirty.length + remove.length > 0 || seq - mark.seq > markEvery)
      this.#write({ clear, remove, days: dirty }, { stamp, seq, rules, local });
  }

  #mustCount({ today }: StatisticsRules, clear: boolean): boolean {
    const { at, today: then } = this.#counted;
    return clear || then !== today || this.#parts.now() - at > countEveryMs;
  }

  /** Holds the shelf against the tables: what is missing, what is there too much. */
  #compared(
    kept: ReadonlyMap<string, ShelvedDay>,
    touched: ReadonlySet<string>,
    rules: StatisticsRules,
    local: LocalTime,
  ): { readonly dirty: string[]; readonly remove: string[] } {
    const past = this.#pastDays(rules.today, local);
    this.#counted = { at: this.#parts.now(), today: rules.today };
    const dirty = [...past].filter(
      ([day, tickets]) => touched.has(day) || isStale(kept.get(day), { day, tickets }, rules),
    );
    return {
      dirty: dirty.map(([day]) => day),
      remove: [...kept.keys()].filter((day) => !past.has(day)),
    };
  }

  #write(
    edit: { readonly clear: boolean; readonly remove: string[]; readonly days: readonly string[] },
    to: {
      readonly stamp: string;
      readonly seq: number;
      readonly rules: StatisticsRules;
      readonly local: LocalTime;
    },
  ): void {
    const { shelf } = this.#parts;
    const { agentsFrom } = to.rules;
    const { days, ...first } = edit;
    this.#version += 1;
    this.#open.clear();
    const same = { agentsFrom, stamp: to.stamp, clear: false, remove: [] };
    // The place in the log moves last: whoever is cut off here begins at the same place again.
    const before = first.clear ? 0 : shelf.mark().seq;
    shelf.change({ ...same, ...first, put: [], seq: before });
    for (let at = 0; at < days.length; at += daysAtOnce) {
      const some = days.slice(at, at + daysAtOnce);
      const put = some.map((day) => this.#keptDay(day, to.local, to.rules));
      shelf.change({ ...same, put, seq: before });
    }
    shelf.change({ ...same, put: [], seq: to.seq });
  }

  /** Each business day but today's that has tickets or sessions, and how many tickets. */
  #pastDays(today: string, local: LocalTime): Map<string, number> {
    const { history } = this.#parts;
    const days = new Map(history.ticketDays().map(({ day, tickets }) => [day, tickets]));
    for (const openedAt of history.sessionMoments()) {
      const day = local.businessDay(openedAt);
      if (!days.has(day)) days.set(day, 0);
    }
    days.delete(today);
    return days;
  }

  #keptDay(day: string, local: LocalTime, rules: StatisticsRules): KeptDay {
    return keptDayOf(this.#made(day, local), { agents: isAllowed(day, rules) });
  }

  #made(day: string, local: LocalTime): DayFacts {
    const noon = Date.parse(`${day}T12:00:00Z`);
    const rows = this.#parts.history.rows(day, noon - aroundNoonMs, noon + aroundNoonMs);
    const sessions = rows.sessions.filter(({ openedAt }) => local.businessDay(openedAt) === day);
    return dayFactsOf(day, { ...rows, sessions }, (at) => local.hour(at), this.#parts.now());
  }
}

/** True for a day that is not kept, or was kept with less, or more, than belongs to it. */
function isStale(
  kept: ShelvedDay | undefined,
  { day, tickets }: { readonly day: string; readonly tickets: number },
  rules: StatisticsRules,
): boolean {
  if (!kept || kept.tickets !== tickets) return true;
  if (kept.unfinished && Date.parse(rules.today) - Date.parse(day) <= unfinishedDays * dayMs)
    return true;
  return !kept.agents && isAllowed(day, rules);
}

/** True for a day of which the site keeps the figures of single agents. */
function isAllowed(day: string, { agentsFrom }: StatisticsRules): boolean {
  return agentsFrom !== null && day >= agentsFrom;
}
