import { reader } from "../protocol/parse.ts";
import type { PrintResult } from "../protocol/print.ts";
import { PrintJob } from "../protocol/print.ts";
import type { Ending, Journal } from "./journal.ts";
import type { Log } from "./log.ts";
import type { Verdict } from "./print-ticket.ts";

/** Jobs that may wait: half an hour of a busy kiosk. Those beyond are refused, and said to be. */
export const maxQueue = 50;
/** Largest job payload: a face with every text at its longest has under 4 KB, its logo 24 KB. */
const maxPayloadBytes = 32 * 1024;

const readJob = reader(PrintJob);

export interface JobDeskSetup {
  readonly printerId: string;
  readonly journal: Journal;
  readonly print: (job: PrintJob) => Promise<Verdict>;
  /** Tells the box how a job ended; may be told twice. */
  readonly answer: (result: PrintResult) => void;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Takes jobs as they are offered, prints them one at a time in order, and answers each. A job that
 * is offered again is never printed again: it gets the answer that it had.
 */
export class JobDesk {
  readonly #setup: JobDeskSetup;
  readonly #queue: PrintJob[] = [];
  #inHand: string | undefined;
  #working: Promise<void> = Promise.resolve();
  #closed = false;

  /** Ends what an earlier run left open: nobody can tell what became of those. */
  constructor(setup: JobDeskSetup) {
    this.#setup = setup;
    for (const jobId of setup.journal.unfinished)
      this.#end(jobId, { outcome: "unknown", reason: "agentRestarted" });
  }

  /** Takes one payload as it came from the bus. One that is not a job of this printer is only logged. */
  offer(payload: Uint8Array): void {
    const job = this.#parse(payload);
    if (!job || this.#closed) return;
    const entry = this.#setup.journal.recall(job.jobId);
    if (entry !== undefined && entry !== "started") this.#answer(job.jobId, entry);
    else if (entry === "started" || this.#waits(job.jobId)) return;
    else if (this.#queue.length >= maxQueue) {
      this.#setup.log("error", "queueFull", { jobId: job.jobId });
      this.#end(job.jobId, { outcome: "failed", reason: "printerError" });
    } else {
      this.#queue.push(job);
      if (this.#queue.length === 1 && this.#inHand === undefined) this.#working = this.#work();
    }
  }

  /** Takes no more jobs and waits for the one in hand. Those that wait are offered again to the next run. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#queue.length = 0;
    await this.#working;
  }

  #waits(jobId: string): boolean {
    return this.#inHand === jobId || this.#queue.some((job) => job.jobId === jobId);
  }

  async #work(): Promise<void> {
    for (let job = this.#queue.shift(); job; job = this.#queue.shift()) {
      this.#inHand = job.jobId;
      this.#end(job.jobId, await this.#print(job));
      this.#inHand = undefined;
    }
  }

  async #print(job: PrintJob): Promise<Omit<Ending, "at">> {
    const { journal, now, print, log } = this.#setup;
    if (job.expiresAt <= now()) return { outcome: "failed", reason: "expired" };
    try {
      // Noted before the first byte: whatever happens from here on, this job is not printed again.
      journal.start(job.jobId);
      const { outcome, reason } = await print(job);
      return { outcome, reason };
    } catch (error) {
      // Both throw only while nothing is sent: no room for the journal, or a face without a layout.
      log("error", "jobRefused", { jobId: job.jobId, error: String(error) });
      return { outcome: "failed", reason: "printerError" };
    }
  }

  #end(jobId: string, how: Omit<Ending, "at">): void {
    const ending = { ...how, at: this.#setup.now() };
    try {
      this.#setup.journal.end(jobId, ending);
    } catch (error) {
      this.#setup.log("error", "journalFailed", { jobId, error: String(error) });
    }
    this.#answer(jobId, ending);
  }

  #answer(jobId: string, { outcome, reason, at }: Ending): void {
    this.#setup.log("info", "jobEnded", { jobId, outcome, reason });
    this.#setup.answer({ v: 1, jobId, outcome, reason, at });
  }

  #parse(payload: Uint8Array): PrintJob | undefined {
    const { log, printerId } = this.#setup;
    if (payload.length > maxPayloadBytes) {
      log("warn", "jobTooLong", { bytes: payload.length });
      return undefined;
    }
    const job = readJob(payload);
    if (!job) {
      log("warn", "jobInvalid", { bytes: payload.length });
      return undefined;
    }
    if (job.printerId === printerId) return job;
    log("warn", "jobForAnotherPrinter", { jobId: job.jobId, printerId: job.printerId });
    return undefined;
  }
}
