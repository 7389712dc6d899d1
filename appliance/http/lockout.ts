/** What stands between a password and a guesser. */
export interface Attempts {
  readonly failures: number;
  readonly lockedUntil: number | null;
}

export const noAttempts: Attempts = { failures: 0, lockedUntil: null };

/** CNIL, recommendation 2022-100: an account is locked after at most 10 failures. */
export const failuresMax = 10;
const firstLockMs = 60_000;
/** With these, a day sees at most 25 attempts (CNIL 2017-012), and nobody is shut out for a whole shift. */
const longestLockMs = 4 * 3600_000;
/** A lock that ended so long ago counts no more. */
const forgottenMs = 24 * 3600_000;

/** Milliseconds until another try is allowed; 0 when it is. */
export function lockedFor({ lockedUntil }: Attempts, now: number): number {
  if (lockedUntil === null) return 0;
  // A clock that was put back must not lock for longer than the lock was meant.
  return Math.max(0, Math.min(lockedUntil - now, longestLockMs));
}

/** After one more failure: the tenth locks for a minute, each further one twice as long. */
export function afterFailure(before: Attempts, now: number): Attempts {
  const old = before.lockedUntil !== null && now - before.lockedUntil > forgottenMs;
  const failures = (old ? 0 : before.failures) + 1;
  if (failures < failuresMax) return { failures, lockedUntil: null };
  const doublings = Math.min(failures - failuresMax, 30);
  return { failures, lockedUntil: now + Math.min(firstLockMs * 2 ** doublings, longestLockMs) };
}
