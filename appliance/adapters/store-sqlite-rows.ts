import type Database from "better-sqlite3";
import type { Cell, Row } from "../ports/store.ts";

/** In the order of `dump`. */
const TABLES: readonly Row["table"][] = ["day", "session", "sos", "ticket", "visit"];

interface Column {
  readonly name: string;
  /** 1 for the key. */
  readonly pk: number;
}

type Columns = Record<string, Cell>;

interface Table {
  readonly columns: readonly string[];
  readonly write: Database.Statement<[Columns]>;
  readonly readAll: Database.Statement<[], Columns>;
  readonly empty: Database.Statement<[]>;
}

/** The read model's tables: rows are written whole by key. */
export interface RowTables {
  /** Throws when the columns are not exactly the table's, or a cell has the wrong type. */
  put(row: Row): void;
  dump(): readonly Row[];
  clear(): void;
}

function openTable(db: Database.Database, name: string): Table {
  const columns = db.prepare<[], Column>(`PRAGMA table_info("${name}")`).all();
  const names = columns.map((column) => column.name);
  const key = columns.find((column) => column.pk === 1)?.name;
  if (key === undefined) throw new Error(`table ${name} has no key`);
  const changed = names.filter((column) => column !== key);
  return {
    columns: names,
    write: db.prepare(
      `INSERT INTO "${name}" (${names.join(", ")}) VALUES (${names.map((n) => `@${n}`).join(", ")})
       ON CONFLICT (${key}) DO UPDATE SET ${changed.map((n) => `${n} = excluded.${n}`).join(", ")}`,
    ),
    readAll: db.prepare(`SELECT * FROM "${name}" ORDER BY ${key}`),
    empty: db.prepare(`DELETE FROM "${name}"`),
  };
}

function checkColumns(row: Row, table: Table): void {
  const given = Object.keys(row.columns);
  const missing = table.columns.filter((name) => !(name in row.columns));
  if (missing.length > 0 || given.length !== table.columns.length)
    throw new Error(
      `a row of table ${row.table} has the columns ${given.join(", ")}, not ${table.columns.join(", ")}`,
    );
}

/** Prepares the statements once; needs the tables to exist. */
export function openRowTables(db: Database.Database): RowTables {
  const tables = new Map(TABLES.map((name) => [name, openTable(db, name)]));
  return {
    put: (row) => {
      const table = tables.get(row.table);
      if (!table) throw new Error(`there is no table ${row.table}`);
      checkColumns(row, table);
      table.write.run({ ...row.columns });
    },
    dump: () =>
      [...tables].flatMap(([table, { readAll }]) =>
        readAll.all().map((columns): Row => ({ table, columns })),
      ),
    clear: () => {
      for (const { empty } of tables.values()) empty.run();
    },
  };
}
