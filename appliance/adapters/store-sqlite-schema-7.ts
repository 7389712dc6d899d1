/** Version 7. Where the log begins once older events were removed, and who looked at or changed what matters. */
export const schema7 = `
CREATE TABLE base (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  seq    INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  state  TEXT NOT NULL
) STRICT;

CREATE TABLE access (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  act     TEXT NOT NULL,
  subject TEXT NOT NULL,
  address TEXT NOT NULL,
  times   INTEGER NOT NULL
) STRICT;
CREATE INDEX access_last_at ON access (last_at);
`;
