import type { Language } from "../../protocol/schema.ts";
import type { CallRecent, Place } from "../../protocol/views.ts";
import { type CallQueue, isCalling, isWithdrawn } from "./call-queue.ts";

/** The calls that are listed beside the current one: more would be too small to read from the last seat. */
export const listMax = 5;

export type ListedCall = CallRecent["calls"][number];

type Stamp = Pick<CallRecent, "epoch" | "seq">;

/** The call that is shown large. */
export interface Hero {
  /** Another key is another announcement: it flashes anew. */
  readonly key: string;
  readonly visitId: string;
  readonly label: string;
  readonly counter: Place;
  /** The language of the ticket; null when it is not known any more. */
  readonly language: Language | null;
  /** It is being called now. */
  readonly calling: boolean;
}

export interface BoardView {
  readonly hero: Hero | null;
  readonly list: readonly ListedCall[];
}

/** What a board shows at `now`: the call whose turn it is, else the newest one, silently; and the ones before. */
export function boardView(
  queue: CallQueue,
  recent: CallRecent | undefined,
  now: number,
): BoardView {
  const calls = [...announced(queue, recent), ...(recent?.calls ?? [])];
  const hero = heroOf(queue, recent, now);
  return { hero, list: calls.filter(({ id }) => id !== hero?.visitId).slice(0, listMax) };
}

/** The calls that wait for their turn and that the box's list, which comes a moment after each call, has not yet; newest first. */
function announced({ pending }: CallQueue, recent: CallRecent | undefined): ListedCall[] {
  const known = new Set(recent?.calls.map(({ id }) => id));
  return pending
    .filter((call) => !known.has(call.visitId) && (!recent || isAfter(call, recent)))
    .sort((one, other) => other.seq - one.seq)
    .map(({ visitId, label, serviceId, counter, at }) => ({
      ...{ id: visitId, label, serviceId, counter, at },
    }));
}

function isAfter(call: Stamp, recent: Stamp): boolean {
  return call.epoch === recent.epoch && call.seq > recent.seq;
}

function heroOf(queue: CallQueue, recent: CallRecent | undefined, now: number): Hero | null {
  const call = queue.current?.call;
  const newest = recent?.calls[0];
  const calling = isCalling(queue, now);
  const stands = call && (calling || !(recent && isWithdrawn(call, recent)));
  if (call && stands && (calling || !newest || newest.id === call.visitId || newest.at <= call.at))
    return {
      key: call.id,
      visitId: call.visitId,
      label: call.label,
      counter: call.counter,
      language: call.language,
      calling,
    };
  if (!newest) return null;
  const { id, label, counter } = newest;
  return { key: id, visitId: id, label, counter, language: null, calling: false };
}
