import { none } from "./columns.ts";

export type TableCell = string | number | null;

/** A table as it is saved: a head and `count` rows, which are made one by one while they are read. */
export interface Table {
  readonly head: readonly string[];
  readonly count: number;
  readonly rows: Iterable<readonly TableCell[]>;
}

/** A table of few rows. */
export function tableWith(head: readonly string[], rows: readonly (readonly TableCell[])[]): Table {
  return { head, count: rows.length, rows };
}

/** A table of many rows: `line` makes each when its turn comes. */
export function tableOfMany(
  head: readonly string[],
  count: number,
  line: (row: number) => readonly TableCell[],
): Table {
  function* rows() {
    for (let row = 0; row < count; row += 1) yield line(row);
  }
  return { head, count, rows: { [Symbol.iterator]: rows } };
}

/** Seconds to the thousandth; null for what is not there. */
export function seconds(ms: number | null): number | null {
  return ms === null || ms === none ? null : Math.round(ms) / 1000;
}
