import { stringify } from "csv-stringify/sync";

export type Cell = string | number | null;

/** A table as a person opens it: a head and rows, which are made while they are written. */
export interface TableToSave {
  readonly head: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** So many rows become bytes at once: some milliseconds, between which others have their turn. */
export const rowsAtOnce = 1_000;

/** Rows in parts of `rowsAtOnce`. */
export function* partsOf(rows: TableToSave["rows"]): Generator<(readonly Cell[])[]> {
  let part: (readonly Cell[])[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < rowsAtOnce) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/**
 * RFC 4180 with a byte order mark, so that a spreadsheet reads the accents. A cell that a spreadsheet would take for a
 * formula is written as text (OWASP, CSV injection).
 */
export function* csvParts({ head, rows }: TableToSave): Generator<Uint8Array> {
  const text = (part: readonly (readonly Cell[])[], bom: boolean) =>
    Buffer.from(stringify(part as Cell[][], { bom, escape_formulas: true }));
  yield text([head], true);
  for (const part of partsOf(rows)) yield text(part, false);
}
