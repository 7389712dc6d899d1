import type { PrintJob, PrintResult, TicketFace } from "../../protocol/print.ts";
import type { PrinterId } from "../domain/model.ts";
import type { Clock } from "../ports/world.ts";

/** What became of a test ticket. */
export type PrintEnd = Pick<PrintResult, "outcome" | "reason">;

/** A printer that answers later is not waited for; the person at the screen looks at the paper. */
const answerMs = 15_000;
/** Tests that wait for their printers; a person presses one button at a time. */
const waitingMax = 10;

/** Tickets that are nobody's: printed for a trial, told to whoever asked, and nowhere recorded. */
export class PrintingTests {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, (end: PrintEnd) => void>();
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sends one by `send`; `bootId` keeps its job apart from those of an earlier run. */
  run(
    { printerId, face, bootId }: { printerId: PrinterId; face: TicketFace; bootId: string },
    send: (job: PrintJob) => void,
  ): Promise<PrintEnd> {
    if (this.#waiting.size >= waitingMax)
      return Promise.resolve({ outcome: "failed", reason: "printerError" });
    this.#count += 1;
    const jobId = `test-${bootId}.${this.#count}`.slice(-64);
    return new Promise((resolve) => {
      const end = (result: PrintEnd) => {
        if (this.#waiting.delete(jobId)) resolve(result);
      };
      this.#waiting.set(jobId, end);
      this.#clock.after(answerMs, () => end({ outcome: "unknown", reason: "noAnswer" }));
      const expiresAt = this.#clock.now() + answerMs;
      send({ v: 1, jobId, printerId, ticketId: "test", attempt: 1, expiresAt, face });
    });
  }

  /** True for an answer to a test. */
  heard({ jobId, outcome, reason }: PrintResult): boolean {
    const end = this.#waiting.get(jobId);
    end?.({ outcome, reason });
    return end !== undefined;
  }
}
