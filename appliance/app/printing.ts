import type { Presence } from "../../protocol/devices.ts";
import type { PrinterState, PrintJob, PrintResult, TicketFace } from "../../protocol/print.ts";
import type { FacePicture } from "../../protocol/ticket-layout.ts";
import { topics } from "../../protocol/topics.ts";
import type { Recorded } from "../domain/events.ts";
import type { PrinterId, Ticket } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import { aheadOf } from "../domain/waiting.ts";
import type { Clock, Log } from "../ports/world.ts";
import type { Engine } from "./contract.ts";
import type { HealthReports } from "./health-reports.ts";
import { reportPrinters } from "./printer-health.ts";
import { type PrintEnd, PrintingTests } from "./printing-tests.ts";
import type { Publisher } from "./publisher.ts";
import { faceOf } from "./ticket-face.ts";
import { printView } from "./views.ts";

/** An agent whose link broke, or that starts with the box, is back in this time, and is then offered the job. */
const agentGraceMs = 3_000;

/**
 * Hands tickets to the print agents and their answers to the rules. There is no queue here: what is unanswered
 * is in the state, and is offered again to each agent that is born.
 */
export function createPrinting(parts: {
  readonly publisher: Publisher;
  readonly health: HealthReports;
  readonly clock: Clock;
  readonly log: Log;
  /** The address that a phone can reach, without a slash at the end. */
  readonly publicUrl: () => string;
  /** The site's logo as dots; null without one. */
  readonly logo: () => FacePicture | null;
  /** Of this run of the box. */
  readonly bootId: string;
}): Printing {
  return new Printing(parts);
}

export class Printing {
  readonly #parts: Parameters<typeof createPrinting>[0];
  readonly #online = new Set<PrinterId>();
  readonly #said = new Map<PrinterId, PrinterState>();
  readonly #tests: PrintingTests;
  #engine: Engine | null = null;

  constructor(parts: Parameters<typeof createPrinting>[0]) {
    this.#parts = parts;
    this.#tests = new PrintingTests(parts.clock);
  }

  start(engine: Engine): void {
    this.#engine = engine;
    // An agent that starts with the box gets the time to come before anybody is alarmed.
    this.#parts.clock.after(agentGraceMs, () => this.#reportAll());
  }

  /** What each printer of the site last said; `offline` while its agent is away. */
  conditions(state: State): ReadonlyMap<PrinterId, PrinterState["condition"]> {
    return new Map(
      [...state.printers.keys()].map((id) => [
        id,
        this.#online.has(id) ? (this.#said.get(id)?.condition ?? "unknown") : "offline",
      ]),
    );
  }

  committed(recorded: readonly Recorded[], state: State): void {
    for (const { event } of recorded) {
      if (event.type === "ticketIssued") this.#print(event.ticket, state);
      else if (event.type === "reprintAsked") this.#again(event.ticketId, state);
      else if (event.type === "printReported") this.#tell(event.ticketId, state);
      else if (event.type === "configChanged") this.#reportAll();
    }
  }

  presence(printerId: PrinterId, presence: Presence): void {
    if (!presence.online) {
      this.#online.delete(printerId);
      // A restart of the agent is no news for the counters.
      this.#parts.clock.after(agentGraceMs, () => this.#reportAll());
      return;
    }
    this.#online.add(printerId);
    this.#reportAll();
    const state = this.#engine?.state();
    if (!state) return;
    for (const id of state.indexes.printing) {
      const ticket = state.tickets.get(id);
      if (ticket?.printing.printerId === printerId) this.#offer(ticket, state);
    }
  }

  state(printer: PrinterState): void {
    this.#said.set(printer.printerId, printer);
    this.#reportAll();
  }

  /** Prints a ticket that is nobody's, for a trial. */
  test(printerId: PrinterId, face: TicketFace): Promise<PrintEnd> {
    if (!this.#online.has(printerId))
      return Promise.resolve({ outcome: "failed", reason: "notReachable" });
    const { bootId } = this.#parts;
    return this.#tests.run({ printerId, face, bootId }, (job) =>
      this.#parts.publisher.raw(topics.printerJob(printerId), job, 1),
    );
  }

