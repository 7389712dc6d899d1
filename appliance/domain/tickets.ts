import { changeTicket, putTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { optionOff } from "./desk.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, Service, Ticket, TicketState } from "./model.ts";
import { closedFor } from "./openings.ts";
import { noPaper, queuedPaper } from "./printing.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { newcomerWait } from "./waiting.ts";

/** What the visitor reads: the prefix, and the number as wide as the service's last one. */
export function labelOf(service: Service, number: number): string {
  return service.prefix + String(number).padStart(String(service.last).length, "0");
}

function isHeld({ indexes }: State, service: Service, number: number): boolean {
  return (
    indexes.numbers.get(service.id)?.has(number) === true ||
    indexes.labels.has(labelOf(service, number))
  );
}

/**
 * The number of a service's next ticket; null when every number of its range is held. A number is held by any
 * ticket in the state: today's, and those of earlier days that still wait. When an administrator moves the range
 * during the day, it starts anew in the new one. At most 9999 steps.
 */
export function nextNumber(state: State, service: Service): number | null {
  const next = state.nextNumbers.get(service.id) ?? service.first;
  const start = next < service.first || next > service.last ? service.first : next;
  for (let number = start; number <= service.last; number += 1)
    if (!isHeld(state, service, number)) return number;
  return null;
}

/** A service that is closed, or over its quota, gives no tickets to visitors; staff may still add someone, where that option is on. */
export function decideIssueTicket(
  state: State,
  command: CommandOf<"issueTicket">,
  at: Instant,
): Decision {
  const ticket = issuedTicket(state, command, at);
  return isRefusal(ticket) ? ticket : [{ type: "ticketIssued", ticket }];
}

type Ask = Omit<CommandOf<"issueTicket">, "type">;

/** The ticket that a service gives next, or why it gives none. */
export function issuedTicket(state: State, command: Ask, at: Instant): Ticket | Refusal {
  const service = state.services.get(command.serviceId);
  if (!service) return refuse("unknownService", { serviceId: command.serviceId });
  const off = command.origin === "counter" ? optionOff(state, "add") : null;
  if (off) return off;
  const closed = command.origin === "counter" ? null : closedFor(state, service, at);
  if (closed) return closed;
  if (command.print && !state.printers.has(command.print.printerId))
    return refuse("unknownPrinter", { printerId: command.print.printerId });
  const number = nextNumber(state, service);
  if (number === null) return refuse("numbersExhausted", { serviceId: service.id });
  return newTicket(state, command, { service, number, at });
}

function newTicket(
  state: State,
  command: Ask,
  { service, number, at }: { service: Service; number: number; at: Instant },
): Ticket {
  const ticket: Ticket = {
    id: command.ticketId,
    serviceId: service.id,
    issuedIn: service.id,
    transferredFrom: null,
    reservedFor: null,
    number,
    label: labelOf(service, number),
    channel: "desk",
    priority: command.priority,
    language: command.language,
    token: command.token,
    origin: command.origin,
    day: state.day,
    enteredAt: at,
    order: state.issued + 1,
    state: "waiting",
    outcome: null,
    visitId: null,
    received: 0,
    absentUntil: null,
    printing: command.print ? queuedPaper(state, command.print, { attempt: 1, at }) : noPaper,
    note: "",
    promised: null,
    revision: 1,
  };
  return { ...ticket, promised: newcomerWait(state, ticket) };
}

export function applyTicketIssued(state: State, { ticket }: EventOf<"ticketIssued">): void {
  state.issued = ticket.order;
  state.nextNumbers.set(ticket.serviceId, ticket.number + 1);
  state.issuedToday.set(ticket.serviceId, (state.issuedToday.get(ticket.serviceId) ?? 0) + 1);
  putTicket(state, ticket);
}

const cancellable: ReadonlySet<TicketState> = new Set(["planned", "waiting", "absent"]);

/** True while nobody handles the visitor: such a ticket may be cancelled, by hand or by the end of the day. */
export function isCancellable(ticket: Ticket): boolean {
  return cancellable.has(ticket.state);
}

export function decideCancelTicket(state: State, command: CommandOf<"cancelTicket">): Decision {
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse("unknownTicket");
  if (!isCancellable(ticket)) return refuse("notCancellable", { state: ticket.state });
  return [{ type: "ticketCancelled", ticketId: ticket.id }];
}

export function applyTicketCancelled(state: State, event: EventOf<"ticketCancelled">): void {
  const ticket = known(state.tickets, event.ticketId);
  changeTicket(state, ticket, { state: "cancelled", outcome: "cancelled", absentUntil: null });
}

/** The absent window passed: the visitor did not come back (3.3). */
export function applyAbsentExpired(state: State, event: EventOf<"absentExpired">): void {
  const ticket = known(state.tickets, event.ticketId);
  changeTicket(state, ticket, { state: "done", outcome: "absent", absentUntil: null });
}
