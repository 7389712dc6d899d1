import {
  changeSession,
  changeTicket,
  changeVisit,
  endSession,
  finishVisit,
  putSession,
  rememberSession,
} from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import { type Decision, liveSession, restingSession, staleScreen } from "./decision.ts";
import { optionOff } from "./desk.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Agent, Instant, ServiceId, Session } from "./model.ts";
import { noPauses, turnedTo } from "./pause.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** True if the service exists and the agent is entitled to it (E31). */
export function mayServe(state: State, agent: Agent, serviceId: ServiceId): boolean {
  const entitled = agent.serviceIds === null || agent.serviceIds.includes(serviceId);
  return entitled && state.services.has(serviceId);
}

/**
 * Opens a counter (E08-E12). The agent's own session at that very counter goes on: no news, look it up by agent.
 * A move takes services and the visit in progress along, so that nothing is lost.
 */
export function decideOpenCounter(
  state: State,
  command: CommandOf<"openCounter">,
  at: Instant,
): Decision {
  const agent = state.agents.get(command.agentId);
  if (!agent?.active) return refuse("unknownAgent");
  const counter = state.counters.get(command.counterId);
  if (!counter) return refuse("unknownCounter");
  const ownId = state.indexes.sessionOfAgent.get(agent.id);
  const own = ownId === undefined ? null : known(state.sessions, ownId);
  if (own?.counterId === counter.id) return [];
  const taken = counterTaken(state, command);
  if (taken) return taken;
  if (!own) return [{ type: "counterOpened", session: newSession(state, agent, command, at) }];
  if (!command.move) return agentElsewhere(state, own);
  return [{ type: "postMoved", from: own.id, session: movedSession(own, command, at) }];
}

function counterTaken(state: State, { counterId }: { counterId: string }): Refusal | null {
  const holderId = state.indexes.sessionOfCounter.get(counterId);
  if (holderId === undefined) return null;
  const { login, name } = known(state.agents, known(state.sessions, holderId).agentId);
  return refuse("counterTaken", {
    counterLabel: known(state.counters, counterId).label,
    login,
    name,
  });
}

function agentElsewhere(state: State, { counterId }: Session): Refusal {
  return refuse("agentElsewhere", {
    counterId,
    counterLabel: known(state.counters, counterId).label,
  });
}

function newSession(
  state: State,
  agent: Agent,
  command: CommandOf<"openCounter">,
  at: Instant,
): Session {
  const last = command.restoreServices ? state.lastSessions.get(agent.id) : undefined;
  return {
    id: command.sessionId,
    agentId: agent.id,
    counterId: command.counterId,
    serviceIds: last?.serviceIds.filter((id) => mayServe(state, agent, id)) ?? [],
    availability: "available",
    ...noPauses,
    activity: "idle",
    activitySince: at,
    visitId: null,
    openedAt: at,
    linkLostAt: null,
    undo: null,
    wrapUp: null,
    revision: 1,
    endedAt: null,
    end: null,
  };
}

function movedSession(own: Session, command: CommandOf<"openCounter">, at: Instant): Session {
  return {
    ...own,
    id: command.sessionId,
    counterId: command.counterId,
    openedAt: at,
    pausedSince: own.pausedSince === null ? null : at,
    pausedMs: 0,
    linkLostAt: null,
    undo: null,
    revision: 1,
  };
}

export function applyCounterOpened(state: State, { session }: EventOf<"counterOpened">): void {
  putSession(state, session);
  rememberSession(state, session, { endedAt: null, end: null });
}

export function applyPostMoved(state: State, event: EventOf<"postMoved">, at: Instant): void {
  const { session } = event;
  endSession(state, known(state.sessions, event.from), "moved", at);
  putSession(state, session);
  rememberSession(state, session, { endedAt: null, end: null });
  if (session.visitId === null) return;
  const { id: sessionId, counterId } = session;
  changeVisit(state, known(state.visits, session.visitId), { sessionId, counterId });
}

