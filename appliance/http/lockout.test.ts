import { describe, expect, it } from "vitest";
import { type Attempts, afterFailure, failuresMax, lockedFor, noAttempts } from "./lockout.ts";

const now = Date.UTC(2026, 10, 23, 8);
const minute = 60_000;
const hour = 60 * minute;

function afterFailures(count: number, at = now): Attempts {
  let attempts = noAttempts;
  for (let done = 0; done < count; done += 1) attempts = afterFailure(attempts, at);
  return attempts;
}

describe("the lock of a login", () => {
  it("is open for nine failures and shut at the tenth", () => {
    expect(failuresMax).toBe(10);
    expect(lockedFor(afterFailures(9), now)).toBe(0);
    expect(lockedFor(afterFailures(10), now)).toBe(minute);
  });

  it("lasts twice as long with each further failure, four hours at most", () => {
    const waits = [11, 12, 13, 17, 18, 19, 500].map((count) =>
      lockedFor(afterFailures(count), now),
    );
    expect(waits.map((ms) => ms / minute)).toEqual([2, 4, 8, 128, 240, 240, 240]);
  });

  it("opens when its time is over", () => {
    expect(lockedFor(afterFailures(10), now + minute)).toBe(0);
  });

  it("lets no more than 25 tries through in a day", () => {
    let attempts = noAttempts;
    let tries = 0;
    for (let at = now; at < now + 24 * hour; at += minute / 2)
      if (lockedFor(attempts, at) === 0) {
        attempts = afterFailure(attempts, at);
        tries += 1;
      }
    expect(tries).toBeLessThanOrEqual(25);
  });

  it("is forgotten a day after it ended", () => {
    const { failures } = afterFailure(afterFailures(12), now + 25 * hour);
    expect(failures).toBe(1);
  });

  it("never lasts longer because the clock was put back", () => {
    expect(lockedFor(afterFailures(10), now - 365 * 24 * hour)).toBe(4 * hour);
  });
});
