import type { Command, CommandOf } from "../../appliance/domain/commands.ts";
import type { Decision } from "../../appliance/domain/decision.ts";
import type { DomainEvent, EventOf } from "../../appliance/domain/events.ts";
import type { ServiceId, Ticket, TicketId } from "../../appliance/domain/model.ts";
import { isRefusal } from "../../appliance/domain/refusals.ts";
import type { State } from "../../appliance/domain/state.ts";
import { labelOf } from "../../appliance/domain/tickets.ts";
import { aheadOf, serviceLoad, type WaitRange, waitRange } from "../../appliance/domain/waiting.ts";
import { leftBehind, livingMoments } from "./moments.ts";

/** A clock that is set without anybody noticing may be wrong by this much in all before a wait looks wrong. */
const unnoticedMs = 60_000;

interface Seen {
  readonly trulyEnteredAt: number;
  /** Null when no counter could call: nobody can promise anything then. */
  readonly promised: WaitRange | null;
  received: number;
  called: boolean;
}

/** How good the promised waits were. */
export interface Promises {
  kept: number;
  sooner: number;
  later: number;
}

/**
 * Watches from outside, with a memory and a clock of its own and without the indexes of the rules: who must be
 * called next, who may be called again, which numbers were given, how long people really wait.
 */
export class Witness {
  readonly promises: Promises = { kept: 0, sooner: 0, later: 0 };
  readonly #seen = new Map<TicketId, Seen>();
  readonly #numbers = new Set<string>();
  readonly #days = new Set<string>();
  #moments = new Map<string, number>();

  /** What is wrong about the answer to a command, given in this state; null if nothing. */
  judge(command: Command, decision: Decision, state: State): string | null {
    if (isRefusal(decision))
      return command.type === "recallTicket" && decision.refused === "notReceivedYet"
        ? this.#wronglyRefused(command, state)
        : null;
    if (command.type !== "reportPrint" || decision.length === 0) return null;
    const newest = state.tickets.get(command.ticketId)?.printing.jobId;
    return newest === command.jobId ? null : `the answer for the old ${command.jobId} counts`;
  }

  /** What is wrong about an event that is about to happen in this state; null if nothing. */
  before(event: DomainEvent, state: State): string | null {
    if (event.type === "clockAdjusted") this.#moments = livingMoments(state);
    if (event.type === "ticketIssued") return this.#issued(event, state);
    if (event.type === "ticketCalled") return inTurn(event, state);
    if (event.type === "ticketRecalled") return this.#recalled(event, state);
    return null;
  }

  /** Remembers an event that has just happened at a true moment; says what it has done wrong, null if nothing. */
  after(event: DomainEvent, state: State, trueNow: number): string | null {
    this.#remember(event, state, trueNow);
    if (event.type === "clockAdjusted") return leftBehind(this.#moments, state, event.byMs);
    if (event.type === "visitStarted") return this.#miscounted(event.visitId, state);
    return null;
  }

  #remember(event: DomainEvent, state: State, trueNow: number): void {
    if (event.type === "ticketIssued") this.#meet(event.ticket, state, trueNow);
    if (event.type === "ticketCalled") this.#judgePromise(event);
    if (event.type === "visitStarted") this.#countReceived(event.visitId, state, 1);
    if (event.type === "undone" && event.undo.kind === "arrival")
      this.#countReceived(event.undo.visitId, state, -1);
    if (event.type === "dayStarted") this.#forget(state);
  }

