import { Worker } from "node:worker_threads";

/** A clip takes some 50 ms; one that takes this long never ends. */
const LIMIT_MS = 10_000;

interface Waiting {
  readonly resolve: (wav: Uint8Array) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: NodeJS.Timeout;
}

interface Answer {
  readonly id: number;
  readonly wav?: Uint8Array;
  readonly reason?: string;
}

/** Makes what an engine answered fit for a room, outside the box's own thread. */
export interface Finisher {
  /** Mono, trimmed, levelled. Rejects when it is no sound, silent, too short or too long. */
  finish(raw: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The thread starts with the first clip and never keeps the process alive; one that dies is started anew. */
export function openFinisher(): Finisher {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;

  function settle(id: number): Waiting | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    clearTimeout(one?.timer);
    return one;
  }

  function fail(reason: string): void {
    void worker?.terminate();
    worker = null;
    for (const id of [...waiting.keys()]) settle(id)?.reject(new Error(reason));
  }

  function started(): Worker {
    if (worker) return worker;
    const fresh = new Worker(new URL("./voice-espeak-finish-worker.ts", import.meta.url));
    fresh.on("message", ({ id, wav, reason }: Answer) => {
      const one = settle(id);
      if (wav) one?.resolve(wav);
      else one?.reject(new Error(reason ?? "no sound"));
    });
    fresh.on("error", (error) => fail(`the levelling thread ended: ${String(error)}`));
    fresh.unref();
    worker = fresh;
    return fresh;
  }

  return {
    finish(raw) {
      count += 1;
      const id = count;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => fail(`no levelled sound in ${LIMIT_MS} ms`), LIMIT_MS);
        waiting.set(id, { resolve, reject, timer });
        started().postMessage({ id, raw });
      });
    },
    async close() {
      fail("the voice is closed");
    },
  };
}
