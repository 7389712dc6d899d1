import type { BoardAck, Presence } from "../../protocol/devices.ts";
import type { Recorded } from "../domain/events.ts";
import type { State } from "../domain/state.ts";
import type { Clock } from "../ports/world.ts";
import { appearMs, boardCondition, silentMs } from "./board-condition.ts";
import type { Engine } from "./contract.ts";
import type { HealthReports } from "./health-reports.ts";

/** A look comes this much after what it looks for, so that one is enough. */
const afterMs = 200;

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
  #cancel: (() => void) | null = null;

  constructor(parts: BoardWatchParts) {
    this.#parts = parts;
  }

  start(engine: Engine): void {
    this.#engine = engine;
    this.#look();
  }

  stop(): void {
    this.#unplan();
  }

  /** A board may be new, gone, or meant to be silent from now on. */
  committed(recorded: readonly Recorded[]): void {
    if (recorded.some(({ event }) => event.type === "configChanged")) this.#look();
  }

  presence(id: string, { online }: Presence): void {
    const seen = this.#boards.get(id);
    if (!seen || !this.#engine) return;
    seen.online = online;
    this.#judge(id, seen, this.#engine.state());
  }

  beat(id: string, { paintAgeMs, audio }: BoardAck): void {
    const seen = this.#boards.get(id);
    const engine = this.#engine;
    if (!seen || !engine) return;
    const beatAt = this.#parts.clock.monotonic();
    // A board that comes, or comes back, will be missed before the look that is planned.
    if (seen.beatAt === null || beatAt - seen.beatAt > silentMs) this.#unplan();
    Object.assign(seen, { beatAt, paintAgeMs, audio, online: true });
    this.#judge(id, seen, engine.state());
    this.#plan();
  }

  #look(): void {
    const engine = this.#engine;
    if (engine) {
      const state = engine.state();
      for (const id of state.boards.keys()) this.#judge(id, this.#seen(id), state);
      for (const id of [...this.#boards.keys()]) if (!state.boards.has(id)) this.#forget(id);
    }
    this.#unplan();
    this.#plan();
  }

  #unplan(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Looks again when the first board that is still well would be missed; who is silent already will speak up. */
  #plan(): void {
    if (this.#cancel) return;
    const { clock } = this.#parts;
    const now = clock.monotonic();
    const moments = [...this.#boards.values()]
      .map(({ beatAt, since }) => (beatAt === null ? since + appearMs : beatAt + silentMs))
      .filter((moment) => moment + afterMs > now);
    if (moments.length === 0) return;
    this.#cancel = clock.after(Math.min(...moments) + afterMs - now, () => {
      this.#cancel = null;
      this.#look();
    });
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
