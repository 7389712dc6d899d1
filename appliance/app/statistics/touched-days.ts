import type { History } from "../../ports/history.ts";
import type { LocalTime } from "./local-time.ts";

/** Events that are looked at together. */
const batchMax = 5_000;
const dayMs = 24 * 3_600_000;

/** Where an event names a ticket, a visit or a session. Within a text a quote has a backslash before it. */
const named = /"(?:id|ticketId|visitId|sessionId|from)":"([^"\\]+)"/g;

/**
 * Business days of which the log says something after `seq`: a visit that ended after its day, a session of yesterday.
 * Which kind of event it is does not matter: whatever it names is looked up, and what is of no day counts for none.
 */
export function touchedDays(
  history: History,
  local: LocalTime,
  seq: number,
  kept: readonly string[],
): Set<string> {
  const days = new Set<string>();
  const seen = new Set<string>();
  let last = seq;
  for (;;) {
    const events = history.eventsAfter(last, batchMax);
    for (const { at, data } of events) {
      if (data.includes('"clockAdjusted"')) noteAround(local.businessDay(at), kept, days);
      for (const id of newIn(data, seen)) noteDay(history, local, id, days);
    }
    last = events.at(-1)?.seq ?? last;
    if (events.length < batchMax) return days;
  }
}

/** The ids in a text that were not seen before. */
function newIn(data: string, seen: Set<string>): string[] {
  const ids = [...data.matchAll(named)].map(([, id = ""]) => id).filter((id) => !seen.has(id));
  for (const id of ids) seen.add(id);
  return ids;
}

function noteDay(history: History, local: LocalTime, id: string, days: Set<string>): void {
  const day = history.dayOf(id);
  if (day !== null) days.add(day);
  const openedAt = history.openedAt(id);
  if (openedAt !== null) days.add(local.businessDay(openedAt));
}

/** A clock that jumps moves everything that is alive, which may be of the days before. */
function noteAround(day: string, kept: readonly string[], days: Set<string>): void {
  const first = new Date(Date.parse(`${day}T00:00:00Z`) - 3 * dayMs).toISOString().slice(0, 10);
  for (const one of kept) if (one >= first) days.add(one);
}
