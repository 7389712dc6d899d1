import type { Fault } from "./configuration-faults.ts";
import { isLiving } from "./indexes.ts";
import { known } from "./known.ts";
import type { Agent } from "./model.ts";
import type { Configuration, State } from "./state.ts";

/** What the new configuration takes away from people who need it at this moment; null if nothing. */
export function inUse(state: State, after: Configuration): Fault | null {
  return (
    serviceInUse(state, after) ??
    counterInUse(state, after) ??
    agentInUse(state, after) ??
    lastAdministrator(state, after)
  );
}

function serviceInUse(state: State, { services }: Configuration): Fault | null {
  for (const ticket of state.tickets.values())
    if (isLiving(ticket) && !services.has(ticket.serviceId))
      return { what: "serviceInUse", id: ticket.serviceId };
  return null;
}

/** A counter is in use while it is open, and while somebody calls for help there. */
function counterInUse(state: State, { counters }: Configuration): Fault | null {
  for (const id of state.indexes.sessionOfCounter.keys())
    if (!counters.has(id)) return { what: "counterInUse", id };
  for (const { counterId: id, closedAt } of state.alarms.values())
    if (closedAt === null && !counters.has(id)) return { what: "counterInUse", id };
  return null;
}

function agentInUse(state: State, { agents }: Configuration): Fault | null {
  for (const sessionId of state.indexes.sessionOfCounter.values()) {
    const { agentId: id } = known(state.sessions, sessionId);
    if (!agents.get(id)?.active) return { what: "agentInUse", id };
  }
  return null;
}

function isAdministrator({ role, active }: Agent): boolean {
  return active && role === "administrator";
}

/** Nobody may lock everybody out. */
function lastAdministrator(state: State, { agents }: Configuration): Fault | null {
  const gone = [...state.agents.values()].find(isAdministrator);
  if (!gone || [...agents.values()].some(isAdministrator)) return null;
  return { what: "lastAdministrator", id: gone.id };
}
