import { apply } from "../domain/queue.ts";
import { fromSnapshot, type Snapshot, toSnapshot } from "../domain/snapshot.ts";
import type { State } from "../domain/state.ts";
import { emptyState } from "../domain/state-new.ts";
import type { Store } from "../ports/store.ts";
import type { Pace } from "./retention-pass.ts";

/** Events that are read, or removed, between two pauses. */
const sliceMax = 200;
/** A walk that is cut short begins again at most so many events before. */
const baseEvery = 20_000;

/** What left the log and the tables. */
export interface Shortened {
  readonly events: number;
  readonly rows: number;
}

/**
 * Begins the log with the newest business day that began on `firstDay` or before, and removes what is older. The
 * state of that moment is kept as its base, so that a replay makes the same state and tables. Whatever is cut short goes
 * on at the next run.
 */
export async function shortenLog(store: Store, firstDay: string, pace: Pace): Promise<Shortened> {
  const { upkeep } = store;
  const target = await upkeep.dayUntil(firstDay);
  const kept = await upkeep.base();
  if (!target && !kept) return { events: 0, rows: 0 };
  const base = kept ? fromSnapshot(JSON.parse(kept.state) as Snapshot) : emptyState();
  if (target && base.day < target.day)
    await moveBase(store, { state: base, seq: kept?.seq ?? 0, day: target.day }, pace);
  return removeOld(store, pace);
}

/** Replays up to the start of the day, a slice at a time. */
async function moveBase(
  store: Store,
  from: { readonly state: State; readonly seq: number; readonly day: string },
  pace: Pace,
): Promise<void> {
  const { state, day } = from;
  let [seq, newest] = [from.seq, from.seq];
  while (state.day < day) {
    const events = await store.eventsAfter(seq, sliceMax);
    if (events.length === 0) return;
    for (const { event, at, seq: place } of events) {
      apply(state, event, at);
      seq = place;
      if (event.type === "dayStarted" && isBase({ state, day, since: seq - newest })) {
        await store.upkeep.putBase({ seq, state: JSON.stringify(toSnapshot(state)) });
        newest = seq;
      }
      if (state.day >= day) return;
    }
    await pace.pause();
  }
}

/** The start of the day itself, or of one on a long way to it. */
function isBase(at: { readonly state: State; readonly day: string; readonly since: number }) {
  return at.state.day >= at.day || at.since >= baseEvery;
}

async function removeOld(store: Store, pace: Pace): Promise<Shortened> {
  const { upkeep } = store;
  const base = await upkeep.base();
  if (!base) return { events: 0, rows: 0 };
  const state = fromSnapshot(JSON.parse(base.state) as Snapshot);
  const ids = (things: ReadonlyMap<string, unknown>) => [...things.keys()];
  const old = {
    ...{ day: state.day, at: state.lastAt, tickets: ids(state.tickets) },
    ...{ sessions: ids(state.sessions), alarms: ids(state.alarms) },
  };
  const all = async (remove: () => Promise<number>) => {
    let gone = 0;
    for (;;) {
      const count = await remove();
      if (count === 0) return gone;
      gone += count;
      pace.done(count);
      await pace.pause();
    }
  };
  return {
    events: await all(() => upkeep.removeEvents(sliceMax)),
    rows: await all(() => upkeep.removeRows(old, sliceMax)),
  };
}
