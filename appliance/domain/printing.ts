import { putTicket } from "./changes.ts";
import type { CommandOf, PrintAsk } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { mayHandle } from "./desk.ts";
import type { DomainEvent, EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, Ticket, TicketId, TicketState } from "./model.ts";
import type { Printing } from "./paper.ts";
import { refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** How long a visitor may have the same number printed again at the kiosk; later the counters do it. */
export const kioskReprintMs = 120_000;

/** A ticket for which no paper was asked. */
export const noPaper: Printing = {
  state: "none",
  reason: "",
  printerId: null,
  jobId: null,
  attempt: 0,
  askedAt: null,
  deadlineAt: null,
  fallbackId: null,
  elsewhere: false,
};

/** The id of a ticket's print job: the answer finds its ticket by it, and two asks for one attempt are one job. */
export function printJobId(ticketId: TicketId, attempt: number): string {
  return `${ticketId}.${attempt}`;
}

/** A job that waits for its printer's answer; without one it becomes `unknown` at the deadline. */
export function queuedPaper(
  state: State,
  job: PrintAsk & { readonly elsewhere?: boolean },
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
    fallbackId: job.fallbackId ?? null,
    elsewhere: job.elsewhere ?? false,
  };
}

/**
 * Takes a printer's answer. Answers for an older job, told twice, or after a final one («printed», «failed»)
 * are no news; a late one still replaces `unknown`. A ticket that certainly did not come out goes to its fall-back
 * printer at once; one that nobody knows of does not: never two papers.
 */
export function decideReportPrint(state: State, command: CommandOf<"reportPrint">): Decision {
  const { ticketId, jobId, outcome, reason } = command;
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return refuse("unknownTicket");
  const { printing } = ticket;
  const open = printing.state === "queued" || printing.state === "unknown";
  if (printing.jobId !== jobId || !open || printing.state === outcome) return [];
  const reported = { type: "printReported", ticketId, jobId, outcome, reason } as const;
  return outcome === "failed" ? [reported, ...fallBack(state, ticket)] : [reported];
}

function fallBack(state: State, { id, state: course, printing }: Ticket): DomainEvent[] {
  const { fallbackId, attempt, state: paper } = printing;
  // Whoever was told « unknown » may hold the paper of an answer that came late; they are asked, nothing is guessed.
  if (fallbackId === null || paper !== "queued" || !state.printers.has(fallbackId)) return [];
  if (!reprintable.has(course)) return [];
  const jobId = printJobId(id, attempt + 1);
  return [{ type: "reprintAsked", ticketId: id, jobId, printerId: fallbackId, elsewhere: true }];
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

/**
 * A reprint bears the same number. It waits for the answer to the job before it: never two papers at once. A visitor
 * may ask for it at the kiosk for two minutes, staff as long as the ticket lives.
 */
export function decideReprintTicket(
  state: State,
  command: CommandOf<"reprintTicket">,
  at: Instant,
): Decision {
  const { ticketId, jobId, printerId, fallbackId = null, agentId } = command;
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return refuse("unknownTicket");
  const refusal = agentId === null ? null : mayHandle(state, agentId, ticket);
  if (refusal) return refusal;
  if (!state.printers.has(printerId)) return refuse("unknownPrinter", { printerId });
  if (!reprintable.has(ticket.state) || ticket.printing.state === "queued")
    return refuse("notReprintable", { state: ticket.state, printing: ticket.printing.state });
  if (agentId === null && at - ticket.enteredAt > kioskReprintMs) return refuse("reprintTooLate");
  return [{ type: "reprintAsked", ticketId, jobId, printerId, fallbackId }];
}

export function applyReprintAsked(state: State, event: EventOf<"reprintAsked">, at: Instant): void {
  const ticket = known(state.tickets, event.ticketId);
  const attempt = ticket.printing.attempt + 1;
  putPaper(state, ticket, queuedPaper(state, event, { attempt, at }));
}
