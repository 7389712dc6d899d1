import { atRest, changeSession, changeTicket, putSession, removeTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { isLive, isLiving } from "./indexes.ts";
import { known } from "./known.ts";
import type { Instant, Session } from "./model.ts";
import { refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { isCancellable } from "./tickets.ts";

/**
 * Starts a later business day. `clear` cancels everybody who still waits or did not come; `keep` keeps them, with
 * their numbers. Whoever is called or at a desk is never disturbed, nor is a session.
 */
export function decideStartDay(state: State, { day }: CommandOf<"startDay">): Decision {
  if (day <= state.day) return refuse("dayNotLater", { day: state.day });
  const cancelled = [...state.tickets.values()]
    .filter((ticket) => state.site.endOfDay === "clear" && isCancellable(ticket))
    .map(({ id }) => id);
  return [{ type: "dayStarted", day, cancelled }];
}

export function applyDayStarted(state: State, event: EventOf<"dayStarted">, at: Instant): void {
  dropWhatIsOver(state, at);
  state.day = event.day;
  state.nextNumbers.clear();
  state.issuedToday.clear();
  for (const id of event.cancelled) {
    const change = { state: "cancelled", outcome: "endOfDay", absentUntil: null } as const;
    changeTicket(state, known(state.tickets, id), change);
  }
}

function dropWhatIsOver(state: State, at: Instant): void {
  for (const ticket of state.tickets.values()) if (!isLiving(ticket)) removeTicket(state, ticket);
  for (const visit of state.visits.values())
    if (!state.tickets.has(visit.ticketId)) state.visits.delete(visit.id);
  state.counterMessages.clear();
  state.boardMessages.clear();
  for (const session of state.sessions.values()) dropIfEnded(state, session, at);
  for (const sos of state.alarms.values()) if (sos.closedAt !== null) state.alarms.delete(sos.id);
}

/** A live session stays, but it has nothing more to do with a ticket that has left. */
function dropIfEnded(state: State, session: Session, at: Instant): void {
  if (!isLive(session)) {
    state.sessions.delete(session.id);
    return;
  }
  if (session.undo && !state.tickets.has(session.undo.ticket.id))
    putSession(state, { ...session, undo: null });
  if (session.wrapUp && !state.visits.has(session.wrapUp.visitId))
    changeSession(state, known(state.sessions, session.id), atRest(at, null));
}
