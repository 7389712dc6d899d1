import { randomUUID } from "node:crypto";
import type { AccessLine } from "../ports/access-log.ts";
import type { Credential, DeviceToken, KeptAnswer, Row, SignIn } from "../ports/store.ts";
import type { Base } from "../ports/upkeep.ts";

export interface KeptSnapshot {
  readonly seq: number;
  readonly state: string;
}

/** Everything that a data folder would hold. Events are kept as text, so that nobody can change one later. */
export interface Memory {
  readonly epoch: string;
  readonly events: string[];
  /** How many events before those were removed. */
  removed: number;
  base: Base | null;
  readonly notes: Map<string, string>;
  access: readonly AccessLine[];
  accessCount: number;
  readonly rows: Map<string, Row>;
  readonly answers: Map<string, KeptAnswer & { readonly at: number }>;
  readonly credentials: Map<string, Credential>;
  readonly signIns: Map<string, SignIn>;
  readonly devices: Map<string, DeviceToken>;
  readonly boxKeys: Map<string, string>;
  snapshots: readonly KeptSnapshot[];
}

export function emptyMemory(): Memory {
  return {
    epoch: randomUUID(),
    events: [],
    removed: 0,
    base: null,
    notes: new Map(),
    access: [],
    accessCount: 0,
    rows: new Map(),
    answers: new Map(),
    credentials: new Map(),
    signIns: new Map(),
    devices: new Map(),
    boxKeys: new Map(),
    snapshots: [],
  };
}

/** Where a row lives: its table and key. Every table's key is `id`, but for the day's own date. */
export function placeOf(row: Row): string {
  const key = row.columns[row.table === "day" ? "day" : "id"];
  if (typeof key !== "string") throw new Error(`a row of table ${row.table} has no key`);
  return `${row.table} ${key}`;
}

/** Every row by table and key. */
export function dumpRows(memory: Memory): readonly Row[] {
  const places = [...memory.rows.entries()];
  places.sort(([a], [b]) => (a < b ? -1 : 1));
  return places.map(([, row]) => row);
}

/** The place of the newest event. */
export function lastSeqOf(memory: Memory): number {
  return memory.removed + memory.events.length;
}
