import type { BusinessDay, Instant, Session, Sos, Ticket, Visit } from "../domain/model.ts";
import { restingSince } from "../domain/pause.ts";
import type { Row } from "../ports/store.ts";

/**
 * The row of a ticket in table `ticket`. Two things are left out, for tables are read by statistics and exports: the
 * follow token, which opens the visitor's page, and the note, which may say something about a person.
 */
export function ticketRow(ticket: Ticket): Row {
  return {
    table: "ticket",
    columns: {
      id: ticket.id,
      service_id: ticket.serviceId,
      issued_in: ticket.issuedIn,
      transferred_from: ticket.transferredFrom,
      reserved_for: ticket.reservedFor,
      number: ticket.number,
      label: ticket.label,
      channel: ticket.channel,
      priority: ticket.priority,
      language: ticket.language,
      origin: ticket.origin,
      day: ticket.day,
      entered_at: ticket.enteredAt,
      queue_order: ticket.order,
      state: ticket.state,
      outcome: ticket.outcome,
      visit_id: ticket.visitId,
      promised_low: ticket.promised?.lowMinutes ?? null,
      promised_high: ticket.promised?.highMinutes ?? null,
      received: ticket.received,
      absent_until: ticket.absentUntil,
      print_state: ticket.printing.state,
      print_reason: ticket.printing.reason,
      print_attempt: ticket.printing.attempt,
      printer_id: ticket.printing.printerId,
    },
  };
}

/**
 * The row of a visit in table `visit`. A reason that is not chosen yet and « Ne pas qualifier » (E77) both
 * have a null `reason_id`; `qualified` (0 or 1) tells them apart. `pick_reason` is null for whoever was called in
 * turn, and perhaps empty for whoever was not. Deadlines are left out: they say nothing
 * once the visit is over.
 */
export function visitRow(visit: Visit): Row {
  const qualified = visit.reasonId !== "unset";
  return {
    table: "visit",
    columns: {
      id: visit.id,
      ticket_id: visit.ticketId,
      service_id: visit.serviceId,
      session_id: visit.sessionId,
      counter_id: visit.counterId,
      agent_id: visit.agentId,
      recall: visit.recall ? 1 : 0,
      pick_reason: visit.pick,
      waited_ms: visit.waitedMs,
      called_at: visit.calledAt,
      announced_at: visit.announcedAt,
      announcements: visit.announcements,
      started_at: visit.startedAt,
      ended_at: visit.endedAt,
      qualified: qualified ? 1 : 0,
      reason_id: qualified ? visit.reasonId : null,
      outcome: visit.outcome,
    },
  };
}

/** The row of a session in table `session`; `service_ids` is a JSON array. */
export function sessionRow(session: Session): Row {
  return {
    table: "session",
    columns: {
      id: session.id,
      agent_id: session.agentId,
      counter_id: session.counterId,
      service_ids: JSON.stringify(session.serviceIds),
      availability: session.availability,
      activity: session.activity,
      activity_since: session.activitySince,
      visit_id: session.visitId,
      opened_at: session.openedAt,
      link_lost_at: session.linkLostAt,
      ended_at: session.endedAt,
      paused_since: restingSince(session),
      paused_ms: session.pausedMs,
      ending: session.end,
    },
  };
}

/** The row of a call for help in table `sos`. */
export function sosRow(sos: Sos): Row {
  return {
    table: "sos",
    columns: {
      id: sos.id,
      counter_id: sos.counterId,
      agent_id: sos.agentId,
      raised_at: sos.raisedAt,
      acknowledged_by: sos.acknowledgedBy,
      acknowledged_at: sos.acknowledgedAt,
      closed_at: sos.closedAt,
    },
  };
}

/** The row of a business day in table `day`; its key is the date. */
export function dayRow(day: { readonly day: BusinessDay; readonly startedAt: Instant }): Row {
  return { table: "day", columns: { day: day.day, started_at: day.startedAt } };
}
