import { isLive, placeOf } from "./indexes.ts";
import { known } from "./known.ts";
import type { CounterId, Instant, ServiceId, Session, Ticket, TicketId } from "./model.ts";
import { ceiling, floor, least, most } from "./numbers.ts";
import { meanVisitMs } from "./pace.ts";
import type { State } from "./state.ts";

const MINUTE_MS = 60_000;
/** A range's ends as shares of the expected wait: half as long, or half as long again. */
const LOW_SHARE = 0.5;
const HIGH_SHARE = 1.5;
/** No range says more than a day: beyond it, a number would only pretend to know. */
const LONGEST_MINUTES = 24 * 60;

/** What a screen shows of a service (E45-E47). */
export interface ServiceLoad {
  readonly waiting: number;
  /** Since when the next visitor to be called waits; null when nobody does (E46). */
  readonly headSince: Instant | null;
  /** Counters that can call on this service (E47). */
  readonly openCounters: number;
}

/** A wait in whole minutes. */
export interface WaitRange {
  readonly lowMinutes: number;
  readonly highMinutes: number;
}

/**
 * The counter that alone calls this ticket; null: any counter of the service. A reservation binds as long as that
 * counter is open and serves the service: when it closes, everybody may call, and when it opens again, it alone.
 */
export function reservedAt(state: State, ticket: Ticket): CounterId | null {
  const { reservedFor, serviceId } = ticket;
  const sessionId = reservedFor && state.indexes.sessionOfCounter.get(reservedFor);
  if (!sessionId) return null;
  return known(state.sessions, sessionId).serviceIds.includes(serviceId) ? reservedFor : null;
}

function queueOf(state: State, serviceId: ServiceId): readonly TicketId[] {
  return state.indexes.waiting.get(serviceId) ?? [];
}

/** The ticket that `callNext` would call at a counter: one reserved for it, else the first for anybody. */
export function headFor(state: State, serviceId: ServiceId, counterId: CounterId): Ticket | null {
  let free: Ticket | null = null;
  for (const id of queueOf(state, serviceId)) {
    const ticket = known(state.tickets, id);
    const holder = reservedAt(state, ticket);
    if (holder === counterId) return ticket;
    if (holder === null) free ??= ticket;
  }
  return free;
}

/** Who is called next, at whatever counter: the first for anybody, else the first at all; null when nobody waits. */
export function headOf(state: State, serviceId: ServiceId): Ticket | null {
  const [first] = queueOf(state, serviceId);
  if (first === undefined) return null;
  const free = queueOf(state, serviceId).find(
    (id) => reservedAt(state, known(state.tickets, id)) === null,
  );
  return known(state.tickets, free ?? first);
}

/**
 * How many people will be called before this one; 0 for a ticket that does not wait. A counter calls whoever is
 * reserved for it before everybody else.
 */
export function aheadOf(state: State, ticketId: TicketId): number {
  const ticket = state.tickets.get(ticketId);
  if (ticket?.state !== "waiting") return 0;
  const queue = queueOf(state, ticket.serviceId);
  const place = placeOf(state, queue, ticket);
  const holder = reservedAt(state, ticket);
  if (holder === null) return place;
  const before = queue.slice(0, place).map((id) => known(state.tickets, id));
  return before.filter((each) => reservedAt(state, each) === holder).length;
}

/** How many people wait for a service now. */
export function waitingCount(state: State, serviceId: ServiceId): number {
  return state.indexes.waiting.get(serviceId)?.length ?? 0;
}

/** « Guichets pouvant appeler » (E47): live, with validated services, and not on a pause. */
function canCall(session: Session): boolean {
  return isLive(session) && session.availability === "available" && session.serviceIds.length > 0;
}

function callers(state: State): Session[] {
  return [...state.indexes.sessionOfCounter.values()]
    .map((id) => known(state.sessions, id))
    .filter(canCall);
}

function callersFor(state: State, serviceId: ServiceId): Session[] {
  return callers(state).filter((session) => session.serviceIds.includes(serviceId));
}

/** The three columns of a service. */
export function serviceLoad(state: State, serviceId: ServiceId): ServiceLoad {
  return {
    waiting: waitingCount(state, serviceId),
    headSince: headOf(state, serviceId)?.enteredAt ?? null,
    openCounters: callersFor(state, serviceId).length,
  };
}

/** Distinct counters that can call on at least one service: the total of E27. */
export function siteOpenCounters(state: State): number {
  return callers(state).length;
}

/** A counter's share for one service: it also goes round those of its other services where someone waits. */
function shareFor(state: State, session: Session, serviceId: ServiceId): number {
  const others = session.serviceIds.filter((id) => id !== serviceId && waitingCount(state, id) > 0);
  return 1 / (others.length + 1);
}

/**
 * How long someone with `ahead` people before them may wait.
 *
 * With m = the mean time from call to end of the service's newest visits (5 minutes without any), c = counters that
 * can call on it (1 if none: «as if one opened now»), s = the sum of those counters' shares for this service:
 * from `0.5 · ahead · m / c` (every counter only for this service, and quick visits) rounded down, to
 * `1.5 · (ahead + 1) · m / s` (shared counters, slow visits, and one that has just begun) rounded up.
 * It is 0-0 only if nobody is ahead and a counter is free; else the upper end is at least 1.
 */
export function waitRange(state: State, serviceId: ServiceId, ahead: number): WaitRange {
  const counters = callersFor(state, serviceId);
  if (ahead === 0 && counters.some(({ activity }) => activity === "idle"))
    return { lowMinutes: 0, highMinutes: 0 };
  const minutes = meanVisitMs(state, serviceId) / MINUTE_MS;
  const shares = counters.reduce((sum, each) => sum + shareFor(state, each, serviceId), 0);
  const low = (LOW_SHARE * ahead * minutes) / most(1, counters.length);
  const high = (HIGH_SHARE * (ahead + 1) * minutes) / (shares || 1);
  return {
    lowMinutes: least(floor(low), LONGEST_MINUTES),
    highMinutes: least(most(1, ceiling(high)), LONGEST_MINUTES),
  };
}

/** What somebody is told who takes this ticket now. */
export function newcomerWait(state: State, ticket: Ticket): WaitRange {
  return waitRange(
    state,
    ticket.serviceId,
    placeOf(state, queueOf(state, ticket.serviceId), ticket),
  );
}
