/** Version 5. Devices on other machines, by the hash of their token. */
export const schema5 = `
CREATE TABLE device_token (
  id         TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  device_id  TEXT NOT NULL,
  at         INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  address    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
