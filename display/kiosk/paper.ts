import type { PrintView } from "../../protocol/views.ts";

/**
 * What a visitor is told of the paper: it is being printed, it is printed (the printer said so), it is out,
 * it failed, there is no printer, or nobody knows and the visitor is asked.
 */
export type Paper = "printing" | "printed" | "paperOut" | "notPrinted" | "noPaper" | "question";

/** `given up`: it was printed again often enough; asking once more would help nobody. */
export function paperOf(print: PrintView, givenUp: boolean): Paper {
  if (print.state === "none") return "noPaper";
  if (print.state === "queued") return "printing";
  if (print.state === "printed") return "printed";
  if (print.state === "unknown" && !givenUp) return "question";
  return print.reason === "paperOut" ? "paperOut" : "notPrinted";
}

/** True when the number on the screen is all that the visitor has: then its QR code is shown too. */
export function isScreenOnly(paper: Paper): boolean {
  return paper !== "printing" && paper !== "printed";
}
