import type { Recorded } from "../domain/events.ts";
import type { BusinessDay, Instant } from "../domain/model.ts";
import type { Cell } from "./store.ts";

/** Columns of a row of the read model that is there; a row that is not there stays away. */
export interface RowEdit {
  readonly table: "ticket" | "visit" | "session" | "sos";
  readonly id: string;
  readonly columns: Readonly<Record<string, Cell>>;
}

/** A few events and rows that change together, and how far the job then is: one commit. */
export interface Slice {
  /** Each takes the place of the event with its `seq`; time and kind stay. */
  readonly events: readonly Recorded[];
  readonly rows: readonly RowEdit[];
  readonly note: { readonly name: string; readonly text: string };
}

/** Where the log begins: the state after its first event, which starts a business day. */
export interface Base {
  readonly seq: number;
  readonly state: string;
}

/** Rows that are older than the log's first day, but for what still lived then. */
export interface OldRows {
  readonly day: BusinessDay;
  readonly at: Instant;
  readonly tickets: readonly string[];
  readonly sessions: readonly string[];
  readonly alarms: readonly string[];
}

/** Changing a log in place. Each method is short: the writer waits for it. */
export interface Rewriting {
  /** What a job wrote down of itself; null at first. */
  note(name: string): Promise<string | null>;
  putNote(name: string, text: string): Promise<void>;
  rewrite(slice: Slice): Promise<void>;
  /** Removes snapshots of earlier places. */
  removeSnapshots(before: number): Promise<void>;
  /** What was removed leaves the files, too. False when a reader is in the way: to be tried again. */
  settle(): Promise<boolean>;
}

/** Taking out of the log and of the tables what may not be kept. */
export interface Upkeep extends Rewriting {
  /** Null: the log begins with the first event of all. */
  base(): Promise<Base | null>;
  /** From now on the log begins here; what is before may be removed. Never an earlier place than before. */
  putBase(base: Base): Promise<void>;
  /** The newest business day that began on this date or before; null when there is none. */
  dayUntil(day: BusinessDay): Promise<{ readonly day: BusinessDay; readonly at: Instant } | null>;
  /** Removes events before the base, at most `limit`; says how many. */
  removeEvents(limit: number): Promise<number>;
  /** Removes rows, at most `limit` of each table; says how many. */
  removeRows(old: OldRows, limit: number): Promise<number>;
}

/** A log that nobody writes to any more: what a restore replaced, or the data before an update. */
export interface OldLog {
  readonly upkeep: Rewriting;
  eventsAfter(seq: number, limit: number): Promise<readonly Recorded[]>;
  forgetAnswers(before: number): Promise<number>;
  close(): Promise<void>;
}

/** Whole older data that the box still has in its folder, beside the backups. */
export interface OldLogs {
  names(): Promise<readonly string[]>;
  open(name: string): Promise<OldLog>;
  remove(name: string): Promise<void>;
}
