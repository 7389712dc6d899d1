import { forgetSession, forgetTicket, noteSession, noteTicket } from "./indexes.ts";
import type { LastSession } from "./last-session.ts";
import type { Instant, Session, SessionEnd, Ticket, Undo, Visit, VisitOutcome } from "./model.ts";
import { pausedUntil } from "./pause.ts";
import type { State } from "./state.ts";

/** Puts a ticket's new form into the state and its indexes. Everything that changes a ticket goes through here. */
export function putTicket(state: State, ticket: Ticket): void {
  const before = state.tickets.get(ticket.id);
  if (before) forgetTicket(state, before);
  state.tickets.set(ticket.id, ticket);
  noteTicket(state, ticket);
}

export function removeTicket(state: State, ticket: Ticket): void {
  forgetTicket(state, ticket);
  state.tickets.delete(ticket.id);
}

/** A new form of a ticket, one revision on. */
export function changeTicket(state: State, ticket: Ticket, change: Partial<Ticket>): void {
  putTicket(state, { ...ticket, ...change, revision: ticket.revision + 1 });
}

/** Puts a session's new form into the state and its indexes. Everything that changes a session goes through here. */
export function putSession(state: State, session: Session): void {
  const before = state.sessions.get(session.id);
  if (before) forgetSession(state, before);
  state.sessions.set(session.id, session);
  noteSession(state, session);
}

/** A new form of a session, one revision on. */
export function changeSession(state: State, session: Session, change: Partial<Session>): void {
  putSession(state, { ...session, ...change, revision: session.revision + 1 });
}

export function changeVisit(state: State, visit: Visit, change: Partial<Visit>): void {
  state.visits.set(visit.id, { ...visit, ...change });
}

export function finishVisit(state: State, visit: Visit, outcome: VisitOutcome, at: Instant): void {
  changeVisit(state, visit, { outcome, endedAt: at });
}

/** What a session is when its visit is over. */
export function atRest(at: Instant, undo: Undo | null): Partial<Session> {
  return { activity: "idle", activitySince: at, visitId: null, undo, wrapUp: null };
}

/** Ends a session and keeps what its agent needs to come back with one tap (E75). */
export function endSession(state: State, session: Session, end: SessionEnd, at: Instant): void {
  const pauses = { pausedSince: null, pausedMs: pausedUntil(session, at) };
  changeSession(state, session, { ...atRest(at, null), ...pauses, endedAt: at, end });
  rememberSession(state, session, { endedAt: at, end });
}

/** Keeps an agent's counter and services; an empty choice does not wipe out the one before (E24). */
export function rememberSession(
  state: State,
  session: Session,
  {
    endedAt,
    end,
    delaySeconds = null,
  }: Pick<LastSession, "endedAt" | "end"> & Partial<LastSession>,
): void {
  const before = state.lastSessions.get(session.agentId)?.serviceIds ?? [];
  const serviceIds = session.serviceIds.length > 0 ? session.serviceIds : before;
  const { agentId, counterId } = session;
  state.lastSessions.set(agentId, { counterId, serviceIds, endedAt, end, delaySeconds });
}
