import type { Store } from "../ports/store.ts";
import type { Log } from "../ports/world.ts";

/** Kept answers serve retries: after a day nobody retries any more. */
const answersKeptMs = 24 * 3_600_000;
const hourMs = 3_600_000;

/**
 * Hourly: forgets answers that no retry can ask for any more, and says once that a business day has closed. Answers how
 * to stop.
 */
export function tidy(parts: {
  readonly store: Store;
  readonly log: Log;
  readonly today: () => string;
  /** A day is over since the last look: its figures can be put together while nobody waits for them. */
  readonly dayClosed: () => void;
}): () => void {
  const { store, log, today, dayClosed } = parts;
  let day = today();
  const timer = setInterval(() => {
    store
      .forgetAnswers(Date.now() - answersKeptMs)
      .catch((error: unknown) => log.warn("store.notTidied", { error: String(error) }));
    if (day !== today()) dayClosed();
    day = today();
  }, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}
