import type { ClosedDays, OpenPeriod } from "../domain/site-options.ts";

/** Time. Wall time may jump; the monotonic one never goes back and is only good for differences. */
export interface Clock {
  /** UTC, milliseconds since 1970. */
  now(): number;
  /** Milliseconds since some fixed moment. */
  monotonic(): number;
  /** Calls once, not before `delayMs` of monotonic time; answers how to cancel. */
  after(delayMs: number, call: () => void): () => void;
}

/** A stretch of time, `until` left out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface WeekAhead {
  readonly zone: string;
  readonly hours: readonly OpenPeriod[];
  readonly closedDays: readonly ClosedDays[];
}

/** Local dates and hours of a site's zone. */
export interface Calendar {
  /** The business day at a moment: it rolls over at the local hour `rollover` (`04:00`), summer time or not. */
  businessDay(at: number, zone: string, rollover: string): string;
  /** The moment at which the next business day starts. */
  nextRollover(at: number, zone: string, rollover: string): number;
  /** Minutes since local midnight, as the clock on the wall shows them. */
  minuteOfDay(at: number, zone: string): number;
  /**
   * The weekly periods as moments, those over before `at` left out, adjoining ones joined: every period that begins
   * within `days` of it, and at least one if any begins within 400 days. No period at all means the whole of every
   * day that is not closed.
   */
  openings(week: WeekAhead, at: number, days: number): readonly Span[];
  /** The closed days among `days` ahead as moments, whole local days. */
  closures(week: WeekAhead, at: number, days: number): readonly (Span & ClosedDays)[];
}

/** Randomness and ids. */
export interface Random {
  /** A new id that sorts by time: UUID version 7. */
  id(): string;
  /** An unguessable token for an address, 128 bits, URL-safe. */
  token(): string;
}

/** Structured log lines. Never a password, a cookie or a follow token in one. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}
