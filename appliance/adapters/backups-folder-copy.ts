import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import Database from "better-sqlite3";

/** What the copy of a database says of itself. */
export interface CopyFacts {
  readonly tables: number;
  readonly epoch: string;
  readonly seq: number;
}

/**
 * Copies a live database: one read transaction in a thread of its own, so that whoever writes goes on, and everything
 * committed before is in it. `VACUUM INTO` leaves out what was deleted. The copy is opened and checked.
 */
export function copyDatabase(from: string, to: string): Promise<CopyFacts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { from, to } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the copy ended with ${code}`)));
  });
}

/** Opens a copy and looks at every page of it. @throws Error when it is not whole. */
export function checkCopy(path: string): CopyFacts {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const verdict = db.pragma("integrity_check", { simple: true });
    if (verdict !== "ok") throw new Error(String(verdict));
    const epoch = db.prepare("SELECT value FROM meta WHERE key = 'epoch'").pluck().get();
    const seq = db.prepare("SELECT coalesce(max(seq), 0) FROM event").pluck().get();
    return {
      tables: Number(db.pragma("user_version", { simple: true })),
      epoch: String(epoch),
      seq: Number(seq),
    };
  } finally {
    db.close();
  }
}

function copyHere({ from, to }: { readonly from: string; readonly to: string }): void {
  const db = new Database(from, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    db.prepare("VACUUM INTO ?").run(to);
  } finally {
    db.close();
  }
  parentPort?.postMessage(checkCopy(to));
}

if (!isMainThread && workerData?.from) copyHere(workerData);
