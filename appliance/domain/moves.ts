import { orderAfter } from "./absents.ts";
import { calledElsewhere, isAwaited } from "./calling.ts";
import { changeTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import { type Decision, staleTicket } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, ServiceId, Ticket } from "./model.ts";
import { least, most } from "./numbers.ts";
import type { MovePlace } from "./oversight-model.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** How many people `plus3` lets pass, as for an absent visitor. */
const LET_PASS = 3;

/**
 * A supervisor moves somebody who waits, or who did not come and is still awaited: to another service, to another
 * priority class, to another place. Null leaves as it is. The number, the label and the age stay.
 */
export function decideMoveTicket(
  state: State,
  command: CommandOf<"moveTicket">,
  at: Instant,
): Decision {
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse("unknownTicket");
  const { id: ticketId, serviceId: from } = ticket;
  const no = notMovable(state, ticket, at) ?? serviceRefusal(state, command.serviceId, from);
  if (no) return no;
  if (command.seen !== null && command.seen !== ticket.revision) return staleTicket(ticket);
  const serviceId = command.serviceId ?? from;
  const priority = command.priority ?? ticket.priority;
  const order = orderOf(state, { ...ticket, serviceId, priority }, command.place ?? "same");
  const same = serviceId === from && priority === ticket.priority && order === ticket.order;
  if (same && ticket.state === "waiting") return [];
  return [{ type: "ticketMoved", ticketId, from, serviceId, priority, order }];
}

function notMovable(state: State, ticket: Ticket, at: Instant): Refusal | null {
  if (ticket.state === "waiting" || isAwaited(ticket, at)) return null;
  const { label } = ticket;
  return calledElsewhere(state, ticket) ?? refuse("notMovable", { label, state: ticket.state });
}

/** Nobody is sent to a closed service; who is in one may be moved within it. */
function serviceRefusal(state: State, to: ServiceId | null, from: ServiceId): Refusal | null {
  if (to === null || to === from) return null;
  const service = state.services.get(to);
  if (!service) return refuse("unknownService", { serviceId: to });
  return service.open ? null : refuse("serviceClosed", { serviceId: to });
}

/**
 * A back order (an undo) is taken as it was, or right behind whoever has it by now. The other places are within the
 * class and the service that the ticket comes to.
 */
function orderOf(state: State, ticket: Ticket, place: MovePlace): number {
  const end = state.issued + 1;
  if (typeof place === "object") return backAt(state, ticket, least(place.order, end));
  if (place === "same") return ticket.order;
  if (place === "end") return end;
  const others = (state.indexes.waiting.get(ticket.serviceId) ?? [])
    .map((id) => known(state.tickets, id))
    .filter(({ id, priority }) => id !== ticket.id && priority === ticket.priority);
  if (place === "first") {
    const [first] = others;
    return first ? orderBefore(state, first.order, ticket) : ticket.order;
  }
  const third = others[LET_PASS - 1];
  return third ? orderAfter(state, third.order) : end;
}

function backAt(state: State, { id }: Ticket, order: number): number {
  for (const ticket of state.tickets.values())
    if (ticket.order === order && ticket.id !== id) return orderAfter(state, order);
  return order;
}

/**
 * The middle between an order and the one before it that any other ticket of the state bears; where two lie so near
 * that no number is between them, the gap before them. Whoever stands there already stays.
 */
function orderBefore(state: State, order: number, mover: Ticket): number {
  let before: number | null = null;
  for (const ticket of state.tickets.values())
    if (ticket.order < order) before = before === null ? ticket.order : most(before, ticket.order);
  if (before === null) return order - 1;
  if (before === mover.order) return before;
  const middle = (before + order) / 2;
  return before < middle && middle < order ? middle : orderBefore(state, before, mover);
}

export function applyTicketMoved(state: State, event: EventOf<"ticketMoved">): void {
  const { ticketId, serviceId, priority, order } = event;
  const ticket = known(state.tickets, ticketId);
  const moves = serviceId !== ticket.serviceId;
  // Back to where it came from, it came from nowhere.
  const back = serviceId === ticket.transferredFrom;
  state.issued = most(state.issued, order);
  changeTicket(state, ticket, {
    ...{ state: "waiting", absentUntil: null, serviceId, priority, order },
    ...(moves ? { reservedFor: null, transferredFrom: back ? null : ticket.serviceId } : {}),
  });
}