  /** An agent's answer for one job; the rules ignore it when a newer job counts. */
  result(printerId: PrinterId, result: PrintResult): void {
    const state = this.#engine?.state();
    if (!state || this.#tests.heard(result)) return;
    const { jobId, outcome, reason } = result;
    const ticketId = ticketOfJob(jobId);
    if (state.tickets.get(ticketId)?.printing.jobId === jobId)
      this.#report(`printer:${printerId}`, { jobId, ticketId, outcome, reason });
  }

  #reportAll(): void {
    const state = this.#engine?.state();
    if (!state) return;
    reportPrinters(this.#parts.health, state, this.conditions(state), this.#ticketsLeft());
  }

  /** What kiosk printers tell of their rolls; of one whose agent is away nobody knows. */
  #ticketsLeft(): ReadonlyMap<PrinterId, number> {
    return new Map(
      [...this.#said.values()].flatMap(({ printerId, ticketsLeft }) =>
        ticketsLeft !== undefined && this.#online.has(printerId) ? [[printerId, ticketsLeft]] : [],
      ),
    );
  }

  #print(ticket: Ticket, state: State): void {
    if (ticket.printing.state === "queued") this.#offer(ticket, state);
  }

  #again(ticketId: string, state: State): void {
    const ticket = state.tickets.get(ticketId);
    if (!ticket) return;
    this.#offer(ticket, state);
    this.#tell(ticketId, state);
  }

  #offer(ticket: Ticket, state: State): void {
    const { printerId, jobId } = ticket.printing;
    if (printerId === null || jobId === null) return;
    if (this.#online.has(printerId))
      this.#parts.publisher.raw(topics.printerJob(printerId), this.#job(ticket, state), 1);
    else
      this.#parts.clock.after(agentGraceMs, () =>
        this.#giveUp({ printerId, jobId, ticketId: ticket.id }),
      );
  }

  /** Without an agent nothing can come out: said soon, so that nobody waits before an empty slot. */
  #giveUp(job: { printerId: PrinterId; jobId: string; ticketId: string }): void {
    const { printerId, jobId, ticketId } = job;
    const printing = this.#engine?.state().tickets.get(ticketId)?.printing;
    const waits = printing?.jobId === jobId && printing.state === "queued";
    if (waits && !this.#online.has(printerId))
      this.#report("box", { jobId, ticketId, outcome: "failed", reason: "notReachable" });
  }

  #job(ticket: Ticket, state: State): PrintJob {
    const { printing } = ticket;
    const ahead = aheadOf(state, ticket.id);
    const followUrl = `${this.#parts.publicUrl()}/t/${ticket.token}`;
    const face = faceOf(state, { ...ticket, ahead, followUrl }, this.#parts.logo());
    // The first paper says what was promised; another one what is true now.
    const promised = (printing.attempt === 1 && ticket.promised) || {};
    return {
      v: 1,
      jobId: printing.jobId ?? "",
      printerId: printing.printerId ?? "",
      ticketId: ticket.id,
      attempt: printing.attempt,
      expiresAt: printing.deadlineAt ?? this.#parts.clock.now(),
      face: { ...face, ...promised },
    };
  }

  #report(
    actor: string,
    report: { jobId: string; ticketId: string; outcome: PrintResult["outcome"]; reason: string },
  ): void {
    this.#engine
      ?.execute({
        command: { type: "reportPrint", ...report },
        actor,
        answer: () => ({ status: 200, body: null }),
      })
      .catch((error: unknown) =>
        this.#parts.log.error("printing.notRecorded", { error: String(error) }),
      );
  }

  /** Tells the kiosks of that printer what became of the paper. */
  #tell(ticketId: string, state: State): void {
    const ticket = state.tickets.get(ticketId);
    if (!ticket) return;
    const body = { ticketId, label: ticket.label, print: printView(state, ticket.printing) };
    const { printerId } = ticket.printing;
    for (const kiosk of state.kiosks.values())
      if (kiosk.printerId === printerId || kiosk.fallbackPrinterId === printerId)
        this.#parts.publisher.event(topics.kioskPrint(kiosk.id), body);
  }
}

function ticketOfJob(jobId: string): string {
  return jobId.slice(0, jobId.lastIndexOf("."));
}
