import { calledElsewhere, newVisit, readyToCall, undoOfCall } from "./calling.ts";
import { changeSession, changeTicket, changeVisit } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, ServiceId, Ticket } from "./model.ts";
import { ceiling } from "./numbers.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { visitInHand } from "./visit-in-hand.ts";
import { headFor, waitingCount } from "./waiting.ts";

/**
 * « Appeler un nouveau numéro » (E62): who was sent to this counter first of all, else the head of the queue, even
 * of a service that takes nobody new. `detail.reserved` counts those who wait for other counters only.
 */
export function decideCallNext(
  state: State,
  command: CommandOf<"callNext">,
  at: Instant,
): Decision {
  const ready = readyToCall(state, command);
  if (isRefusal(ready)) return ready;
  const { id: serviceId } = ready.service;
  const ticket = headFor(state, serviceId, ready.session.counterId);
  if (!ticket) {
    const reserved = waitingCount(state, serviceId);
    return refuse("nobodyWaiting", { serviceId, ...(reserved > 0 ? { reserved } : {}) });
  }
  const call = { id: command.visitId, ticket, at, recall: false, pick: null };
  const visit = newVisit(state, ready, call);
  return [{ type: "ticketCalled", visit, undo: undoOfCall(state, ready.session, visit) }];
}

/** « Réappeler un numéro » (E63, E64); the visitor is in the service that the agent chose from then on. */
export function decideRecallTicket(
  state: State,
  command: CommandOf<"recallTicket">,
  at: Instant,
): Decision {
  const ready = readyToCall(state, command);
  if (isRefusal(ready)) return ready;
  const { session, service } = ready;
  if (!(service.recall ?? state.site.recall)) return refuse("recallOff", { serviceId: service.id });
  const ticket = bearerOf(state, service.id, command.number);
  if (!ticket) return refuse("neverIssued", { number: command.number });
  const no = recallRefusal(state, ticket);
  if (no) return no;
  const call = { id: command.visitId, ticket, at, recall: true, pick: null };
  const visit = newVisit(state, ready, call);
  return [{ type: "ticketRecalled", visit, undo: undoOfCall(state, session, visit) }];
}

/**
 * Who bears a number in a service: the one to whom the service gave it, wherever they are now; else the newest of
 * those with that number whom other services sent here. The agent reads the whole label on the screen at once.
 */
function bearerOf(state: State, serviceId: ServiceId, number: number): Ticket | null {
  const own = state.indexes.numbers.get(serviceId)?.get(number);
  if (own !== undefined) return known(state.tickets, own);
  const guests = [...state.tickets.values()].filter(
    (ticket) => ticket.number === number && isGuest(ticket, serviceId),
  );
  return guests.sort((a, b) => b.order - a.order)[0] ?? null;
}

function isGuest(ticket: Ticket, serviceId: ServiceId): boolean {
  return (
    ticket.serviceId === serviceId && ticket.issuedIn !== serviceId && ticket.outcome !== "endOfDay"
  );
}

/**
 * Only who was received once may be called by number again (E63), and who waits is called in turn. Who was called in
 * vain is called again from the list of absents (3.3): that does not weaken the rule.
 */
function recallRefusal(state: State, ticket: Ticket): Refusal | null {
  const elsewhere = calledElsewhere(state, ticket);
  if (elsewhere) return elsewhere;
  const over = ticket.received > 0 && ticket.state !== "waiting";
  return over ? null : refuse("notReceivedYet", { label: ticket.label });
}

/** Every kind of call changes the state alike; they differ for whoever counts. */
export function applyCalled(
  state: State,
  { visit, undo }: EventOf<"ticketCalled" | "ticketRecalled" | "ticketPicked">,
  at: Instant,
): void {
  const ticket = known(state.tickets, visit.ticketId);
  const session = known(state.sessions, visit.sessionId);
  state.visits.set(visit.id, visit);
  changeTicket(state, ticket, {
    state: "called",
    serviceId: visit.serviceId,
    reservedFor: null,
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
