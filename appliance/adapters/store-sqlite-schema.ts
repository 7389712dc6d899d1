/**
 * Version 1. Never edit what a box may already have run: add a migration.
 * Tables with a text key have no rowid, so that a row is found and written in one tree.
 */
export const schema1 = `
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The truth. type is read out of the data: nothing is stored twice.
CREATE TABLE event (
  seq   INTEGER PRIMARY KEY,
  at    INTEGER NOT NULL,
  actor TEXT NOT NULL,
  data  TEXT NOT NULL,
  type  TEXT AS (json_extract(data, '$.type')) VIRTUAL
) STRICT;

CREATE TABLE snapshot (
  seq    INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  state  TEXT NOT NULL
) STRICT;

CREATE TABLE answer (
  key         TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  status      INTEGER NOT NULL,
  body        TEXT NOT NULL,
  at          INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_at ON answer (at);

CREATE TABLE credential (
  agent_id     TEXT PRIMARY KEY,
  hash         TEXT NOT NULL,
  failures     INTEGER NOT NULL,
  locked_until INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in (
  token_hash TEXT PRIMARY KEY,
  agent_id   TEXT NOT NULL,
  at         INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE box_key (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The read model: rebuilt from the events, columns as in app/rows.ts.
CREATE TABLE ticket (
  id            TEXT PRIMARY KEY,
  service_id    TEXT NOT NULL,
  number        INTEGER NOT NULL,
  label         TEXT NOT NULL,
  channel       TEXT NOT NULL,
  priority      INTEGER NOT NULL,
  language      TEXT NOT NULL,
  origin        TEXT NOT NULL,
  day           TEXT NOT NULL,
  entered_at    INTEGER NOT NULL,
  queue_order   INTEGER NOT NULL,
  state         TEXT NOT NULL,
  outcome       TEXT,
  visit_id      TEXT,
  received      INTEGER NOT NULL,
  absent_until  INTEGER,
  print_state   TEXT NOT NULL,
  print_reason  TEXT NOT NULL,
  print_attempt INTEGER NOT NULL,
  printer_id    TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_day ON ticket (day, service_id);

CREATE TABLE visit (
  id            TEXT PRIMARY KEY,
  ticket_id     TEXT NOT NULL,
  service_id    TEXT NOT NULL,
  session_id    TEXT NOT NULL,
  counter_id    TEXT NOT NULL,
  agent_id      TEXT NOT NULL,
  recall        INTEGER NOT NULL,
  waited_ms     INTEGER NOT NULL,
  called_at     INTEGER NOT NULL,
  announced_at  INTEGER NOT NULL,
  announcements INTEGER NOT NULL,
  started_at    INTEGER,
  ended_at      INTEGER,
  qualified     INTEGER NOT NULL,
  reason_id     TEXT,
  outcome       TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_called_at ON visit (called_at);

CREATE TABLE session (
  id             TEXT PRIMARY KEY,
  agent_id       TEXT NOT NULL,
  counter_id     TEXT NOT NULL,
  service_ids    TEXT NOT NULL,
  availability   TEXT NOT NULL,
  activity       TEXT NOT NULL,
  activity_since INTEGER NOT NULL,
  visit_id       TEXT,
  opened_at      INTEGER NOT NULL,
  link_lost_at   INTEGER,
  ended_at       INTEGER,
  ending         TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX session_opened_at ON session (opened_at);

CREATE TABLE sos (
  id              TEXT PRIMARY KEY,
  counter_id      TEXT NOT NULL,
  agent_id        TEXT NOT NULL,
  raised_at       INTEGER NOT NULL,
  acknowledged_by TEXT,
  acknowledged_at INTEGER,
  closed_at       INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE day (
  day        TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