/** « Valider la sélection » (E28), and « Modifier mes services » at any time (E30). */
export function decideChooseServices(state: State, command: CommandOf<"chooseServices">): Decision {
  const session = liveSession(state, command.sessionId);
  if (isRefusal(session)) return session;
  const serviceIds = [...new Set(command.serviceIds)];
  if (serviceIds.length === 0) return refuse("noServiceChosen");
  const agent = known(state.agents, session.agentId);
  for (const serviceId of serviceIds) {
    if (!state.services.has(serviceId)) return refuse("unknownService", { serviceId });
    if (!mayServe(state, agent, serviceId)) return refuse("notAllowed", { serviceId });
  }
  if (serviceIds.join() === session.serviceIds.join()) return [];
  return (
    staleScreen(session, command.seen) ?? [
      { type: "servicesChosen", sessionId: session.id, serviceIds },
    ]
  );
}

export function applyServicesChosen(state: State, event: EventOf<"servicesChosen">): void {
  const { serviceIds } = event;
  const session = known(state.sessions, event.sessionId);
  changeSession(state, session, { serviceIds });
  rememberSession(state, { ...session, serviceIds }, { endedAt: null, end: null });
}

/** « Pause » (E52), if the site has it: from the next call on; a visit in progress goes on to its end. */
export function decideSetAvailability(
  state: State,
  command: CommandOf<"setAvailability">,
): Decision {
  const { availability } = command;
  const session = liveSession(state, command.sessionId);
  if (isRefusal(session)) return session;
  if (session.availability === availability) return [];
  // The way back is open even after the option was switched off, or the arrival deadline made the pause (E74).
  const off = availability === "paused" ? optionOff(state, "pause") : null;
  if (off) return off;
  return (
    staleScreen(session, command.seen) ?? [
      { type: "availabilityChanged", sessionId: session.id, availability },
    ]
  );
}

export function applyAvailabilityChanged(
  state: State,
  { sessionId, availability }: EventOf<"availabilityChanged">,
  at: Instant,
): void {
  const session = known(state.sessions, sessionId);
  changeSession(state, session, turnedTo(session, availability, at));
}

/** « Déconnexion » (E52): never with a visitor called or at the desk. */
export function decideCloseCounter(state: State, command: CommandOf<"closeCounter">): Decision {
  const session = restingSession(state, command);
  return isRefusal(session) ? session : [{ type: "counterClosed", sessionId: session.id }];
}

export function applyCounterClosed(
  state: State,
  event: EventOf<"counterClosed">,
  at: Instant,
): void {
  endSession(state, known(state.sessions, event.sessionId), "closed", at);
}

/** The supervisor closes a counter whose agent is gone (3.4). */
export function decideFreeCounter(state: State, command: CommandOf<"freeCounter">): Decision {
  const counter = state.counters.get(command.counterId);
  if (!counter) return refuse("unknownCounter");
  const sessionId = state.indexes.sessionOfCounter.get(counter.id);
  if (sessionId === undefined) return refuse("sessionOver", { counterLabel: counter.label });
  const { visitId } = known(state.sessions, sessionId);
  return [{ type: "counterFreed", sessionId, counterId: counter.id, visitId }];
}

/** A called visitor gets back the old place in the queue; one at the desk is sent away with the visit. */
export function applyCounterFreed(state: State, event: EventOf<"counterFreed">, at: Instant): void {
  const session = known(state.sessions, event.sessionId);
  endSession(state, session, "freed", at);
  if (event.visitId === null) return;
  const visit = known(state.visits, event.visitId);
  const ticket = known(state.tickets, visit.ticketId);
  const called = visit.startedAt === null;
  finishVisit(state, visit, called ? "putBack" : "interrupted", at);
  if (called) changeTicket(state, ticket, { state: "waiting", visitId: null });
  else changeTicket(state, ticket, { state: "done", outcome: "interrupted", visitId: null });
}
