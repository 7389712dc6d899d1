import type { DomainEvent, EventType } from "./events.ts";
import type { TicketId, TicketState } from "./model.ts";
import type { State } from "./state.ts";
import { touched } from "./touched.ts";

type Step = `${TicketState | "nothing"} > ${TicketState}`;

/** The table of 3.3: what each event may do to a ticket. Any event may leave a ticket where it is. */
const steps: Readonly<Partial<Record<EventType, readonly Step[]>>> = {
  ticketIssued: ["nothing > waiting"],
  ticketCancelled: ["planned > cancelled", "waiting > cancelled", "absent > cancelled"],
  ticketRestored: ["cancelled > waiting"],
  dayStarted: ["planned > cancelled", "waiting > cancelled", "absent > cancelled"],
  ticketCalled: ["waiting > called"],
  ticketRecalled: ["done > called", "absent > called", "cancelled > called"],
  ticketPicked: ["waiting > called"],
  visitorReceived: ["waiting > serving"],
  visitStarted: ["called > serving"],
  visitorAbsent: ["called > absent"],
  arrivalExpired: ["called > absent"],
  absentExpired: ["absent > done"],
  absentRequeued: ["absent > waiting"],
  ticketMoved: ["absent > waiting"],
  visitPutBack: ["called > waiting", "serving > waiting"],
  visitTransferred: ["called > waiting", "serving > waiting"],
  visitEnded: ["serving > done"],
  counterFreed: ["called > waiting", "serving > done"],
  undone: [
    "called > waiting",
    "waiting > called",
    "waiting > serving",
    "called > done",
    "called > absent",
    "called > cancelled",
    "serving > cancelled",
    "absent > called",
    "serving > called",
    "done > serving",
  ],
};

const over: ReadonlySet<TicketState> = new Set(["done", "cancelled"]);

/** Looks at a state after each event. Answers what went wrong with it; empty when all is well. */
export type Watch = (event: DomainEvent, state: State) => string[];

/**
 * Keeps an account of every ticket from the first event on: none appears but by being issued, none leaves but when
 * it is over and a day starts, and each moves along the table only.
 */
export function watchTickets(): Watch {
  const account = new Map<TicketId, TicketState>();
  return (event, state) => {
    const faults = event.type === "dayStarted" ? settle(account, state) : [];
    for (const id of touched(event, state).tickets) {
      const before = account.get(id) ?? "nothing";
      const after = state.tickets.get(id)?.state ?? "done";
      const step: Step = `${before} > ${after}`;
      if (before !== after && !steps[event.type]?.includes(step))
        faults.push(`ticket ${id}: ${step} by ${event.type}`);
      account.set(id, after);
    }
    if (account.size !== state.tickets.size)
      faults.push(`state: has ${state.tickets.size} tickets, the account ${account.size}`);
    return faults;
  };
}

/** Takes the tickets that left with a day out of the account. */
function settle(account: Map<TicketId, TicketState>, state: State): string[] {
  const faults: string[] = [];
  for (const [id, last] of account) {
    if (state.tickets.has(id)) continue;
    if (!over.has(last)) faults.push(`ticket ${id}: vanished while ${last}`);
    account.delete(id);
  }
  return faults;
}
