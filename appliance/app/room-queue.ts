/** An announcement that would start later than this after its call is not spoken any more: it is on the screens. */
export const staleAfterMs = 60_000;
/** So that every screen of the room has the clips before it starts. */
export const leadMs = 40;
/** A room with more calls than this waiting has no use for the last ones: they stay on the screens' lists. */
const waitingMost = 50;
/** After the speech of one call, before the next. */
const pauseMs = 800;
/** The comma between the two halves of a call, and the pause before the other language: as the boards keep them. */
export const commaMs = 150;
export const languagePauseMs = 350;

/** One announcement and its turn. Times are the box's, milliseconds. */
export interface Turn {
  readonly id: string;
  readonly visitId: string;
  /** Goes before those who are called for the first time: somebody did not hear, or was here before. */
  readonly recall: boolean;
  readonly calledAt: number;
  /** How long the room is busy with it. */
  readonly lengthMs: number;
  readonly startAt: number;
}

/** One room's announcements: at most one sounds at a time, the others wait in order. */
export interface RoomQueue {
  readonly current: Turn | null;
  readonly waiting: readonly Turn[];
}

export const emptyRoom: RoomQueue = { current: null, waiting: [] };

/** What makes up one announcement, milliseconds; clips come in pairs, one pair a language. */
export interface Sound {
  readonly chimeMs: number;
  readonly gapMs: number;
  readonly clipMs: readonly number[];
  readonly repeats: number;
  readonly repeatPauseMs: number;
  /** A screen shows the call alone for at least this long. */
  readonly holdMs: number;
}

/** How long a room is busy with an announcement, its pause included. */
export function lengthOf({ clipMs, ...sound }: Sound): number {
  const words = clipMs.reduce((sum, ms) => sum + ms, 0);
  const pauses = Math.ceil(clipMs.length / 2) * commaMs;
  const languages = Math.max(0, Math.ceil(clipMs.length / 2) - 1) * languagePauseMs;
  const phrase = words + pauses + languages;
  const speech =
    clipMs.length === 0
      ? 0
      : sound.gapMs + phrase * (1 + sound.repeats) + sound.repeats * sound.repeatPauseMs;
  return Math.max(sound.holdMs, sound.chimeMs + speech + pauseMs);
}

/**
 * Gives each who waits a turn, one after the other. A clock that was set back must not silence the room until the old
 * time comes again, so that a current turn that lies ahead counts for nothing.
 */
export function retimed(queue: RoomQueue, now: number): RoomQueue {
  const ahead = queue.current !== null && queue.current.startAt > now + leadMs;
  const current = ahead ? null : queue.current;
  let free = Math.max(now + leadMs, current ? current.startAt + current.lengthMs : 0);
  const waiting = queue.waiting.map((turn) => {
    const startAt = free;
    free += turn.lengthMs;
    return turn.startAt === startAt ? turn : { ...turn, startAt };
  });
  return { current, waiting };
}

/** Takes an announcement; one more of the same visit takes the place of the one that still waits. */
export function joined(queue: RoomQueue, turn: Turn, now: number): RoomQueue {
  const others = queue.waiting.filter(({ visitId }) => visitId !== turn.visitId);
  const firstTimers = others.findIndex(({ recall }) => !recall);
  const at = turn.recall && firstTimers >= 0 ? firstTimers : others.length;
  const waiting = [...others.slice(0, at), turn, ...others.slice(at)].slice(0, waitingMost);
  return retimed({ ...queue, waiting }, now);
}

/** The queue without the announcements of these ids. */
export function without(queue: RoomQueue, ids: ReadonlySet<string>, now: number): RoomQueue {
  return retimed({ ...queue, waiting: queue.waiting.filter(({ id }) => !ids.has(id)) }, now);
}

/** The announcement whose turn has come, and the queue in which it is the current one; null before. */
export function begun(queue: RoomQueue, now: number): { turn: Turn; queue: RoomQueue } | null {
  const [turn, ...waiting] = queue.waiting;
  return turn && turn.startAt <= now + leadMs ? { turn, queue: { current: turn, waiting } } : null;
}

/** True for an announcement that comes too late to be of use. */
export function isStale(turn: Turn, now: number): boolean {
  return now - turn.calledAt > staleAfterMs;
}
