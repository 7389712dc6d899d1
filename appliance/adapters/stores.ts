/** Callers that one store lets wait: far above a full house (64 clients), far below what memory notices. */
export const STORE_WAITING = 10_000;

/** The newest one, and the one before it in case that the newest cannot be read. */
export const KEPT_SNAPSHOTS = 2;

/** Events in one answer: about 50 MB of objects at most; a consumer asks again from where it stopped. */
export const MOST_EVENTS = 100_000;

/** Throws RangeError for a limit that is not 1 to MOST_EVENTS: a silent cut would look like the end of the log. */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_EVENTS)
    throw new RangeError(`a limit of ${limit} events is not between 1 and ${MOST_EVENTS}`);
}

/** A snapshot belongs to a place in the log that exists. */
export function checkSnapshotSeq(seq: number, last: number): void {
  if (!Number.isInteger(seq) || seq < 0 || seq > last)
    throw new RangeError(`a snapshot at ${seq} does not lie in the log, which ends at ${last}`);
}
