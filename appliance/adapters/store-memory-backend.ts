import { lastSeqOf, type Memory, placeOf } from "./store-memory-tables.ts";
import type { Backend } from "./transactions.ts";

type Undo = () => void;

/** Sets a key of a map and answers how to undo that. */
function setting<K, V>(map: Map<K, V>, key: K, value: V): Undo {
  const before = map.get(key);
  map.set(key, value);
  return () => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  };
}

/** Transactions over plain maps: every step writes down how to undo it. `onCommit` may refuse by throwing. */
export function memoryBackend(memory: Memory, onCommit: () => void): Backend {
  let undo: Undo[] | null = null;
  let mark = 0;

  function note(step: Undo): void {
    undo?.push(step);
  }
  function undoTo(length: number): void {
    while (undo && undo.length > length) undo.pop()?.();
  }

  return {
    begin: () => {
      undo = [];
    },
    commit: () => {
      onCommit();
      undo = null;
    },
    rollback: () => {
      undoTo(0);
      undo = null;
    },
    savepoint: () => {
      mark = undo?.length ?? 0;
    },
    release: () => {
      mark = 0;
    },
    undoToSavepoint: () => undoTo(mark),
    active: () => undo !== null,
    lastSeq: () => lastSeqOf(memory),
    append: (event) => {
      memory.events.push(JSON.stringify(event));
      note(() => memory.events.pop());
    },
    put: (row) => note(setting(memory.rows, placeOf(row), structuredClone(row))),
    keptAnswer: (key) => {
      const kept = memory.answers.get(key);
      return kept ? { fingerprint: kept.fingerprint, status: kept.status, body: kept.body } : null;
    },
    keepAnswer: (key, answer, at) => note(setting(memory.answers, key, { ...answer, at })),
  };
}
