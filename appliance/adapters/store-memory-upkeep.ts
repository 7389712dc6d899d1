import type { Recorded } from "../domain/events.ts";
import type { Cell, Row } from "../ports/store.ts";
import type { OldLogs, OldRows, Slice, Upkeep } from "../ports/upkeep.ts";
import type { Serial } from "./serial.ts";
import type { Memory } from "./store-memory-tables.ts";

/** What the SQLite store does, over plain maps. */
export function memoryUpkeep(memory: Memory, line: Serial): Upkeep {
  return {
    note: (name) => line.run(() => memory.notes.get(name) ?? null),
    putNote: (name, text) => line.run(() => void memory.notes.set(name, text)),
    rewrite: (slice) => line.run(() => rewrite(memory, slice)),
    base: () => line.run(() => memory.base),
    putBase: (base) =>
      line.run(() => {
        if (base.seq >= (memory.base?.seq ?? 0)) memory.base = base;
      }),
    dayUntil: (day) => line.run(() => dayUntil(memory, day)),
    removeEvents: (limit) =>
      line.run(() => {
        const before = Math.max(0, (memory.base?.seq ?? 0) - 1 - memory.removed);
        const gone = memory.events.splice(0, Math.min(limit, before)).length;
        memory.removed += gone;
        return gone;
      }),
    removeRows: (old, limit) => line.run(() => removeRows(memory, old, limit)),
    removeSnapshots: (before) =>
      line.run(() => {
        memory.snapshots = memory.snapshots.filter(({ seq }) => seq >= before);
      }),
    settle: () => line.run(() => true),
  };
}

function rewrite(memory: Memory, { events, rows, note }: Slice): void {
  for (const event of events) {
    const place = event.seq - 1 - memory.removed;
    const before = JSON.parse(memory.events[place] ?? "null") as Recorded | null;
    if (before?.event.type === event.event.type)
      memory.events[place] = JSON.stringify({ ...event, at: before.at });
  }
  for (const { table, id, columns } of rows) {
    const place = `${table} ${id}`;
    const row = memory.rows.get(place);
    if (row) memory.rows.set(place, { ...row, columns: { ...row.columns, ...columns } });
  }
  memory.notes.set(note.name, note.text);
}

function dayUntil(memory: Memory, day: string): { day: string; at: number } | null {
  const days = [...memory.rows.values()]
    .filter(({ table, columns }) => table === "day" && String(columns["day"]) <= day)
    .map(({ columns }) => ({ day: String(columns["day"]), at: Number(columns["started_at"]) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return days.at(-1) ?? null;
}

function removeRows(memory: Memory, old: OldRows, limit: number): number {
  const rows = [...memory.rows.values()];
  const gone: Row[] = [];
  const remove = (table: Row["table"], isOld: (columns: Row["columns"]) => boolean) => {
    const found = rows.filter((row) => row.table === table && isOld(row.columns)).slice(0, limit);
    for (const row of found) memory.rows.delete(`${table} ${keyOf(row)}`);
    gone.push(...found);
  };
  const lives = (ids: readonly string[], id: Cell | undefined) => ids.includes(String(id));
  remove("ticket", (row) => String(row["day"]) < old.day && !lives(old.tickets, row["id"]));
  remove(
    "visit",
    (row) =>
      Number(row["called_at"]) < old.at && !memory.rows.has(`ticket ${String(row["ticket_id"])}`),
  );
  remove("session", (row) => Number(row["opened_at"]) < old.at && !lives(old.sessions, row["id"]));
  remove("sos", (row) => Number(row["raised_at"]) < old.at && !lives(old.alarms, row["id"]));
  remove("day", (row) => String(row["day"]) < old.day);
  return gone.length;
}

function keyOf({ table, columns }: Row): string {
  return String(columns[table === "day" ? "day" : "id"]);
}

/** A store in memory has no folder in which older data could lie. */
export const noOldLogs: OldLogs = {
  names: () => Promise.resolve([]),
  open: () => Promise.reject(new Error("there is none")),
  remove: () => Promise.resolve(),
};
