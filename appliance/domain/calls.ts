import { changeSession, changeTicket, changeVisit } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import { type Decision, restingSession } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, Service, ServiceId, Session, SessionId, Ticket, Visit } from "./model.ts";
import { ceiling, most } from "./numbers.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { undoOf } from "./undo.ts";
import { visitInHand } from "./visit-in-hand.ts";
import { headOf } from "./waiting.ts";

interface AtService {
  readonly session: Session;
  readonly service: Service;
}

/** The session, ready to call, and the service, if the session serves it. */
function readyToCall(
  state: State,
  command: { serviceId: ServiceId; sessionId: SessionId; seen: number | null },
): AtService | Refusal {
  const session = restingSession(state, command);
  if (isRefusal(session)) return session;
  if (session.availability !== "available") return refuse("sessionPaused");
  const { serviceId } = command;
  const service = state.services.get(serviceId);
  if (!service) return refuse("unknownService", { serviceId });
  if (!session.serviceIds.includes(serviceId)) return refuse("notServed", { serviceId });
  return { session, service };
}

/** « Appeler un nouveau numéro » (E62): the head of the queue, even of a service that takes nobody new. */
export function decideCallNext(
  state: State,
  command: CommandOf<"callNext">,
  at: Instant,
): Decision {
  const ready = readyToCall(state, command);
  if (isRefusal(ready)) return ready;
  const ticket = headOf(state, ready.service.id);
  if (!ticket) return refuse("nobodyWaiting", { serviceId: ready.service.id });
  const visit = newVisit(state, ready.session, { ticket, id: command.visitId, at, recall: false });
  return [{ type: "ticketCalled", visit, undo: undoOfCall(state, ready.session, visit) }];
}

/** « Réappeler un numéro » (E63, E64), looked up in the service that the agent chose. */
export function decideRecallTicket(
  state: State,
  command: CommandOf<"recallTicket">,
  at: Instant,
): Decision {
  const ready = readyToCall(state, command);
  if (isRefusal(ready)) return ready;
  const { session, service } = ready;
  if (!(service.recall ?? state.site.recall)) return refuse("recallOff", { serviceId: service.id });
  const id = state.indexes.numbers.get(service.id)?.get(command.number);
  if (id === undefined) return refuse("neverIssued", { number: command.number });
  const ticket = known(state.tickets, id);
  const no = recallRefusal(state, ticket, at);
  if (no) return no;
  const visit = newVisit(state, session, { ticket, id: command.visitId, at, recall: true });
  return [{ type: "ticketRecalled", visit, undo: undoOfCall(state, session, visit) }];
}

/**
 * Who was received once may be called by number again (E63). Who was called in vain may be so during the absent
 * window only (3.3), and who waits is called in turn.
 */
function recallRefusal(state: State, ticket: Ticket, at: Instant): Refusal | null {
  const { label } = ticket;
  if (ticket.visitId !== null) {
    const { counterId } = known(state.visits, ticket.visitId);
    const counterLabel = known(state.counters, counterId).label;
    return refuse("calledElsewhere", { label, counterLabel });
  }
  const awaited = ticket.absentUntil !== null && ticket.absentUntil > at;
  if (awaited || (ticket.received > 0 && ticket.state !== "waiting")) return null;
  return refuse("notReceivedYet", { label });
}

function newVisit(
  { site }: State,
  session: Session,
  call: { ticket: Ticket; id: string; at: Instant; recall: boolean },
): Visit {
  const { ticket, at } = call;
  return {
    id: call.id,
    ticketId: ticket.id,
    serviceId: ticket.serviceId,
    sessionId: session.id,
    counterId: session.counterId,
    agentId: session.agentId,
    recall: call.recall,
    waitedMs: ticket.received > 0 ? 0 : most(0, at - ticket.enteredAt),
    calledAt: at,
    announcedAt: at,
    announcements: 1,
    warnAt: at + site.arrivalWarningSeconds * 1000,
    deadlineAt: at + site.arrivalDeadlineSeconds * 1000,
    startedAt: null,
    endedAt: null,
    reasonId: "unset",
    outcome: null,
  };
}

function undoOfCall(state: State, session: Session, visit: Visit) {
  const ticket = known(state.tickets, visit.ticketId);
  const before = { session, ticket, visit: null, visitId: visit.id };
  return undoOf(state, "call", before, visit.calledAt);
}

/** Both kinds of call change the state alike; they differ for whoever counts. */
export function applyCalled(
  state: State,
  { visit, undo }: EventOf<"ticketCalled"> | EventOf<"ticketRecalled">,
  at: Instant,
): void {
  const ticket = known(state.tickets, visit.ticketId);
  const session = known(state.sessions, visit.sessionId);
  state.visits.set(visit.id, visit);
  changeTicket(state, ticket, {
    state: "called",
    outcome: null,
    visitId: visit.id,
    absentUntil: null,
  });
  const activity = { activity: "calling", activitySince: at, visitId: visit.id } as const;
  changeSession(state, session, { ...activity, undo });
}

/** « Relancer l'annonce » (E72), not more often than the site allows. */
export function decideRepeatCall(
  state: State,
  command: CommandOf<"repeatCall">,
  at: Instant,
): Decision {
  const inHand = visitInHand(state, command, "called");
  if (isRefusal(inHand)) return inHand;
  const { id: visitId, announcedAt } = inHand.visit;
  const early = announcedAt + state.site.repeatSeconds * 1000 - at;
  if (early > 0) return refuse("repeatTooSoon", { seconds: ceiling(early / 1000) });
  return [{ type: "callRepeated", visitId }];
}

export function applyCallRepeated(state: State, event: EventOf<"callRepeated">, at: Instant): void {
  const visit = known(state.visits, event.visitId);
  changeVisit(state, visit, { announcedAt: at, announcements: visit.announcements + 1 });
}
