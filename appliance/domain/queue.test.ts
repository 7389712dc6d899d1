import { describe, expect, it } from "vitest";
import { snapshotText } from "./invariants.ts";
import { apply, decide } from "./queue.ts";
import { isRefusal, refuse } from "./refusals.ts";
import { emptyState } from "./state-new.ts";
import { monday, Trial } from "./trial.ts";

describe("deciding", () => {
  it("changes nothing, whatever the answer", () => {
    const trial = Trial.open();
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    const before = snapshotText(trial.state);
    const call = { sessionId, seen: null, serviceId: "heart", visitId: "v" };
    expect(isRefusal(decide(trial.state, { type: "callNext", ...call }, trial.at))).toBe(false);
    expect(isRefusal(decide(trial.state, { type: "expireDeadlines" }, trial.at))).toBe(true);
    expect(snapshotText(trial.state)).toBe(before);
  });

  it("gives the same answer to the same question", () => {
    const { state, at } = Trial.open();
    const command = { type: "startDay", day: "2026-01-01" } as const;
    expect(decide(state, command, at)).toEqual(decide(state, command, at));
  });
});

describe("applying", () => {
  it("answers the state that it was given, with the moment of the event", () => {
    const state = emptyState();
    const event = { type: "dayStarted", day: "2025-11-24", cancelled: [] } as const;
    expect(apply(state, event, monday)).toBe(state);
    expect(state).toMatchObject({ day: "2025-11-24", lastAt: monday });
  });

  it("throws on an event that belongs to another state", () => {
    const event = { type: "ticketCancelled", ticketId: "t1" } as const;
    expect(() => apply(emptyState(), event, monday)).toThrow("t1");
  });
});

describe("a refusal", () => {
  it("is told from events", () => {
    expect(isRefusal(refuse("nothingDue"))).toBe(true);
    expect(isRefusal([])).toBe(false);
  });
});
