import { runsOn } from "./clock.ts";
import type { DomainEvent, EventOf, EventType } from "./events.ts";
import { isLive } from "./indexes.ts";
import { known } from "./known.ts";
import type { CounterId, ServiceId, SessionId, SosId, TicketId, VisitId } from "./model.ts";
import type { State } from "./state.ts";

/** Whose rows and views an event changed. Each id is found in the state after the event. */
export interface Touched {
  readonly tickets: readonly TicketId[];
  readonly visits: readonly VisitId[];
  readonly sessions: readonly SessionId[];
  readonly alarms: readonly SosId[];
  /** Services whose queue or open counters may have changed. */
  readonly services: readonly ServiceId[];
  readonly counters: readonly CounterId[];
  /** True when the configuration changed. */
  readonly config: boolean;
}

type Parts = Partial<Touched>;

const nothing: Touched = {
  tickets: [],
  visits: [],
  sessions: [],
  alarms: [],
  services: [],
  counters: [],
  config: false,
};
type Touches<T extends EventType> = (state: State, event: EventOf<T>) => Parts;

/** `ids` without doubles, in the order of their first mention. */
function joined(key: Exclude<keyof Touched, "config">, parts: readonly Parts[]): string[] {
  return [...new Set(parts.flatMap((part) => part[key] ?? []))];
}

function together(...parts: readonly Parts[]): Parts {
  return {
    tickets: joined("tickets", parts),
    visits: joined("visits", parts),
    sessions: joined("sessions", parts),
    alarms: joined("alarms", parts),
    services: joined("services", parts),
    counters: joined("counters", parts),
  };
}

/** The service of a ticket that is over may have been removed since. */
function ofTicket(state: State, { ticketId }: { readonly ticketId: TicketId }): Parts {
  const { serviceId } = known(state.tickets, ticketId);
  return { tickets: [ticketId], services: state.services.has(serviceId) ? [serviceId] : [] };
}

/** The visit and everything that it binds together. */
function ofVisit(state: State, { visitId }: { readonly visitId: VisitId }): Parts {
  const visit = known(state.visits, visitId);
  return {
    tickets: [visit.ticketId],
    visits: [visitId],
    sessions: [visit.sessionId],
    services: [visit.serviceId],
    counters: [visit.counterId],
  };
}

function ofVisitIfAny(state: State, visitId: VisitId | null): Parts {
  return visitId === null ? {} : ofVisit(state, { visitId });
}

function ofSession(state: State, { sessionId }: { readonly sessionId: SessionId }): Parts {
  const { counterId, serviceIds } = known(state.sessions, sessionId);
  return { sessions: [sessionId], counters: [counterId], services: serviceIds };
}

/** Those that were not removed since. */
function here(things: ReadonlyMap<string, unknown>, ids: readonly string[]): string[] {
  return ids.filter((id) => things.has(id));
}

function ofAlarm(state: State, { sosId }: { readonly sosId: SosId }): Parts {
  return { alarms: [sosId], counters: [known(state.alarms, sosId).counterId] };
}

/** What every service and counter shows, and every live session. */
function ofPosts(state: State): Parts {
  return {
    sessions: [...state.indexes.sessionOfCounter.values()],
    services: [...state.services.keys()],
    counters: [...state.counters.keys()],
  };
}

function ofEverythingLive(state: State): Parts {
  const idsOf = <T extends { id: string }>(
    things: ReadonlyMap<string, T>,
    holds: (thing: T) => boolean,
  ) => [...things.values()].filter(holds).map(({ id }) => id);
  return {
    tickets: idsOf(state.tickets, runsOn),
    visits: idsOf(state.visits, ({ endedAt }) => endedAt === null),
    sessions: idsOf(state.sessions, isLive),
    alarms: idsOf(state.alarms, ({ closedAt }) => closedAt === null),
  };
}

const touches: { readonly [T in EventType]: Touches<T> } = {
  configChanged: (state) => ({ ...ofPosts(state), config: true }),
  dayStarted: (state, { cancelled }) => ({ ...ofPosts(state), tickets: cancelled }),
  hoursPlanned: (state) => ({ services: [...state.services.keys()] }),
  hoursTurned: (state) => ({ services: [...state.services.keys()] }),
  clockAdjusted: (state) => together(ofPosts(state), ofEverythingLive(state)),
  ticketIssued: (state, { ticket }) => ofTicket(state, { ticketId: ticket.id }),
  ticketCancelled: ofTicket,
  ticketRestored: ofTicket,
  printReported: ofTicket,
  reprintAsked: ofTicket,
  counterOpened: (state, { session }) => ofSession(state, { sessionId: session.id }),
  // The services that the session serves no more changed as well.
  servicesChosen: (state, event) => ({
    ...ofSession(state, event),
    services: [...state.services.keys()],
  }),
  availabilityChanged: ofSession,
  counterClosed: ofSession,
  postMoved: (state, { from, session }) =>
    together(
      ofSession(state, { sessionId: from }),
      ofSession(state, { sessionId: session.id }),
      ofVisitIfAny(state, session.visitId),
    ),
  counterFreed: (state, event) =>
    together(ofSession(state, event), ofVisitIfAny(state, event.visitId)),
  linkLost: ofSession,
  linkRestored: ofSession,
  lostSessionClosed: ofSession,
  ticketCalled: (state, { visit }) => ofVisit(state, { visitId: visit.id }),
  ticketRecalled: (state, { visit }) => ofVisit(state, { visitId: visit.id }),
  ticketPicked: (state, { visit }) => ofVisit(state, { visitId: visit.id }),
  visitorReceived: (state, { visit }) => ofVisit(state, { visitId: visit.id }),
  callRepeated: ofVisit,
  visitStarted: ofVisit,
  visitorAbsent: ofVisit,
  arrivalExpired: (state, event) => together(ofVisit(state, event), ofSession(state, event)),
  absentExpired: ofTicket,
  visitQualified: ofVisit,
  visitEnded: ofVisit,
  wrapUpEnded: ofSession,
  wrapUpExtended: ofSession,
  visitPutBack: ofVisit,
  visitTransferred: (state, event) =>
    together(ofVisit(state, event), { services: [event.serviceId] }),
  absentRequeued: ofTicket,
  ticketNoted: (_state, { ticketId }) => ({ tickets: [ticketId] }),
  undone: (state, { undo, leaves }) =>
    together(ofVisit(state, undo), leaves === undefined ? {} : { services: [leaves] }),
  ticketMoved: (state, event) =>
    together(ofTicket(state, event), { services: here(state.services, [event.from]) }),
  messageSent: (state, { message }) => ({ counters: here(state.counters, message.counterIds) }),
  messageRead: (state, { counterId }) => ({ counters: here(state.counters, [counterId]) }),
  boardMessagePosted: () => ({}),
  boardMessageRemoved: () => ({}),
  boardMessageExpired: () => ({}),
  sosRaised: (state, { sos }) => ofAlarm(state, { sosId: sos.id }),
  sosAcknowledged: ofAlarm,
  sosClosed: ofAlarm,
};

/**
 * Whose rows and views an event changed; call it with the state after `apply`. What `dayStarted` drops was
 * written when it ended and is not named: after that event, whoever publishes starts from the whole state.
 */
export function touched(event: DomainEvent, state: State): Touched {
  return { ...nothing, ...(touches[event.type] as Touches<EventType>)(state, event as never) };
}
