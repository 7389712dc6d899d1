import { describe, expect, it } from "vitest";
import { removeTicket } from "../../appliance/domain/changes.ts";
import type { Ticket } from "../../appliance/domain/model.ts";
import { apply, decide } from "../../appliance/domain/queue.ts";
import { isRefusal } from "../../appliance/domain/refusals.ts";
import type { Rules } from "./box.ts";
import { simulate } from "./run.ts";

describe("simulated days", () => {
  it.each([1, 2, 3])("hold from seed %d, over restarts and jumps of the clock", (seed) => {
    const { broken, tally } = simulate(seed, 4);
    expect(broken).toBeNull();
    expect(tally.of("days")).toBe(4);
    for (const what of ["ticketCalled", "restarts", "dayStarted", "undone", "arrivalExpired"])
      expect(tally.of(what), what).toBeGreaterThan(0);
  });

  it("are the same from the same seed", () => {
    expect(simulate(5, 2).tally.lines()).toEqual(simulate(5, 2).tally.lines());
  });
});

let applied = 0;

/** Broken rules, each with the words in which the trial must find it out. */
const broken: readonly (readonly [name: string, found: RegExp, rules: Rules])[] = [
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
  it.each(broken)("%s", (_name, found, rules) => {
    const outcome = simulate(1, 5, rules);
    expect(outcome.broken?.fault).toMatch(found);
    expect(outcome.broken?.last.length).toBeGreaterThan(0);
    expect(outcome.broken?.last.length).toBeLessThanOrEqual(20);
  });
});
