import type { Availability, DurationMs, Instant, Session } from "./model.ts";
import { most } from "./numbers.ts";
import type { Pauses } from "./wrap-up-model.ts";

/** A session that has not paused yet. */
export const noPauses: Pauses = { pausedSince: null, pausedMs: 0 };

/**
 * Since when nobody can be called to the counter; null when there is no pause, or a visit or its file still goes on:
 * a pause that is asked for meanwhile begins when they are over.
 */
export function restingSince(session: Session): Instant | null {
  const { pausedSince, activity, activitySince } = session;
  if (pausedSince === null || activity !== "idle") return null;
  return most(pausedSince, activitySince);
}

/** What the pauses of a session come to at an instant. */
export function pausedUntil(session: Session, at: Instant): DurationMs {
  const since = restingSince(session);
  return session.pausedMs + (since === null ? 0 : most(0, at - since));
}

/** The change that takes a session into a pause, or out of it. */
export function turnedTo(
  session: Session,
  availability: Availability,
  at: Instant,
): Pauses & Pick<Session, "availability"> {
  const pausedSince = availability === "paused" ? at : null;
  return { availability, pausedSince, pausedMs: pausedUntil(session, at) };
}
