import type { DayRows, SessionFact, TicketFact, VisitFact } from "../../ports/history.ts";
import { asMs, columnsFor, none, type Tables } from "./columns.ts";
import { ticketEnds, visitEnds } from "./rows.ts";
import { Words } from "./words.ts";

/** One business day as columns of numbers. Nothing in it names a ticket or says at which minute somebody came. */
export interface DayFacts {
  readonly day: string;
  readonly words: readonly string[];
  readonly tables: Tables;
  /** True while a session of this day goes on: its open time is not known yet. */
  readonly unfinished: boolean;
}

/** 0 to 23 at the site. */
export type HourOf = (at: number) => number;

/** Turns a day's rows into columns. Visits belong to the business day of their ticket, even the late ones. */
export function dayFactsOf(day: string, rows: DayRows, hour: HourOf, now: number): DayFacts {
  const words = new Words();
  const { tickets, visits, sessions } = rows;
  const ticketColumns = columnsFor("tickets", tickets.length);
  for (const [row, ticket] of tickets.entries())
    putTicket(ticketColumns, row, ticket, { words, hour });
  noteFirstCalls(visits, tickets, ticketColumns);
  const visitColumns = columnsFor("visits", visits.length);
  for (const [row, visit] of visits.entries()) putVisit(visitColumns, row, visit, { words, hour });
  const sessionColumns = columnsFor("sessions", sessions.length);
  for (const [row, session] of sessions.entries()) {
    const until = session.endedAt ?? now;
    sessionColumns.counter[row] = words.place(session.counterId);
    sessionColumns.open[row] = asMs(until - session.openedAt);
    sessionColumns.paused[row] = asMs(pausedBy(session, until));
  }
  const agents = (of: readonly { readonly agentId: string }[]) => ({
    agent: Uint16Array.from(of, ({ agentId }) => words.place(agentId)),
  });
  const tables = {
    ...{ tickets: ticketColumns, visits: visitColumns, sessions: sessionColumns },
    ...{ visitAgents: agents(visits), sessionAgents: agents(sessions) },
  };
  return {
    ...{ day, words: words.all, tables },
    unfinished: sessions.some(({ endedAt }) => endedAt === null),
  };
}

/** Milliseconds; null for a session of before pauses were measured. */
function pausedBy({ pausedMs, pausedSince }: SessionFact, until: number): number | null {
  if (pausedMs === null) return null;
  return pausedMs + (pausedSince === null ? 0 : Math.max(0, until - pausedSince));
}

interface Told {
  readonly words: Words;
  readonly hour: HourOf;
}

function putTicket(
  columns: Tables["tickets"],
  row: number,
  ticket: TicketFact,
  { words, hour }: Told,
): void {
  columns.service[row] = words.place(ticket.issuedIn);
  columns.hour[row] = hour(ticket.enteredAt);
  columns.end[row] = placeIn(ticketEnds, ticket.outcome);
  columns.received[row] = Math.min(255, ticket.received);
  columns.wait[row] = none;
  columns.low[row] = asMs(ticket.low === null ? null : ticket.low * 60_000);
  columns.high[row] = asMs(ticket.high === null ? null : ticket.high * 60_000);
}

function putVisit(
  columns: Tables["visits"],
  row: number,
  visit: VisitFact,
  { words, hour }: Told,
): void {
  const { announcements, startedAt, endedAt, calledAt } = visit;
  const called = announcements > 0;
  columns.service[row] = words.place(visit.serviceId);
  columns.counter[row] = words.place(visit.counterId);
  columns.reason[row] = words.place(visit.reasonId ?? "");
  columns.hour[row] = hour(calledAt);
  columns.end[row] = placeIn(visitEnds, visit.outcome);
  columns.recall[row] = visit.recall;
  columns.announcements[row] = Math.min(255, announcements);
  columns.began[row] = startedAt === null ? 0 : 1;
  columns.arrive[row] = asMs(called && startedAt !== null ? startedAt - calledAt : null);
  columns.serve[row] = asMs(startedAt !== null && endedAt !== null ? endedAt - startedAt : null);
  columns.calling[row] = called ? asMs((startedAt ?? endedAt ?? calledAt) - calledAt) : 0;
}

/** What a ticket's holder waited is told by its first call in the room that is no recall. */
function noteFirstCalls(
  visits: readonly VisitFact[],
  tickets: readonly TicketFact[],
  columns: Tables["tickets"],
): void {
  const places = new Map(tickets.map(({ id }, index) => [id, index]));
  const calledAt = new Float64Array(tickets.length).fill(Number.POSITIVE_INFINITY);
  for (const visit of visits) {
    const place = places.get(visit.ticketId);
    if (place === undefined || visit.announcements === 0) continue;
    columns.called[place] = 1;
    if (visit.recall || visit.calledAt >= (calledAt[place] as number)) continue;
    calledAt[place] = visit.calledAt;
    columns.wait[place] = asMs(visit.waitedMs);
  }
}

function placeIn(list: readonly string[], word: string | null): number {
  return Math.max(0, list.indexOf(word ?? ""));
}
