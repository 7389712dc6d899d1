import type { CounterId, Instant, ServiceId, SessionEnd } from "./model.ts";

/** What is kept of an agent's newest session, so that coming back takes one tap (E24, E75). */
export interface LastSession {
  readonly counterId: CounterId;
  /** The newest choice that was not empty. */
  readonly serviceIds: readonly ServiceId[];
  /** Null while that session lives. */
  readonly endedAt: Instant | null;
  readonly end: SessionEnd | null;
  /** After an arrival that nobody signalled: how long the page waited for it, in seconds (E74); else null. */
  readonly delaySeconds: number | null;
}
