import type { Figures, Spread } from "../../../protocol/statistics.ts";

/** Values of groups, each group's in ascending order, one after the other. */
export interface Sorted {
  readonly values: Uint32Array;
  /** Where each group begins; one more than there are groups. */
  readonly starts: Uint32Array;
}

/**
 * Deals values that come in ascending order out to their groups: a counting sort, so that a percentile of any group is
 * found by its rank and nothing is sorted for a question. `table` tells the group of each word in `of`.
 */
export function dealt(
  values: Uint32Array,
  of: Uint16Array,
  { table, size }: { readonly table: Uint16Array; readonly size: number },
): Sorted {
  // All of them in one group are in their order already.
  if (size === 1) return { values, starts: Uint32Array.of(0, of.length) };
  const starts = new Uint32Array(size + 1);
  countEach(of, table, starts);
  for (let group = 0; group < size; group += 1) add(starts, group + 1, starts[group] as number);
  const all = new Uint32Array(of.length);
  putEach(values, of, { table, next: starts.slice(), to: all });
  return { values: all, starts };
}

/*
 * The long loops are functions of their own: one that is compiled while it runs knows nothing yet of what comes after the
 * loop, and a function with two of them was thrown away and compiled again dozens of times in a report.
 */

/** How many there are of each group, one place further on. */
function countEach(of: Uint16Array, table: Uint16Array, starts: Uint32Array): void {
  for (let n = 0; n < of.length; n += 1) {
    const place = (table[of[n] as number] as number) + 1;
    starts[place] = (starts[place] as number) + 1;
  }
}

interface Places {
  readonly table: Uint16Array;
  /** Where the next value of each group goes. */
  readonly next: Uint32Array;
  readonly to: Uint32Array;
}

function putEach(values: Uint32Array, of: Uint16Array, { table, next, to }: Places): void {
  for (let n = 0; n < of.length; n += 1) {
    const group = table[of[n] as number] as number;
    const place = next[group] as number;
    to[place] = values[n] as number;
    next[group] = place + 1;
  }
}

/** 0, 1, 2, …: each word is a group of its own. */
export function same(size: number): Uint16Array {
  return Uint16Array.from({ length: size }, (_value, index) => index);
}

export function add(counts: Uint32Array, place: number, more: number): void {
  counts[place] = (counts[place] as number) + more;
}

/** The spread of one group. Linear between the two closest ranks: definition 7 of Hyndman and Fan. */
export function spreadOf({ values, starts }: Sorted, group: number): Spread {
  const from = starts[group] ?? 0;
  const count = (starts[group + 1] ?? from) - from;
  if (count === 0)
    return { count, mean: null, p50: null, p80: null, p90: null, p95: null, max: null };
  const at = (share: number): number => {
    const rank = ((count - 1) * share) / 100;
    const below = Math.floor(rank);
    const low = values[from + below] ?? 0;
    const high = values[from + Math.min(below + 1, count - 1)] ?? low;
    return low + (high - low) * (rank - below);
  };
  let sum = 0;
  for (let place = from; place < from + count; place += 1) sum += values[place] ?? 0;
  return {
    count,
    mean: sum / count,
    p50: at(50),
    p80: at(80),
    p90: at(90),
    p95: at(95),
    max: at(100),
  };
}

/** What is counted in a group. */
export const counted: readonly Counted[] = [
  ...(["arrivals", "unserved", "called", "received", "noShows"] as const),
  ...(["recalls", "repeats", "transfers", "putBacks"] as const),
];
export type Counted =
  | "arrivals"
  | "unserved"
  | "called"
  | "received"
  | "noShows"
  | "recalls"
  | "repeats"
  | "transfers"
  | "putBacks";

/** Counts of every group of a kind: `at[group * counted.length + which]`. */
export class Counts {
  readonly at: Uint32Array;

  constructor(size: number) {
    this.at = new Uint32Array(size * counted.length);
  }

  of(group: number): Record<Counted, number> {
    const from = group * counted.length;
    return Object.fromEntries(
      counted.map((name, which) => [name, this.at[from + which] ?? 0]),
    ) as Record<Counted, number>;
  }

  /** The same counts of fewer groups: `table` tells which of them each group goes to. */
  folded(table: Uint16Array, size: number): Counts {
    const folded = new Counts(size);
    for (let cell = 0; cell < this.at.length; cell += 1) {
      const group = table[Math.floor(cell / counted.length)] as number;
      add(folded.at, group * counted.length + (cell % counted.length), this.at[cell] as number);
    }
    return folded;
  }

  /** True for a group in which nothing was counted. */
  isEmpty(group: number): boolean {
    const from = group * counted.length;
    return this.at.subarray(from, from + counted.length).every((count) => count === 0);
  }
}

/** The figures of one group under its name. */
export function figuresOf(
  key: string,
  counts: Record<Counted, number>,
  spreads: Pick<Figures, "wait" | "arrive" | "serve">,
): Figures {
  return { key, ...counts, ...spreads };
}
