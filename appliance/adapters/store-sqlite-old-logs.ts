import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Recorded } from "../domain/events.ts";
import type { OldLog, OldLogs } from "../ports/upkeep.ts";
import { serial } from "./serial.ts";
import { openDatabase } from "./store-sqlite.ts";
import { openRewriting } from "./store-sqlite-upkeep.ts";

const replaced = "replaced";
const beforeUpdate = /^patience-v\d+\.db$/;

interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly data: string;
}

/** What the data folder holds beside its database: what the last restore replaced, and copies from before updates. */
export function sqliteOldLogs(dataDir: string): OldLogs {
  const pathOf = (name: string) =>
    name === replaced ? join(dataDir, replaced, "patience.db") : join(dataDir, name);
  return {
    names: async () => [
      ...(existsSync(join(dataDir, replaced)) ? [replaced] : []),
      ...readdirSync(dataDir).filter((name) => beforeUpdate.test(name)),
    ],
    open: async (name) => openOldLog(pathOf(name)),
    remove: async (name) => {
      for (const companion of ["", "-wal", "-shm"])
        rmSync(join(dataDir, `${name}${companion}`), { recursive: true, force: true });
    },
  };
}

function openOldLog(path: string): OldLog {
  if (!existsSync(path)) throw new Error("there is no database in it");
  const db = openDatabase(path);
  const line = serial("older data", 10);
  const after = db.prepare<[number, number], EventRow>(
    "SELECT seq, at, actor, data FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  const forget = db.prepare<[number]>("DELETE FROM answer WHERE at < ?");
  const recorded = ({ data, ...row }: EventRow): Recorded => ({ ...row, event: JSON.parse(data) });
  return {
    upkeep: openRewriting(db, line),
    eventsAfter: (seq, limit) => line.run(() => after.all(seq, limit).map(recorded)),
    forgetAnswers: (before) => line.run(() => forget.run(before).changes),
    close: async () => {
      await line.close();
      db.close();
    },
  };
}
