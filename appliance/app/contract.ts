import type { Command } from "../domain/commands.ts";
import type { DomainEvent } from "../domain/events.ts";
import type { Refusal } from "../domain/refusals.ts";
import type { State } from "../domain/state.ts";

/** Where the log stands. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** What came of a command, shown to the caller's `answer` inside the writer's turn, before the next command. */
export type Result =
  | { readonly ok: true; readonly events: readonly DomainEvent[]; readonly state: State }
  | { readonly ok: false; readonly refusal: Refusal; readonly state: State };

/** The answer to a request, ready to send; kept for 24 h under its idempotency key. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Request {
  readonly command: Command;
  /** Who asks, for the log: an agent's id, `kiosk:kiosk-1`, `box`. */
  readonly actor: string;
  /** With a key: the same key and fingerprint get the same answer and nothing is done again. */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
  /** Makes the answer from the state right after this command. Pure and quick: the writer waits for it. */
  readonly answer: (result: Result) => Answer;
}

/** `body` is the answer's JSON text. `keyReused`: the key was used for another request (422). */
export type Answered =
  | { readonly kind: "answered"; readonly status: number; readonly body: string }
  | { readonly kind: "keyReused" };

/** `busy`: the queue is full (503); `stopped`: the box is going down; `storeFailed`: nothing was written. */
export class EngineUnavailable extends Error {
  override readonly name = "EngineUnavailable";
  readonly why: "busy" | "stopped" | "storeFailed";
  constructor(why: EngineUnavailable["why"], cause?: unknown) {
    super(`the engine takes no command: ${why}`, { cause });
    this.why = why;
  }
}

/** The one writer. Resolves only after the commit; rejects with `EngineUnavailable`. */
export interface Engine {
  execute(request: Request): Promise<Answered>;
  /** The state as of now. Read only, and only until the next await. */
  state(): State;
  position(): Position;
}
