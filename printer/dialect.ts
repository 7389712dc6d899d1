import type { Verdict } from "./print-ticket.ts";
import type { Confirmation } from "./profiles.ts";

/** What is asked of a printer that does not answer the question before it. */
const simpler: Readonly<Record<Confirmation, Confirmation | null>> = {
  processId: "queuedStatus",
  queuedStatus: "none",
  none: null,
};

/**
 * How a printer confirms its tickets, learnt from it: it begins with what its profile says, and asks for less
 * when the printer never answered that. Cheap printers, and printers behind a spooler, say nothing at all: their
 * tickets are sent blindly and end as `unknown`, because a visitor without a ticket helps nobody. What a printer
 * has once answered is never given up: its silence is then a fault.
 */
export class Dialect {
  #kind: Confirmation;
  #proved = false;
  #spoke = false;

  constructor(kind: Confirmation) {
    this.#kind = kind;
  }

  get kind(): Confirmation {
    return this.#kind;
  }

  /** Takes what an attempt showed: the printer said anything at all, and answered the question before the ticket. */
  note(spoke: boolean, answered: boolean): void {
    this.#spoke ||= spoke;
    this.#proved ||= answered;
  }

  /** True when the ticket is worth another attempt, with less asked: nothing of it was sent. */
  yields({ sent, reason }: Verdict): boolean {
    if (sent || reason !== "noAnswer" || this.#proved) return false;
    const next = this.#spoke ? simpler[this.#kind] : "none";
    if (next === null || next === this.#kind) return false;
    this.#kind = next;
    return true;
  }
}
