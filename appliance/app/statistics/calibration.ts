import type { Calibration } from "../../../protocol/statistics.ts";
import { type Chosen, isChosen } from "./chosen.ts";
import type { Facts } from "./facts.ts";
import { percentile } from "./percentiles.ts";

interface Promises {
  earlier: number;
  within: number;
  later: number;
  width: number;
  readonly errors: number[];
}

/**
 * How often the truth fell within the range that was told with the number: of all tickets with a promise that were
 * called, those who were moved, transferred or given a priority as well, for the visitor was told the range all the same.
 * Both ends belong to the range.
 */
export function calibrationOf({ words, tickets }: Facts, chosen: Chosen): Calibration[] {
  const make = (): Promises => ({ earlier: 0, within: 0, later: 0, width: 0, errors: [] });
  const all = make();
  const services = new Map<number, Promises>();
  for (let row = 0; row < tickets.day.length; row += 1) {
    const service = tickets.service[row] ?? 0;
    const told = {
      low: tickets.low[row] ?? 0,
      high: tickets.high[row] ?? 0,
      wait: tickets.wait[row] ?? 0,
    };
    if (Number.isNaN(told.low + told.wait)) continue;
    if (!isChosen(chosen, tickets.day[row] ?? 0, service)) continue;
    const own = services.get(service) ?? make();
    services.set(service, own);
    note(all, told);
    note(own, told);
  }
  const named = [...services].map(([service, own]) => figures(own, words.all[service] ?? ""));
  return [figures(all, ""), ...named.sort((a, b) => (a.key < b.key ? -1 : 1))];
}

function note(
  group: Promises,
  { low, high, wait }: { low: number; high: number; wait: number },
): void {
  if (wait < low) group.earlier += 1;
  else if (wait > high) group.later += 1;
  else group.within += 1;
  group.width += high - low;
  group.errors.push(wait - (low + high) / 2);
}

function figures({ earlier, within, later, width, errors }: Promises, key: string): Calibration {
  const count = errors.length;
  const widthMean = count === 0 ? null : width / count;
  return {
    key,
    tickets: count,
    earlier,
    within,
    later,
    widthMean,
    errorP50: percentile(errors, 50),
  };
}
