/** Time. Wall time may jump; the monotonic one never goes back and is only good for differences. */
export interface Clock {
  /** UTC, milliseconds since 1970. */
  now(): number;
  /** Milliseconds since some fixed moment. */
  monotonic(): number;
  /** Calls once, not before `delayMs` of monotonic time; answers how to cancel. */
  after(delayMs: number, call: () => void): () => void;
}

/** Local dates and hours of a site's zone. */
export interface Calendar {
  /** The business day at a moment: it rolls over at the local hour `rollover` (`04:00`), summer time or not. */
  businessDay(at: number, zone: string, rollover: string): string;
  /** The moment at which the next business day starts. */
  nextRollover(at: number, zone: string, rollover: string): number;
  /** Minutes since local midnight, as the clock on the wall shows them. */
  minuteOfDay(at: number, zone: string): number;
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
