import type { CounterFigures, ReasonFigures } from "../../../protocol/statistics.ts";
import { type Chosen, keptOf, maskOf } from "./chosen.ts";
import type { Facts } from "./facts.ts";
import { dealt, spreadOf } from "./groups.ts";

/** How counters, or agents, were used: open, calling, serving. Sessions know no service: they count for all. */
export function countersOf(
  { words, visits, sessions }: Facts,
  chosen: Chosen,
  by: "counter" | "agent",
): CounterFigures[] {
  const sums = Array.from(words.all, () => ({
    openMs: 0,
    servingMs: 0,
    callingMs: 0,
    received: 0,
  }));
  for (const [row, day] of sessions.day.entries()) {
    const sum = sums[sessions[by][row] ?? 0];
    if (sum && chosen.days[day] === 1) sum.openMs += sessions.open[row] ?? 0;
  }
  for (const [row, kept] of maskOf(chosen, visits).entries()) {
    const sum = kept === 1 ? sums[visits[by][row] ?? 0] : undefined;
    if (sum) noteUse(sum, visits, row);
  }
  return sums
    .map((sum, place) => ({ key: words.all[place] ?? "", ...sum }))
    .filter(({ openMs, callingMs, received }) => openMs + callingMs + received > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

type Use = Omit<CounterFigures, "key">;

function noteUse(
  sum: { -readonly [K in keyof Use]: number },
  visits: Facts["visits"],
  row: number,
): void {
  sum.callingMs += visits.calling[row] ?? 0;
  sum.servingMs += visits.serve[row] || 0;
  sum.received += visits.began[row] ?? 0;
}

/** Each reason of each service, the most frequent first; the empty one is « none was chosen ». */
export function reasonsOf({ words, visits, order }: Facts, chosen: Chosen): ReasonFigures[] {
  const rows = keptOf(order.serve, maskOf(chosen, visits));
  const pairs = new Map<number, number>();
  const of = new Uint16Array(visits.day.length);
  for (const row of rows) {
    const pair = (visits.service[row] ?? 0) * words.all.length + (visits.reason[row] ?? 0);
    const known = pairs.get(pair) ?? pairs.size;
    pairs.set(pair, known);
    of[row] = known;
  }
  const serve = dealt(rows, visits.serve, { of, size: pairs.size });
  return [...pairs]
    .map(([pair, group]) => {
      const spread = spreadOf(serve, group);
      const serviceKey = words.all[Math.floor(pair / words.all.length)] ?? "";
      const key = words.all[pair % words.all.length] ?? "";
      return { key, serviceKey, count: spread.count, serve: spread };
    })
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
