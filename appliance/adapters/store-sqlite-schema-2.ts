/**
 * Version 2. A place in the queue may lie between two others: `queue_order` becomes REAL, and SQLite changes a
 * column's type only with a new table. Tickets of before are in the service that gave their number, and everybody
 * was called in turn: the same rows as a rebuild from the events makes.
 */
export const schema2 = `
CREATE TABLE ticket_2 (
  id               TEXT PRIMARY KEY,
  service_id       TEXT NOT NULL,
  issued_in        TEXT NOT NULL,
  transferred_from TEXT,
  reserved_for     TEXT,
  number           INTEGER NOT NULL,
  label            TEXT NOT NULL,
  channel          TEXT NOT NULL,
  priority         INTEGER NOT NULL,
  language         TEXT NOT NULL,
  origin           TEXT NOT NULL,
  day              TEXT NOT NULL,
  entered_at       INTEGER NOT NULL,
  queue_order      REAL NOT NULL,
  state            TEXT NOT NULL,
  outcome          TEXT,
  visit_id         TEXT,
  received         INTEGER NOT NULL,
  absent_until     INTEGER,
  print_state      TEXT NOT NULL,
  print_reason     TEXT NOT NULL,
  print_attempt    INTEGER NOT NULL,
  printer_id       TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO ticket_2
SELECT id, service_id, service_id, NULL, NULL, number, label, channel, priority, language, origin, day, entered_at,
       queue_order, state, outcome, visit_id, received, absent_until, print_state, print_reason, print_attempt,
       printer_id
FROM ticket;
DROP TABLE ticket;
ALTER TABLE ticket_2 RENAME TO ticket;
CREATE INDEX ticket_day ON ticket (day, service_id);

ALTER TABLE visit ADD COLUMN pick_reason TEXT;
`;
