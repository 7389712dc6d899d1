import type Database from "better-sqlite3";
import {
  type AccessEntry,
  type AccessLine,
  type AccessLog,
  accessLinesMax,
  sameAccessMs,
} from "../ports/access-log.ts";
import type { Serial } from "./serial.ts";
import { checkLimit } from "./stores.ts";

const COLUMNS = "id, at, last_at AS lastAt, actor, act, subject, address, times";
const AGAIN = `UPDATE access SET times = times + 1, last_at = @at WHERE id = (
  SELECT id FROM access WHERE last_at > @at - ${sameAccessMs} AND last_at <= @at
    AND actor = @actor AND act = @act AND subject = @subject AND address = @address
  ORDER BY id DESC LIMIT 1)`;
const INSERT = `INSERT INTO access (at, last_at, actor, act, subject, address, times)
  VALUES (@at, @at, @actor, @act, @subject, @address, 1)`;
const LINES = `SELECT ${COLUMNS} FROM access
  WHERE id < @before AND last_at >= @from AND at < @until
    AND (@actor IS NULL OR actor = @actor) AND (@act IS NULL OR act = @act)
  ORDER BY id DESC LIMIT @limit`;

interface Wanted {
  readonly before: number;
  readonly from: number;
  readonly until: number;
  readonly actor: string | null;
  readonly act: string | null;
  readonly limit: number;
}

/** The access log in its table, in line with the transactions. See `AccessLog`. */
export function openAccessLog(db: Database.Database, line: Serial): AccessLog {
  const again = db.prepare<[AccessEntry]>(AGAIN);
  const insert = db.prepare<[AccessEntry]>(INSERT);
  const cut = db.prepare<[number]>("DELETE FROM access WHERE id <= ?");
  const read = db.prepare<[Wanted], AccessLine>(LINES);
  const forget = db.prepare<[number]>("DELETE FROM access WHERE last_at < ?");
  const note = db.transaction((entry: AccessEntry) => {
    if (again.run(entry).changes > 0) return;
    cut.run(Number(insert.run(entry).lastInsertRowid) - accessLinesMax);
  }).immediate;

  return {
    note: (entry) => line.run(() => note(entry)),
    lines: (query) => {
      const { before, actor, act, from, until, limit } = query;
      return line.run(() => {
        checkLimit(limit);
        return read.all({
          before: before ?? Number.MAX_SAFE_INTEGER,
          from: from ?? 0,
          until: until ?? Number.MAX_SAFE_INTEGER,
          actor: actor ?? null,
          act: act ?? null,
          limit,
        });
      });
    },
    forget: (before) => line.run(() => forget.run(before).changes),
  };
}
