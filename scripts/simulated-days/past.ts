import { openSqliteStore } from "../../appliance/adapters/store-sqlite.ts";
import { rowsOf } from "../../appliance/app/projector.ts";
import type { DomainEvent } from "../../appliance/domain/events.ts";
import type { State } from "../../appliance/domain/state.ts";
import type { Cell, Row } from "../../appliance/ports/store.ts";

const dayMs = 24 * 3_600_000;
/** Rows that share a commit. */
const batch = 5_000;

const ids = new Set(["id", "ticket_id", "session_id", "visit_id"]);
const moments = new Set([
  ...["entered_at", "absent_until", "called_at", "announced_at", "started_at", "ended_at"],
  ...["opened_at", "activity_since", "link_lost_at", "paused_since"],
]);

/** Listens to simulated days and keeps the last form of each row of the read model. */
export class Past {
  readonly #rows = new Map<string, Row>();

  readonly heard = (event: DomainEvent, at: number, state: State): void => {
    for (const row of rowsOf(event, state, at))
      if (row.table === "ticket" || row.table === "visit" || row.table === "session")
        this.#rows.set(`${row.table} ${row.columns["id"]}`, row);
  };

  /** The rows, `days` later and with ids of their own. */
  shifted(prefix: string, days: number): Row[] {
    return [...this.#rows.values()].map(({ table, columns }) => ({
      table,
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, value]) => [
          name,
          later(name, value, { prefix, days }),
        ]),
      ),
    }));
  }
}

function later(
  name: string,
  value: Cell,
  { prefix, days }: { readonly prefix: string; readonly days: number },
): Cell {
  if (ids.has(name) && typeof value === "string") return `${prefix}${value}`;
  if (moments.has(name) && typeof value === "number") return value + days * dayMs;
  if (name !== "day" || typeof value !== "string") return value;
  return new Date(Date.parse(`${value}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/**
 * Writes pasts into the tables of a data folder, each `repeats` times, `days` apart: what a page of statistics reads.
 * The event log stays empty, so a box that opens the folder is a new one with a long past.
 */
export async function writePasts(
  dataDir: string,
  pasts: readonly Past[],
  { days, repeats, endDay }: { days: number; repeats: number; endDay: string | null },
): Promise<number> {
  const store = await openSqliteStore(dataDir);
  let count = 0;
  // The simulation starts on 24 November 2025; the last repeat ends the day before `endDay`.
  const end = endDay === null ? 0 : Date.parse(`${endDay}T00:00:00Z`) - Date.UTC(2025, 10, 24);
  const start = endDay === null ? 0 : Math.round(end / dayMs) - days * repeats;
  for (const [index, past] of pasts.entries())
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const rows = past.shifted(`${index}.${repeat}.`, start + repeat * days);
      for (let from = 0; from < rows.length; from += batch)
        await store.transact((tx) => tx.put(rows.slice(from, from + batch)));
      count += rows.length;
    }
  await store.close();
  return count;
}
