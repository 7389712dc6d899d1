import type { BoardAck, Presence } from "../../protocol/devices.ts";
import type { State } from "../domain/state.ts";
import type { Clock } from "../ports/world.ts";
import { boardCondition } from "./board-condition.ts";
import type { Engine } from "./contract.ts";
import type { HealthReports } from "./health-reports.ts";

/** How often silence is looked for: with `silentMs` and the beats' 3 s an alert is there within 15 s. */
const lookMs = 1_000;

interface Seen {
  readonly since: number;
  online: boolean;
  beatAt: number | null;
  paintAgeMs: number;
  audio: BoardAck["audio"];
}

export interface BoardWatchParts {
  readonly clock: Clock;
  readonly health: HealthReports;
  /** False for a board that is meant to be silent. */
  readonly speaks: (state: State, boardId: string) => boolean;
}

/** Watches that each configured board lives, paints and may sound; `health/board:{id}` says when it does not. */
export class BoardWatch {
  readonly #parts: BoardWatchParts;
  readonly #boards = new Map<string, Seen>();
  #engine: Engine | null = null;
  #cancel = () => {};

  constructor(parts: BoardWatchParts) {
    this.#parts = parts;
  }

  start(engine: Engine): void {
    this.#engine = engine;
    this.#look();
  }

  stop(): void {
    this.#cancel();
  }

  presence(id: string, { online }: Presence): void {
    const seen = this.#boards.get(id);
    if (seen) seen.online = online;
  }

  beat(id: string, { paintAgeMs, audio }: BoardAck): void {
    const seen = this.#boards.get(id);
    const engine = this.#engine;
    if (!seen || !engine) return;
    const beatAt = this.#parts.clock.monotonic();
    Object.assign(seen, { beatAt, paintAgeMs, audio, online: true });
    this.#judge(id, seen, engine.state());
  }

  #look(): void {
    const engine = this.#engine;
    if (engine) {
      const state = engine.state();
      for (const id of state.boards.keys()) this.#judge(id, this.#seen(id), state);
      for (const id of [...this.#boards.keys()]) if (!state.boards.has(id)) this.#forget(id);
    }
    this.#cancel = this.#parts.clock.after(lookMs, () => this.#look());
  }

  #seen(id: string): Seen {
    const since = this.#parts.clock.monotonic();
    const seen = this.#boards.get(id) ?? {
      ...{ since, online: false, beatAt: null, paintAgeMs: 0, audio: "running" as const },
    };
    this.#boards.set(id, seen);
    return seen;
  }

  #judge(id: string, seen: Seen, state: State): void {
    const now = this.#parts.clock.monotonic();
    const news = boardCondition({
      ...seen,
      name: state.boards.get(id)?.name ?? id,
      beatAgeMs: seen.beatAt === null ? null : now - seen.beatAt,
      waitedMs: now - seen.since,
      speaks: this.#parts.speaks(state, id),
    });
    if (news) this.#parts.health.report(`board:${id}`, news);
  }

  #forget(id: string): void {
    this.#boards.delete(id);
    this.#parts.health.forget(`board:${id}`);
  }
}