  /** Someone whose wait on the screens is not the one that they had; null if there is nobody. */
  wrongWait(state: State, now: number, trueNow: number): string | null {
    for (const { id, state: course, enteredAt } of state.tickets.values()) {
      if (course !== "waiting") continue;
      const truly = trueNow - (this.#seen.get(id)?.trulyEnteredAt ?? Number.NaN);
      const shown = now - enteredAt;
      if (!(Math.abs(shown - truly) <= unnoticedMs))
        return `ticket ${id} shows a wait of ${shown} ms after ${truly} ms`;
    }
    return null;
  }

  #issued({ ticket }: EventOf<"ticketIssued">, state: State): string | null {
    const { serviceId, number, label } = ticket;
    if (this.#numbers.has(`${ticket.day} ${serviceId} ${number}`))
      return `number ${number} of ${serviceId} is given twice on ${ticket.day}`;
    for (const other of state.tickets.values())
      if (other.label === label && other.outcome !== "endOfDay")
        return `${label} is given to ${ticket.id} and still borne by ${other.id}`;
    return this.#startsAnew(ticket, state);
  }

  /** The first number of a day is the smallest that nobody bears. */
  #startsAnew(ticket: Ticket, state: State): string | null {
    const service = state.services.get(ticket.serviceId);
    const day = `${ticket.day} ${ticket.serviceId}`;
    if (!service || this.#days.has(day)) return null;
    this.#days.add(day);
    const borne = new Set(
      [...state.tickets.values()]
        .filter(({ outcome }) => outcome !== "endOfDay")
        .flatMap(({ serviceId, number, label }) =>
          serviceId === service.id ? [`number ${number}`, label] : [label],
        ),
    );
    for (let number = service.first; number < ticket.number; number += 1)
      if (!borne.has(`number ${number}`) && !borne.has(labelOf(service, number)))
        return `${ticket.label} is the first of its day, though ${number} is free`;
    return null;
  }

  #wronglyRefused(command: CommandOf<"recallTicket">, state: State): string | null {
    const id = state.indexes.numbers.get(command.serviceId)?.get(command.number) ?? "";
    const received = this.#seen.get(id)?.received ?? 0;
    if (received === 0 || state.tickets.get(id)?.state === "waiting") return null;
    return `ticket ${id} was received ${received} times and is not called again`;
  }

  #miscounted(visitId: string, state: State): string | null {
    const ticket = state.tickets.get(state.visits.get(visitId)?.ticketId ?? "");
    const received = this.#seen.get(ticket?.id ?? "")?.received;
    return ticket?.received === received ? null : `ticket ${ticket?.id} has a wrong count`;
  }

  #recalled({ visit }: EventOf<"ticketRecalled">, state: State): string | null {
    const ticket = state.tickets.get(visit.ticketId);
    const awaited = ticket?.state === "absent" && (ticket.absentUntil ?? 0) > visit.calledAt;
    const received = this.#seen.get(visit.ticketId)?.received ?? 0;
    return awaited || received > 0 ? null : `ticket ${visit.ticketId} was never received`;
  }

  #meet(ticket: Ticket, state: State, trueNow: number): void {
    this.#numbers.add(`${ticket.day} ${ticket.serviceId} ${ticket.number}`);
    const { openCounters } = serviceLoad(state, ticket.serviceId);
    const ahead = aheadOf(state, ticket.id);
    const promised = openCounters > 0 ? waitRange(state, ticket.serviceId, ahead) : null;
    this.#seen.set(ticket.id, {
      trulyEnteredAt: trueNow,
      promised,
      received: 0,
      called: false,
    });
  }

  #judgePromise({ visit }: EventOf<"ticketCalled">): void {
    const seen = this.#seen.get(visit.ticketId);
    if (!seen?.promised || seen.called) return;
    seen.called = true;
    const minutes = visit.waitedMs / 60_000;
    if (minutes < seen.promised.lowMinutes) this.promises.sooner += 1;
    else if (minutes >= seen.promised.highMinutes + 1) this.promises.later += 1;
    else this.promises.kept += 1;
  }

  #countReceived(visitId: string, state: State, by: number): void {
    const seen = this.#seen.get(state.visits.get(visitId)?.ticketId ?? "");
    if (seen) seen.received += by;
  }

  #forget(state: State): void {
    this.#numbers.clear();
    this.#days.clear();
    for (const id of this.#seen.keys()) if (!state.tickets.has(id)) this.#seen.delete(id);
  }
}

function inTurn({ visit }: EventOf<"ticketCalled">, state: State): string | null {
  const first = firstInTurn(state, visit.serviceId);
  return first === visit.ticketId ? null : `${visit.ticketId} is called before ${first}`;
}

/** Whose turn it is, found the slow way. */
function firstInTurn(state: State, serviceId: ServiceId): TicketId | null {
  let first: Ticket | null = null;
  for (const ticket of state.tickets.values()) {
    if (ticket.state !== "waiting" || ticket.serviceId !== serviceId) continue;
    const sooner =
      first === null ||
      ticket.priority > first.priority ||
      (ticket.priority === first.priority && ticket.order < first.order);
    if (sooner) first = ticket;
  }
  return first?.id ?? null;
}
