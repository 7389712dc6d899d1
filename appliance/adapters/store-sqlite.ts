import Database from "better-sqlite3";
import type { AccessEntry } from "../ports/access-log.ts";
import type { Store } from "../ports/store.ts";
import { storeOver } from "./store-sqlite-core.ts";
import { lockFolder, prepareFolder, unavailable } from "./store-sqlite-folder.ts";
import { migrate } from "./store-sqlite-migrations.ts";
import { takeRestore } from "./store-sqlite-restore.ts";

/** Nobody else should hold the database; a copy made with another program may, for a moment. */
const BUSY_TIMEOUT_MS = 2_000;
/** A write-ahead log that a burst blew up is cut back to this size. */
const JOURNAL_BYTES = 16 * 1024 * 1024;

/** Opens the file with what makes a commit durable: WAL and FULL flush the log at every COMMIT. */
export function openDatabase(path: string): Database.Database {
  const db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    // What is removed or written over becomes zeros, also in pages that are given back.
    db.pragma("secure_delete = ON");
    db.pragma("trusted_schema = OFF");
    db.pragma(`journal_size_limit = ${JOURNAL_BYTES}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens the data folder, making or migrating what is needed: `patience.db` holds everything. Only one process
 * has a folder open. Rejects with StoreUnavailable, in a sentence that names the folder, when it is in use,
 * cannot be written, is damaged, or comes from a newer version.
 */
export async function openSqliteStore(dir: string): Promise<Store> {
  let lock: { release: () => void } | null = null;
  let db: Database.Database | null = null;
  try {
    const files = prepareFolder(dir);
    lock = lockFolder(files.lock);
    const restored = takeRestore(dir);
    db = openDatabase(files.database);
    migrate(db, dir);
    const store = storeOver(db, (error) => unavailable(dir, error), lock.release);
    if (restored) await store.access.note(restoredNow());
    return store;
  } catch (error) {
    db?.close();
    lock?.release();
    throw unavailable(dir, error);
  }
}

/** The restored data cannot know of it: their own log ends before. */
function restoredNow(): AccessEntry {
  return { at: Date.now(), actor: "box", act: "restored", subject: "", address: "" };
}
