import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openSqliteStore } from "../../appliance/adapters/store-sqlite.ts";
import { rebuild } from "../../appliance/app/rebuild.ts";
import { faultsOf } from "../../appliance/domain/invariants.ts";
import { apply } from "../../appliance/domain/queue.ts";
import { fromSnapshot, type Snapshot, toSnapshot } from "../../appliance/domain/snapshot.ts";
import type { State } from "../../appliance/domain/state.ts";
import { emptyState } from "../../appliance/domain/state-new.ts";
import type { Store } from "../../appliance/ports/store.ts";
import { Broken } from "./light-check.ts";

/**
 * Takes a copy of a dead box's data and proves of it that the file is whole, that the state keeps every rule, and
 * that the log alone makes the same state and the same tables. Throws `Broken`.
 */
export async function checkDeeply(dataDir: string): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), "patience-crash-copy-"));
  try {
    for (const name of ["patience.db", "patience.db-wal"])
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copy, name));
    checkIntegrity(join(copy, "patience.db"));
    const store = await openSqliteStore(copy);
    await checkReplay(store).finally(() => store.close());
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function checkIntegrity(path: string): void {
  const db = new Database(path);
  const found = db.pragma("integrity_check", { simple: true });
  db.close();
  if (found !== "ok") throw new Broken(`integrity_check: ${String(found)}`);
}

async function checkReplay(store: Store): Promise<void> {
  const live = await liveState(store);
  const [fault] = faultsOf(live);
  if (fault !== undefined) throw new Broken(`the state breaks a rule: ${fault}`);
  const tables = JSON.stringify(await store.dump());
  const replayed = await rebuild(store);
  if (JSON.stringify(toSnapshot(replayed)) !== JSON.stringify(toSnapshot(live)))
    throw new Broken("a replay of the whole log leads to another state than the start does");
  if (JSON.stringify(await store.dump()) !== tables)
    throw new Broken("a replay of the whole log makes other tables");
}

/** As the box starts: the newest snapshot and what came after it. */
async function liveState(store: Store): Promise<State> {
  const { snapshot, events } = await store.load();
  const state = snapshot ? fromSnapshot(JSON.parse(snapshot.state) as Snapshot) : emptyState();
  for (const { event, at } of events) apply(state, event, at);
  return state;
}
