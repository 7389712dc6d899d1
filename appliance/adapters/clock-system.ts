import type { Clock } from "../ports/world.ts";

/** Node's timers hold 31 bits of milliseconds (24.8 days); a longer delay fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The machine's clocks. A pending call keeps the process alive until it is cancelled. */
export function systemClock(): Clock {
  return { now: () => Date.now(), monotonic: () => performance.now(), after };
}

/** Throws RangeError for a delay that is no number; one that is past counts as none. */
function after(delayMs: number, call: () => void): () => void {
  if (!Number.isFinite(delayMs)) throw new RangeError(`a delay of ${delayMs} ms makes no sense`);
  const due = performance.now() + delayMs;
  let timer: NodeJS.Timeout;
  function arm(): void {
    const left = Math.ceil(due - performance.now());
    timer = setTimeout(ring, Math.min(Math.max(left, 0), LONGEST_TIMER));
  }
  // A timer may also fire up to a millisecond early: the port says « not before ».
  function ring(): void {
    if (performance.now() < due) arm();
    else call();
  }
  arm();
  return () => clearTimeout(timer);
}
