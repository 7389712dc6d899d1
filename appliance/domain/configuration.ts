import { changeSession } from "./changes.ts";
import type { CommandOf, ConfigChange } from "./commands.ts";
import { firstFault } from "./configuration-faults.ts";
import { inUse } from "./configuration-use.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import { replan } from "./openings.ts";
import { refuse } from "./refusals.ts";
import { isSame } from "./same.ts";
import { mayServe } from "./sessions.ts";
import type { Configuration, State } from "./state.ts";

/**
 * Takes all changes or none. What must hold is checked on the result, so that the order of the changes in one
 * command does not matter. `detail.what` names the fault, `detail.id` the thing that has it.
 */
export function decideConfigure(state: State, command: CommandOf<"configure">): Decision {
  const { changes, seen = [] } = command;
  if (changes.length === 0) return [];
  const stale = seen.find((saw) => !isSame(saw.value, standing(state, saw).value));
  if (stale) return refuse("configurationChanged", { kind: stale.kind, id: idOf(stale, state) });
  const after = copyOf(state);
  for (const change of changes) makeChange(after, change);
  const fault = firstFault(changes, after) ?? inUse(state, after);
  if (fault) return refuse("invalidConfiguration", { ...fault });
  const before = changes.map((change) => standing(state, change));
  return [{ type: "configChanged", changes, before }];
}

function idOf(change: ConfigChange, { site }: Configuration): string {
  return change.kind === "site" ? site.id : change.id;
}

/** The thing that a change is about as it stands now: the change that would bring it back. */
function standing(state: Configuration, change: ConfigChange): ConfigChange {
  if (change.kind === "site") return { kind: "site", value: state.site };
  const value = state[homes[change.kind]].get(change.id) ?? null;
  return { kind: change.kind, id: change.id, value } as ConfigChange;
}

function copyOf(state: State): Configuration {
  return {
    site: state.site,
    services: new Map(state.services),
    reasons: new Map(state.reasons),
    counters: new Map(state.counters),
    agents: new Map(state.agents),
    printers: new Map(state.printers),
    kiosks: new Map(state.kiosks),
    rooms: new Map(state.rooms),
    boards: new Map(state.boards),
  };
}

const homes = {
  service: "services",
  reason: "reasons",
  counter: "counters",
  agent: "agents",
  printer: "printers",
  kiosk: "kiosks",
  room: "rooms",
  board: "boards",
} as const satisfies Record<Exclude<ConfigChange["kind"], "site">, keyof Configuration>;

function makeChange(to: Configuration, change: ConfigChange): void {
  if (change.kind === "site") {
    to.site = change.value;
    return;
  }
  const things = to[homes[change.kind]] as Map<string, typeof change.value>;
  if (change.value) things.set(change.id, change.value);
  else things.delete(change.id);
}

/** Open counters lose services that are gone or that their agents are no longer entitled to, and nothing else. */
export function applyConfigChanged(state: State, { changes }: EventOf<"configChanged">): void {
  for (const change of changes) {
    makeChange(state, change);
    if (change.kind === "service" && !change.value) forgetService(state, change.id);
    if (change.kind === "agent" && !change.value) state.lastSessions.delete(change.id);
  }
  if (changes.some(({ kind }) => kind === "site" || kind === "service")) replan(state);
  for (const sessionId of [...state.indexes.sessionOfCounter.values()]) {
    const session = known(state.sessions, sessionId);
    const agent = known(state.agents, session.agentId);
    const serviceIds = session.serviceIds.filter((id) => mayServe(state, agent, id));
    if (serviceIds.length < session.serviceIds.length)
      changeSession(state, session, { serviceIds });
  }
}

function forgetService(state: State, serviceId: string): void {
  state.nextNumbers.delete(serviceId);
  state.paces.delete(serviceId);
  state.issuedToday.delete(serviceId);
}
