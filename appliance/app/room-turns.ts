import type { Clock } from "../ports/world.ts";
import {
  begun,
  emptyRoom,
  isStale,
  joined,
  leadMs,
  type RoomQueue,
  retimed,
  type Turn,
  without,
} from "./room-queue.ts";

export interface TurnParts<A> {
  readonly clock: Clock;
  /** Tells the screens of an announcement and its turn; again when either changes. */
  readonly publish: (announcement: A, turn: Turn) => void;
  readonly begin: (announcement: A, turn: Turn) => void;
  /** It is not said: it comes too late, or nobody waits for it any more. */
  readonly skip: (announcement: A, turn: Turn) => void;
}

/** One room's queue at work: it tells of turns when they are given or changed, and begins them in time. */
export class RoomTurns<A> {
  readonly #parts: TurnParts<A>;
  readonly #announcements = new Map<string, A>();
  #queue: RoomQueue = emptyRoom;
  #cancel: (() => void) | null = null;

  constructor(parts: TurnParts<A>) {
    this.#parts = parts;
  }

  join(turn: Turn, announcement: A): void {
    this.#announcements.set(turn.id, announcement);
    this.#become(joined(this.#queue, turn, this.#parts.clock.now()));
  }

  /** Replaces what is said of one that waits or sounds; answers its turn when that has begun, null otherwise. */
  change(id: string, by: (announcement: A) => A): Turn | null {
    const known = this.#announcements.get(id);
    const { current, waiting } = this.#queue;
    const turn = [current, ...waiting].find((one) => one?.id === id);
    if (!known || !turn) return null;
    this.#announcements.set(id, by(known));
    this.#parts.publish(by(known), turn);
    return turn === current ? turn : null;
  }

  /** Skips those that wait and are not wanted any more. */
  keep(isWanted: (announcement: A) => boolean): void {
    const gone = this.#queue.waiting.filter(({ id }) => {
      const announcement = this.#announcements.get(id);
      return announcement === undefined || !isWanted(announcement);
    });
    if (gone.length > 0) this.#drop(gone);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #drop(turns: readonly Turn[]): void {
    for (const turn of turns) {
      const announcement = this.#announcements.get(turn.id);
      if (announcement !== undefined) this.#parts.skip(announcement, turn);
      this.#announcements.delete(turn.id);
    }
    const ids = new Set(turns.map(({ id }) => id));
    this.#become(without(this.#queue, ids, this.#parts.clock.now()));
  }

  /** Takes a new queue: tells of each turn that is not as it was, and begins the one that is due. */
  #become(queue: RoomQueue): void {
    const before = new Map(this.#queue.waiting.map((turn) => [turn.id, turn.startAt]));
    this.#queue = queue;
    for (const turn of queue.waiting) if (before.get(turn.id) !== turn.startAt) this.#tell(turn);
    this.#forget();
    this.#wake();
  }

  #tell(turn: Turn): void {
    const announcement = this.#announcements.get(turn.id);
    if (announcement !== undefined) this.#parts.publish(announcement, turn);
  }

  /** What has no turn any more: replaced by a newer call of its visit, or long over. */
  #forget(): void {
    const living = new Set([this.#queue.current, ...this.#queue.waiting].map((turn) => turn?.id));
    for (const id of this.#announcements.keys())
      if (!living.has(id)) this.#announcements.delete(id);
  }

  #wake(): void {
    this.stop();
    const next = this.#queue.waiting[0];
    if (!next) return;
    const now = this.#parts.clock.now();
    const ahead = next.startAt - leadMs - now;
    if (ahead <= 0) this.#begin();
    else this.#cancel = this.#parts.clock.after(ahead, () => this.#begin());
  }

  #begin(): void {
    const now = this.#parts.clock.now();
    // The wall clock may have been set while the timer ran.
    const queue = retimed(this.#queue, now);
    const next = begun(queue, now);
    if (!next) this.#become(queue);
    else if (isStale(next.turn, now)) this.#drop([next.turn]);
    else this.#start(next);
  }

  #start({ turn, queue }: { readonly turn: Turn; readonly queue: RoomQueue }): void {
    const announcement = this.#announcements.get(turn.id);
    this.#queue = queue;
    if (announcement !== undefined) this.#parts.begin(announcement, turn);
    this.#forget();
    this.#wake();
  }
}
