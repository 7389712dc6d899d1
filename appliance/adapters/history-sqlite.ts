import Database from "better-sqlite3";
import type { History, LoggedText, SessionFact, TicketFact, VisitFact } from "../ports/history.ts";

const ticketSql = `
SELECT id, issued_in AS issuedIn, entered_at AS enteredAt, outcome, received,
       promised_low AS low, promised_high AS high
FROM ticket WHERE day = ? ORDER BY entered_at, id`;

const visitSql = `
SELECT ticket_id AS ticketId, visit.service_id AS serviceId, counter_id AS counterId, agent_id AS agentId, recall,
       waited_ms AS waitedMs, called_at AS calledAt, announcements, started_at AS startedAt, ended_at AS endedAt,
       reason_id AS reasonId, visit.outcome AS outcome
FROM ticket CROSS JOIN visit ON visit.ticket_id = ticket.id
WHERE ticket.day = ? ORDER BY called_at, visit.id`;

const sessionSql = `
SELECT counter_id AS counterId, agent_id AS agentId, opened_at AS openedAt, ended_at AS endedAt,
       paused_since AS pausedSince, paused_ms AS pausedMs
FROM session WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at, id`;

const dayOfSql = `
SELECT day FROM ticket WHERE id = @id
UNION ALL SELECT ticket.day FROM visit JOIN ticket ON ticket.id = visit.ticket_id WHERE visit.id = @id LIMIT 1`;

/**
 * Reads the tables and the log on a connection of its own that cannot write: with the write-ahead log, readers and the
 * writer do not wait for each other (sqlite.org/wal.html, 2.2).
 */
export function openHistory(path: string): History & { close(): void } {
  const db = new Database(path, { readonly: true, timeout: 2_000 });
  db.pragma("query_only = ON");
  const tickets = db.prepare<[string], TicketFact>(ticketSql);
  const visits = db.prepare<[string], VisitFact>(visitSql);
  const sessions = db.prepare<[number, number], SessionFact>(sessionSql);
  const days = db.prepare<[], { day: string; tickets: number }>(
    "SELECT day, count(*) AS tickets FROM ticket GROUP BY day",
  );
  const moments = db.prepare<[], number>("SELECT opened_at FROM session").pluck();
  const events = db.prepare<[number, number], LoggedText>(
    "SELECT seq, at, data FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  const dayOf = db.prepare<[{ id: string }], string>(dayOfSql).pluck();
  const opened = db.prepare<[string], number>("SELECT opened_at FROM session WHERE id = ?").pluck();
  const epoch = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'epoch'").pluck();
  const newest = db.prepare<[], number | null>("SELECT max(seq) FROM event").pluck();
  return {
    reading: (run) => db.transaction(run).deferred(),
    position: () => ({ epoch: epoch.get() ?? "", seq: newest.get() ?? 0 }),
    eventsAfter: (seq, limit) => events.all(seq, limit),
    ticketDays: () => days.all(),
    sessionMoments: () => moments.all(),
    rows: (day, from, until) => ({
      ...{ tickets: tickets.all(day), visits: visits.all(day) },
      sessions: sessions.all(from, until),
    }),
    dayOf: (id) => dayOf.get({ id }) ?? null,
    openedAt: (id) => opened.get(id) ?? null,
    close: () => void db.close(),
  };
}
