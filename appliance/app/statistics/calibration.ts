import type { Calibration } from "../../../protocol/statistics.ts";
import { none } from "./columns.ts";
import type { Facts } from "./facts.ts";
import { dealt, type Sorted, same, spreadOf } from "./groups.ts";
import { ascending, picked, pickedWords } from "./sorting.ts";

/** What a column of errors has for none: an error lies within 24 days, and columns know no minus. */
const zero = 2 ** 31;

interface Promises {
  earlier: number;
  within: number;
  later: number;
  width: number;
}

/**
 * How often the truth fell within the range that was told with the number: of all tickets with a promise that were
 * called, those who were moved, transferred or given a priority as well, for the visitor was told the range all the same.
 * Both ends belong to the range.
 */
export function calibrationOf({ words, tickets }: Facts): Calibration[] {
  const { service, wait, low, high } = tickets;
  const sums = words.map((): Promises => ({ earlier: 0, within: 0, later: 0, width: 0 }));
  const all: Promises = { earlier: 0, within: 0, later: 0, width: 0 };
  const errors = new Uint32Array(wait.length).fill(none);
  for (let row = 0; row < wait.length; row += 1) {
    const [from, to, truth] = [low[row] as number, high[row] as number, wait[row] as number];
    if (from === none || to === none || truth === none) continue;
    note(all, from, to, truth);
    note(sums[service[row] as number] as Promises, from, to, truth);
    errors[row] = errorOf(from, to, truth);
  }
  const rows = ascending(errors, none);
  const values = picked(errors, rows);
  const services = pickedWords(service, rows);
  const size = words.length;
  const total = dealt(values, services, { table: new Uint16Array(size), size: 1 });
  const byService = dealt(values, services, { table: same(size), size });
  const named = sums
    .map((sum, place) => figures(sum, words[place] ?? "", { errors: byService, group: place }))
    .filter((row) => row.tickets > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return [figures(all, "", { errors: total, group: 0 }), ...named];
}

function note(sum: Promises, low: number, high: number, wait: number): void {
  if (wait < low) sum.earlier += 1;
  else if (wait > high) sum.later += 1;
  else sum.within += 1;
  sum.width += high - low;
}

/** The truth less the middle of the range, as a column holds it. */
function errorOf(low: number, high: number, wait: number): number {
  return Math.min(none - 1, Math.max(0, Math.round(zero + wait - (low + high) / 2)));
}

function figures(
  { earlier, within, later, width }: Promises,
  key: string,
  { errors, group }: { readonly errors: Sorted; readonly group: number },
): Calibration {
  const tickets = earlier + within + later;
  const { p50 } = spreadOf(errors, group);
  return {
    ...{ key, tickets, earlier, within, later },
    widthMean: tickets === 0 ? null : width / tickets,
    errorP50: p50 === null ? null : p50 - zero,
  };
}
