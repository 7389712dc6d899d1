import { type AtService, newVisit, readyToCall } from "./calling.ts";
import { changeSession, changeTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { optionOff } from "./desk.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, Ticket, Visit } from "./model.ts";
import { isRefusal } from "./refusals.ts";
import type { State } from "./state.ts";
import { issuedTicket } from "./tickets.ts";
import { undoOf } from "./undo.ts";

/**
 * « Recevoir tout de suite »: somebody who is at the desk without a ticket gets one, and the visit begins. Nobody is
 * called in the room; a recall by number works later, for the visitor was received.
 */
export function decideAddVisitor(
  state: State,
  command: CommandOf<"addVisitor">,
  at: Instant,
): Decision {
  const off = command.note === "" ? null : optionOff(state, "notes");
  if (off) return off;
  const ready = readyToCall(state, command);
  if (isRefusal(ready)) return ready;
  const issued = issuedTicket(state, { ...command, priority: 0, origin: "counter" }, at);
  if (isRefusal(issued)) return issued;
  // At the desk at once: nothing was promised.
  const ticket = { ...issued, note: command.note, promised: null };
  const visit = visitAtOnce(state, ready, { id: command.visitId, ticket, at });
  return [
    { type: "ticketIssued", ticket },
    { type: "visitorReceived", visit },
  ];
}

function visitAtOnce(
  state: State,
  ready: AtService,
  { id, ticket, at }: { id: string; ticket: Ticket; at: Instant },
): Visit {
  const call = { id, ticket, at, recall: false, pick: null };
  return { ...newVisit(state, ready, call), announcements: 0, startedAt: at };
}

export function applyVisitorReceived(
  state: State,
  { visit }: EventOf<"visitorReceived">,
  at: Instant,
): void {
  const ticket = known(state.tickets, visit.ticketId);
  const session = known(state.sessions, visit.sessionId);
  state.visits.set(visit.id, visit);
  changeTicket(state, ticket, { state: "serving", visitId: visit.id, received: 1 });
  // Taken back, it is as if nobody had come: the number stays given, and its ticket is cancelled.
  const gone = { ...ticket, state: "cancelled", outcome: "cancelled" } as const;
  const undo = undoOf(state, "add", { session, ticket: gone, visit: null, visitId: visit.id }, at);
  const activity = { activity: "serving", activitySince: at, visitId: visit.id } as const;
  changeSession(state, session, { ...activity, undo });
}
