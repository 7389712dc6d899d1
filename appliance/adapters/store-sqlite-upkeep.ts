import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import type { Recorded } from "../domain/events.ts";
import type { Cell } from "../ports/store.ts";
import type { Base, OldRows, Rewriting, RowEdit, Slice, Upkeep } from "../ports/upkeep.ts";
import type { Serial } from "./serial.ts";

const NOTE = "upkeep:";
const READ_NOTE = "SELECT value FROM meta WHERE key = ?";
const PUT_NOTE =
  "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
/** Events keep their kind: an event that is asked to become another one stays as it is. */
const REWRITE = `UPDATE event SET data = ?, actor = ?
  WHERE seq = ? AND json_extract(data, '$.type') = json_extract(?, '$.type')`;
const PUT_BASE = `INSERT INTO base (one, seq, sha256, state) VALUES (1, @seq, @sha256, @state)
  ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, sha256 = excluded.sha256, state = excluded.state
  WHERE excluded.seq >= base.seq`;

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The state at which the log begins; null when it begins with the first event. Throws when it is damaged. */
export function readBase(db: Database.Database): () => Base | null {
  const read = db.prepare<[], Base & { readonly sha256: string }>(
    "SELECT seq, sha256, state FROM base",
  );
  return () => {
    const row = read.get();
    if (!row) return null;
    if (sha256(row.state) !== row.sha256) throw new Error(`the base at ${row.seq} is damaged`);
    return { seq: row.seq, state: row.state };
  };
}

/** Changing the log of a database in place, of this version or an earlier one. See `Rewriting`. */
export function openRewriting(db: Database.Database, line: Serial): Rewriting {
  const readNote = db.prepare<[string], string>(READ_NOTE).pluck();
  const writeNote = db.prepare<[string, string]>(PUT_NOTE);
  const removeSnapshots = db.prepare<[number]>("DELETE FROM snapshot WHERE seq < ?");
  const rewrite = sliceWriter(db, writeNote);
  return {
    note: (name) => line.run(() => readNote.get(NOTE + name) ?? null),
    putNote: (name, text) => line.run(() => void writeNote.run(NOTE + name, text)),
    rewrite: (slice) => line.run(() => rewrite(slice)),
    removeSnapshots: (before) => line.run(() => void removeSnapshots.run(before)),
    settle: () => line.run(() => settle(db)),
  };
}

/** Taking out of a database what may not be kept. See `Upkeep`; needs the newest tables. */
export function openUpkeep(db: Database.Database, line: Serial): Upkeep {
  const base = readBase(db);
  const putBase = db.prepare<[Base & { readonly sha256: string }]>(PUT_BASE);
  const dayUntil = db.prepare<[string], { day: string; at: number }>(
    "SELECT day, started_at AS at FROM day WHERE day <= ? ORDER BY day DESC LIMIT 1",
  );
  const removeEvents = db.prepare<[number]>(`DELETE FROM event WHERE seq IN (
    SELECT seq FROM event WHERE seq < (SELECT seq FROM base) ORDER BY seq LIMIT ?)`);
  const removeRows = rowRemover(db);

  return {
    ...openRewriting(db, line),
    base: () => line.run(base),
    putBase: ({ seq, state }) =>
      line.run(() => void putBase.run({ seq, state, sha256: sha256(state) })),
    dayUntil: (day) => line.run(() => dayUntil.get(day) ?? null),
    removeEvents: (limit) => line.run(() => removeEvents.run(limit).changes),
    removeRows: (old, limit) => line.run(() => removeRows(old, limit)),
  };
}

/** The first column of the pragma's answer is 1 when a reader kept the log from being emptied. */
function settle(db: Database.Database): boolean {
  return Number(db.pragma("wal_checkpoint(TRUNCATE)", { simple: true })) === 0;
}

function sliceWriter(
  db: Database.Database,
  writeNote: Database.Statement<[string, string]>,
): (slice: Slice) => void {
  const write = db.prepare<[string, string, number, string]>(REWRITE);
  const edits = new Map<string, Database.Statement<[Record<string, Cell>]>>();
  const editOf = ({ table, columns }: RowEdit) => {
    const names = Object.keys(columns);
    const key = [table, ...names].join(" ");
    const known = edits.get(key);
    if (known) return known;
    const set = names.map((name) => `"${name}" = @${name}`).join(", ");
    const made = db.prepare<[Record<string, Cell>]>(`UPDATE "${table}" SET ${set} WHERE id = @id`);
    edits.set(key, made);
    return made;
  };
  const put = ({ seq, actor, event }: Recorded) => {
    const data = JSON.stringify(event);
    write.run(data, actor, seq, data);
  };
  return db.transaction(({ events, rows, note }: Slice) => {
    for (const event of events) put(event);
    for (const row of rows) editOf(row).run({ ...row.columns, id: row.id });
    writeNote.run(NOTE + note.name, note.text);
  }).immediate;
}

/** The lists of what still lived are short: who stood in the queue at one moment. */
function rowRemover(db: Database.Database): (old: OldRows, limit: number) => number {
  const among = (ids: string) => `(SELECT value FROM json_each(${ids}))`;
  const statements = [
    `DELETE FROM ticket WHERE id IN (SELECT id FROM ticket
       WHERE day < @day AND id NOT IN ${among("@tickets")} LIMIT @limit)`,
    `DELETE FROM visit WHERE id IN (SELECT id FROM visit
       WHERE called_at < @at AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = ticket_id) LIMIT @limit)`,
    `DELETE FROM session WHERE id IN (SELECT id FROM session
       WHERE opened_at < @at AND id NOT IN ${among("@sessions")} LIMIT @limit)`,
    `DELETE FROM sos WHERE id IN (SELECT id FROM sos
       WHERE raised_at < @at AND id NOT IN ${among("@alarms")} LIMIT @limit)`,
    "DELETE FROM day WHERE day IN (SELECT day FROM day WHERE day < @day LIMIT @limit)",
  ].map((sql) => db.prepare(sql));
  return db.transaction((old: OldRows, limit: number) => {
    const { day, at } = old;
    const [tickets, sessions, alarms] = [old.tickets, old.sessions, old.alarms].map((ids) =>
      JSON.stringify(ids),
    );
    const values = { day, at, tickets, sessions, alarms, limit };
    return statements.reduce((sum, statement) => sum + statement.run(values).changes, 0);
  }).immediate;
}
