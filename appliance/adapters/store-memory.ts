import { randomBytes } from "node:crypto";
import type { Recorded } from "../domain/events.ts";
import type { Loaded, Secrets, Store } from "../ports/store.ts";
import { type Serial, serial } from "./serial.ts";
import { memoryAccess } from "./store-memory-access.ts";
import { memoryBackend } from "./store-memory-backend.ts";
import { dumpRows, emptyMemory, lastSeqOf, type Memory } from "./store-memory-tables.ts";
import { memoryUpkeep } from "./store-memory-upkeep.ts";
import { checkLimit, checkSnapshotSeq, KEPT_SNAPSHOTS, STORE_WAITING } from "./stores.ts";
import { runTransaction } from "./transactions.ts";

/** A store that forgets everything with the process, for tests and for trying the box out. */
export interface MemoryStore extends Store {
  /** The next `commits` transactions succeed; every later one is refused with `error`, as by a full disk. */
  failAfter(commits: number, error?: Error): void;
  /** Ends what `failAfter` started. */
  heal(): void;
  /** Another store over the same content: what a box finds that starts again after a crash. */
  reopened(): MemoryStore;
}

function eventsBetween(memory: Memory, after: number, last: number): Recorded[] {
  const [from, to] = [after, last].map((seq) => Math.max(0, seq - memory.removed));
  return memory.events.slice(from, to).map((text) => JSON.parse(text) as Recorded);
}

function eventsAfter(memory: Memory, seq: number, limit: number): Recorded[] {
  checkLimit(limit);
  const after = Math.max(seq, memory.removed);
  return eventsBetween(memory, after, after + limit);
}

function configChanges(memory: Memory, before: number, limit: number): Recorded[] {
  checkLimit(limit);
  return eventsBetween(memory, 0, Math.min(before - 1, lastSeqOf(memory)))
    .filter(({ event }) => event.type === "configChanged")
    .slice(-limit)
    .reverse();
}

function load(memory: Memory): Loaded {
  const snapshot = memory.snapshots[0] ?? memory.base;
  const seq = lastSeqOf(memory);
  return {
    epoch: memory.epoch,
    snapshot,
    events: eventsBetween(memory, snapshot?.seq ?? 0, seq),
    seq,
  };
}

function saveSnapshot(memory: Memory, seq: number, state: string): void {
  checkSnapshotSeq(seq, lastSeqOf(memory));
  const others = memory.snapshots.filter((s) => s.seq !== seq);
  memory.snapshots = [{ seq, state }, ...others]
    .sort((a, b) => b.seq - a.seq)
    .slice(0, KEPT_SNAPSHOTS);
}

function removeWhere<V>(map: Map<string, V>, old: (value: V) => boolean): number {
  const keys = [...map].filter(([, value]) => old(value)).map(([key]) => key);
  for (const key of keys) map.delete(key);
  return keys.length;
}

function secrets(memory: Memory, line: Serial): Secrets {
  const { credentials, signIns, devices, boxKeys } = memory;
  return {
    credential: (agentId) => line.run(() => credentials.get(agentId) ?? null),
    putCredential: (credential) =>
      line.run(() => void credentials.set(credential.agentId, { ...credential })),
    signIn: (tokenHash) => line.run(() => signIns.get(tokenHash) ?? null),
    putSignIn: (signIn) => line.run(() => void signIns.set(signIn.tokenHash, { ...signIn })),
    removeSignIn: (tokenHash) => line.run(() => void signIns.delete(tokenHash)),
    removeSignInsBefore: (seenBefore) =>
      line.run(() => removeWhere(signIns, (signIn) => signIn.seenAt < seenBefore)),
    device: (tokenHash) =>
      line.run(() => [...devices.values()].find((one) => one.tokenHash === tokenHash) ?? null),
    devices: () =>
      line.run(() => [...devices.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))),
    putDevice: (device) => line.run(() => void devices.set(device.id, { ...device })),
    removeDevice: (id) => line.run(() => void devices.delete(id)),
    boxKey: (name) =>
      line.run(() => {
        const key = boxKeys.get(name) ?? randomBytes(32).toString("hex");
        boxKeys.set(name, key);
        return key;
      }),
  };
}

/** An empty store in memory; it behaves as the SQLite one does, but for surviving a pulled plug. */
export function openMemoryStore(): MemoryStore {
  return storeOver(emptyMemory());
}

function storeOver(memory: Memory): MemoryStore {
  const line = serial("the store", STORE_WAITING);
  let commitsLeft = Number.POSITIVE_INFINITY;
  let refusal = new Error("the disk is full");
  const backend = memoryBackend(memory, () => {
    if (commitsLeft <= 0) throw refusal;
    commitsLeft -= 1;
  });

  return {
    load: () => line.run(() => load(memory)),
    transact: (work) => line.run(() => runTransaction(backend, work)),
    eventsAfter: (seq, limit) => line.run(() => eventsAfter(memory, seq, limit)),
    configChanges: (before, limit) => line.run(() => configChanges(memory, before, limit)),
    saveSnapshot: (seq, state) => line.run(() => saveSnapshot(memory, seq, state)),
    forgetAnswers: (before) =>
      line.run(() => removeWhere(memory.answers, (answer) => answer.at < before)),
    dump: () => line.run(() => dumpRows(memory)),
    clearRows: () => line.run(() => memory.rows.clear()),
    secrets: secrets(memory, line),
    upkeep: memoryUpkeep(memory, line),
    access: memoryAccess(memory, line),
    close: () => line.close(),
    failAfter: (commits, error = refusal) => {
      commitsLeft = commits;
      refusal = error;
    },
    heal: () => {
      commitsLeft = Number.POSITIVE_INFINITY;
    },
    reopened: () => storeOver(memory),
  };
}
