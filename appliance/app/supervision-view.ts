import {
  type CurvePoint,
  type SupervisedMessage,
  type SupervisedTicket,
  type Supervision,
  supervisedMax,
  type TodayFigures,
  type UnreadMessage,
} from "../../protocol/supervision.ts";
import { isLiving } from "../domain/indexes.ts";
import { unreadAt } from "../domain/messages.ts";
import type { AgentId, Ticket, Visit } from "../domain/model.ts";
import type { CounterMessage } from "../domain/oversight-model.ts";
import type { State } from "../domain/state.ts";
import { reservedAt } from "../domain/waiting.ts";
import type { Position } from "./contract.ts";
import { openAlarms } from "./documents.ts";
import { percentile } from "./statistics/percentiles.ts";
import { liveSession, noteOn } from "./views.ts";

const quarterMs = 15 * 60_000;
/** A business day has at most 25 hours. */
const quartersMax = 100;

/** Everything that the supervision page needs and the bus does not carry. One pass over today's tickets. */
export function supervisionOf(state: State, position: Position, at: number): Supervision {
  const living = [...state.tickets.values()].filter(isLiving);
  const shown = living.sort((a, b) => a.priority - b.priority || a.order - b.order);
  return {
    seq: position.seq,
    at,
    agents: [...state.agents.values()].map(({ id, name, serviceIds }) => ({
      id,
      name,
      serviceIds: serviceIds && [...serviceIds],
    })),
    tickets: byUrgency(shown)
      .slice(0, supervisedMax)
      .map((ticket) => supervised(state, ticket)),
    total: living.length,
    alarms: openAlarms(state).map(({ id, counterId, agentId, acknowledgedBy }) => ({
      id,
      counterId,
      agentName: nameOf(state, agentId),
      acknowledgedBy: acknowledgedBy && nameOf(state, acknowledgedBy),
    })),
    messages: [...state.counterMessages.values()].map((message) => messageOf(state, message)),
    boardMessages: [...state.boardMessages.values()].map(
      ({ id, text, agentId, at: sent, until }) => ({
        ...{ id, text, until, at: sent, from: nameOf(state, agentId) },
      }),
    ),
    ...todayOf(state, at),
  };
}

/** Who is in hand first, then who waits as they are called, then who did not come. */
function byUrgency(tickets: readonly Ticket[]): Ticket[] {
  const rank = ({ state }: Ticket) => (state === "waiting" ? 1 : state === "absent" ? 2 : 0);
  return [...tickets].sort(
    (a, b) => rank(a) - rank(b) || b.priority - a.priority || a.order - b.order,
  );
}

function supervised(state: State, ticket: Ticket): SupervisedTicket {
  const { id, label, serviceId, enteredAt, priority, revision, origin, transferredFrom } = ticket;
  const visit = ticket.visitId === null ? undefined : state.visits.get(ticket.visitId);
  return {
    ...{ id, label, serviceId, enteredAt, priority, revision, origin, transferredFrom },
    state: ticket.state as SupervisedTicket["state"],
    since: visit?.startedAt ?? visit?.calledAt ?? enteredAt,
    note: noteOn(state, ticket),
    counterId: visit?.counterId ?? null,
    reservedFor: reservedAt(state, ticket),
    absentUntil: ticket.absentUntil,
    print: ticket.printing.state,
  };
}

function nameOf({ agents }: State, agentId: AgentId): string {
  return agents.get(agentId)?.name ?? "";
}

function messageOf(state: State, message: CounterMessage): SupervisedMessage {
  const { id, text, at, agentId, counterIds, readBy } = message;
  const readAt = (counterId: string) =>
    readBy.find((read) => read.counterId === counterId)?.at ?? null;
  const counters = counterIds.map((each) => ({ id: each, readAt: readAt(each) }));
  return { id, text, at, from: nameOf(state, agentId), counters };
}

/** What an agent's counter has not read yet. */
export function unreadMessages(state: State, agentId: AgentId): UnreadMessage[] {
  const session = liveSession(state, agentId);
  if (!session) return [];
  return unreadAt(state, session.counterId).map(({ id, text, at, agentId: from }) => ({
    ...{ id, text, at, from: nameOf(state, from) },
  }));
}

/** The first call of each ticket: what its holder waited for. */
function firstCalls(state: State): Visit[] {
  const first = new Map<string, Visit>();
  for (const visit of state.visits.values()) {
    const known = first.get(visit.ticketId);
    if (!visit.recall && visit.announcements > 0 && !(known && known.calledAt <= visit.calledAt))
      first.set(visit.ticketId, visit);
  }
  return [...first.values()];
}

function todayOf(state: State, at: number): { today: TodayFigures; curve: CurvePoint[] } {
  const tickets = [...state.tickets.values()].filter(({ day }) => day === state.day);
  const calls = firstCalls(state).filter(
    ({ ticketId }) => state.tickets.get(ticketId)?.day === state.day,
  );
  const waits = calls.map(({ waitedMs }) => waitedMs);
  const count = (holds: (ticket: Ticket) => boolean) => tickets.filter(holds).length;
  return {
    today: {
      arrived: tickets.length,
      waiting: count(({ state: now }) => now === "waiting"),
      inHand: count(({ state: now }) => now === "called" || now === "serving"),
      received: count(({ received }) => received > 0),
      absent: count(
        ({ state: now, outcome, received }) =>
          received === 0 && (now === "absent" || outcome === "absent"),
      ),
      waitMedianMs: whole(percentile(waits, 50)),
      waitP90Ms: whole(percentile(waits, 90)),
    },
    curve: curveOf(tickets, calls, at),
  };
}

function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

/** Quarters of an hour from the first arrival to now; empty before anybody came. */
function curveOf(tickets: readonly Ticket[], calls: readonly Visit[], at: number): CurvePoint[] {
  const quarterOf = (moment: number) => Math.floor(moment / quarterMs);
  const last = quarterOf(at);
  const first = Math.max(
    tickets.reduce((least, { enteredAt }) => Math.min(least, quarterOf(enteredAt)), last + 1),
    last - quartersMax + 1,
  );
  const points = Array.from({ length: last - first + 1 }, () => ({
    arrivals: 0,
    waits: [] as number[],
  }));
  for (const { enteredAt } of tickets) {
    const point = points[quarterOf(enteredAt) - first];
    if (point) point.arrivals += 1;
  }
  for (const { calledAt, waitedMs } of calls)
    points[quarterOf(calledAt) - first]?.waits.push(waitedMs);
  return points.map(({ arrivals, waits }, index) => ({
    at: (first + index) * quarterMs,
    arrivals,
    calls: waits.length,
    waitMs: whole(percentile(waits, 50)),
  }));
}
