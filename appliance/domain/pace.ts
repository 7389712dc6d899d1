import type { DurationMs, ServiceId, Visit, VisitId } from "./model.ts";
import { floor, least, most } from "./numbers.ts";
import type { Pace, State } from "./state.ts";

/** Enough visits to be steady, few enough to follow a morning that slows down. */
const PACE_VISITS = 20;
/** One visit counts for at most this much: someone forgot to end it. */
const LONGEST_VISIT_MS = 2 * 60 * 60_000;
/** What is taken for a service without any visit yet. */
const DEFAULT_VISIT_MS = 5 * 60_000;

/** The mean time from call to end in a service: one visitor's share of a counter. */
export function meanVisitMs(state: State, serviceId: ServiceId): DurationMs {
  return state.paces.get(serviceId)?.meanMs ?? DEFAULT_VISIT_MS;
}

function paceOf(recent: Pace["recent"]): Pace {
  const total = recent.reduce((sum, { tookMs }) => sum + tookMs, 0);
  return { visits: recent.length, meanMs: floor(total / recent.length), recent };
}

/** Takes a visit that has just ended into its service's pace. */
export function notePace(state: State, visit: Visit, endedAt: number): void {
  const before = state.paces.get(visit.serviceId)?.recent ?? [];
  const tookMs = least(most(0, endedAt - visit.calledAt), LONGEST_VISIT_MS);
  const recent = [...before, { visitId: visit.id, tookMs }].slice(-PACE_VISITS);
  state.paces.set(visit.serviceId, paceOf(recent));
}

/** Takes a visit whose end was undone out again. */
export function forgetPace(state: State, serviceId: ServiceId, visitId: VisitId): void {
  const before = state.paces.get(serviceId)?.recent ?? [];
  const recent = before.filter((each) => each.visitId !== visitId);
  if (recent.length > 0) state.paces.set(serviceId, paceOf(recent));
  else state.paces.delete(serviceId);
}
