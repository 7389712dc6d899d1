import type { Instant, PrinterId } from "./model.ts";

export type PrintState = "none" | "queued" | "printed" | "failed" | "unknown";

/** Where a ticket's paper is. `jobId` is the newest job; older jobs' answers no longer count. */
export interface Printing {
  readonly state: PrintState;
  readonly reason: string;
  readonly printerId: PrinterId | null;
  readonly jobId: string | null;
  readonly attempt: number;
  readonly askedAt: Instant | null;
  readonly deadlineAt: Instant | null;
  /** Where the ticket is tried once more when it certainly did not come out; null: nowhere. */
  readonly fallbackId: PrinterId | null;
  /** The newest job is at the fall-back printer: the visitor must be told where to go for it. */
  readonly elsewhere: boolean;
}
