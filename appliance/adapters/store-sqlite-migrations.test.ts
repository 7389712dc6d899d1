import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ticketRow, visitRow } from "../app/rows.ts";
import type { Row } from "../ports/store.ts";
import { sampleTicket, sampleVisit } from "./store.contract.ts";
import { openDatabase } from "./store-sqlite.ts";
import { migrate, migrations } from "./store-sqlite-migrations.ts";
import { openRowTables } from "./store-sqlite-rows.ts";

let dir: string;
let db: Database.Database;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "patience-migration-"));
  db = openDatabase(join(dir, "patience.db"));
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A row as the first version wrote it. */
function earlier({ table, columns }: Row): Row {
  const since = new Set([
    "issued_in",
    "transferred_from",
    "reserved_for",
    "pick_reason",
    "promised_low",
    "promised_high",
  ]);
  const kept = Object.entries(columns).filter(([name]) => !since.has(name));
  return { table, columns: Object.fromEntries(kept) };
}

describe("the data of the first version", () => {
  const rows = [
    ticketRow(sampleTicket("t1", { outcome: "received", state: "done", order: 7 })),
    ticketRow(sampleTicket("t2", { order: 8 })),
    visitRow(sampleVisit("v1")),
  ];
  beforeEach(() => {
    migrate(db, dir, migrations.slice(0, 1));
    const tables = openRowTables(db);
    for (const row of rows) tables.put(earlier(row));
  });

  it("becomes the rows that a rebuild from the events makes", () => {
    migrate(db, dir);
    expect(openRowTables(db).dump()).toEqual(rows);
  });

  it("is kept as it was beside the new one", () => {
    migrate(db, dir);
    expect(existsSync(join(dir, "patience-v1.db"))).toBe(true);
  });

  it("takes a place between two others, and a call out of turn", () => {
    migrate(db, dir);
    const between = ticketRow(sampleTicket("t3", { order: 7.5, reservedFor: "c2" }));
    const picked = visitRow(sampleVisit("v2", { pick: "with a small child" }));
    const tables = openRowTables(db);
    for (const row of [between, picked]) tables.put(row);
    expect(tables.dump()).toEqual([rows[0], rows[1], between, rows[2], picked]);
    const sql = "SELECT id FROM ticket ORDER BY queue_order";
    expect(db.prepare(sql).pluck().all()).toEqual(["t1", "t3", "t2"]);
  });
});
