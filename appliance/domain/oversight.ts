import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { refuse } from "./refusals.ts";
import { decideChooseServices } from "./sessions.ts";
import type { State } from "./state.ts";

/** Opens or closes a service for new tickets, at once. Who waits is still called. */
export function decideSetServiceOpen(state: State, command: CommandOf<"setServiceOpen">): Decision {
  const { serviceId: id, open } = command;
  const service = state.services.get(id);
  if (!service) return refuse("unknownService", { serviceId: id });
  if (service.open === open) return [];
  return [
    { type: "configChanged", changes: [{ kind: "service", id, value: { ...service, open } }] },
  ];
}

/** A supervisor chooses what a counter serves, among what its agent may serve (E31). */
export function decideAssignServices(state: State, command: CommandOf<"assignServices">): Decision {
  const { serviceIds, seen } = command;
  const counter = state.counters.get(command.counterId);
  if (!counter) return refuse("unknownCounter");
  const sessionId = state.indexes.sessionOfCounter.get(counter.id);
  if (sessionId === undefined) return refuse("counterClosed", { counterLabel: counter.label });
  return decideChooseServices(state, { type: "chooseServices", sessionId, seen, serviceIds });
}
