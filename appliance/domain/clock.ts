import { putSession, putTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { isLive, isLiving } from "./indexes.ts";
import type { DurationMs, Instant, Session, Sos, Ticket, Undo, Visit } from "./model.ts";
import { replan } from "./openings.ts";
import type { State } from "./state.ts";
import type { WrapUp } from "./wrap-up-model.ts";

/** The wall clock jumped. Whatever still runs moves along, so that no wait and no deadline grows or shrinks. */
export function decideAdjustClock(_state: State, { byMs }: CommandOf<"adjustClock">): Decision {
  return byMs === 0 ? [] : [{ type: "clockAdjusted", byMs }];
}

/** True while some time of the ticket still counts: its wait, or its printer's answer. */
export function runsOn(ticket: Ticket): boolean {
  return isLiving(ticket) || ticket.printing.state === "queued";
}

export function applyClockAdjusted(state: State, { byMs }: EventOf<"clockAdjusted">): void {
  for (const ticket of state.tickets.values())
    if (runsOn(ticket)) putTicket(state, movedTicket(ticket, byMs));
  for (const visit of state.visits.values())
    if (visit.endedAt === null) state.visits.set(visit.id, movedVisit(visit, byMs));
  for (const session of state.sessions.values())
    if (isLive(session)) putSession(state, movedSession(session, byMs));
  for (const sos of state.alarms.values())
    if (sos.closedAt === null) state.alarms.set(sos.id, movedAlarm(sos, byMs));
  // Opening hours follow the clock on the wall, which people see: they are planned anew and not moved.
  replan(state);
}

function movedAlarm(sos: Sos, byMs: DurationMs): Sos {
  const acknowledgedAt = moved(sos.acknowledgedAt, byMs);
  return { ...sos, raisedAt: sos.raisedAt + byMs, acknowledgedAt };
}

function moved(instant: Instant | null, byMs: DurationMs): Instant | null {
  return instant === null ? null : instant + byMs;
}

function movedTicket(ticket: Ticket, byMs: DurationMs): Ticket {
  const { printing } = ticket;
  return {
    ...ticket,
    enteredAt: ticket.enteredAt + byMs,
    absentUntil: moved(ticket.absentUntil, byMs),
    printing: {
      ...printing,
      askedAt: moved(printing.askedAt, byMs),
      deadlineAt: moved(printing.deadlineAt, byMs),
    },
  };
}

function movedVisit(visit: Visit, byMs: DurationMs): Visit {
  return {
    ...visit,
    calledAt: visit.calledAt + byMs,
    announcedAt: visit.announcedAt + byMs,
    warnAt: visit.warnAt + byMs,
    deadlineAt: visit.deadlineAt + byMs,
    startedAt: moved(visit.startedAt, byMs),
  };
}

function movedSession(session: Session, byMs: DurationMs): Session {
  return {
    ...session,
    activitySince: session.activitySince + byMs,
    openedAt: session.openedAt + byMs,
    linkLostAt: moved(session.linkLostAt, byMs),
    pausedSince: moved(session.pausedSince, byMs),
    undo: session.undo && movedUndo(session.undo, byMs),
    wrapUp: session.wrapUp && movedWrapUp(session.wrapUp, byMs),
  };
}

function movedWrapUp(wrapUp: WrapUp, byMs: DurationMs): WrapUp {
  return { ...wrapUp, until: wrapUp.until + byMs, autoAt: moved(wrapUp.autoAt, byMs) };
}

function movedUndo(undo: Undo, byMs: DurationMs): Undo {
  return {
    ...undo,
    until: undo.until + byMs,
    ticket: movedTicket(undo.ticket, byMs),
    visit: undo.visit && movedVisit(undo.visit, byMs),
    activitySince: undo.activitySince + byMs,
  };
}
