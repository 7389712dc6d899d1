import { Worker } from "node:worker_threads";
import type {
  SavedTable,
  Statistics,
  StatisticsAsk,
  StatisticsRules,
} from "../ports/statistics.ts";
import type { Clock, Log } from "../ports/world.ts";

/** A year takes a second to read on a small box: this long means that something is wrong, milliseconds. */
const answerMs = 30_000;
/** Nobody asked for so long: the memory is given back, milliseconds. */
const idleMs = 15 * 60_000;
/** Questions that may wait; more are refused. */
const waitingMax = 50;

const media: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

interface Waiting {
  readonly resolve: (body: object) => void;
  readonly reject: (error: Error) => void;
  readonly cancel: () => void;
}

interface Told {
  readonly id: number;
  readonly body?: object;
  readonly error?: string;
}

function hear(waiting: Map<number, Waiting>, { id, body, error }: Told): void {
  const one = waiting.get(id);
  waiting.delete(id);
  one?.cancel();
  if (body === undefined) one?.reject(new Error(error));
  else one?.resolve(body);
}

/** The statistics on a thread that starts with the first question and ends when nobody asks any more. */
export function threadStatistics(parts: {
  /** The program of the thread. */
  readonly program: URL;
  /** The database. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
}): Statistics {
  const { program, file, clock, log } = parts;
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;
  let idle: () => void = () => undefined;

  function fail(error: Error): void {
    worker = null;
    log.error("statistics.threadEnded", { error: String(error) });
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  }

  function started(): Worker {
    if (worker) return worker;
    worker = new Worker(program, { workerData: { file } });
    worker.on("message", (told: Told) => hear(waiting, told));
    worker.on("error", fail);
    worker.unref();
    return worker;
  }

  function ask(kind: string, asked: object, rules: StatisticsRules): Promise<object> {
    if (waiting.size >= waitingMax) return Promise.reject(new Error("too many questions"));
    idle();
    idle = clock.after(idleMs, () => void stop());
    count += 1;
    const id = count;
    return new Promise((resolve, reject) => {
      const cancel = clock.after(answerMs, () => {
        waiting.delete(id);
        reject(new Error("statistics took too long"));
      });
      waiting.set(id, { resolve, reject, cancel });
      started().postMessage({ id, kind, ask: asked, rules, now: clock.now() });
    });
  }

  async function stop(): Promise<void> {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  return {
    report: (asked: StatisticsAsk, rules) => ask("report", asked, rules),
    async table(asked, rules): Promise<SavedTable> {
      const bytes = (await ask("table", asked, rules)) as Uint8Array;
      return { bytes, mediaType: media[asked.format] ?? "application/octet-stream" };
    },
    async close() {
      idle();
      for (const one of waiting.values()) one.cancel();
      await stop();
    },
  };
}
