import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";

type Cell = string | number | null;

/** A table as a person opens it: a head and rows. */
export interface TableToSave {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * RFC 4180 with a byte order mark, so that a spreadsheet reads the accents. A cell that a spreadsheet would take for a
 * formula is written as text (OWASP, CSV injection).
 */
export function csvOf({ head, rows }: TableToSave): Uint8Array {
  return Buffer.from(stringify([head, ...rows] as Cell[][], { bom: true, escape_formulas: true }));
}

/** One sheet with a bold head that stays in sight; numbers stay numbers. */
export async function xlsxOf({ head, rows }: TableToSave, sheet: string): Promise<Uint8Array> {
  const bold = head.map((value) => ({ value, fontWeight: "bold" as const }));
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  const file = await writeXlsxFile([bold, ...cells], { sheet, stickyRowsCount: 1 }).toBuffer();
  return file;
}
