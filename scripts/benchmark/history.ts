import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { apply, decide } from "../../appliance/domain/queue.ts";
import { isRefusal } from "../../appliance/domain/refusals.ts";
import { fromSnapshot, type Snapshot } from "../../appliance/domain/snapshot.ts";

/** Makes an event as long as those of a day of visits are on the average: 890 bytes of data, measured. */
const fillerBytes = 845;

/**
 * Puts a long past into the data of a box that has ended: events up to `last` that nobody reads again, and the
 * box's own snapshot as of then.
 */
export function addHistory(dataDir: string, last: number): void {
  const db = openQuickly(dataDir);
  const first = newest(db);
  const { state } = snapshotOf(db);
  const data = JSON.stringify({ type: "printReported", reason: "x".repeat(fillerBytes) });
  db.exec("BEGIN");
  db.prepare(
    `INSERT INTO event (seq, at, actor, data)
     WITH RECURSIVE n (i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     SELECT i, 1700000000000 + i, 'box', ? FROM n`,
  ).run(first + 1, last, data);
  db.prepare("INSERT INTO snapshot (seq, sha256, state) VALUES (?, ?, ?)").run(
    last,
    createHash("sha256").update(state).digest("hex"),
    state,
  );
  db.exec("COMMIT");
  db.close();
  settle(dataDir);
}

/** Waits until the disk has it all: a start that is measured must not stand in line behind gigabytes. */
function settle(dataDir: string): void {
  const file = openSync(join(dataDir, "patience.db"), "r+");
  fsyncSync(file);
  closeSync(file);
}

/** Puts so many real events after the newest snapshot, as a box leaves them that was cut off. */
export function addTail(dataDir: string, count: number): void {
  const db = openQuickly(dataDir);
  const { state: text } = snapshotOf(db);
  const state = fromSnapshot(JSON.parse(text) as Snapshot);
  const insert = db.prepare("INSERT INTO event (seq, at, actor, data) VALUES (?, ?, 'box', ?)");
  const first = newest(db);
  const services = [...state.services.keys()];
  db.exec("BEGIN");
  for (let index = 1; index <= count; index += 1) {
    const at = state.lastAt + 1;
    const decided = decide(
      state,
      {
        type: "issueTicket",
        ticketId: `tail-${index}`,
        token: `tail-token-${String(index).padStart(11, "0")}`,
        serviceId: services[index % services.length] ?? "",
        ...{ language: "fr", priority: 0, origin: "kiosk", print: null },
      },
      at,
    );
    if (isRefusal(decided)) throw new Error(`the history has no room: ${decided.refused}`);
    for (const event of decided) {
      insert.run(first + index, at, JSON.stringify(event));
      apply(state, event, at);
    }
  }
  db.exec("COMMIT");
  db.close();
  settle(dataDir);
}

/** Nothing of this has to survive anything, so nothing waits for the disk. */
function openQuickly(dataDir: string): Database.Database {
  const db = new Database(join(dataDir, "patience.db"));
  db.pragma("journal_mode = DELETE");
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  return db;
}

function newest(db: Database.Database): number {
  return db.prepare<[], number>("SELECT max(seq) FROM event").pluck().get() ?? 0;
}

function snapshotOf(db: Database.Database): { readonly state: string } {
  const row = db
    .prepare<[], { state: string }>("SELECT state FROM snapshot ORDER BY seq DESC LIMIT 1")
    .get();
  if (!row) throw new Error("the box left no snapshot");
  return row;
}
