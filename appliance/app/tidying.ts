import type { Store } from "../ports/store.ts";
import type { Log } from "../ports/world.ts";

/** Kept answers serve retries: after a day nobody retries any more. */
const answersKeptMs = 24 * 3_600_000;
const hourMs = 3_600_000;

/** Hourly: forgets answers that no retry can ask for any more. Answers how to stop. */
export function tidy(store: Store, log: Log): () => void {
  const timer = setInterval(() => {
    store
      .forgetAnswers(Date.now() - answersKeptMs)
      .catch((error: unknown) => log.warn("store.notTidied", { error: String(error) }));
  }, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}
