import type { DomainEvent } from "./events.ts";
import { isLive } from "./indexes.ts";
import { known, present } from "./known.ts";
import type { Session, SessionId, Ticket, VisitId } from "./model.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/**
 * What the rules answer: events to record, or a refusal. An empty list says yes without news: what was asked
 * for is so already (a result told twice, a choice made again), and nothing is recorded.
 */
export type Decision = readonly DomainEvent[] | Refusal;

/** The session, if it lives; else a refusal that says how it ended, for the window of E74. */
export function liveSession(state: State, id: SessionId): Session | Refusal {
  const session = state.sessions.get(id);
  if (!session) return refuse("sessionOver");
  if (isLive(session)) return session;
  return refuse("sessionOver", { end: present(session.end) });
}

/** Refuses what was asked from a screen that shows an older form of the session. */
export function staleScreen(session: Session, seen: number | null): Refusal | null {
  return seen === null || seen === session.revision
    ? null
    : refuse("staleScreen", { revision: session.revision });
}

/** Refuses what was asked from a list that shows a ticket where it is no more. */
export function staleTicket({ label, serviceId, state }: Ticket): Refusal {
  return refuse("staleScreen", { label, serviceId, state });
}

/** The session, if it lives, is at rest, and looks as its screen shows it. */
export function restingSession(
  state: State,
  { sessionId, seen }: { sessionId: SessionId; seen: number | null },
): Session | Refusal {
  const session = liveSession(state, sessionId);
  if (isRefusal(session)) return session;
  if (session.visitId !== null) return visitInProgress(state, session.visitId);
  if (session.wrapUp !== null) return refuse("wrapUpInProgress", { until: session.wrapUp.until });
  return staleScreen(session, seen) ?? session;
}

function visitInProgress(state: State, visitId: VisitId): Refusal {
  const { ticketId } = known(state.visits, visitId);
  return refuse("visitInProgress", { visitId, label: known(state.tickets, ticketId).label });
}
