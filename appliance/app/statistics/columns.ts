/** A value that is not there, in a column of milliseconds: nobody was called, nothing was promised. */
export const none = 0xff_ff_ff_ff;

/** How wide the numbers of a column are: bytes each. A place among words has two, milliseconds four. */
export const columns = {
  tickets: {
    ...{ service: 2, hour: 1, end: 1, received: 1, called: 1, wait: 4, low: 4, high: 4 },
  },
  visits: {
    ...{ service: 2, counter: 2, reason: 2, hour: 1, end: 1, recall: 1, announcements: 1 },
    ...{ began: 1, arrive: 4, serve: 4, calling: 4 },
  },
  sessions: { counter: 2, open: 4, paused: 4 },
  /** Whose visits and sessions they were, row by row; empty where the site does not keep it. */
  visitAgents: { agent: 2 },
  sessionAgents: { agent: 2 },
} as const satisfies Record<string, Record<string, 1 | 2 | 4>>;

/** Columns whose numbers are places among the words. */
export const wordColumns: ReadonlySet<string> = new Set(["service", "counter", "reason", "agent"]);

interface Wide {
  readonly 1: Uint8Array;
  readonly 2: Uint16Array;
  readonly 4: Uint32Array;
}
type Specs = typeof columns;
export type TableName = keyof Specs;
export type ColumnsOf<T extends TableName> = {
  readonly [C in keyof Specs[T]]: Specs[T][C] extends keyof Wide ? Wide[Specs[T][C]] : never;
};
export type Tables = { readonly [T in TableName]: ColumnsOf<T> };
export type Column = Uint8Array | Uint16Array | Uint32Array;

const arrays = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array } as const;

/** Empty columns of so many rows. */
export function columnsFor<T extends TableName>(table: T, rows: number): ColumnsOf<T> {
  const made = Object.entries(columns[table]).map(([name, width]) => [
    name,
    new arrays[width as 1 | 2 | 4](rows),
  ]);
  return Object.fromEntries(made) as ColumnsOf<T>;
}

/** How many rows a table has. */
export function rowsIn(table: object): number {
  const [first] = Object.values(table) as Column[];
  return first?.length ?? 0;
}

/** Milliseconds as a column holds them: whole, not negative, at most 49 days. */
export function asMs(value: number | null): number {
  return value === null ? none : Math.min(none - 1, Math.max(0, Math.round(value)));
}

/** Columns as bytes, the widest first: each then stands at a multiple of its width. Tables in the order of `names`. */
export function bytesOf(tables: Partial<Tables>, names: readonly TableName[]): Uint8Array {
  const parts = names.flatMap((name) =>
    ordered(name).map((column) => (tables[name] as Record<string, Column>)[column] as Column),
  );
  const padded = parts.map(({ byteLength }) => Math.ceil(byteLength / 4) * 4);
  const bytes = new Uint8Array(padded.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const [index, part] of parts.entries()) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded[index] ?? 0;
  }
  return bytes;
}

/** The columns again; `rows` of each table as they were written. Throws RangeError for bytes of another length. */
export function tablesOf(
  bytes: Uint8Array,
  rows: Readonly<Partial<Record<TableName, number>>>,
  names: readonly TableName[],
): Partial<Tables> {
  // A copy of its own: what a database lends may stand anywhere.
  const { buffer } = new Uint8Array(bytes);
  let at = 0;
  const found = names.map((name) => {
    const length = rows[name] ?? 0;
    const made = ordered(name).map((column) => {
      const width = (columns[name] as Record<string, 1 | 2 | 4>)[column] as 1 | 2 | 4;
      const part = new arrays[width](buffer, at, length);
      at += Math.ceil((length * width) / 4) * 4;
      return [column, part];
    });
    return [name, Object.fromEntries(made)];
  });
  if (at !== bytes.length) throw new RangeError(`${bytes.length} bytes where ${at} belong`);
  return Object.fromEntries(found) as Partial<Tables>;
}

function ordered(name: TableName): string[] {
  return Object.entries(columns[name])
    .sort(([, a], [, b]) => b - a)
    .map(([column]) => column);
}
