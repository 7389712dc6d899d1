import type { Recorded } from "../domain/events.ts";
import type { AccessLog } from "./access-log.ts";
import type { Upkeep } from "./upkeep.ts";

/** A column's value in a table of the read model. */
export type Cell = string | number | null;

/** One row of the read model to write whole; the key's columns are among `columns`. */
export interface Row {
  readonly table: "ticket" | "visit" | "session" | "sos" | "day";
  readonly columns: Readonly<Record<string, Cell>>;
}

/** The answer kept for an idempotency key. */
export interface KeptAnswer {
  /** Hash of the request that was answered: the same key with another body is an error. */
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

/** What start-up needs: the newest snapshot (or the log's base), and every event after it, oldest first. */
export interface Loaded {
  readonly epoch: string;
  readonly snapshot: { readonly seq: number; readonly state: string } | null;
  readonly events: readonly Recorded[];
  readonly seq: number;
}

/**
 * One open transaction. Its work must not await anything but the methods of this interface: SQLite holds
 * its only writer for as long.
 */
export interface Transaction {
  /** Runs the work in a savepoint: when it throws, only this work is undone, and the error is thrown on. */
  isolated<T>(work: () => Promise<T>): Promise<T>;
  /** Appends to the log; `seq` must continue it without a gap, else it throws. */
  append(events: readonly Recorded[]): Promise<void>;
  /** Inserts or replaces rows of the read model by their primary key. */
  put(rows: readonly Row[]): Promise<void>;
  keptAnswer(key: string): Promise<KeptAnswer | null>;
  keepAnswer(key: string, answer: KeptAnswer, at: number): Promise<void>;
}

/** A staff password's hash, and what stands between it and a guesser. */
export interface Credential {
  readonly agentId: string;
  readonly hash: string;
  readonly failures: number;
  readonly lockedUntil: number | null;
}

/** A staff browser that signed in; only the hash of its cookie is kept. */
export interface SignIn {
  readonly tokenHash: string;
  readonly agentId: string;
  readonly at: number;
  readonly seenAt: number;
}

/** A kiosk, a board or a print agent on another machine; only the hash of its token is kept. */
export interface DeviceToken {
  /** Of the pairing: several screens may show one board. */
  readonly id: string;
  readonly tokenHash: string;
  readonly kind: "kiosk" | "board" | "printer";
  readonly deviceId: string;
  readonly at: number;
  readonly seenAt: number;
  readonly address: string;
}

/** One link of a phone, a device or a browser to what it may do; kept beside the log, never in it. */
export interface Secrets {
  credential(agentId: string): Promise<Credential | null>;
  putCredential(credential: Credential): Promise<void>;
  signIn(tokenHash: string): Promise<SignIn | null>;
  putSignIn(signIn: SignIn): Promise<void>;
  removeSignIn(tokenHash: string): Promise<void>;
  removeSignInsBefore(seenBefore: number): Promise<number>;
  device(tokenHash: string): Promise<DeviceToken | null>;
  /** Every paired device, the oldest pairing first. */
  devices(): Promise<readonly DeviceToken[]>;
  putDevice(device: DeviceToken): Promise<void>;
  removeDevice(id: string): Promise<void>;
  /** A random key of the box, made at the first asking: 32 bytes as hex, stable for this data folder. */
  boxKey(name: string): Promise<string>;
}

/** Where the truth lives. One writer; whatever `transact` resolved survives a pulled plug. */
export interface Store {
  load(): Promise<Loaded>;
  /** One durable transaction (SQLite: WAL, FULL). Rejects, with nothing written, when `work` or the commit fails. */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Events after `seq`, oldest first, at most `limit`: for consumers with a cursor of their own. */
  eventsAfter(seq: number, limit: number): Promise<readonly Recorded[]>;
  /** Changes of the configuration before `seq`, newest first, at most `limit`. */
  configChanges(before: number, limit: number): Promise<readonly Recorded[]>;
  saveSnapshot(seq: number, state: string): Promise<void>;
  /** Forgets kept answers older than this moment; says how many. */
  forgetAnswers(before: number): Promise<number>;
  /** Every row of the read model, ordered by table and key: what a replay must rebuild byte for byte. */
  dump(): Promise<readonly Row[]>;
  /** Empties the read model, for a rebuild. */
  clearRows(): Promise<void>;
  readonly secrets: Secrets;
  readonly upkeep: Upkeep;
  readonly access: AccessLog;
  close(): Promise<void>;
}

/** Why a data folder cannot be opened, in one sentence for the person at the console. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}
