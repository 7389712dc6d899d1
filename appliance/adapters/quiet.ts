import type { Log } from "../ports/world.ts";

/** Lines that one minute may hold; a page that tries again twice a second must not wear out the card. */
const linesPerMinute = 30;

/**
 * A log for what strangers can provoke: after `linesPerMinute` info and warn lines it stays silent until the
 * minute is over, then says how many were left out. Errors always pass.
 */
export function quietLog(log: Log, now: () => number = () => performance.now()): Log {
  let minute = Number.NEGATIVE_INFINITY;
  let lines = 0;
  const allowed = (): boolean => {
    if (now() - minute >= 60_000) {
      const leftOut = lines - linesPerMinute;
      minute = now();
      lines = 0;
      if (leftOut > 0) log.info("log.leftOut", { lines: leftOut });
    }
    lines += 1;
    return lines <= linesPerMinute;
  };
  return {
    info: (event, facts) => (allowed() ? log.info(event, facts) : undefined),
    warn: (event, facts) => (allowed() ? log.warn(event, facts) : undefined),
    error: (event, facts) => log.error(event, facts),
  };
}
