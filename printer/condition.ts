import type { PrinterState, PrintReason } from "../protocol/print.ts";
import type { PrinterFacts } from "./escpos/facts.ts";

export type PrinterCondition = PrinterState["condition"];

/**
 * What keeps a printer from printing, if anything. An open cover comes first: with it open, the
 * paper sensor says nothing reliable.
 */
export function faultOf(facts: PrinterFacts): PrintReason | undefined {
  if (facts.coverOpen) return "coverOpen";
  if (facts.paperEnd) return "paperOut";
  if (facts.cutterError) return "cutterError";
  if (facts.brokenDown || facts.otherError) return "printerError";
  return undefined;
}

/** The same for people who look after it. */
export function conditionOf(facts: PrinterFacts): PrinterCondition {
  if (facts.coverOpen) return "coverOpen";
  if (facts.paperEnd) return "paperOut";
  if (faultOf(facts)) return "error";
  if (facts.offline) return "offline";
  return facts.paperLow ? "paperLow" : "ready";
}
