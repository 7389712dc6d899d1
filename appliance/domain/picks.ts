import {
  type AtService,
  calledElsewhere,
  isAwaited,
  newVisit,
  readyToCall,
  undoOfCall,
} from "./calling.ts";
import type { CommandOf } from "./commands.ts";
import { type Decision, staleTicket } from "./decision.ts";
import { optionOff } from "./desk.ts";
import { known } from "./known.ts";
import type { Instant, Ticket } from "./model.ts";
import { isRefusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/**
 * Calls the very ticket that a list shows. Somebody who waits: out of turn, with the right `pick`, and even when
 * the ticket is reserved for another counter, which may be on a pause. Somebody absent: called again while the
 * window is open, without any right.
 */
export function decidePickTicket(
  state: State,
  command: CommandOf<"pickTicket">,
  at: Instant,
): Decision {
  const ready = readyToCall(state, command);
  if (isRefusal(ready)) return ready;
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse("unknownTicket");
  const elsewhere = calledElsewhere(state, ticket);
  if (elsewhere) return elsewhere;
  if (ticket.serviceId !== ready.service.id) return staleTicket(ticket);
  const call = { command, ticket, at };
  if (ticket.state === "waiting") return outOfTurn(state, ready, call);
  return isAwaited(ticket, at) ? onceMore(state, ready, call) : staleTicket(ticket);
}

interface Pick {
  readonly command: CommandOf<"pickTicket">;
  readonly ticket: Ticket;
  readonly at: Instant;
}

function outOfTurn(state: State, ready: AtService, { command, ticket, at }: Pick): Decision {
  const off = optionOff(state, "queue");
  if (off) return off;
  const { rights } = known(state.agents, ready.session.agentId);
  if (!rights.includes("pick")) return refuse("notAllowed", { right: "pick" });
  const call = { id: command.visitId, ticket, at, recall: false, pick: command.reason };
  const visit = newVisit(state, ready, call);
  return [{ type: "ticketPicked", visit, undo: undoOfCall(state, ready.session, visit) }];
}

function onceMore(state: State, ready: AtService, { command, ticket, at }: Pick): Decision {
  const off = optionOff(state, "absents");
  if (off) return off;
  const call = { id: command.visitId, ticket, at, recall: true, pick: null };
  const visit = newVisit(state, ready, call);
  return [{ type: "ticketRecalled", visit, undo: undoOfCall(state, ready.session, visit) }];
}
