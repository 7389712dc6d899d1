import { isLive, isLiving, placeOf } from "./indexes.ts";
import type { Session, Sos, Ticket, TicketOutcome, TicketState, Visit } from "./model.ts";
import { isWhole } from "./numbers.ts";
import { mayServe } from "./sessions.ts";
import { fromSnapshot, type Snapshot, toSnapshot } from "./snapshot.ts";
import type { Indexes, State } from "./state.ts";
import type { Touched } from "./touched.ts";
import { HIGHEST_PRIORITY } from "./transfers.ts";

/** A sentence about what must always hold, and whether it does. */
type Claim = readonly [holds: boolean, sentence: string];

function broken(about: string, claims: readonly Claim[]): string[] {
  return claims.filter(([holds]) => !holds).map(([, sentence]) => `${about}: ${sentence}`);
}

const outcomesOf: Readonly<Partial<Record<TicketState, readonly TicketOutcome[]>>> = {
  done: ["received", "absent", "interrupted"],
  cancelled: ["cancelled", "endOfDay"],
};

function hasItsOutcome({ state, outcome }: Ticket): boolean {
  const allowed = outcomesOf[state];
  return outcome === null ? !allowed : allowed?.includes(outcome) === true;
}

function ticketFaults(state: State, ticket: Ticket): string[] {
  const visit = ticket.visitId === null ? undefined : state.visits.get(ticket.visitId);
  const inHand = ticket.state === "called" || ticket.state === "serving";
  const course = visit && (visit.startedAt === null ? "called" : "serving");
  const { printing } = ticket;
  return broken(`ticket ${ticket.id}`, [
    [inHand === (ticket.visitId !== null), "has a visit exactly while called or serving"],
    [!inHand || course === ticket.state, "is where its visit is"],
    [!visit || (visit.ticketId === ticket.id && visit.endedAt === null), "has a visit of its own"],
    [(ticket.state === "absent") === (ticket.absentUntil !== null), "is awaited while absent"],
    [hasItsOutcome(ticket), "has an outcome exactly when it is over"],
    [ticket.order <= state.issued, "was issued"],
    [!isLiving(ticket) || state.services.has(ticket.serviceId), "lives in a service"],
    [isWhole(ticket.priority, 0, HIGHEST_PRIORITY), "has a priority class"],
    [mayBeReserved(ticket), "is reserved only until it is called"],
    [(printing.state === "queued") === (printing.deadlineAt !== null), "has a job with an end"],
    [(printing.state === "none") === (printing.jobId === null), "has paper only from a job"],
    ...ticketIndexClaims(state, ticket),
  ]);
}

/** Who waits, or left the queue without a call. */
function mayBeReserved({ reservedFor, state }: Ticket): boolean {
  return reservedFor === null || state === "waiting" || state === "cancelled";
}

function ticketIndexClaims({ indexes, ...state }: State, ticket: Ticket): Claim[] {
  const { id, serviceId, issuedIn } = ticket;
  const holder = indexes.numbers.get(issuedIn)?.get(ticket.number);
  const holds = ticket.outcome !== "endOfDay";
  const queue = indexes.waiting.get(serviceId) ?? [];
  const place = placeOf({ indexes, ...state }, queue, ticket);
  return [
    [(holder === id) === holds, "alone holds its number"],
    [(indexes.labels.get(ticket.label) === id) === holds, "alone bears its label"],
    [indexes.tokens.get(ticket.token) === id, "is found by its token"],
    [(queue[place] === id) === (ticket.state === "waiting"), "stands in the queue while it waits"],
    [indexes.absent.has(id) === (ticket.state === "absent"), "is listed while absent"],
    [indexes.printing.has(id) === (ticket.printing.state === "queued"), "is listed while printing"],
  ];
}

function visitFaults(state: State, visit: Visit): string[] {
  const open = visit.endedAt === null;
  const ticket = state.tickets.get(visit.ticketId);
  const session = state.sessions.get(visit.sessionId);
  return broken(`visit ${visit.id}`, [
    [open === (visit.outcome === null), "has an outcome exactly when it is over"],
    [ticket !== undefined, "belongs to a ticket"],
    [open === (ticket?.visitId === visit.id), "is its ticket's only one in progress"],
    [open === (session?.visitId === visit.id), "is its session's only one in progress"],
    [!open || ticket?.serviceId === visit.serviceId, "is in its ticket's service"],
    [!open || session?.counterId === visit.counterId, "is where its session is"],
    [!open || session?.agentId === visit.agentId, "is with its session's agent"],
  ]);
}

const resting: ReadonlySet<Session["activity"]> = new Set(["idle", "wrapUp"]);

