import { join } from "node:path";
import Database from "better-sqlite3";
import type { KnownTicket, KnownVisit, Ledger } from "./ledger.ts";

/** A broken promise, in one sentence. */
export class Broken extends Error {
  override readonly name = "Broken";
}

interface TicketRow {
  readonly service_id: string;
  readonly number: number;
  readonly label: string;
}

interface VisitRow {
  readonly ticket_id: string;
  readonly started_at: number | null;
  readonly outcome: string | null;
}

/**
 * Reads the data of a dead box without opening it for writing, so that the next start still finds it as the kill
 * left it. Looks at what is new in the ledger, or at all of it. Throws `Broken`.
 */
export function checkData(dataDir: string, ledger: Ledger, all: boolean): void {
  const db = new Database(join(dataDir, "patience.db"), { readonly: true });
  try {
    checkLog(db);
    checkAcknowledged(db, ledger, all);
    checkNothingTwice(db);
    checkCounts(db, ledger);
    for (const key of ledger.pending.keys()) readKept(db, ledger, key);
  } finally {
    db.close();
  }
  ledger.freshTickets.clear();
  ledger.freshVisits.clear();
}

function checkLog(db: Database.Database): void {
  const { count, last } = db
    .prepare<[], { count: number; last: number | null }>(
      "SELECT count(*) AS count, max(seq) AS last FROM event",
    )
    .get() ?? { count: 0, last: 0 };
  if (count !== (last ?? 0)) throw new Broken(`the log has ${count} events and ends at ${last}`);
}

function checkAcknowledged(db: Database.Database, ledger: Ledger, all: boolean): void {
  const ticket = db.prepare<[string], TicketRow>(
    "SELECT service_id, number, label FROM ticket WHERE id = ?",
  );
  const visit = db.prepare<[string], VisitRow>(
    "SELECT ticket_id, started_at, outcome FROM visit WHERE id = ?",
  );
  for (const id of all ? ledger.tickets.keys() : ledger.freshTickets) {
    const known = ledger.tickets.get(id);
    if (known) checkTicket(known, ticket.get(id));
  }
  for (const id of all ? ledger.visits.keys() : ledger.freshVisits) {
    const known = ledger.visits.get(id);
    if (known) checkVisit(id, known, visit.get(id));
  }
}

function checkTicket(known: KnownTicket, row: TicketRow | undefined): void {
  if (!row) throw new Broken(`the acknowledged ticket ${known.label} is lost`);
  const same =
    row.number === known.number && row.service_id === known.serviceId && row.label === known.label;
  if (!same) throw new Broken(`ticket ${known.label} became ${JSON.stringify(row)}`);
}

const outcomes = {
  called: () => true,
  serving: (row: VisitRow) => row.started_at !== null,
  ended: (row: VisitRow) => row.started_at !== null && row.outcome === "received",
  noShow: (row: VisitRow) => row.outcome === "noShow",
  putBack: (row: VisitRow) => row.outcome === "putBack",
} as const;

function checkVisit(id: string, known: KnownVisit, row: VisitRow | undefined): void {
  if (!row) throw new Broken(`the acknowledged visit ${id} is lost`);
  if (row.ticket_id !== known.ticketId || !outcomes[known.reached](row))
    throw new Broken(`visit ${id} was "${known.reached}" and is ${JSON.stringify(row)}`);
}

const doubles = {
  "a number was given twice":
    "SELECT service_id, day, number FROM ticket GROUP BY service_id, day, number HAVING count(*) > 1",
  "a ticket has two open visits":
    "SELECT ticket_id FROM visit WHERE ended_at IS NULL GROUP BY ticket_id HAVING count(*) > 1",
  "a session has two open visits":
    "SELECT session_id FROM visit WHERE ended_at IS NULL GROUP BY session_id HAVING count(*) > 1",
  "a counter has two live sessions":
    "SELECT counter_id FROM session WHERE ended_at IS NULL GROUP BY counter_id HAVING count(*) > 1",
} as const;

function checkNothingTwice(db: Database.Database): void {
  for (const [fault, sql] of Object.entries(doubles)) {
    const row = db.prepare(sql).get();
    if (row !== undefined) throw new Broken(`${fault}: ${JSON.stringify(row)}`);
  }
}

/** What is there and was not acknowledged must be owed to a request that still waits: nothing is done twice. */
function checkCounts(db: Database.Database, ledger: Ledger): void {
  const count = (table: "ticket" | "visit") =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const sides = [
    ["ticket", ledger.tickets.size, ledger.pendingOf("issue")],
    ["visit", ledger.visits.size, ledger.pendingOf("call")],
  ] as const;
  for (const [table, known, pending] of sides) {
    const there = count(table);
    if (there < known || there > known + pending)
      throw new Broken(`${there} rows in ${table}: ${known} acknowledged, ${pending} pending`);
  }
}

/** Remembers what the dead box decided for a request that it did not answer any more. */
function readKept(db: Database.Database, ledger: Ledger, key: string): void {
  const row = db
    .prepare<[string], { status: number; body: string }>(
      "SELECT status, body FROM answer WHERE key LIKE '% ' || ?",
    )
    .get(key);
  if (row) ledger.kept.set(key, row);
}
