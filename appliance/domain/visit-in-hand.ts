import type { SeenState } from "./commands.ts";
import { liveSession } from "./decision.ts";
import { known } from "./known.ts";
import type { Session, SessionId, Ticket, Visit, VisitId } from "./model.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** A visit in progress with its session and its ticket. */
export interface InHand {
  readonly session: Session;
  readonly visit: Visit;
  readonly ticket: Ticket;
}

/**
 * The visit that a command names, if it is in progress at that session, in the state that the screen showed and
 * that the act needs (null: any). A second click on the same button finds it in another state, and so does no harm (E73).
 */
export function visitInHand(
  state: State,
  command: { sessionId: SessionId; visitId: VisitId; seenState: SeenState },
  needed: "called" | "serving" | null,
): InHand | Refusal {
  const session = liveSession(state, command.sessionId);
  if (isRefusal(session)) return session;
  const visit = state.visits.get(command.visitId);
  if (!visit) return refuse("unknownVisit");
  if (session.visitId !== visit.id)
    return refuse("visitOver", visit.outcome ? { outcome: visit.outcome } : {});
  const now = visit.startedAt === null ? "called" : "serving";
  const seen = command.seenState ?? now;
  if (seen !== now || now !== (needed ?? now)) return refuse("staleScreen", { state: now });
  return { session, visit, ticket: known(state.tickets, visit.ticketId) };
}
