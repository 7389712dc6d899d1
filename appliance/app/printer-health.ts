import type { PrinterState } from "../../protocol/print.ts";
import type { Printer, PrinterId } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import type { HealthNews, HealthReports } from "./health-reports.ts";

type Condition = PrinterState["condition"];

/** Nobody gets a ticket: `alert`. It will come to that: `warning`. */
const levels: Readonly<Record<Condition, HealthNews["level"]>> = {
  ready: "ok",
  paperLow: "warning",
  paperOut: "alert",
  coverOpen: "alert",
  error: "alert",
  offline: "alert",
  // Many printers say nothing of themselves, and print all the same.
  unknown: "ok",
};

/** A roll that is good for no more tickets is told of early: a walk to the cupboard takes longer than the printer's warning. */
const fewTickets = 50;

/** The name of a printer's report, `health/{component}`. */
export function printerComponent(id: PrinterId): string {
  return `printer:${id}`;
}

/** Tells of every printer of the site, and forgets those that the site has no more. */
export function reportPrinters(
  health: HealthReports,
  state: State,
  conditions: ReadonlyMap<PrinterId, Condition>,
  ticketsLeft: ReadonlyMap<PrinterId, number>,
): void {
  for (const topic of health.bodies().keys()) {
    const id = /^health\/printer:(.+)$/.exec(topic)?.[1];
    if (id !== undefined && !state.printers.has(id)) health.forget(printerComponent(id));
  }
  for (const printer of state.printers.values()) {
    const left = ticketsLeft.get(printer.id);
    const told = conditions.get(printer.id) ?? "unknown";
    const ending = told === "ready" && left !== undefined && left <= fewTickets;
    const news = newsOf(printer, ending ? "paperLow" : told, state);
    const facts = { ...news.facts, ...(left === undefined ? {} : { ticketsLeft: left }) };
    health.report(printerComponent(printer.id), { ...news, facts });
  }
}

function newsOf(printer: Printer, condition: Condition, state: State): HealthNews {
  const spare = spareOf(printer.id, state);
  const facts = { name: printer.name, ...(spare === null ? {} : { spare }) };
  return { level: levels[condition], code: condition, facts };
}

/** The printer where the tickets of this one come out meanwhile. */
function spareOf(id: PrinterId, { kiosks, printers }: State): string | null {
  for (const { printerId, fallbackPrinterId } of kiosks.values())
    if (printerId === id && fallbackPrinterId !== null)
      return printers.get(fallbackPrinterId)?.name ?? null;
  return null;
}
