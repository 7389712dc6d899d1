import type { Verdict } from "./print-ticket.ts";
import type { Confirmation } from "./profiles.ts";

/** What is asked of a printer that does not answer the question before it. */
const simpler: Readonly<Record<Confirmation, Confirmation | null>> = {
  processId: "queuedStatus",
  queuedStatus: "none",
  none: null,
};

/** So often is an idle printer asked whether it answers more than it did when its first ticket came. */
const triesMax = 3;

/**
 * How a printer confirms its tickets, learnt from it: it begins with what its profile says, and asks for less
 * when the printer never answered that. Cheap printers, and printers behind a spooler, say nothing at all: their
 * tickets are sent blindly and end as `unknown`, because a visitor without a ticket helps nobody. What a printer
 * has once answered is never given up: its silence is then a fault. One that only was late the first time, on a box
 * that had everything to start at once, is asked again while it is idle.
 */
export class Dialect {
  readonly #best: Confirmation;
  #kind: Confirmation;
  #tries = triesMax;
  #proved = false;
  #spoke = false;

  constructor(kind: Confirmation) {
    this.#best = kind;
    this.#kind = kind;
  }

  get kind(): Confirmation {
    return this.#kind;
  }

  /** What an idle printer is worth being asked; null when it answers its best, or never did when asked again. */
  get worthAsking(): Confirmation | null {
    return this.#kind !== this.#best && this.#tries > 0 ? this.#best : null;
  }

  /** Takes whether an idle printer answered its best. */
  asked(answered: boolean): void {
    this.#tries -= 1;
    if (!answered) return;
    this.#kind = this.#best;
    this.#proved = true;
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
