import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { sampleService, setting, Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let sessionId: string;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
  sessionId = trial.opens("ada", "c1", ["heart"]);
});

function undo(seen: number | null = null): CommandOf<"undo"> {
  return { type: "undo", sessionId, seen };
}
function act(type: "signalArrival" | "signalNoShow", visitId: string): void {
  trial.does({ type, sessionId, visitId, seenState: null });
}
function recall(number: number): string {
  const visitId = trial.id("v");
  const what = { sessionId, seen: null, serviceId: "heart", number, visitId };
  trial.does({ type: "recallTicket", ...what });
  return visitId;
}
/** Calls somebody who did not come, from the list of absents. */
function callAbsent(ticketId: string): void {
  const what = { sessionId, seen: null, serviceId: "heart", ticketId, reason: "" };
  trial.does({ type: "pickTicket", ...what, visitId: trial.id("v") });
}

/** Everything of a session, a ticket and a visit but what must differ after an undo. */
function standing(ticketId: string, visitId: string) {
  const { revision: _s, undo: _u, ...session } = trial.session(sessionId);
  const { revision: _t, ...ticket } = trial.ticket(ticketId);
  return { session, ticket, visit: trial.visit(visitId) };
}

describe("undoing a call", () => {
  it("gives the visitor the same place again, and keeps the visit as put back", () => {
    const first = trial.issues("heart");
    const before = trial.ticket(first);
    trial.issues("heart");
    const { activitySince } = trial.session(sessionId);
    const visitId = trial.pass(30).calls(sessionId, "heart");
    trial.pass(10).does(undo());
    expect(trial.ticket(first)).toEqual({ ...before, revision: before.revision + 2 });
    expect(trial.state.indexes.waiting.get("heart")?.[0]).toBe(first);
    expect(trial.visit(visitId)).toMatchObject({ outcome: "putBack", endedAt: trial.at });
    expect(trial.session(sessionId)).toMatchObject({
      activity: "idle",
      activitySince,
      visitId: null,
      undo: null,
    });
  });

  it("makes a recalled ticket done again", () => {
    const id = trial.issues("heart");
    trial.serves(sessionId, "heart");
    recall(1);
    trial.does(undo());
    expect(trial.ticket(id)).toMatchObject({ state: "done", outcome: "received", received: 1 });
  });

  it("leaves an absent visitor the window that was open", () => {
    const id = trial.issues("heart");
    act("signalNoShow", trial.calls(sessionId, "heart"));
    const { absentUntil } = trial.ticket(id);
    trial.pass(60);
    callAbsent(id);
    trial.pass(5).does(undo());
    expect(trial.ticket(id)).toMatchObject({ state: "absent", absentUntil });
  });

  it("stays possible after its announcement was repeated", () => {
    trial.issues("heart");
    const visitId = trial.calls(sessionId, "heart");
    trial.pass(5).does({ type: "repeatCall", sessionId, visitId, seenState: null });
    trial.does(undo());
    expect(trial.visit(visitId)).toMatchObject({ announcements: 2, outcome: "putBack" });
  });
});

describe("undoing what came after a call", () => {
  let ticketId: string;
  let visitId: string;
  beforeEach(() => {
    ticketId = trial.issues("heart");
    visitId = trial.calls(sessionId, "heart");
    trial.pass(20);
  });

  it("makes a started visit called again, and not received", () => {
    const before = standing(ticketId, visitId);
    act("signalArrival", visitId);
    trial.pass(3).does(undo());
    expect(standing(ticketId, visitId)).toEqual(before);
    expect(trial.ticket(ticketId).received).toBe(0);
  });

  it("makes an absent visitor called again, with the deadline of the call", () => {
    const before = standing(ticketId, visitId);
    act("signalNoShow", visitId);
    trial.pass(3).does(undo());
    expect(standing(ticketId, visitId)).toEqual(before);
    expect(trial.state.indexes.absent.size).toBe(0);
  });

  it("gives a minute to arrive when the deadline has passed meanwhile", () => {
    trial.pass(275);
    act("signalNoShow", visitId);
    trial.pass(10).does(undo());
    expect(trial.visit(visitId)).toMatchObject({ outcome: null, deadlineAt: trial.at + 60_000 });
    expect(trial.refusal({ type: "expireDeadlines" })).toBe("nothingDue");
  });

  it("makes the reason before it hold again", () => {
    act("signalArrival", visitId);
    const before = standing(ticketId, visitId);
    const how = { sessionId, visitId, seenState: null };
    trial.does({ type: "qualifyVisit", reasonId: "advice", ...how });
    trial.does(undo());
    expect(standing(ticketId, visitId)).toEqual(before);
  });

  it("makes an ended visit go on, and takes it out of the pace", () => {
    act("signalArrival", visitId);
    trial.pass(100);
    const before = standing(ticketId, visitId);
    const how = { sessionId, visitId, seenState: null, confirmShort: false };
    trial.does({ type: "endVisit", ...how });
    expect(trial.state.paces.get("heart")?.visits).toBe(1);
    trial.pass(3).does(undo());
    expect(standing(ticketId, visitId)).toEqual(before);
    expect(trial.state.paces.has("heart")).toBe(false);
    trial.pass(20).does({ type: "endVisit", ...how });
    expect(trial.state.paces.get("heart")).toMatchObject({ visits: 1, meanMs: 143_000 });
  });

  it("keeps the visits before it in the pace", () => {
    act("signalNoShow", visitId);
    trial.issues("heart");
    trial.issues("heart");
    trial.serves(sessionId, "heart");
    const pace = trial.state.paces.get("heart");
    trial.serves(sessionId, "heart");
    trial.does(undo());
    expect(trial.state.paces.get("heart")).toEqual(pace);
  });
});

