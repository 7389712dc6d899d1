/** A day's burst: forty counters in three languages set up at once, and a full waiting room. More is a fault. */
const WAITING_MOST = 256;
/** An engine may stumble; from this many failures in a row on, it is left alone for a while. */
const FAILURES_BORNE = 3;
/** The first pause; it doubles up to the longest. */
const PAUSE_MS = 1000;
const PAUSE_MS_MOST = 60_000;

/** Work done one piece at a time, so that a box of two cores speaks without starving its rules. */
export interface SpeechQueue {
  /** Rejects at once when the queue is full, or while the engine rests after failures in a row. */
  add<T>(job: () => Promise<T>): Promise<T>;
  /** Failures in a row; 0 after a success. */
  failures(): number;
  lastError(): string | null;
  /** Resolves when the work added so far is done. */
  settled(): Promise<void>;
}

/** `monotonic` answers milliseconds since some fixed moment. */
export function openSpeechQueue(monotonic: () => number): SpeechQueue {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let failures = 0;
  let lastError: string | null = null;
  let restUntil = 0;

  function failed(error: unknown): void {
    failures += 1;
    lastError = error instanceof Error ? error.message : String(error);
    const doublings = failures - FAILURES_BORNE;
    if (doublings >= 0)
      restUntil = monotonic() + Math.min(PAUSE_MS_MOST, PAUSE_MS * 2 ** doublings);
  }

  async function attempt<T>(job: () => Promise<T>): Promise<T> {
    const rest = restUntil - monotonic();
    if (rest > 0) throw new Error(`the voice rests ${Math.ceil(rest)} ms more: ${lastError}`);
    try {
      const result = await job();
      failures = 0;
      restUntil = 0;
      return result;
    } catch (error) {
      failed(error);
      throw error;
    }
  }

  return {
    add(job) {
      if (waiting >= WAITING_MOST)
        return Promise.reject(new Error(`${WAITING_MOST} phrases wait for the voice already`));
      waiting += 1;
      const result = tail
        .then(() => attempt(job))
        .finally(() => {
          waiting -= 1;
        });
      tail = result.catch(() => undefined);
      return result;
    },
    failures: () => failures,
    lastError: () => lastError,
    async settled() {
      await tail;
    },
  };
}
