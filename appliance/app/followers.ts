import { topics } from "../../protocol/topics.ts";
import type { State } from "../domain/state.ts";
import type { Clock } from "../ports/world.ts";
import type { Engine } from "./contract.ts";
import type { Publisher } from "./publisher.ts";
import { ticketView } from "./views.ts";

/** Phones that are followed at once; beyond it the oldest fall back to asking over HTTP. */
const followersMax = 2_000;
/** A phone asks once and then listens: it may wait as long as the longest waits are. */
const forgetAfterMs = 6 * 3_600_000;
/** Positions of a whole queue change with each call: phones hear of it at this pace, not at that of the calls. */
const paceMs = 1_000;

/**
 * Publishes `ticket/{token}/state` for tickets that a phone follows, and only for those: a queue of two
 * hundred would otherwise mean two hundred documents a call.
 */
export function createFollowers(parts: {
  readonly publisher: Publisher;
  readonly clock: Clock;
}): Followers {
  return new Followers(parts);
}

export class Followers {
  readonly #parts: Parameters<typeof createFollowers>[0];
  readonly #seen = new Map<string, number>();
  #engine: Engine | null = null;
  #cancel: (() => void) | null = null;

  constructor(parts: Parameters<typeof createFollowers>[0]) {
    this.#parts = parts;
  }

  start(engine: Engine): void {
    this.#engine = engine;
  }

  /** A phone asked for this ticket: from now on it is told of each change. */
  follow(token: string): void {
    this.#seen.delete(token);
    this.#seen.set(token, this.#parts.clock.now());
    if (this.#seen.size > followersMax) {
      const oldest = this.#seen.keys().next().value;
      if (oldest !== undefined) this.#forget(oldest);
    }
    this.#soon();
  }

  /** Something was committed: tells the phones soon, many changes at once. */
  committed(): void {
    if (this.#seen.size > 0) this.#soon();
  }

  stop(): void {
    this.#cancel?.();
  }

  #soon(): void {
    this.#cancel ??= this.#parts.clock.after(paceMs, () => {
      this.#cancel = null;
      this.#tell();
    });
  }

  #tell(): void {
    const engine = this.#engine;
    if (!engine) return;
    const now = this.#parts.clock.now();
    for (const [token, seenAt] of [...this.#seen]) {
      const id = engine.state().indexes.tokens.get(token);
      if (id === undefined || now - seenAt > forgetAfterMs) this.#forget(token);
      else this.#publish(engine, engine.state(), token, id);
    }
  }

  #publish(engine: Engine, state: State, token: string, id: string): void {
    const { v, epoch, seq, at, ...body } = ticketView(
      state,
      id,
      engine.position(),
      this.#parts.clock.now(),
    );
    this.#parts.publisher.document(topics.ticketState(token), body);
  }

  #forget(token: string): void {
    this.#seen.delete(token);
    this.#parts.publisher.clear(topics.ticketState(token));
  }
}
