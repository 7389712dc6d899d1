import { isLive, isLiving } from "../../appliance/domain/indexes.ts";
import type { State } from "../../appliance/domain/state.ts";

/** Every moment that still counts for somebody, by a name: what must move along when the wall clock is set. */
export function livingMoments(state: State): Map<string, number> {
  const moments = new Map<string, number>();
  const note = (name: string, values: Readonly<Record<string, number | null>>) => {
    for (const [key, value] of Object.entries(values))
      if (value !== null) moments.set(`${name} ${key}`, value);
  };
  for (const ticket of state.tickets.values()) {
    const { deadlineAt } = ticket.printing;
    note(ticket.id, { deadlineAt });
    if (!isLiving(ticket)) continue;
    note(ticket.id, { enteredAt: ticket.enteredAt, absentUntil: ticket.absentUntil });
  }
  for (const visit of state.visits.values()) {
    if (visit.endedAt !== null) continue;
    const { calledAt, announcedAt, warnAt, deadlineAt, startedAt } = visit;
    note(visit.id, { calledAt, announcedAt, warnAt, deadlineAt, startedAt });
  }
  for (const session of [...state.sessions.values()].filter(isLive)) {
    const { activitySince, openedAt, linkLostAt, undo } = session;
    note(session.id, { activitySince, openedAt, linkLostAt, until: undo?.until ?? null });
  }
  for (const { id, raisedAt, closedAt } of state.alarms.values())
    if (closedAt === null) note(id, { raisedAt });
  return moments;
}

/** The first moment that did not move by so much; null when all did. */
export function leftBehind(before: Map<string, number>, state: State, byMs: number): string | null {
  const after = livingMoments(state);
  for (const [name, moment] of before)
    if (after.get(name) !== moment + byMs) return `${name} stays behind when the clock is set`;
  return null;
}
