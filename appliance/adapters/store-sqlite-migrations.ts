import { chmodSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { StoreUnavailable } from "../ports/store.ts";
import { schema1 } from "./store-sqlite-schema.ts";
import { schema2 } from "./store-sqlite-schema-2.ts";
import { schema3 } from "./store-sqlite-schema-3.ts";
import { schema4 } from "./store-sqlite-schema-4.ts";
import { schema5 } from "./store-sqlite-schema-5.ts";
import { schema6 } from "./store-sqlite-schema-6.ts";
import { schema7 } from "./store-sqlite-schema-7.ts";
import { schema8 } from "./store-sqlite-schema-8.ts";

/** One step forward. Its place in the list is its version: the list only ever grows at the end. */
export interface Migration {
  readonly note: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  { note: "the event log, what stands beside it, and the read model", sql: schema1 },
  { note: "transfers, places between two others, calls out of turn", sql: schema2 },
  { note: "the wait that was promised with a number", sql: schema3 },
  { note: "changes of the configuration are found at once", sql: schema4 },
  { note: "devices on other machines", sql: schema5 },
  { note: "the visits of a ticket", sql: schema6 },
  { note: "where the log begins, and who looked at what", sql: schema7 },
  { note: "how long counters paused", sql: schema8 },
];

/** « Pati » in the file's header (SQLite file format, 1.3.17): another program's database is not touched. */
const APPLICATION_ID = 0x50_61_74_69;

/** Since this version of the tables, what is removed becomes zeros. */
const ZEROED_SINCE = 7;

function number(db: Database.Database, pragma: string): number {
  return Number(db.pragma(pragma, { simple: true }));
}

function isEmpty(db: Database.Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
}

function checkOurs(db: Database.Database, dir: string, newest: number): void {
  const version = number(db, "user_version");
  if (number(db, "application_id") !== APPLICATION_ID && !isEmpty(db))
    throw new StoreUnavailable(
      `Le fichier patience.db du dossier «\u202f${dir}\u202f» appartient à un autre programme. / The file patience.db in ${dir} belongs to another program.`,
    );
  if (version > newest)
    throw new StoreUnavailable(
      `Les données du dossier «\u202f${dir}\u202f» viennent d’une version plus récente de Patience (format ${version}, celui-ci connaît ${newest})\u202f: installez cette version. / The data in ${dir} come from a newer Patience (format ${version}, this one knows ${newest}): install that version.`,
    );
}

/** A whole copy of the data as they are, durable before anything is changed. Named after its version. */
function keepCopy(db: Database.Database, dir: string, version: number): void {
  const copy = join(dir, `patience-v${version}.db`);
  const partial = `${copy}.partial`;
  rmSync(partial, { force: true });
  db.prepare("VACUUM INTO ?").run(partial);
  chmodSync(partial, 0o600);
  renameSync(partial, copy);
}

/**
 * Brings the database to the newest version, each step in a transaction of its own. An older one that holds
 * data is first copied to `patience-v<version>.db` beside it. Throws StoreUnavailable, with nothing changed,
 * for a newer version or a foreign file.
 */
export function migrate(
  db: Database.Database,
  dir: string,
  steps: readonly Migration[] = migrations,
): void {
  checkOurs(db, dir, steps.length);
  const version = number(db, "user_version");
  if (version > 0 && version < steps.length) keepCopy(db, dir, version);
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.exec(step.sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
  // Until then what was removed left its bytes in free pages (version 7 is the first with secure_delete).
  if (version > 0 && version < ZEROED_SINCE) db.exec("VACUUM");
}
