import type Database from "better-sqlite3";
import type { KeptAnswer, Store } from "../ports/store.ts";
import { serial } from "./serial.ts";
import { openAccessLog } from "./store-sqlite-access.ts";
import { openEventLog } from "./store-sqlite-log.ts";
import { openRowTables } from "./store-sqlite-rows.ts";
import { openSecrets } from "./store-sqlite-secrets.ts";
import { openUpkeep } from "./store-sqlite-upkeep.ts";
import { STORE_WAITING } from "./stores.ts";
import { type Backend, runTransaction } from "./transactions.ts";

function answers(db: Database.Database) {
  const read = db.prepare<[string], KeptAnswer>(
    "SELECT fingerprint, status, body FROM answer WHERE key = ?",
  );
  const write = db.prepare<[string, string, number, string, number]>(
    "INSERT OR REPLACE INTO answer (key, fingerprint, status, body, at) VALUES (?, ?, ?, ?, ?)",
  );
  const forget = db.prepare<[number]>("DELETE FROM answer WHERE at < ?");
  return {
    keptAnswer: (key: string): KeptAnswer | null => read.get(key) ?? null,
    keepAnswer: (key: string, answer: KeptAnswer, at: number): void => {
      write.run(key, answer.fingerprint, answer.status, answer.body, at);
    },
    forget: (before: number): number => forget.run(before).changes,
  };
}

/** The statements that open and end a transaction. */
function boundaries(db: Database.Database) {
  const statement = (sql: string): (() => void) => {
    const prepared = db.prepare(sql);
    return () => void prepared.run();
  };
  const undo = statement("ROLLBACK TO step");
  const release = statement("RELEASE step");
  return {
    begin: statement("BEGIN IMMEDIATE"),
    commit: statement("COMMIT"),
    rollback: statement("ROLLBACK"),
    savepoint: statement("SAVEPOINT step"),
    release,
    undoToSavepoint: () => {
      undo();
      release();
    },
    active: () => db.inTransaction,
  };
}

/**
 * The store over an open, migrated database. `fault` turns what `load` throws into a sentence; `released` is
 * called when `close` has closed the database.
 */
export function storeOver(
  db: Database.Database,
  fault: (error: unknown) => Error,
  released: () => void,
): Store {
  const line = serial("the store", STORE_WAITING);
  const log = openEventLog(db);
  const rows = openRowTables(db);
  const kept = answers(db);
  const backend: Backend = {
    ...boundaries(db),
    lastSeq: log.lastSeq,
    append: log.append,
    put: rows.put,
    keptAnswer: kept.keptAnswer,
    keepAnswer: kept.keepAnswer,
  };
  function load() {
    try {
      return log.load();
    } catch (error) {
      throw fault(error);
    }
  }
  async function close(): Promise<void> {
    await line.close();
    if (!db.open) return;
    try {
      db.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      // Nothing is lost when that fails (a full disk): the write-ahead log is read at the next opening.
      db.close();
      released();
    }
  }

  // Reads stand in line too: a transaction's work is asynchronous, and nobody may see what it may yet undo.
  return {
    load: () => line.run(load),
    transact: (work) => line.run(() => runTransaction(backend, work)),
    eventsAfter: (seq, limit) => line.run(() => log.after(seq, limit)),
    configChanges: (before, limit) => line.run(() => log.configChanges(before, limit)),
    saveSnapshot: (seq, state) => line.run(() => log.saveSnapshot(seq, state)),
    forgetAnswers: (before) => line.run(() => kept.forget(before)),
    dump: () => line.run(rows.dump),
    clearRows: () => line.run(() => db.transaction(rows.clear).immediate()),
    secrets: openSecrets(db, line),
    upkeep: openUpkeep(db, line),
    access: openAccessLog(db, line),
    close,
  };
}
