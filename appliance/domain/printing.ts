import { putTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, PrinterId, Printing, Ticket, TicketState } from "./model.ts";
import { refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** A ticket for which no paper was asked. */
export const noPaper: Printing = {
  state: "none",
  reason: "",
  printerId: null,
  jobId: null,
  attempt: 0,
  askedAt: null,
  deadlineAt: null,
};

/** A job that waits for its printer's answer; without one it becomes `unknown` at the deadline. */
export function queuedPaper(
  state: State,
  job: { readonly printerId: PrinterId; readonly jobId: string },
  { attempt, at }: { attempt: number; at: Instant },
): Printing {
  return {
    state: "queued",
    reason: "",
    printerId: job.printerId,
    jobId: job.jobId,
    attempt,
    askedAt: at,
    deadlineAt: at + state.site.printAnswerSeconds * 1000,
  };
}

/**
 * Takes a printer's answer. Answers for an older job, told twice, or after a final one («printed», «failed»)
 * are no news; a late one still replaces `unknown`.
 */
export function decideReportPrint(state: State, command: CommandOf<"reportPrint">): Decision {
  const { ticketId, jobId, outcome, reason } = command;
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return refuse("unknownTicket");
  const { printing } = ticket;
  const open = printing.state === "queued" || printing.state === "unknown";
  if (printing.jobId !== jobId || !open || printing.state === outcome) return [];
  return [{ type: "printReported", ticketId, jobId, outcome, reason }];
}

/** The paper is no part of a ticket's course: its revision stays, so that a late answer spoils no undo. */
function putPaper(state: State, ticket: Ticket, printing: Printing): void {
  putTicket(state, { ...ticket, printing });
}

export function applyPrintReported(state: State, event: EventOf<"printReported">): void {
  const ticket = known(state.tickets, event.ticketId);
  const { outcome, reason } = event;
  putPaper(state, ticket, { ...ticket.printing, state: outcome, reason, deadlineAt: null });
}

const reprintable: ReadonlySet<TicketState> = new Set(["waiting", "called", "absent"]);

/** A reprint bears the same number. It waits for the answer to the job before it: never two papers at once. */
export function decideReprintTicket(state: State, command: CommandOf<"reprintTicket">): Decision {
  const { ticketId, jobId, printerId } = command;
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return refuse("unknownTicket");
  if (!state.printers.has(printerId)) return refuse("unknownPrinter", { printerId });
  if (!reprintable.has(ticket.state) || ticket.printing.state === "queued")
    return refuse("notReprintable", { state: ticket.state, printing: ticket.printing.state });
  return [{ type: "reprintAsked", ticketId, jobId, printerId }];
}

export function applyReprintAsked(state: State, event: EventOf<"reprintAsked">, at: Instant): void {
  const ticket = known(state.tickets, event.ticketId);
  const attempt = ticket.printing.attempt + 1;
  putPaper(state, ticket, queuedPaper(state, event, { attempt, at }));
}
