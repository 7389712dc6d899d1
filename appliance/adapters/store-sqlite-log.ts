import { createHash, randomUUID } from "node:crypto";
import Database from "better-sqlite3";
import type { DomainEvent, Recorded } from "../domain/events.ts";
import type { Loaded } from "../ports/store.ts";
import { readBase } from "./store-sqlite-upkeep.ts";
import { checkLimit, checkSnapshotSeq, KEPT_SNAPSHOTS } from "./stores.ts";

interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly data: string;
}

interface SnapshotRow {
  readonly sha256: string;
  readonly state: string;
}

/** The event log and its snapshots. */
export interface EventLog {
  lastSeq(): number;
  append(event: Recorded): void;
  after(seq: number, limit: number): readonly Recorded[];
  configChanges(before: number, limit: number): readonly Recorded[];
  load(): Loaded;
  saveSnapshot(seq: number, state: string): void;
}

function recorded(row: EventRow): Recorded {
  const event = JSON.parse(row.data) as DomainEvent;
  return { seq: row.seq, at: row.at, actor: row.actor, event };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The epoch of this folder's log, made at its first opening. */
function epochOf(db: Database.Database): string {
  db.prepare("INSERT INTO meta (key, value) VALUES ('epoch', ?) ON CONFLICT DO NOTHING").run(
    randomUUID(),
  );
  return db.prepare<[], string>("SELECT value FROM meta WHERE key = 'epoch'").pluck().get() ?? "";
}

type Snapshot = Loaded["snapshot"];

/** The snapshot at this place when it reads back whole; null when a bit or a page of it is lost. */
function readSnapshot(read: Database.Statement<[number], SnapshotRow>, seq: number): Snapshot {
  try {
    const row = read.get(seq);
    return row && sha256(row.state) === row.sha256 ? { seq, state: row.state } : null;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_CORRUPT"))
      return null;
    throw error;
  }
}

/** The newest snapshot within the log that is readable. Null costs time only: the log alone is the truth. */
function newestSnapshot(db: Database.Database): (last: number) => Snapshot {
  const places = db
    .prepare<[number, number], number>(
      "SELECT seq FROM snapshot WHERE seq <= ? ORDER BY seq DESC LIMIT ?",
    )
    .pluck();
  const read = db.prepare<[number], SnapshotRow>(
    "SELECT sha256, state FROM snapshot WHERE seq = ?",
  );
  return (last) => {
    for (const seq of places.all(last, KEPT_SNAPSHOTS)) {
      const snapshot = readSnapshot(read, seq);
      if (snapshot) return snapshot;
    }
    return null;
  };
}

/** Prepares the statements once; needs the tables to exist. */
export function openEventLog(db: Database.Database): EventLog {
  const epoch = epochOf(db);
  // max() of the rowid is one step down the tree, whatever the log's length.
  const last = db.prepare<[], number | null>("SELECT max(seq) FROM event").pluck();
  const insert = db.prepare<[number, number, string, string]>(
    "INSERT INTO event (seq, at, actor, data) VALUES (?, ?, ?, ?)",
  );
  const after = db.prepare<[number, number], EventRow>(
    "SELECT seq, at, actor, data FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  // The literal is what lets SQLite take the partial index.
  const configChanges = db.prepare<[number, number], EventRow>(
    "SELECT seq, at, actor, data FROM event WHERE type = 'configChanged' AND seq < ? ORDER BY seq DESC LIMIT ?",
  );
  const newest = newestSnapshot(db);
  const base = readBase(db);
  const writeSnapshot = db.prepare<[number, string, string]>(
    "INSERT OR REPLACE INTO snapshot (seq, sha256, state) VALUES (?, ?, ?)",
  );
  const forgetSnapshots = db.prepare<[number]>(
    "DELETE FROM snapshot WHERE seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)",
  );

  const lastSeq = (): number => last.get() ?? 0;
  return {
    lastSeq,
    append: ({ seq, at, actor, event }) => void insert.run(seq, at, actor, JSON.stringify(event)),
    after: (seq, limit) => {
      checkLimit(limit);
      return after.all(seq, limit).map(recorded);
    },
    configChanges: (before, limit) => {
      checkLimit(limit);
      return configChanges.all(before, limit).map(recorded);
    },
    load: () => {
      const seq = lastSeq();
      const snapshot = newest(seq) ?? base();
      const from = snapshot?.seq ?? 0;
      const events = after.all(from, seq - from).map(recorded);
      if (events.length !== seq - from)
        throw new Error(`${seq - from - events.length} events after ${from} are missing`);
      return { epoch, snapshot, events, seq };
    },
    saveSnapshot: db.transaction((seq: number, state: string) => {
      checkSnapshotSeq(seq, lastSeq());
      writeSnapshot.run(seq, sha256(state), state);
      forgetSnapshots.run(KEPT_SNAPSHOTS);
    }).immediate,
  };
}
