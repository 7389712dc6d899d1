import { Worker } from "node:worker_threads";
import type {
  SavedTable,
  Statistics,
  StatisticsAsk,
  StatisticsRules,
} from "../ports/statistics.ts";
import type { Clock, Log } from "../ports/world.ts";

/** The first question ever makes the days of a year, some seconds: this long means that something is wrong, milliseconds. */
const answerMs = 30_000;
/** A year's visits as a workbook, 160,000 rows, on a slow box: milliseconds. */
const fileMs = 180_000;
/** Nobody asked for so long: the memory is given back, milliseconds. */
const idleMs = 15 * 60_000;
/** Questions that may wait; more are refused. */
const waitingMax = 50;

const media: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

interface Waiting {
  readonly resolve: (body: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly cancel: () => void;
}

interface Told {
  readonly id: number;
  readonly body?: Uint8Array;
  readonly error?: string;
}

function hear(waiting: Map<number, Waiting>, { id, body, error }: Told): void {
  const one = waiting.get(id);
  waiting.delete(id);
  one?.cancel();
  if (body === undefined) one?.reject(new Error(error));
  else one?.resolve(body);
}

function rejectAll(waiting: Map<number, Waiting>, error: Error): void {
  for (const one of waiting.values()) one.reject(error);
  waiting.clear();
}

async function saved(answer: Promise<Uint8Array>, format: string): Promise<SavedTable> {
  return { bytes: await answer, mediaType: media[format] ?? "application/octet-stream" };
}

/** The parts of the box that the thread is started from. */
export interface StatisticsParts {
  /** The program of the thread. */
  readonly program: URL;
  /** The data folder. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The statistics on a thread that starts with the first question and ends when nobody asks any more. */
export function threadStatistics({ program, dir, clock, log }: StatisticsParts): Statistics {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;
  let idle: () => void = () => undefined;

  function fail(error: Error): void {
    worker = null;
    log.error("statistics.threadEnded", { error: String(error) });
    rejectAll(waiting, error);
  }

  function started(): Worker {
    if (worker) return worker;
    worker = new Worker(program, { workerData: { dir } });
    worker.on("message", (told: Told) => hear(waiting, told));
    worker.on("error", fail);
    worker.unref();
    return worker;
  }

  function stay(): void {
    idle();
    idle = clock.after(idleMs, () => void stop());
  }

  function ask(kind: string, asked: object | null, rules: StatisticsRules): Promise<Uint8Array> {
    if (waiting.size >= waitingMax) return Promise.reject(new Error("too many questions"));
    stay();
    const id = ++count;
    return new Promise((resolve, reject) => {
      const cancel = clock.after(kind === "table" ? fileMs : answerMs, () => {
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
    prepare(rules) {
      if (worker) return stay();
      ask("prepare", null, rules).catch((error: unknown) =>
        log.warn("statistics.notPrepared", { error: String(error) }),
      );
    },
    report: (asked: StatisticsAsk, rules) => saved(ask("report", asked, rules), "json"),
    table: (asked, rules) => saved(ask("table", asked, rules), asked.format),
    async close() {
      idle();
      for (const one of waiting.values()) one.cancel();
      await stop();
    },
  };
}
