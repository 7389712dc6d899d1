import type { CounterFigures, ReasonFigures } from "../../../protocol/statistics.ts";
import { none } from "./columns.ts";
import type { Facts } from "./facts.ts";
import { dealt, same, spreadOf } from "./groups.ts";

/**
 * How counters, or agents, were used: open, in pauses, calling, serving. Sessions know no service: they count for all.
 * A pause is no open time; where it was not measured, it is unknown and the open time has it in it.
 */
export function countersOf(
  { words, visits, sessions, agents }: Facts,
  by: "counter" | "agent",
): CounterFigures[] {
  const sums = words.map((): Sum => ({ ...nobody }));
  const [ofVisit, ofSession] =
    by === "counter" ? [visits.counter, sessions.counter] : [agents?.visits, agents?.sessions];
  for (const [row, open] of sessions.open.entries()) {
    const sum = sums[ofSession?.[row] ?? -1];
    if (sum) noteSession(sum, open, sessions.paused[row] as number);
  }
  for (let row = 0; row < visits.end.length; row += 1) {
    const sum = sums[ofVisit?.[row] ?? -1];
    if (sum) noteUse(sum, visits, row);
  }
  return sums
    .map((sum, place) => ({ key: words[place] ?? "", ...sum }))
    .filter((sum) => sum.openMs + (sum.pausedMs ?? 0) + sum.callingMs + sum.received > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

type Sum = { -readonly [K in keyof Omit<CounterFigures, "key">]: CounterFigures[K] };
const nobody: Sum = { openMs: 0, pausedMs: 0, servingMs: 0, callingMs: 0, received: 0 };

function noteSession(sum: Sum, open: number, paused: number): void {
  const known = paused !== none;
  sum.openMs += known ? Math.max(0, open - paused) : open;
  sum.pausedMs = known && sum.pausedMs !== null ? sum.pausedMs + paused : null;
}

function noteUse(sum: Sum, visits: Facts["visits"], row: number): void {
  sum.callingMs += visits.calling[row] ?? 0;
  const serve = visits.serve[row] as number;
  if (serve !== none) sum.servingMs += serve;
  sum.received += visits.began[row] ?? 0;
}

/** Each reason of each service, the most frequent first; the empty one is « none was chosen ». */
export function reasonsOf({ words, visits, sorted }: Facts): ReasonFigures[] {
  const { rows, values } = sorted.serve;
  const pairs = new Map<number, number>();
  const of = new Uint16Array(rows.length);
  for (let n = 0; n < rows.length; n += 1) {
    const row = rows[n] as number;
    const pair = (visits.service[row] as number) * words.length + (visits.reason[row] as number);
    const known = pairs.get(pair) ?? pairs.size;
    pairs.set(pair, known);
    of[n] = known;
  }
  const size = pairs.size;
  const serve = dealt(values, of, { table: same(size), size });
  return [...pairs]
    .map(([pair, group]) => {
      const spread = spreadOf(serve, group);
      const serviceKey = words[Math.floor(pair / words.length)] ?? "";
      const key = words[pair % words.length] ?? "";
      return { key, serviceKey, count: spread.count, serve: spread };
    })
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
