import type { DomainEvent } from "../domain/events.ts";
import type { Ticket, Visit } from "../domain/model.ts";
import type { RowEdit } from "../ports/upkeep.ts";
import { sessionRow, sosRow, ticketRow, visitRow } from "./rows.ts";

/** Rows as a replay of the event, which lost what ties a number to a person, makes them. */
export function rowsWithoutLinks(event: DomainEvent): RowEdit[] {
  const edits: RowEdit[] = [];
  if ("ticket" in event) edits.push(ticketEdit(event.ticket));
  if ("visit" in event) edits.push(pickEdit(event.visit));
  if (event.type === "undone") {
    edits.push(ticketEdit(event.undo.ticket));
    if (event.undo.visit) edits.push(pickEdit(event.undo.visit));
  }
  return edits;
}

/** Rows as a replay of the event, which names nobody any more, makes them. */
export function rowsWithoutAgents(event: DomainEvent): RowEdit[] {
  const edits: RowEdit[] = [];
  if ("session" in event) edits.push(part("session", sessionRow(event.session), ["agent_id"]));
  if ("visit" in event) edits.push(part("visit", visitRow(event.visit), ["agent_id"]));
  if (event.type === "undone" && event.undo.visit)
    edits.push(part("visit", visitRow(event.undo.visit), ["agent_id"]));
  if ("sos" in event) edits.push(part("sos", sosRow(event.sos), ["agent_id"]));
  if (event.type === "sosAcknowledged")
    edits.push({ table: "sos", id: event.sosId, columns: { acknowledged_by: event.agentId } });
  return edits;
}

function ticketEdit(ticket: Ticket): RowEdit {
  return part("ticket", ticketRow(ticket), ["number", "label"]);
}

function pickEdit(visit: Visit): RowEdit {
  return part("visit", visitRow(visit), ["pick_reason"]);
}

function part(
  table: RowEdit["table"],
  { columns }: ReturnType<typeof ticketRow>,
  names: readonly string[],
): RowEdit {
  const chosen = names.map((name) => [name, columns[name] ?? null] as const);
  return { table, id: String(columns["id"]), columns: Object.fromEntries(chosen) };
}
