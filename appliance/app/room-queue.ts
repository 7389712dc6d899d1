/** Times of one announcement in milliseconds; they add up to how long the room is busy with it. */
export interface Timing {
  readonly chimeMs: number;
  /** Between chime and speech: 0.5-1 s is what people need to turn their attention. */
  readonly gapMs: number;
  readonly pauseMs: number;
}

export const defaultTiming: Timing = { chimeMs: 1_200, gapMs: 500, pauseMs: 800 };

/** An announcement that would start later than this is not spoken any more: the call is on the screen. */
export const staleAfterMs = 60_000;
/** So that every screen of the room has the clips before it starts. */
export const leadMs = 40;

/** One room's announcement queue: at most one speaks at a time. */
export interface RoomQueue {
  readonly busyUntil: number;
}

/** The turn of one more announcement: its start, and the queue after it. */
export function takeTurn(
  queue: RoomQueue,
  now: number,
  speechMs: number,
  timing: Timing = defaultTiming,
): { readonly startAt: number; readonly queue: RoomQueue } {
  const earliest = now + leadMs;
  // A clock that was set back must not silence the room until the old time comes again.
  const busyUntil = queue.busyUntil > now + staleAfterMs ? 0 : queue.busyUntil;
  const startAt = Math.max(busyUntil, earliest);
  const speech = speechMs === 0 ? 0 : timing.gapMs + speechMs;
  return { startAt, queue: { busyUntil: startAt + timing.chimeMs + speech + timing.pauseMs } };
}
