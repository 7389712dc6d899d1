import { changeSession, changeTicket, changeVisit, finishVisit } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import { type Decision, liveSession, staleScreen } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, Session, Ticket, Undo, Visit } from "./model.ts";
import { forgetPace } from "./pace.ts";
import { isRefusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import type { UndoKind } from "./undo-kind.ts";

/** What an act changes, as it stands before the act. */
interface Before {
  readonly session: Session;
  readonly ticket: Ticket;
  /** Null: the act makes the visit `visitId`. */
  readonly visit: Visit | null;
  readonly visitId: string;
}

/** What a session needs to take an act back; null when the site gives no time for it. */
export function undoOf(state: State, kind: UndoKind, before: Before, at: Instant): Undo | null {
  const { session, ticket, visit, visitId } = before;
  if (state.site.undoSeconds === 0) return null;
  return {
    kind,
    until: at + state.site.undoSeconds * 1000,
    // Choosing a reason changes the visit only; every other act changes the ticket once.
    ticketRevision: kind === "reason" ? ticket.revision : ticket.revision + 1,
    ticket,
    visit,
    visitId,
    activity: session.activity,
    activitySince: session.activitySince,
  };
}

/**
 * Takes a session's last act back, if nobody has touched the ticket since and its service is still there. An
 * undone act cannot be undone again.
 */
export function decideUndo(state: State, command: CommandOf<"undo">, at: Instant): Decision {
  const session = liveSession(state, command.sessionId);
  if (isRefusal(session)) return session;
  const stale = staleScreen(session, command.seen);
  if (stale) return stale;
  const { undo } = session;
  if (!undo) return refuse("nothingToUndo");
  const now = known(state.tickets, undo.ticket.id);
  const untouched = now.revision === undo.ticketRevision;
  if (!untouched || !state.services.has(undo.ticket.serviceId)) return refuse("nothingToUndo");
  if (at > undo.until) return refuse("undoTooLate", { until: undo.until });
  const again = withTimeToArrive(undo, at);
  const leaves = now.serviceId === undo.ticket.serviceId ? {} : { leaves: now.serviceId };
  return [{ type: "undone", sessionId: session.id, undo: again, ...leaves }];
}

/**
 * A call that stands again keeps its deadline. If that has passed meanwhile, the visitor gets the time between
 * warning and deadline once more: undoing a misclick must not throw the agent out.
 */
function withTimeToArrive(undo: Undo, at: Instant): Undo {
  const { visit } = undo;
  if (!visit || visit.startedAt !== null || visit.deadlineAt > at) return undo;
  return { ...undo, visit: { ...visit, deadlineAt: at + visit.deadlineAt - visit.warnAt } };
}

export function applyUndone(state: State, event: EventOf<"undone">, at: Instant): void {
  const { undo } = event;
  const session = known(state.sessions, event.sessionId);
  const visit = known(state.visits, undo.visitId);
  if (undo.visit) changeVisit(state, visit, undo.visit);
  else finishVisit(state, visit, "putBack", at);
  if (undo.kind === "end") forgetPace(state, visit.serviceId, visit.id);
  if (undo.kind !== "reason") restoreTicket(state, undo.ticket);
  changeSession(state, session, {
    activity: undo.activity,
    activitySince: undo.activitySince,
    visitId: undo.visit ? undo.visitId : null,
    undo: null,
    wrapUp: null,
  });
}

/** The ticket's course as it was; its paper, its place and its note stay what they have become. */
function restoreTicket(state: State, before: Ticket): void {
  const { state: course, outcome, visitId, received, absentUntil } = before;
  const { serviceId, transferredFrom, reservedFor, priority } = before;
  const ticket = known(state.tickets, before.id);
  changeTicket(state, ticket, {
    ...{ state: course, outcome, visitId, received, absentUntil },
    ...{ serviceId, transferredFrom, reservedFor, priority },
  });
}
