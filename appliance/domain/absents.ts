import { isAwaited } from "./calling.ts";
import { changeTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import { type Decision, liveSession } from "./decision.ts";
import { optionOff } from "./desk.ts";
import type { EventOf } from "./events.ts";
import { placeOf } from "./indexes.ts";
import { known } from "./known.ts";
import type { Instant, QueuePlace, Ticket } from "./model.ts";
import { least, most } from "./numbers.ts";
import { isRefusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** How many people `plus3` lets pass. */
const LET_PASS = 3;

/** Somebody who did not come waits again (3.3). Any agent whose counter serves the service may do it. */
export function decideRequeueAbsent(
  state: State,
  command: CommandOf<"requeueAbsent">,
  at: Instant,
): Decision {
  const off = optionOff(state, "absents");
  if (off) return off;
  const session = liveSession(state, command.sessionId);
  if (isRefusal(session)) return session;
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse("unknownTicket");
  const { id: ticketId, serviceId, label } = ticket;
  if (!session.serviceIds.includes(serviceId)) return refuse("notServed", { serviceId });
  if (!isAwaited(ticket, at)) return refuse("notAbsent", { label, state: ticket.state });
  const { place } = command;
  return [{ type: "absentRequeued", ticketId, place, order: orderAt(state, ticket, place) }];
}

export function applyAbsentRequeued(state: State, event: EventOf<"absentRequeued">): void {
  const { ticketId, order } = event;
  state.issued = most(state.issued, order);
  const ticket = known(state.tickets, ticketId);
  changeTicket(state, ticket, { state: "waiting", absentUntil: null, order });
}

/**
 * The order of a place within the ticket's own priority class, which it keeps. `plus3` is right behind the third who
 * waits now; it is never better than the old place, and never worse than the end of the class.
 */
function orderAt(state: State, ticket: Ticket, place: QueuePlace): number {
  const end = state.issued + 1;
  if (place === "end") return end;
  const queue = state.indexes.waiting.get(ticket.serviceId) ?? [];
  if (place === "same" || placeOf(state, queue, ticket) >= LET_PASS) return ticket.order;
  const thirdId = queue[LET_PASS - 1];
  const third = thirdId === undefined ? null : known(state.tickets, thirdId);
  return third?.priority === ticket.priority ? orderAfter(state, third.order) : end;
}

/**
 * The middle between an order and the next one that any ticket of the state bears, so that nobody shares a place.
 * Where two lie so near that no number is between them (some fifty insertions at one place), the gap behind them
 * is taken; behind the last there is always room.
 */
export function orderAfter(state: State, order: number): number {
  const end = state.issued + 1;
  let next = end;
  for (const ticket of state.tickets.values())
    if (ticket.order > order) next = least(next, ticket.order);
  if (next === end) return end;
  const middle = (order + next) / 2;
  return order < middle && middle < next ? middle : orderAfter(state, next);
}
