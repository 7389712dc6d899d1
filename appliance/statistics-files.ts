import type { TableQuery } from "../protocol/statistics.ts";
import type { Table } from "./app/statistics/table.ts";

/** Files that are made at a time: one for each supervisor who saves something. The oldest gives way. */
const openMax = 8;

/** Tables that somebody is saving, each as far as it has been read. */
export class OpenFiles {
  readonly #files = new Map<number, Iterator<Uint8Array>>();

  /** The writers of files are big and seldom needed. */
  async open(id: number, table: Table, { format, table: name }: TableQuery): Promise<void> {
    const parts =
      format === "csv"
        ? (await import("./adapters/tables-file.ts")).csvParts(table)
        : (await import("./adapters/tables-file-xlsx.ts")).xlsxParts(table, name);
    this.#files.set(id, parts);
    const [oldest] = this.#files.keys();
    if (this.#files.size > openMax && oldest !== undefined) this.leave(oldest);
  }

  /** The next bytes; none at the end. Throws for a file that gave way. */
  next(id: number): Uint8Array {
    const file = this.#files.get(id);
    if (!file) throw new Error(`file ${id} is not open`);
    const { done, value } = file.next();
    if (!done && value.length > 0) return value;
    if (!done) return this.next(id);
    this.#files.delete(id);
    return new Uint8Array();
  }

  leave(id: number): void {
    this.#files.get(id)?.return?.();
    this.#files.delete(id);
  }
}
