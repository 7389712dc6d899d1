import { Worker } from "node:worker_threads";
import { sheetRowsMax } from "../../protocol/statistics.ts";
import {
  type SavedReport,
  type SavedTable,
  type Statistics,
  type StatisticsAsk,
  type StatisticsRules,
  TooManyRows,
} from "../ports/statistics.ts";
import type { Clock, Log } from "../ports/world.ts";

/** The first question ever makes the days of a year, some seconds: this long means that something is wrong, milliseconds. */
const answerMs = 30_000;
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

async function saved(answer: Promise<Uint8Array>): Promise<SavedReport> {
  return { bytes: await answer, mediaType: mediaOf("json") };
}

function mediaOf(format: string): string {
  return media[format] ?? "application/octet-stream";
}

/** Puts one question to the thread. */
type Ask = (kind: string, more: object) => { id: number; answer: Promise<Uint8Array> };

/** The bytes of an open file, each part asked for when the one before is on its way: nothing piles up. */
async function* partsOf(ask: Ask, file: number): AsyncGenerator<Uint8Array> {
  let ended = false;
  try {
    for (;;) {
      const part = await ask("more", { file }).answer;
      ended = part.length === 0;
      if (ended) return;
      yield part;
    }
  } finally {
    // Whoever saved it has gone away.
    if (!ended) ask("leave", { file }).answer.catch(() => undefined);
  }
}

/** Opens a table's file in the thread. @throws TooManyRows, as a rejection. */
async function opened(
  ask: Ask,
  asked: Parameters<Statistics["table"]>[0],
  rules: StatisticsRules,
): Promise<SavedTable> {
  const { id, answer } = ask("table", { ask: asked, rules });
  const rows = Number(Buffer.from(await answer).toString());
  if (asked.format === "xlsx" && rows >= sheetRowsMax)
    throw new TooManyRows(rows, sheetRowsMax - 1);
  return { parts: partsOf(ask, id), mediaType: mediaOf(asked.format) };
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

/** The thread, its questions that wait, and the end that comes when nobody asks any more. */
class Thread {
  readonly #parts: StatisticsParts;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #count = 0;
  #idle: () => void = () => undefined;

  constructor(parts: StatisticsParts) {
    this.#parts = parts;
  }

  get runs(): boolean {
    return this.#worker !== null;
  }

  readonly ask: Ask = (kind, more) => {
    const { clock } = this.#parts;
    const id = ++this.#count;
    if (this.#waiting.size >= waitingMax)
      return { id, answer: Promise.reject(new Error("too many questions")) };
    this.stay();
    const answer = new Promise<Uint8Array>((resolve, reject) => {
      const cancel = clock.after(answerMs, () => {
        this.#waiting.delete(id);
        reject(new Error("statistics took too long"));
      });
      this.#waiting.set(id, { resolve, reject, cancel });
      this.#started().postMessage({ id, kind, ...more, now: clock.now() });
    });
    return { id, answer };
  };

  /** Puts the end off. */
  stay(): void {
    this.#idle();
    this.#idle = this.#parts.clock.after(idleMs, () => void this.#stop());
  }

  async close(): Promise<void> {
    this.#idle();
    for (const one of this.#waiting.values()) one.cancel();
    await this.#stop();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const { program, dir } = this.#parts;
    const worker = new Worker(program, { workerData: { dir } });
    worker.on("message", (told: Told) => hear(this.#waiting, told));
    worker.on("error", (error) => this.#fail(error));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #fail(error: unknown): void {
    this.#worker = null;
    this.#parts.log.error("statistics.threadEnded", { error: String(error) });
    rejectAll(this.#waiting, error instanceof Error ? error : new Error(String(error)));
  }

  async #stop(): Promise<void> {
    const ended = this.#worker;
    this.#worker = null;
    await ended?.terminate();
  }
}

/** The statistics on a thread that starts with the first question. */
export function threadStatistics(parts: StatisticsParts): Statistics {
  const thread = new Thread(parts);
  const { ask } = thread;
  return {
    prepare(rules) {
      if (thread.runs) return thread.stay();
      ask("prepare", { rules }).answer.catch((error: unknown) =>
        parts.log.warn("statistics.notPrepared", { error: String(error) }),
      );
    },
    report: (asked: StatisticsAsk, rules: StatisticsRules) =>
      saved(ask("report", { ask: asked, rules }).answer),
    table: (asked, rules) => opened(ask, asked, rules),
    close: () => thread.close(),
  };
}
