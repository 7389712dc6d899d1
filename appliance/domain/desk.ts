import type { DeskOptions } from "./desk-options.ts";
import type { AgentId, Ticket } from "./model.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** Refuses an extra act that the site has not switched on; `detail.option` names it. */
export function optionOff({ site }: State, option: keyof DeskOptions): Refusal | null {
  return site.desk[option] ? null : refuse("optionOff", { option });
}

/** Refuses an agent who has nothing to do with the ticket's queue; null when the agent may handle it. */
export function mayHandle(state: State, agentId: AgentId, { serviceId }: Ticket): Refusal | null {
  const agent = state.agents.get(agentId);
  if (!agent?.active) return refuse("unknownAgent");
  if (agent.role !== "agent") return null;
  const off = optionOff(state, "queue");
  if (off) return off;
  const sessionId = state.indexes.sessionOfAgent.get(agentId);
  const session = sessionId === undefined ? undefined : state.sessions.get(sessionId);
  return session?.serviceIds.includes(serviceId) ? null : refuse("notServed", { serviceId });
}
