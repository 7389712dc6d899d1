import type { Recorded } from "../domain/events.ts";
import { apply } from "../domain/queue.ts";
import { fromSnapshot, type Snapshot } from "../domain/snapshot.ts";
import type { State } from "../domain/state.ts";
import { emptyState } from "../domain/state-new.ts";
import type { Row, Store } from "../ports/store.ts";
import { rowsOf } from "./projector.ts";
import { dayRow, sessionRow, sosRow, ticketRow, visitRow } from "./rows.ts";

/** Events of one transaction: bounds the memory, and how long a running box waits for its turn. */
const batchMax = 1_000;

/**
 * Empties the read model and makes it again from the log alone, from its base where older events were removed; answers
 * the state that the log leads to.
 *
 * It may run beside the box, and again after it was broken off: it ends only when no event is left, so each row
 * ends as its newest event made it. Until then pages that read the tables see less than there is.
 *
 * @throws Error when an event is missing in the log; the tables then hold what came before the gap.
 */
export async function rebuild(store: Store): Promise<State> {
  const base = await store.upkeep.base();
  const state = base ? fromSnapshot(JSON.parse(base.state) as Snapshot) : emptyState();
  let seq = base?.seq ?? 0;
  await store.clearRows();
  if (base) await store.transact((tx) => tx.put(rowsOfState(state)));
  for (;;) {
    const events = await store.eventsAfter(seq, batchMax);
    if (events.length === 0) return state;
    await putAgain(store, state, { events, after: seq });
    seq += events.length;
  }
}

/** Everything that lives at the start of a business day, and that day. */
function rowsOfState(state: State): Row[] {
  return [
    ...[...state.tickets.values()].map(ticketRow),
    ...[...state.visits.values()].map(visitRow),
    ...[...state.sessions.values()].map(sessionRow),
    ...[...state.alarms.values()].map(sosRow),
    dayRow({ day: state.day, startedAt: state.lastAt }),
  ];
}

function putAgain(
  store: Store,
  state: State,
  batch: { readonly events: readonly Recorded[]; readonly after: number },
): Promise<void> {
  return store.transact(async (tx) => {
    let expected = batch.after;
    for (const { seq, event, at } of batch.events) {
      expected += 1;
      if (seq !== expected) throw new Error(`event ${expected} is missing in the log`);
      apply(state, event, at);
      await tx.put(rowsOf(event, state, at));
    }
  });
}