describe("an undo is refused", () => {
  it("when there is nothing to undo, or it is undone already", () => {
    expect(trial.refusal(undo())).toBe("nothingToUndo");
    trial.issues("heart");
    trial.calls(sessionId, "heart");
    trial.does(undo());
    expect(trial.refusal(undo())).toBe("nothingToUndo");
  });

  it("after ten seconds", () => {
    trial.issues("heart");
    trial.calls(sessionId, "heart");
    const until = trial.at + 10_000;
    trial.pass(10.001);
    expect(trial.asks(undo())).toEqual({ refused: "undoTooLate", detail: { until } });
  });

  it("from a screen that shows another act", () => {
    trial.issues("heart");
    const visitId = trial.calls(sessionId, "heart");
    const { revision } = trial.session(sessionId);
    act("signalArrival", visitId);
    expect(trial.refusal(undo(revision))).toBe("staleScreen");
    expect(trial.refusal(undo(revision + 1))).toBeNull();
  });

  it("when somebody else has called the ticket meanwhile", () => {
    const id = trial.issues("heart");
    act("signalNoShow", trial.calls(sessionId, "heart"));
    const mine = sessionId;
    sessionId = trial.opens("ben", "c2", ["heart"]);
    callAbsent(id);
    expect(trial.refusal({ ...undo(), sessionId: mine })).toBe("nothingToUndo");
  });

  it("when the service is gone, or the ticket has left with the day", () => {
    trial.issues("heart");
    trial.serves(sessionId, "heart");
    trial.does({
      type: "configure",
      changes: [
        { kind: "service", id: "heart", value: null },
        { kind: "reason", id: "advice", value: null },
      ],
    });
    expect(trial.refusal(undo())).toBe("nothingToUndo");
    trial.does({ type: "startDay", day: "2025-11-25" });
    expect(trial.refusal(undo())).toBe("nothingToUndo");
  });

  it("to a session that is over", () => {
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(trial.refusal(undo())).toBe("sessionOver");
  });

  it("everywhere when the site gives no time for it", () => {
    const site = { ...trial.state.site, undoSeconds: 0 };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    trial.issues("heart");
    trial.calls(sessionId, "heart");
    expect(trial.refusal(undo())).toBe("nothingToUndo");
  });
});

describe("an act that may be undone", () => {
  it("stays so while services change", () => {
    trial.issues("heart");
    trial.calls(sessionId, "heart");
    trial.does({ type: "chooseServices", sessionId, seen: null, serviceIds: ["eyes"] });
    trial.does(undo());
    expect(trial.session(sessionId)).toMatchObject({ serviceIds: ["eyes"], activity: "idle" });
  });

  it("is forgotten when the post moves", () => {
    trial.issues("heart");
    trial.calls(sessionId, "heart");
    const how = { agentId: "ada", counterId: "c2", move: true, restoreServices: false };
    trial.does({ type: "openCounter", sessionId: "moved", ...how });
    sessionId = "moved";
    expect(trial.refusal(undo())).toBe("nothingToUndo");
  });

  it("of a service that was removed and set up again can be taken back", () => {
    trial.issues("heart");
    trial.serves(sessionId, "heart");
    const remove = (kind: "service" | "reason", id: string) => ({ kind, id, value: null });
    trial.does({
      type: "configure",
      changes: [remove("service", "heart"), remove("reason", "advice")],
    });
    trial.does({ type: "configure", changes: [setting("service", sampleService("heart", "H"))] });
    expect(trial.refusal(undo())).toBeNull();
  });
});
