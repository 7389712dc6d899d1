import { describe, expect, it } from "vitest";
import { putTicket, removeTicket } from "../../appliance/domain/changes.ts";
import type { DomainEvent } from "../../appliance/domain/events.ts";
import type { Ticket } from "../../appliance/domain/model.ts";
import { apply, decide } from "../../appliance/domain/queue.ts";
import { isRefusal } from "../../appliance/domain/refusals.ts";
import type { State } from "../../appliance/domain/state.ts";
import type { Rules } from "./box.ts";
import { simulate } from "./run.ts";

describe("simulated days", () => {
  it.each([1, 2, 3])("hold from seed %d, over restarts and jumps of the clock", (seed) => {
    const { broken, tally } = simulate(seed, 4);
    expect(broken).toBeNull();
    expect(tally.of("days")).toBe(4);
    const often = ["ticketCalled", "restarts", "dayStarted", "undone", "arrivalExpired"];
    const atTheDesk = ["visitPutBack", "visitTransferred", "absentRequeued", "visitorReceived"];
    for (const what of [...often, ...atTheDesk]) expect(tally.of(what), what).toBeGreaterThan(0);
  });

  it("are the same from the same seed", () => {
    expect(simulate(5, 2).tally.lines()).toEqual(simulate(5, 2).tally.lines());
  });
});

let applied = 0;

function withoutReservations(state: State): State {
  const free = [...state.tickets].map(
    ([id, ticket]) => [id, { ...ticket, reservedFor: null }] as const,
  );
  return { ...state, tickets: new Map(free) };
}

function withEveryRight(state: State): State {
  const able = [...state.agents].map(
    ([id, agent]) => [id, { ...agent, rights: ["pick"] as const }] as const,
  );
  return { ...state, agents: new Map(able) };
}

/** Says that it did what was asked. */
function asPlus3(event: DomainEvent): DomainEvent {
  return event.type === "absentRequeued" && event.place === "end"
    ? { ...event, place: "plus3" }
    : event;
}

/** Broken rules, each with the words in which the trial must find it out. */
const broken: readonly (readonly [name: string, found: RegExp, rules: Rules, seed?: number])[] = [
  [
    "the newest visitor is called first",
    /is called before/,
    {
      apply,
      decide(state, command, at) {
        const decision = decide(state, command, at);
        if (isRefusal(decision) || decision[0]?.type !== "ticketCalled") return decision;
        const [event] = decision;
        const last = state.indexes.waiting.get(event.visit.serviceId)?.at(-1);
        return [{ ...event, visit: { ...event.visit, ticketId: last ?? "" } }];
      },
    },
  ],
  [
    "who is sent to one counter is called by another",
    /is called before/,
    {
      apply,
      decide: (state, command, at) =>
        decide(command.type === "callNext" ? withoutReservations(state) : state, command, at),
    },
  ],
  [
    "anybody is called out of turn by anybody",
    /out of turn without a right/,
    {
      apply,
      decide: (state, command, at) =>
        decide(command.type === "pickTicket" ? withEveryRight(state) : state, command, at),
    },
  ],
  [
    "who comes back in the third place goes to the end",
    /stands behind \d+ people/,
    {
      apply,
      decide(state, command, at) {
        if (command.type !== "requeueAbsent" || command.place !== "plus3")
          return decide(state, command, at);
        const decision = decide(state, { ...command, place: "end" }, at);
        return isRefusal(decision) ? decision : decision.map(asPlus3);
      },
    },
    // A busy hall: with fewer than four in the queue the two places are one.
    5,
  ],
  [
    "a transfer gives another number",
    /is another one after its transfer/,
    {
      decide,
      apply(state, event, at) {
        apply(state, event, at);
        if (event.type !== "visitTransferred") return state;
        const ticket = state.tickets.get(state.visits.get(event.visitId)?.ticketId ?? "");
        if (ticket) putTicket(state, { ...ticket, issuedIn: event.serviceId, label: `Z${at}` });
        return state;
      },
    },
  ],
  [
    "a jump of the clock is not noticed",
    /shows a wait of/,
    {
      apply,
      decide: (state, command, at) =>
        command.type === "adjustClock" ? [] : decide(state, command, at),
    },
  ],
  [
    "who misses the window is forgotten",
    /does not know it/,
    {
      decide,
      apply(state, event, at) {
        apply(state, event, at);
        if (event.type === "absentExpired")
          removeTicket(state, state.tickets.get(event.ticketId) as Ticket);
        return state;
      },
    },
  ],
  [
    "a replay depends on more than the events",
    /gives another state/,
    {
      decide,
      apply(state, event, at) {
        applied += 1;
        return apply(state, event, event.type === "linkLost" ? at + applied : at);
      },
    },
    2,
  ],
  [
    "a deadline never passes",
    /deadlines stay due/,
    {
      apply,
      decide: (state, command, at) =>
        command.type === "expireDeadlines" ? [] : decide(state, command, at),
    },
  ],
];

describe("broken rules are found out", () => {
  const rows = broken.map(([name, found, rules, seed = 1]) => ({ name, found, rules, seed }));
  it.each(rows)("$name", ({ found, rules, seed }) => {
    const outcome = simulate(seed, 5, rules);
    expect(outcome.broken?.fault).toMatch(found);
    expect(outcome.broken?.last.length).toBeGreaterThan(0);
    expect(outcome.broken?.last.length).toBeLessThanOrEqual(20);
  });
});
