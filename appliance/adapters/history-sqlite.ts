import Database from "better-sqlite3";

const ticketSql = `
SELECT id, day, issued_in AS issuedIn, entered_at AS enteredAt, outcome, received,
       promised_low AS low, promised_high AS high
FROM ticket`;

const visitSql = `
SELECT ticket_id AS ticketId, service_id AS serviceId, counter_id AS counterId, agent_id AS agentId, recall,
       waited_ms AS waitedMs, called_at AS calledAt, announcements, started_at AS startedAt, ended_at AS endedAt,
       qualified, reason_id AS reasonId, outcome
FROM visit`;

const sessionSql = `
SELECT counter_id AS counterId, agent_id AS agentId, opened_at AS openedAt, ended_at AS endedAt
FROM session`;

/**
 * Reads the rows of the read model on a connection of its own that cannot write: with the write-ahead log, readers
 * and the writer do not wait for each other (sqlite.org/wal.html, 2.2).
 */
export function openHistory<T, V, S>(
  path: string,
): { rows(): { tickets: T[]; visits: V[]; sessions: S[] }; close(): void } {
  const db = new Database(path, { readonly: true, timeout: 2_000 });
  db.pragma("query_only = ON");
  const [tickets, visits, sessions] = [ticketSql, visitSql, sessionSql].map((sql) =>
    db.prepare(sql),
  );
  // One transaction: a visit's ticket is there.
  const read = db.transaction(() => ({
    tickets: (tickets?.all() ?? []) as T[],
    visits: (visits?.all() ?? []) as V[],
    sessions: (sessions?.all() ?? []) as S[],
  }));
  return { rows: () => read.deferred(), close: () => void db.close() };
}
