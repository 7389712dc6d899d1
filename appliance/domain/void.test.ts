import { beforeEach, describe, expect, it } from "vitest";
import { Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let ticketId: string;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
  trial.issues("heart");
  ticketId = trial.issues("heart");
  trial.issues("heart");
});

const voids = (agentId = "ada") => ({ type: "voidTicket", ticketId, agentId }) as const;
const restores = (agentId = "ada") => ({ type: "restoreTicket", ticketId, agentId }) as const;
const queue = () => trial.state.indexes.waiting.get("heart") ?? [];

describe("taking a ticket off the queue", () => {
  it("cancels it, and nobody calls it any more", () => {
    trial.does(voids());
    expect(trial.ticket(ticketId)).toMatchObject({ state: "cancelled", outcome: "cancelled" });
    expect(queue()).not.toContain(ticketId);
  });

  it("is for supervisors, and for agents whose open counter serves the queue", () => {
    expect(trial.refusal(voids("ben"))).toBe("notServed");
    trial.opens("ben", "c1", ["heart"]);
    expect(trial.refusal(voids("ben"))).toBeNull();
  });

  it("is refused while somebody handles the visitor, twice, and for what nobody knows", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.calls(sessionId, "heart");
    const called = [...trial.state.tickets.keys()][0] ?? "";
    expect(trial.refusal({ ...voids(), ticketId: called })).toBe("notCancellable");
    trial.does(voids());
    expect(trial.refusal(voids())).toBe("notCancellable");
    expect(trial.refusal({ ...voids(), ticketId: "t99" })).toBe("unknownTicket");
  });
});

describe("taking that back", () => {
  it("gives the visitor the same place", () => {
    const before = [...queue()];
    trial.does(voids());
    trial.does(restores());
    expect(queue()).toEqual(before);
    expect(trial.ticket(ticketId)).toMatchObject({ state: "waiting", outcome: null });
  });

  it("works for a visitor who left by the phone and came back", () => {
    trial.does({ type: "cancelTicket", ticketId });
    expect(trial.refusal(restores())).toBeNull();
  });

  it("is refused for a ticket that waits, that nobody knows, or of a queue that is not served", () => {
    expect(trial.refusal(restores())).toBe("notRestorable");
    expect(trial.refusal({ ...restores(), ticketId: "t99" })).toBe("unknownTicket");
    trial.does(voids());
    expect(trial.refusal(restores("ben"))).toBe("notServed");
  });

  it("is refused once the day has cancelled it, or its service is gone", () => {
    trial.does({
      type: "configure",
      changes: [{ kind: "site", value: { ...trial.state.site, endOfDay: "clear" } }],
    });
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.serves(sessionId, "heart");
    trial.serves(sessionId, "heart");
    ticketId = trial.issues("eyes");
    trial.does(voids());
    trial.does({
      type: "configure",
      changes: [
        { kind: "reason", id: "glasses", value: null },
        { kind: "agent", id: "cleo", value: null },
        { kind: "service", id: "eyes", value: null },
      ],
    });
    expect(trial.refusal(restores())).toBe("unknownService");
    ticketId = trial.issues("heart");
    trial.pass(86_400).does({ type: "startDay", day: "2025-11-25" });
    expect(trial.ticket(ticketId).outcome).toBe("endOfDay");
    expect(trial.refusal(restores())).toBe("notRestorable");
  });
});
