import { noteSession, noteTicket } from "./indexes.ts";
import type { LastSession } from "./last-session.ts";
import { type Hours, noHours, type OpeningPlan } from "./opening-model.ts";
import { boardOf, roomsFrom } from "./rooms-upgrade.ts";
import type { Configuration, Pace, State } from "./state.ts";
import { emptyIndexes } from "./state-new.ts";
import {
  agentOf,
  counterOf,
  kioskOf,
  lastSessionOf,
  printerOf,
  serviceOf,
  sessionOf,
  siteOf,
  ticketOf,
  visitOf,
} from "./upgrade.ts";

type ConfigurationMaps = Omit<Configuration, "site">;
type Values<M> = M extends Map<string, infer V> ? readonly V[] : never;
type Listed<T> = { readonly [K in keyof T]: Values<T[K]> };
type Things = ConfigurationMaps &
  Pick<State, "tickets" | "visits" | "sessions" | "alarms" | "counterMessages" | "boardMessages">;

/**
 * A state as plain JSON data without what can be rebuilt. Everything is sorted by id: equal states give equal
 * text.
 */
export interface Snapshot
  extends Listed<Things>,
    Pick<State, "site" | "day" | "issued" | "lastAt"> {
  readonly nextNumbers: readonly (readonly [string, number])[];
  readonly lastSessions: readonly (readonly [string, LastSession])[];
  readonly paces: readonly (readonly [string, Pace])[];
  readonly issuedToday: readonly (readonly [string, number])[];
  readonly hours: Omit<Hours, "plans"> & {
    readonly plans: readonly (readonly [string, OpeningPlan])[];
  };
}

function sorted<V>(things: ReadonlyMap<string, V>): (readonly [string, V])[] {
  return [...things].sort(([a], [b]) => (a < b ? -1 : 1));
}

function listed<V>(things: ReadonlyMap<string, V>): V[] {
  return sorted(things).map(([, thing]) => thing);
}

function mapped<V extends { readonly id: string }>(things: readonly V[]): Map<string, V> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** The state as data. It shares the state's things, which nobody changes in place. */
export function toSnapshot(state: State): Snapshot {
  return {
    site: state.site,
    day: state.day,
    issued: state.issued,
    lastAt: state.lastAt,
    services: listed(state.services),
    reasons: listed(state.reasons),
    counters: listed(state.counters),
    agents: listed(state.agents),
    printers: listed(state.printers),
    kiosks: listed(state.kiosks),
    rooms: listed(state.rooms),
    boards: listed(state.boards),
    tickets: listed(state.tickets),
    visits: listed(state.visits),
    sessions: listed(state.sessions),
    alarms: listed(state.alarms),
    counterMessages: listed(state.counterMessages),
    boardMessages: listed(state.boardMessages),
    nextNumbers: sorted(state.nextNumbers),
    lastSessions: sorted(state.lastSessions),
    paces: sorted(state.paces),
    issuedToday: sorted(state.issuedToday),
    hours: { ...state.hours, plans: sorted(state.hours.plans) },
  };
}

/** Before there were messages there were none. Maps keep the order of sending. */
function messagesOf(snapshot: Partial<Pick<Snapshot, "counterMessages" | "boardMessages">>) {
  const { counterMessages = [], boardMessages = [] } = snapshot;
  return { counterMessages: mapped(counterMessages), boardMessages: mapped(boardMessages) };
}

/** Before there were hours everything was open, and nothing was counted for a quota. */
function hoursOf({ issuedToday, hours }: Partial<Pick<Snapshot, "issuedToday" | "hours">>) {
  const plans = hours ? { ...hours, plans: new Map(hours.plans) } : noHours;
  return { issuedToday: new Map(issuedToday ?? []), hours: plans };
}

/** The state that a snapshot was taken of, with its indexes built anew. Earlier forms become today's. */
export function fromSnapshot(snapshot: Snapshot): State {
  const state: State = {
    site: siteOf(snapshot.site),
    day: snapshot.day,
    issued: snapshot.issued,
    lastAt: snapshot.lastAt,
    services: mapped(snapshot.services.map(serviceOf)),
    reasons: mapped(snapshot.reasons),
    counters: mapped(snapshot.counters.map(counterOf)),
    agents: mapped(snapshot.agents.map(agentOf)),
    printers: mapped(snapshot.printers.map(printerOf)),
    kiosks: mapped(snapshot.kiosks.map(kioskOf)),
    rooms: mapped(snapshot.rooms ?? roomsFrom(snapshot.boards)),
    boards: mapped(snapshot.boards.map(boardOf)),
    tickets: mapped(snapshot.tickets.map(ticketOf)),
    visits: mapped(snapshot.visits.map(visitOf)),
    sessions: mapped(snapshot.sessions.map(sessionOf)),
    alarms: mapped(snapshot.alarms),
    ...messagesOf(snapshot),
    nextNumbers: new Map(snapshot.nextNumbers),
    lastSessions: new Map(snapshot.lastSessions.map(([id, last]) => [id, lastSessionOf(last)])),
    paces: new Map(snapshot.paces),
    ...hoursOf(snapshot),
    indexes: emptyIndexes(),
  };
  for (const ticket of state.tickets.values()) noteTicket(state, ticket);
  for (const session of state.sessions.values()) noteSession(state, session);
  return state;
}
