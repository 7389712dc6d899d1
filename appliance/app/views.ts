import type { AgentView, CurrentSession, Site, TicketAnswer } from "../../protocol/http.ts";
import type {
  Place,
  PlaceWord,
  PrintView,
  SessionView,
  TicketView,
  VisitView,
} from "../../protocol/views.ts";
import type { Agent, AgentId, Counter, Session, Ticket, Visit, VisitId } from "../domain/model.ts";
import type { Printing } from "../domain/paper.ts";
import type { State } from "../domain/state.ts";
import { aheadOf, waitRange } from "../domain/waiting.ts";
import type { Position } from "./contract.ts";
import { wrapUpView } from "./wrap-up-view.ts";

/** What every document on the bus carries. */
export function envelope(position: Position, at: number) {
  return { v: 1 as const, epoch: position.epoch, seq: position.seq, at };
}

export function placeOf(counter: Counter): Place {
  const { id, label, place, way } = counter;
  return { id, label, place: place as PlaceWord, ...(way ? { way } : {}) };
}

/** What became of a ticket's paper; `printer` names the fall-back printer where the paper comes out there. */
export function printView({ printers }: State, printing: Printing): PrintView {
  const { state, reason, attempt, printerId, elsewhere } = printing;
  const printer = elsewhere && printerId !== null ? printers.get(printerId)?.name : undefined;
  return { state, reason, attempt, ...(printer === undefined ? {} : { printer }) };
}

/** The live session of an agent; null when no counter is open. */
export function liveSession(state: State, agentId: AgentId): Session | null {
  const id = state.indexes.sessionOfAgent.get(agentId);
  return (id === undefined ? undefined : state.sessions.get(id)) ?? null;
}

/** One visit as the agent's screen shows it; null when it is not known any more. */
export function visitView(state: State, visitId: string): VisitView | null {
  const visit = state.visits.get(visitId);
  const ticket = visit && state.tickets.get(visit.ticketId);
  return visit && ticket ? shownVisit(state, visit, ticket) : null;
}

function shownVisit(state: State, visit: Visit, ticket: Ticket): VisitView {
  return {
    id: visit.id,
    ticketId: ticket.id,
    label: ticket.label,
    number: ticket.number,
    serviceId: visit.serviceId,
    state: visit.endedAt !== null ? "over" : visit.startedAt !== null ? "serving" : "called",
    recall: visit.recall,
    waitedMs: visit.waitedMs,
    calledAt: visit.calledAt,
    repeatAt: visit.announcedAt + state.site.repeatSeconds * 1000,
    warnAt: visit.warnAt,
    deadlineAt: visit.deadlineAt,
    startedAt: visit.startedAt,
    reasonId: visit.reasonId === "unset" ? null : visit.reasonId,
    qualified: visit.reasonId !== "unset",
    print: printView(state, ticket.printing),
  };
}

/** A session as its own page and staff see it; null when it is not live. */
export function sessionView(state: State, sessionId: string): SessionView | null {
  const session = state.sessions.get(sessionId);
  if (!session || state.indexes.sessionOfCounter.get(session.counterId) !== sessionId) return null;
  return {
    id: session.id,
    agentId: session.agentId,
    counterId: session.counterId,
    serviceIds: [...session.serviceIds],
    availability: session.availability,
    activity: session.activity,
    activitySince: session.activitySince,
    openedAt: session.openedAt,
    revision: session.revision,
    visit: session.visitId === null ? null : visitView(state, session.visitId),
    wrapUp: session.wrapUp && wrapUpView(state, session.wrapUp),
    undo: session.undo && { kind: session.undo.kind, until: session.undo.until },
  };
}

/** The answer to a new ticket; `origin` is the address under which a phone reaches the box. */
export function ticketAnswer(state: State, ticketId: string, origin: string): TicketAnswer {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) throw new Error(`no ticket ${ticketId}`);
  const ahead = aheadOf(state, ticketId);
  return {
    id: ticket.id,
    number: ticket.number,
    label: ticket.label,
    serviceId: ticket.serviceId,
    ahead,
    wait: ticket.promised ?? waitRange(state, ticket.serviceId, ahead),
    token: ticket.token,
    followUrl: `${origin}/t/${ticket.token}`,
    print: printView(state, ticket.printing),
  };
}

