import { runsOn } from "../../appliance/domain/clock.ts";
import type { Command, CommandOf } from "../../appliance/domain/commands.ts";
import type { Decision } from "../../appliance/domain/decision.ts";
import type { DomainEvent, EventOf } from "../../appliance/domain/events.ts";
import type { ServiceId, Ticket, TicketId, Visit } from "../../appliance/domain/model.ts";
import { isRefusal } from "../../appliance/domain/refusals.ts";
import type { State } from "../../appliance/domain/state.ts";
import { labelOf } from "../../appliance/domain/tickets.ts";
import { aheadOf, serviceLoad, type WaitRange, waitRange } from "../../appliance/domain/waiting.ts";
import { leftBehind, livingMoments } from "./moments.ts";

/** A clock that is set without anybody noticing may be wrong by this much in all before a wait looks wrong. */
const unnoticedMs = 60_000;

interface Seen {
  trulyEnteredAt: number;
  /** Null when no counter could call: nobody can promise anything then. */
  readonly promised: WaitRange | null;
  /** What stays the same for ever, whatever becomes of the ticket. */
  readonly identity: string;
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
    if (event.type === "clockAdjusted") this.#set(event, state);
    if (event.type === "ticketIssued") return this.#issued(event, state);
    if (event.type === "ticketCalled") return inTurn(event, state);
    if (event.type === "ticketRecalled") return this.#recalled(event, state);
    if (event.type === "ticketPicked") return wronglyPicked(event, state);
    if (event.type === "visitTransferred") return wronglySent(event, state);
    if (event.type === "absentRequeued") return wronglyPlaced(event, state);
    return null;
  }

  /** Remembers an event that has just happened at a true moment; says what it has done wrong, null if nothing. */
  after(event: DomainEvent, state: State, trueNow: number): string | null {
    this.#remember(event, state, trueNow);
    if (event.type === "clockAdjusted") return leftBehind(this.#moments, state, event.byMs);
    if (event.type === "visitStarted") return this.#miscounted(event.visitId, state);
    if (event.type === "visitorReceived") return this.#miscounted(event.visit.id, state);
    if (event.type === "visitTransferred") return this.#changed(event.visitId, state);
    return null;
  }

  #remember(event: DomainEvent, state: State, trueNow: number): void {
    if (event.type === "ticketIssued") this.#meet(event.ticket, state, trueNow);
    if (event.type === "ticketCalled") this.#judgePromise(event);
    if (event.type === "visitStarted") this.#countReceived(event.visitId, state, 1);
    if (event.type === "visitorReceived") this.#countReceived(event.visit.id, state, 1);
    if (event.type === "undone" && ["arrival", "add"].includes(event.undo.kind))
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
        .flatMap(({ issuedIn, number, label }) =>
          issuedIn === service.id ? [`number ${number}`, label] : [label],
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

  /** History does not move: whoever is called again after it and waits again shows a wait that is off by the jump. */
  #set({ byMs }: EventOf<"clockAdjusted">, state: State): void {
    this.#moments = livingMoments(state);
    for (const ticket of state.tickets.values()) {
      const seen = this.#seen.get(ticket.id);
      if (seen && !runsOn(ticket)) seen.trulyEnteredAt -= byMs;
    }
  }

  /** A transfer leaves the number, the label and the token alone. */
  #changed(visitId: string, state: State): string | null {
    const ticket = state.tickets.get(state.visits.get(visitId)?.ticketId ?? "");
    const same = ticket && identityOf(ticket) === this.#seen.get(ticket.id)?.identity;
    return same ? null : `ticket ${ticket?.id} is another one after its transfer`;
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
      identity: identityOf(ticket),
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

function identityOf({ number, label, token, issuedIn, day }: Ticket): string {
  return [number, label, token, issuedIn, day].join();
}

function inTurn({ visit }: EventOf<"ticketCalled">, state: State): string | null {
  const first = firstInTurn(state, visit);
  return first === visit.ticketId ? null : `${visit.ticketId} is called before ${first}`;
}

/** Whose turn it is at a counter, found the slow way: who was sent there, else who is kept for nobody. */
function firstInTurn(state: State, { serviceId, counterId }: Visit): TicketId | null {
  const queue = queueOf(state, serviceId);
  const own = queue.find((ticket) => ticket.reservedFor === counterId);
  const free = queue.find((ticket) => !isKept(ticket, state));
  return (own ?? free)?.id ?? null;
}

/** True while an open counter that serves the service has the ticket for itself. */
function isKept({ reservedFor, serviceId }: Ticket, state: State): boolean {
  return [...state.sessions.values()].some(
    (session) =>
      session.endedAt === null &&
      session.counterId === reservedFor &&
      session.serviceIds.includes(serviceId),
  );
}

function queueOf(state: State, serviceId: ServiceId): Ticket[] {
  return [...state.tickets.values()]
    .filter((ticket) => ticket.state === "waiting" && ticket.serviceId === serviceId)
    .sort((a, b) => b.priority - a.priority || a.order - b.order);
}

function wronglyPicked({ visit }: EventOf<"ticketPicked">, state: State): string | null {
  const allowed = state.site.desk.queue && state.agents.get(visit.agentId)?.rights.includes("pick");
  const waits = state.tickets.get(visit.ticketId)?.state === "waiting";
  return allowed && waits ? null : `${visit.ticketId} is called out of turn without a right`;
}

function wronglySent(event: EventOf<"visitTransferred">, state: State): string | null {
  const ticket = state.tickets.get(state.visits.get(event.visitId)?.ticketId ?? "");
  const { serviceId, reservedFor, priority } = event;
  const rises = priority === Math.min(2, (ticket?.priority ?? 0) + 1);
  const moves = serviceId !== ticket?.serviceId || reservedFor !== null;
  return rises && moves ? null : `${ticket?.id} is sent on wrongly`;
}

/** Counts people, not orders: how many of the queue are before the new place. */
function wronglyPlaced(event: EventOf<"absentRequeued">, state: State): string | null {
  const ticket = state.tickets.get(event.ticketId);
  if (!ticket) return `${event.ticketId} is put back and nowhere`;
  const queue = queueOf(state, ticket.serviceId);
  const before = (order: number) =>
    queue.filter(
      ({ priority, order: other }) =>
        priority > ticket.priority || (priority === ticket.priority && other < order),
    ).length;
  const ofClass = queue.filter(({ priority }) => priority >= ticket.priority).length;
  const old = before(ticket.order);
  const expected = { same: old, plus3: old >= 3 ? old : Math.min(3, ofClass), end: ofClass };
  const now = before(event.order);
  const wanted = expected[event.place];
  return now === wanted ? null : `${ticket.id} stands behind ${now} people, not ${wanted}`;
}
