import { none } from "./columns.ts";

export type TableCell = string | number | null;

/** A table as it is saved: a head and rows. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Seconds to the thousandth; null for what is not there. */
export function seconds(ms: number | null): number | null {
  return ms === null || ms === none ? null : Math.round(ms) / 1000;
}