const phases = {
  planned: "waiting",
  waiting: "waiting",
  called: "called",
  serving: "serving",
  aside: "serving",
  absent: "absent",
  done: "over",
  cancelled: "over",
} as const satisfies Record<Ticket["state"], TicketView["phase"]>;

/** A ticket as its holder's phone follows it. */
export function ticketView(
  state: State,
  ticketId: string,
  position: Position,
  at: number,
): TicketView {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) throw new Error(`no ticket ${ticketId}`);
  const visit = ticket.visitId === null ? undefined : state.visits.get(ticket.visitId);
  const counter = visit && state.counters.get(visit.counterId);
  const waiting = phases[ticket.state] === "waiting";
  const ahead = waiting ? aheadOf(state, ticketId) : 0;
  const range = waiting
    ? waitRange(state, ticket.serviceId, ahead)
    : { lowMinutes: 0, highMinutes: 0 };
  return {
    ...envelope(position, at),
    label: ticket.label,
    serviceName: state.services.get(ticket.serviceId)?.name ?? { fr: "" },
    siteName: state.site.name,
    language: ticket.language,
    phase: phases[ticket.state],
    ahead,
    ...range,
    enteredAt: ticket.enteredAt,
    counter: counter ? placeOf(counter) : null,
    calledAt: visit?.calledAt ?? null,
    announcedAt: visit?.announcedAt ?? null,
    print: printView(state, ticket.printing),
  };
}

/** Public facts of the site: what is there, and what is open. */
export function siteView(state: State, toStaff: boolean): Site {
  const { site } = state;
  return {
    id: site.id,
    name: site.name,
    zone: site.zone,
    languages: [...site.languages],
    welcome: site.welcome,
    services: inOrder(state.services).map(({ id, name, prefix, open }) => ({
      id,
      name,
      prefix,
      open,
    })),
    counters: inOrder(state.counters).map((counter) => ({
      ...placeOf(counter),
      ...holding(state, counter.id, toStaff),
    })),
    kiosks: [...state.kiosks.values()].map(({ id, name }) => ({ id, name })),
    boards: [...state.boards.values()].map(({ id, name }) => ({ id, name })),
  };
}

/** Since when a counter is open is seen by anybody in the room; who sits there is told to staff alone (E10). */
function holding(state: State, counterId: string, toStaff: boolean) {
  const session = state.sessions.get(state.indexes.sessionOfCounter.get(counterId) ?? "");
  if (!session) return { open: false, since: null, holder: null };
  const holder = toStaff ? (state.agents.get(session.agentId)?.name ?? null) : null;
  return { open: true, since: session.openedAt, holder };
}

/** Things that have a place on a screen, in that order. */
export function inOrder<T extends { readonly id: string; readonly position: number }>(
  things: ReadonlyMap<string, T>,
): T[] {
  return [...things.values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

export function agentView(agent: Agent): AgentView {
  const { id, login, name, role, serviceIds } = agent;
  return { id, login, name, role, serviceIds: serviceIds === null ? null : [...serviceIds] };
}

/** A ticket's note as staff see it; empty where the site has no notes. */
export function noteOn({ site }: State, { note }: Ticket): string {
  return site.desk.notes ? note : "";
}

/** The note of a visit's ticket; empty without one. Never part of what goes to the bus. */
export function noteOnVisit(state: State, visitId: VisitId | null): string {
  const visit = visitId === null ? undefined : state.visits.get(visitId);
  const ticket = visit && state.tickets.get(visit.ticketId);
  return ticket ? noteOn(state, ticket) : "";
}

/** Everything that an agent's page needs and the bus must not carry; throws for an unknown agent. */
export function currentSession(state: State, agentId: AgentId): CurrentSession {
  const agent = state.agents.get(agentId);
  if (!agent) throw new Error(`no agent ${agentId}`);
  const session = liveSession(state, agentId);
  const last = state.lastSessions.get(agentId);
  return {
    agent: agentView(agent),
    session: session && sessionView(state, session.id),
    last: last ? { ...last, serviceIds: [...last.serviceIds] } : null,
    reasons: inOrder(state.reasons)
      .filter((reason) => reason.active)
      .map(({ id, serviceId, label }) => ({ id, serviceId, label })),
    qualification: state.site.qualification,
    desk: { ...state.site.desk },
    rights: [...agent.rights],
    note: noteOnVisit(state, session?.visitId ?? null),
  };
}
