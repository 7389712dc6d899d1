import type { DurationMs, Instant, VisitId } from "./model.ts";

/** The time for the file after a visit (« qualification », requirements 3.4). */
export interface WrapUp {
  /** The visit that has just ended; its reason may still be chosen. */
  readonly visitId: VisitId;
  readonly until: Instant;
  /** When a missing reason is given up (B09); null: never, or none is missing. */
  readonly autoAt: Instant | null;
}

export interface AfterVisit {
  /** Null except in the activity `wrapUp`. */
  readonly wrapUp: WrapUp | null;
}

/** What a session knows of its pauses (E52, E74). */
export interface Pauses {
  /** Since when the session is in a pause; null when it is in none. */
  readonly pausedSince: Instant | null;
  /** Its pauses that are over, milliseconds. */
  readonly pausedMs: DurationMs;
}

/** `timeUp`: its time passed; `qualified`: the awaited reason came after that; `unqualified`: it never came. */
export type WrapUpEnd = "agent" | "supervisor" | "timeUp" | "qualified" | "unqualified";
