import type { DomainEvent } from "../domain/events.ts";
import type { State } from "../domain/state.ts";
import { touched } from "../domain/touched.ts";
import type { Row } from "../ports/store.ts";
import { dayRow, sessionRow, sosRow, ticketRow, visitRow } from "./rows.ts";

/** Rows of the read model that an event changes; `state` has already taken it. A replay makes the same rows. */
export function rowsOf(event: DomainEvent, state: State, at: number): Row[] {
  const ids = touched(event, state);
  const rows: Row[] = [
    ...found(ids.tickets, state.tickets, ticketRow),
    ...found(ids.visits, state.visits, visitRow),
    ...found(ids.sessions, state.sessions, sessionRow),
    ...found(ids.alarms, state.alarms, sosRow),
  ];
  if (event.type === "dayStarted") rows.push(dayRow({ day: event.day, startedAt: at }));
  return rows;
}

function found<T>(ids: readonly string[], things: ReadonlyMap<string, T>, row: (thing: T) => Row) {
  return ids.flatMap((id) => {
    const thing = things.get(id);
    return thing === undefined ? [] : [row(thing)];
  });
}
