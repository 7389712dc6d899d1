import type { CallEvent, CallRecent } from "../../protocol/views.ts";
import { soundMs } from "./announcement.ts";

/** A call stands alone for at least this long, milliseconds, whatever happens to it (row E73). */
export const holdMs = 8_000;
/** After the speech of one call, before the next. */
const pauseMs = 800;
/** Calls that wait for their turn; a room with more has no use for them, and the list shows the last ones anyway. */
export const pendingMax = 50;
/** Announcements that are remembered so that none is given twice; far more than live at the same time. */
const seenMax = 200;
/** The box gives no call a turn later than this. */
const aheadMaxMs = 60_000;
/** A turn that is over for this long was slept through: the next one begins now. */
const lateMs = 2_000;

/** A call whose turn it is; `at` is its beginning in box time: flash, chime and speech go by it. */
export interface Turn {
  readonly call: CallEvent;
  readonly at: number;
}

/** The room's calls as one board shows them: one at a time, each for its time. */
export interface CallQueue {
  /** How long a call stands alone at least, milliseconds: the board's setting, 8 s or more. */
  readonly holdMs: number;
  readonly current: Turn | null;
  readonly pending: readonly CallEvent[];
  /** Ids of announcements that were taken, newest last. */
  readonly seen: readonly string[];
}

export const emptyQueue: CallQueue = { holdMs, current: null, pending: [], seen: [] };

/**
 * What became of a call that arrived: `turn`, it is the current one now; `queued`; `clips`, it is one that is
 * known, with its speech; `ignored`, too late or said before.
 */
export type Outcome = "turn" | "queued" | "clips" | "ignored";

/** Until when the current call stands alone. */
export function turnEnd({ call, at }: Turn, hold = holdMs): number {
  return at + Math.max(hold, soundMs(call) + pauseMs);
}

/** True while the current call stands alone. A turn far ahead is one of a clock that was set since. */
export function isCalling({ current, holdMs: hold }: CallQueue, now: number): boolean {
  return current !== null && now < turnEnd(current, hold) && current.at - now < aheadMaxMs;
}

/** Takes a call at `now`, box time. */
export function offerCall(
  queue: CallQueue,
  call: CallEvent,
  now: number,
): { readonly queue: CallQueue; readonly outcome: Outcome } {
  if (queue.seen.includes(call.id)) return withNews(queue, call, now);
  if (now > call.expiresAt) return { queue, outcome: "ignored" };
  const known = { ...queue, seen: [...queue.seen, call.id].slice(-seenMax) };
  const same = known.pending.findIndex((one) => one.visitId === call.visitId);
  if (same >= 0)
    return { queue: { ...known, pending: known.pending.with(same, call) }, outcome: "queued" };
  const again = known.current?.call.visitId === call.visitId;
  // Who waits goes first, also in the moment between the end of a call and the next look at the time.
  if (known.pending.length === 0 && (again || !isCalling(known, now))) {
    const at = Math.max(call.startAt, now);
    return { queue: { ...known, current: { call, at } }, outcome: "turn" };
  }
  return {
    queue: { ...known, pending: inTurn(known.pending, call).slice(-pendingMax) },
    outcome: "queued",
  };
}

/** News of a call that is known: its speech, another turn, or that it has none any more. */
function withNews(
  queue: CallQueue,
  call: CallEvent,
  now: number,
): { queue: CallQueue; outcome: Outcome } {
  const { current, pending } = queue;
  const waits = pending.find((one) => one.id === call.id);
  if (waits && now > call.expiresAt) {
    const others = pending.filter((one) => one !== waits);
    return { queue: { ...queue, pending: others }, outcome: "ignored" };
  }
  if (waits && waits.startAt !== call.startAt) {
    const others = pending.filter((one) => one !== waits);
    return { queue: { ...queue, pending: inTurn(others, call) }, outcome: "queued" };
  }
  if (call.clips.length === 0) return { queue, outcome: "ignored" };
  if (current?.call.id === call.id && current.call.clips.length === 0)
    return { queue: { ...queue, current: { ...current, call } }, outcome: "clips" };
  const index = pending.findIndex((one) => one.id === call.id);
  if (index < 0) return { queue, outcome: "ignored" };
  return { queue: { ...queue, pending: pending.with(index, call) }, outcome: "clips" };
}

/** The waiting calls and one more, in the order that the box gave them: a recall goes first. */
function inTurn(pending: readonly CallEvent[], call: CallEvent): CallEvent[] {
  const later = pending.findIndex(({ startAt }) => startAt > call.startAt);
  return later < 0 ? [...pending, call] : pending.toSpliced(later, 0, call);
}

/** Gives the next call its turn when the current one has had its time; the same queue when nothing changes. */
export function advance(queue: CallQueue, now: number): CallQueue {
  const [next, ...pending] = queue.pending;
  if (!next || isCalling(queue, now)) return queue;
  const free = queue.current ? turnEnd(queue.current, queue.holdMs) : now;
  const due = Math.max(next.startAt, free);
  return { ...queue, pending, current: { call: next, at: now - due > lateMs ? now : due } };
}

/**
 * Drops the waiting calls that were taken back: the box's list of calls is newer than they are, and has them no
 * more. The current one stays for its time.
 */
export function withoutWithdrawn(queue: CallQueue, recent: CallRecent): CallQueue {
  const pending = queue.pending.filter((call) => !isWithdrawn(call, recent));
  return pending.length === queue.pending.length ? queue : { ...queue, pending };
}

/** True when the list should have a call and has not; a full list may have dropped an old one. */
export function isWithdrawn(call: CallEvent, recent: CallRecent): boolean {
  if (recent.epoch !== call.epoch || recent.seq <= call.seq) return false;
  if (recent.calls.some(({ id }) => id === call.visitId)) return false;
  const oldest = recent.calls.at(-1);
  return recent.calls.length < recentMax || (oldest !== undefined && call.at > oldest.at);
}

/** As many as `call/recent` holds. */
const recentMax = 6;
