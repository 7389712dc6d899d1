import { accessSync, closeSync, constants, fsyncSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { StoreUnavailable } from "../ports/store.ts";

/** One fault, said to the person at the console; the first whose codes match counts. */
interface Fault {
  readonly codes: RegExp;
  readonly fr: string;
  readonly en: string;
}

const FAULTS: readonly Fault[] = [
  {
    codes: /^SQLITE_(BUSY|LOCKED)/,
    fr: "est déjà utilisé par une autre instance de Patience",
    en: "is already in use by another Patience",
  },
  {
    // SHMSIZE: there was no room for the index of the write-ahead log (seen on a full tmpfs).
    codes: /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)/,
    fr: "est sur un disque plein",
    en: "is on a full disk",
  },
  {
    codes: /^(EACCES|EPERM|EROFS|SQLITE_(READONLY|PERM|CANTOPEN))/,
    fr: "ne peut pas être écrit",
    en: "cannot be written",
  },
  {
    codes: /^(ENOTDIR|EEXIST|ENOENT|ELOOP|ENAMETOOLONG)/,
    fr: "n’est pas un dossier utilisable",
    en: "is not a usable folder",
  },
  {
    codes: /^SQLITE_(NOTADB|CORRUPT)/,
    fr: "contient des données endommagées",
    en: "holds damaged data",
  },
];
const UNKNOWN: Fault = { codes: /^/, fr: "ne peut pas être lu", en: "cannot be read" };

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string")
    return error.code;
  return "";
}

/** The error as a sentence that names the folder, in French and English; one that already is stays. */
export function unavailable(dir: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const code = codeOf(error);
  const { fr, en } = FAULTS.find((fault) => fault.codes.test(code)) ?? UNKNOWN;
  const said = error instanceof Error ? error.message : "";
  // The system's messages begin with their code, SQLite's do not have it.
  const detail = said.startsWith(code) ? said : `${code}: ${said}`;
  return new StoreUnavailable(
    `Le dossier «\u202f${dir}\u202f» ${fr}. / The folder ${dir} ${en}. (${detail})`,
    { cause: error },
  );
}

/**
 * Makes an empty file that only its owner reads. One that exists is left alone and above all not opened:
 * closing any handle of a file that SQLite has open in this process would drop SQLite's locks (POSIX).
 */
function ensureFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

/** Makes the folder (0700) and the files (0600) where they are missing, durably. Throws what the system says. */
export function prepareFolder(dir: string): { readonly database: string; readonly lock: string } {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  const files = { database: join(dir, "patience.db"), lock: join(dir, "box.lock") };
  ensureFile(files.database);
  ensureFile(files.lock);
  const folder = openSync(dir, "r");
  fsyncSync(folder);
  closeSync(folder);
  return files;
}

/**
 * Holds the folder for this process. The lock is the system's own on a tiny SQLite file, so it ends with the
 * process however that ends. Throws SQLITE_BUSY when another one holds it, in this process or elsewhere.
 */
export function lockFolder(path: string): { release: () => void } {
  const db = new Database(path, { timeout: 0 });
  try {
    db.pragma("journal_mode = MEMORY");
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    throw error;
  }
  return { release: () => db.close() };
}
