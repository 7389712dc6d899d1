import type { Session, Ticket, TicketId, TicketState } from "./model.ts";
import type { State } from "./state.ts";

const over: ReadonlySet<TicketState> = new Set(["done", "cancelled"]);

/** True for a ticket that is neither done nor cancelled. */
export function isLiving(ticket: Ticket): boolean {
  return !over.has(ticket.state);
}

export function isLive(session: Session): boolean {
  return session.endedAt === null;
}

/** A ticket that the end of a day cancelled gives its number back, though it can be followed for a day more. */
function holdsNumber(ticket: Ticket): boolean {
  return ticket.outcome !== "endOfDay";
}

/** Higher priority first, then the order of the places. */
export function comesBefore(a: Ticket, b: Ticket): boolean {
  return a.priority > b.priority || (a.priority === b.priority && a.order < b.order);
}

/** How many of the waiting tickets come before this one; also the place at which it stands or would stand. */
export function placeOf(state: State, ids: readonly TicketId[], ticket: Ticket): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = state.tickets.get(ids[middle] as TicketId);
    if (there && comesBefore(there, ticket)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function noteWaiting(state: State, ticket: Ticket): void {
  const { waiting } = state.indexes;
  const ids = waiting.get(ticket.serviceId);
  if (ids) ids.splice(placeOf(state, ids, ticket), 0, ticket.id);
  else waiting.set(ticket.serviceId, [ticket.id]);
}

function forgetWaiting(state: State, ticket: Ticket): void {
  const { waiting } = state.indexes;
  const rest = waiting.get(ticket.serviceId);
  rest?.splice(placeOf(state, rest, ticket), 1);
  if (rest?.length === 0) waiting.delete(ticket.serviceId);
}

function noteNumber({ indexes }: State, ticket: Ticket): void {
  indexes.labels.set(ticket.label, ticket.id);
  const numbers = indexes.numbers.get(ticket.issuedIn);
  if (numbers) numbers.set(ticket.number, ticket.id);
  else indexes.numbers.set(ticket.issuedIn, new Map([[ticket.number, ticket.id]]));
}

function forgetNumber({ indexes }: State, ticket: Ticket): void {
  indexes.labels.delete(ticket.label);
  const numbers = indexes.numbers.get(ticket.issuedIn);
  numbers?.delete(ticket.number);
  if (numbers?.size === 0) indexes.numbers.delete(ticket.issuedIn);
}

/** Enters a ticket into every index that its form asks for. Call it after `state.tickets` has the form. */
export function noteTicket(state: State, ticket: Ticket): void {
  if (ticket.state === "waiting") noteWaiting(state, ticket);
  if (ticket.state === "absent") state.indexes.absent.add(ticket.id);
  if (ticket.printing.state === "queued") state.indexes.printing.add(ticket.id);
  if (holdsNumber(ticket)) noteNumber(state, ticket);
  state.indexes.tokens.set(ticket.token, ticket.id);
}

/** The reverse of `noteTicket`. Call it while `state.tickets` still has the form. */
export function forgetTicket(state: State, ticket: Ticket): void {
  if (ticket.state === "waiting") forgetWaiting(state, ticket);
  state.indexes.absent.delete(ticket.id);
  state.indexes.printing.delete(ticket.id);
  if (holdsNumber(ticket)) forgetNumber(state, ticket);
  state.indexes.tokens.delete(ticket.token);
}

export function noteSession({ indexes }: State, session: Session): void {
  if (!isLive(session)) return;
  indexes.sessionOfAgent.set(session.agentId, session.id);
  indexes.sessionOfCounter.set(session.counterId, session.id);
}

export function forgetSession({ indexes }: State, session: Session): void {
  if (!isLive(session)) return;
  indexes.sessionOfAgent.delete(session.agentId);
  indexes.sessionOfCounter.delete(session.counterId);
}
