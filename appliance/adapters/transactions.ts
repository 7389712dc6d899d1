import type { Recorded } from "../domain/events.ts";
import type { KeptAnswer, Row, Transaction } from "../ports/store.ts";

/** What a kind of store does, one synchronous step at a time. Every step may throw. */
export interface Backend {
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Marks a place to go back to; never two at once. */
  savepoint(): void;
  release(): void;
  undoToSavepoint(): void;
  /** False outside of a transaction, also when a step's failure (a full disk) ended it. */
  active(): boolean;
  lastSeq(): number;
  append(event: Recorded): void;
  put(row: Row): void;
  keptAnswer(key: string): KeptAnswer | null;
  keepAnswer(key: string, answer: KeptAnswer, at: number): void;
}

/** The log continues without a gap: replay, cursors and screens count on it. */
function append(backend: Backend, events: readonly Recorded[]): void {
  let last = backend.lastSeq();
  for (const event of events) {
    if (event.seq !== last + 1)
      throw new Error(`event ${event.seq} does not follow event ${last}: the log has no gaps`);
    backend.append(event);
    last = event.seq;
  }
}

/**
 * The transaction's handle and what ends it. A failed step counts even when the work swallows its error:
 * half of a step must never be committed.
 */
function openHandle(backend: Backend): { tx: Transaction; finish: () => void; end: () => void } {
  let over = false;
  let inSavepoint = false;
  let failure: { readonly error: unknown } | null = null;

  function check(): void {
    if (over) throw new Error("the transaction is over");
    if (!backend.active())
      throw new Error("the transaction was given up by the store", { cause: failure?.error });
  }
  function rethrow(): void {
    if (failure) throw failure.error;
  }
  async function step<T>(act: () => T): Promise<T> {
    check();
    try {
      return act();
    } catch (error) {
      failure ??= { error };
      throw error;
    }
  }
  async function isolated<T>(work: () => Promise<T>): Promise<T> {
    check();
    if (inSavepoint) throw new Error("isolated works neither nest nor overlap");
    rethrow();
    backend.savepoint();
    inSavepoint = true;
    try {
      const result = await work();
      rethrow();
      check();
      backend.release();
      return result;
    } catch (error) {
      if (!over && backend.active()) {
        backend.undoToSavepoint();
        failure = null;
      } else failure ??= { error };
      throw error;
    } finally {
      inSavepoint = false;
    }
  }

  const tx: Transaction = {
    isolated,
    append: (events) => step(() => append(backend, events)),
    put: (rows) =>
      step(() => {
        for (const row of rows) backend.put(row);
      }),
    keptAnswer: (key) => step(() => backend.keptAnswer(key)),
    keepAnswer: (key, answer, at) => step(() => backend.keepAnswer(key, answer, at)),
  };
  return {
    tx,
    finish: () => {
      rethrow();
      if (inSavepoint) throw new Error("an isolated work is still running");
      check();
    },
    end: () => {
      over = true;
    },
  };
}

/**
 * One transaction around `work`: committed when it resolves, undone when it, a step or the commit fails.
 * The caller sees to it that no two run at once.
 */
export async function runTransaction<T>(
  backend: Backend,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  backend.begin();
  const { tx, finish, end } = openHandle(backend);
  try {
    const result = await work(tx);
    finish();
    end();
    backend.commit();
    return result;
  } catch (error) {
    end();
    if (backend.active()) backend.rollback();
    throw error;
  }
}