function sessionFaults(state: State, session: Session): string[] {
  const about = `session ${session.id}`;
  const visit = session.visitId === null ? undefined : state.visits.get(session.visitId);
  if (!isLive(session))
    return broken(about, [
      [session.end !== null, "says how it ended"],
      [session.visitId === null && session.activity === "idle", "ended without a visit"],
      [session.undo === null, "ended without an undo"],
    ]);
  const agent = state.agents.get(session.agentId);
  const idle = session.visitId === null;
  const { undo } = session;
  return broken(about, [
    [agent?.active === true, "belongs to an active agent"],
    [state.counters.has(session.counterId), "is at a counter"],
    [state.indexes.sessionOfAgent.get(session.agentId) === session.id, "is its agent's only one"],
    [state.indexes.sessionOfCounter.get(session.counterId) === session.id, "is alone there"],
    [idle === resting.has(session.activity), "is idle or at the file exactly without a visit"],
    [(session.wrapUp !== null) === (session.activity === "wrapUp"), "has a file while at it"],
    [!session.wrapUp || state.visits.has(session.wrapUp.visitId), "is at a file that is there"],
    [idle || visit?.sessionId === session.id, "has a visit of its own"],
    [agent !== undefined && servesOnlyItsOwn(state, session), "serves what its agent may serve"],
    [!undo || state.tickets.has(undo.ticket.id), "can take back an act on a ticket that is there"],
    [!undo || state.visits.has(undo.visitId), "can take back an act on a visit that is there"],
  ]);
}

function servesOnlyItsOwn(state: State, { agentId, serviceIds }: Session): boolean {
  const agent = state.agents.get(agentId);
  return serviceIds.every((id) => agent && mayServe(state, agent, id));
}

function alarmFaults(state: State, sos: Sos): string[] {
  const open = [...state.alarms.values()].filter(
    ({ counterId, closedAt }) => counterId === sos.counterId && closedAt === null,
  );
  return broken(`alarm ${sos.id}`, [
    [open.length <= 1, "is its counter's only open one"],
    [sos.closedAt === null || sos.acknowledgedBy !== null, "was acknowledged before it was closed"],
    [sos.closedAt !== null || state.counters.has(sos.counterId), "is at a counter while open"],
  ]);
}

function of<T>(
  things: ReadonlyMap<string, T>,
  ids: readonly string[],
  faults: (thing: T) => string[],
): string[] {
  return ids.flatMap((id) => {
    const thing = things.get(id);
    return thing ? faults(thing) : [`${id}: is touched but not there`];
  });
}

/** What is wrong with the things that an event touched. Cheap enough for after every event; empty when sound. */
export function faultsNear(state: State, touched: Touched): string[] {
  return [
    ...of(state.tickets, touched.tickets, (ticket) => ticketFaults(state, ticket)),
    ...of(state.visits, touched.visits, (visit) => visitFaults(state, visit)),
    ...of(state.sessions, touched.sessions, (session) => sessionFaults(state, session)),
    ...of(state.alarms, touched.alarms, (sos) => alarmFaults(state, sos)),
    ...of(state.services, touched.services, () => []),
    ...of(state.counters, touched.counters, () => []),
  ];
}

/** What is wrong anywhere in a state, its indexes and its snapshot; empty when sound. */
export function faultsOf(state: State): string[] {
  const everything: Touched = {
    tickets: [...state.tickets.keys()],
    visits: [...state.visits.keys()],
    sessions: [...state.sessions.keys()],
    alarms: [...state.alarms.keys()],
    services: [],
    counters: [],
    config: true,
  };
  const text = snapshotText(state);
  const again = fromSnapshot(JSON.parse(text) as Snapshot);
  return [
    ...faultsNear(state, everything),
    ...broken("state", [
      [allDifferent(state, ({ order }) => order), "gives each ticket a place of its own"],
      [
        allDifferent(state, ({ issuedIn, day, number }) => [issuedIn, day, number].join()),
        "gives a number once a day and service",
      ],
      [keysIn(state.paces, state.services), "keeps the pace of its own services only"],
      [keysIn(state.issuedToday, state.services), "counts tickets of its own services only"],
      [keysIn(state.nextNumbers, state.services), "counts numbers of its own services only"],
      [keysIn(state.lastSessions, state.agents), "remembers its own agents only"],
      [snapshotText(again) === text, "comes back whole from its snapshot"],
      [indexText(again.indexes) === indexText(state.indexes), "has the indexes of a rebuild"],
    ]),
  ];
}

function keysIn(things: ReadonlyMap<string, unknown>, owners: ReadonlyMap<string, unknown>) {
  return [...things.keys()].every((id) => owners.has(id));
}

function allDifferent(state: State, value: (ticket: Ticket) => string | number): boolean {
  return new Set([...state.tickets.values()].map(value)).size === state.tickets.size;
}

/** A state as text: equal states give equal text. */
export function snapshotText(state: State): string {
  return JSON.stringify(toSnapshot(state));
}

/** Indexes as text, in an order of their own: maps remember when a key came, which must not matter. */
function indexText(indexes: Indexes): string {
  return JSON.stringify(Object.values(indexes).map(canonical));
}

function canonical(value: unknown): unknown {
  if (value instanceof Set) return [...value].sort();
  if (!(value instanceof Map)) return value;
  return [...value]
    .map(([key, each]) => [String(key), canonical(each)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
