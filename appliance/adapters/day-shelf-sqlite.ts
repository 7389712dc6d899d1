import { chmodSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { DayShelf, KeptDay } from "../ports/day-shelf.ts";

/** « PatF » in the file's header: what is not ours is not read, and what cannot be read is made again. */
const applicationId = 0x50_61_74_46;

const schema = `
CREATE TABLE IF NOT EXISTS mark (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  stamp TEXT NOT NULL,
  seq   INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS day (
  day         TEXT PRIMARY KEY,
  tickets     INTEGER NOT NULL,
  unfinished  INTEGER NOT NULL,
  head        TEXT NOT NULL,
  agents_head TEXT,
  agents_body BLOB,
  body        BLOB NOT NULL
) STRICT;
`;

interface DayRow {
  readonly day: string;
  readonly tickets: number;
  readonly unfinished: number;
  readonly head: string;
  readonly body: Buffer;
  readonly agents_head: string | null;
  readonly agents_body: Buffer | null;
}

/**
 * The closed days in a file of their own beside the database, written by the thread of statistics alone: the box never
 * waits for it. It is a cache: a damaged file is thrown away and made again, and where no file can be made the days
 * are kept in memory.
 */
export function openDayShelf(path: string): DayShelf & { close(): void } {
  const db = open(path);
  return { ...shelfOn(db), close: () => void db.close() };
}

function open(path: string): Database.Database {
  try {
    return ready(new Database(path), path);
  } catch {
    for (const name of [path, `${path}-wal`, `${path}-shm`]) rmSync(name, { force: true });
  }
  try {
    return ready(new Database(path), path);
  } catch {
    return ready(new Database(":memory:"), null);
  }
}

function ready(db: Database.Database, path: string | null): Database.Database {
  try {
    if (path !== null) chmodSync(path, 0o600);
    db.pragma("journal_mode = WAL");
    // A power cut may take the newest days away, which are then made again.
    db.pragma("synchronous = NORMAL");
    const known = Number(db.pragma("application_id", { simple: true }));
    if (known !== applicationId && db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get())
      throw new Error("not a shelf of days");
    db.pragma(`application_id = ${applicationId}`);
    // Days whose visitors are forgotten leave nothing behind in the file.
    db.pragma("secure_delete = ON");
    db.exec(schema);
    db.prepare("SELECT count(length(body)) FROM day").get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function shelfOn(db: Database.Database): DayShelf {
  const mark = db.prepare<[], { stamp: string; seq: number }>("SELECT stamp, seq FROM mark");
  const counts = db.prepare<
    [],
    Pick<DayRow, "day" | "tickets" | "unfinished"> & { agents: number }
  >("SELECT day, tickets, unfinished, agents_head IS NOT NULL AS agents FROM day");
  const days = db
    .prepare<[string, string], string>("SELECT day FROM day WHERE day BETWEEN ? AND ? ORDER BY day")
    .pluck();
  const get = db.prepare<[string], DayRow>("SELECT * FROM day WHERE day = ?");
  const put = db.prepare(
    "INSERT OR REPLACE INTO day VALUES (@day, @tickets, @unfinished, @head, @agents_head, @agents_body, @body)",
  );
  const remove = db.prepare("DELETE FROM day WHERE day = ?");
  const forget = db.prepare(
    "UPDATE day SET agents_head = NULL, agents_body = NULL WHERE agents_head IS NOT NULL AND (@from IS NULL OR day < @from)",
  );
  const move = db.prepare("INSERT OR REPLACE INTO mark VALUES (1, ?, ?)");
  return {
    mark: () => mark.get() ?? { stamp: "", seq: 0 },
    counts: () =>
      new Map(
        counts
          .all()
          .map(({ day, tickets, unfinished, agents }) => [
            day,
            { tickets, unfinished: unfinished === 1, agents: agents === 1 },
          ]),
      ),
    days: (from, to) => days.all(from, to),
    get: (day) => {
      const row = get.get(day);
      return row ? keptOf(row) : null;
    },
    change: db.transaction<DayShelf["change"]>((edit) => {
      if (edit.clear) db.exec("DELETE FROM day");
      for (const day of edit.remove) remove.run(day);
      for (const day of edit.put) put.run(rowOf(day));
      forget.run({ from: edit.agentsFrom });
      move.run(edit.stamp, edit.seq);
    }),
  };
}

function rowOf({ day, tickets, unfinished, head, body, agents }: KeptDay): DayRow {
  return {
    ...{ day, tickets, head, unfinished: unfinished ? 1 : 0, body: Buffer.from(body) },
    agents_head: agents?.head ?? null,
    agents_body: agents ? Buffer.from(agents.body) : null,
  };
}

function keptOf(row: DayRow): KeptDay {
  const { day, tickets, head, body, agents_head, agents_body } = row;
  const agents =
    agents_head === null || agents_body === null ? null : { head: agents_head, body: agents_body };
  return { day, tickets, unfinished: row.unfinished === 1, head, body, agents };
}
