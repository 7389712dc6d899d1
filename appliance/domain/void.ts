import { changeTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { mayHandle } from "./desk.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import { refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { isCancellable } from "./tickets.ts";

/**
 * Staff take a ticket off the queue: nobody came for it. Agents do it for the services of their counter, where the
 * site shows them the queue; supervisors for all.
 */
export function decideVoidTicket(state: State, command: CommandOf<"voidTicket">): Decision {
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse("unknownTicket");
  const refusal = mayHandle(state, command.agentId, ticket);
  if (refusal) return refusal;
  if (!isCancellable(ticket)) return refuse("notCancellable", { state: ticket.state });
  return [{ type: "ticketCancelled", ticketId: ticket.id }];
}

/** Takes a cancellation back, the visitor's own too, at the place that the ticket had. Not once the day is over. */
export function decideRestoreTicket(state: State, command: CommandOf<"restoreTicket">): Decision {
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse("unknownTicket");
  if (!state.services.has(ticket.serviceId))
    return refuse("unknownService", { serviceId: ticket.serviceId });
  const refusal = mayHandle(state, command.agentId, ticket);
  if (refusal) return refusal;
  if (ticket.state !== "cancelled" || ticket.outcome !== "cancelled")
    return refuse("notRestorable", { label: ticket.label, state: ticket.state });
  return [{ type: "ticketRestored", ticketId: ticket.id }];
}

export function applyTicketRestored(state: State, event: EventOf<"ticketRestored">): void {
  const ticket = known(state.tickets, event.ticketId);
  changeTicket(state, ticket, { state: "waiting", outcome: null });
}
