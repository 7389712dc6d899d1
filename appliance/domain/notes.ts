import { putTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { optionOff } from "./desk.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import { refuse } from "./refusals.ts";
import { mayServe } from "./sessions.ts";
import type { State } from "./state.ts";

/** Writes a note on a ticket of a service that the agent is entitled to (E31), in whatever state it is. */
export function decideNoteTicket(state: State, command: CommandOf<"noteTicket">): Decision {
  const off = optionOff(state, "notes");
  if (off) return off;
  const agent = state.agents.get(command.agentId);
  if (!agent?.active) return refuse("unknownAgent");
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse("unknownTicket");
  const { id: ticketId, serviceId } = ticket;
  if (!mayServe(state, agent, serviceId)) return refuse("notAllowed", { serviceId });
  const { note } = command;
  return ticket.note === note ? [] : [{ type: "ticketNoted", ticketId, note }];
}

/** A note is no part of a ticket's course: its revision stays, so that writing one spoils no undo. */
export function applyTicketNoted(state: State, { ticketId, note }: EventOf<"ticketNoted">): void {
  putTicket(state, { ...known(state.tickets, ticketId), note });
}
