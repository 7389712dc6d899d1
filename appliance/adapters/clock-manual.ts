import type { Clock } from "../ports/world.ts";

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Lets this much time pass on both clocks, making every call that falls due, each at its own moment. */
  advance(ms: number): void;
  /** As `advance`, but between two calls lets what promises had set off come to rest. */
  advanceSettling(ms: number): Promise<void>;
  /** Moves wall time alone, as an administrator or NTP does; no call falls due by it. */
  jump(ms: number): void;
  /** How many calls are still to be made. */
  pending(): number;
}

interface Pending {
  readonly due: number;
  readonly call: () => void;
}

/** Turns of the event loop given to promises and I/O between two calls. */
const SETTLING_TURNS = 5;

async function settle(): Promise<void> {
  for (let turn = 0; turn < SETTLING_TURNS; turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
}

/** Starts at `start` (UTC, milliseconds); the monotonic clock starts at 0. */
export function manualClock(start: number): ManualClock {
  let wallAhead = start;
  let elapsed = 0;
  let waiting: readonly Pending[] = [];

  /** Makes the next call that falls due by then; says whether there was one. */
  function ringNext(until: number): boolean {
    const next = waiting.reduce<Pending | null>(
      (first, one) => (first === null || one.due < first.due ? one : first),
      null,
    );
    if (next === null || next.due > until) return false;
    waiting = waiting.filter((one) => one !== next);
    elapsed = Math.max(elapsed, next.due);
    next.call();
    return true;
  }

  return {
    now: () => wallAhead + elapsed,
    monotonic: () => elapsed,
    after: (delayMs, call) => {
      if (!Number.isFinite(delayMs))
        throw new RangeError(`a delay of ${delayMs} ms makes no sense`);
      const one: Pending = { due: elapsed + Math.max(0, delayMs), call };
      waiting = [...waiting, one];
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    advance: (ms) => {
      const until = elapsed + ms;
      while (ringNext(until));
      elapsed = until;
    },
    advanceSettling: async (ms) => {
      const until = elapsed + ms;
      await settle();
      while (ringNext(until)) await settle();
      elapsed = until;
      await settle();
    },
    jump: (ms) => {
      wallAhead += ms;
    },
    pending: () => waiting.length,
  };
}
