import {
  type AbsentTicket,
  type DeskAbsents,
  type DeskQueue,
  deskListMax,
  type QueuedTicket,
} from "../../protocol/desk.ts";
import { known, present } from "../domain/known.ts";
import type { AgentId, CounterId, ServiceId, Ticket } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import { reservedAt } from "../domain/waiting.ts";
import { inOrder, liveSession, noteOn, placeOf, printView } from "./views.ts";

/** Who asks for a list of the desk, and of which service; without one: of all that the agent may see. */
export interface DeskAsk {
  readonly agentId: AgentId;
  readonly serviceId?: ServiceId | undefined;
}

/** Who waits: by service in the order of the screens, and in each as this agent's counter will call them. */
export function deskQueue(state: State, ask: DeskAsk): DeskQueue {
  const counterId = liveSession(state, ask.agentId)?.counterId ?? null;
  const all = servicesFor(state, ask).flatMap((id) => asCalled(state, id, counterId));
  const tickets = all.slice(0, deskListMax).map((ticket) => queued(state, ticket));
  return { tickets, total: all.length };
}

/** Who was called in vain and may be called again: whose time is over soonest comes first. */
export function deskAbsents(state: State, ask: DeskAsk): DeskAbsents {
  const services = new Set(servicesFor(state, ask));
  const all = [...state.indexes.absent]
    .map((id) => known(state.tickets, id))
    .filter(({ serviceId }) => services.has(serviceId))
    .sort((a, b) => present(a.absentUntil) - present(b.absentUntil) || a.order - b.order);
  return {
    tickets: all.slice(0, deskListMax).map((ticket) => absent(state, ticket)),
    total: all.length,
  };
}

/** What an agent's counter serves; for supervisors everything. */
function servicesFor(state: State, { agentId, serviceId }: DeskAsk): ServiceId[] {
  const all = inOrder(state.services).map(({ id }) => id);
  const own = liveSession(state, agentId)?.serviceIds ?? [];
  const oversees = state.agents.get(agentId)?.role !== "agent";
  return all.filter(
    (id) => (oversees || own.includes(id)) && (serviceId === undefined || id === serviceId),
  );
}

function asCalled(state: State, serviceId: ServiceId, counterId: CounterId | null): Ticket[] {
  const queue = (state.indexes.waiting.get(serviceId) ?? []).map((id) => known(state.tickets, id));
  if (counterId === null) return queue;
  const isOwn = (ticket: Ticket) => reservedAt(state, ticket) === counterId;
  return [...queue.filter(isOwn), ...queue.filter((ticket) => !isOwn(ticket))];
}

function queued(state: State, ticket: Ticket): QueuedTicket {
  const { id, label, serviceId, enteredAt, priority, origin, transferredFrom } = ticket;
  const holder = reservedAt(state, ticket);
  const counter = holder === null ? undefined : state.counters.get(holder);
  return {
    ...{ id, label, serviceId, enteredAt, priority, origin },
    note: noteOn(state, ticket),
    print: printView(state, ticket.printing),
    reservedFor: counter ? placeOf(counter) : null,
    transferredFrom:
      transferredFrom !== null && state.services.has(transferredFrom) ? transferredFrom : null,
  };
}

function absent(state: State, ticket: Ticket): AbsentTicket {
  const { id, label, serviceId, absentUntil } = ticket;
  return { id, label, serviceId, absentUntil: present(absentUntil), note: noteOn(state, ticket) };
}
