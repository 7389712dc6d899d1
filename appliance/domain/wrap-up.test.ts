import { beforeEach, describe, expect, it } from "vitest";
import { nextDeadline } from "./deadlines.ts";
import { snapshotText } from "./invariants.ts";
import type { Service } from "./model.ts";
import { fromSnapshot, type Snapshot } from "./snapshot.ts";
import { sampleService, setting, Trial } from "./trial.ts";
import { wrapUpAfter } from "./wrap-up.ts";

let trial: Trial;
let sessionId: string;

/** Ada at counter 1, with the service as given. */
function at(change: Partial<Service>): void {
  trial = Trial.open();
  const value = sampleService("heart", "H", change);
  trial.does({ type: "configure", changes: [setting("service", value)] });
  sessionId = trial.opens("ada", "c1", ["heart"]);
  for (let n = 0; n < 3; n += 1) trial.issues("heart");
}

const own = () => ({ sessionId, seen: null });
const session = () => trial.session(sessionId);
const qualify = (visitId: string, reasonId: string | null) =>
  trial.refusal({ type: "qualifyVisit", ...{ sessionId, visitId, reasonId, seenState: null } });
const expire = () => trial.does({ type: "expireDeadlines" });

describe("without a wrap-up", () => {
  it("an agent is free at once, and there is nothing to end", () => {
    at({});
    trial.serves(sessionId, "heart");
    expect(session()).toMatchObject({ activity: "idle", wrapUp: null });
    expect(trial.refusal({ type: "endWrapUp", ...own() })).toBe("notInWrapUp");
    expect(trial.refusal({ type: "extendWrapUp", ...own() })).toBe("notInWrapUp");
    expect(trial.refusal({ type: "releaseWrapUp", counterId: "c1" })).toBe("notInWrapUp");
    expect(trial.refusal({ type: "releaseWrapUp", counterId: "c2" })).toBe("counterClosed");
    expect(trial.refusal({ type: "releaseWrapUp", counterId: "c9" })).toBe("unknownCounter");
  });

  it("a visit without the reason that its service asks for does not end", () => {
    at({ qualification: "required" });
    const visitId = trial.receives(sessionId, "heart");
    const end = { type: "endVisit", sessionId, visitId, seenState: null } as const;
    expect(trial.pass(60).refusal({ ...end, confirmShort: false })).toBe("reasonMissing");
  });
});

describe("the time for the file", () => {
  beforeEach(() => at({ wrapUpSeconds: 60 }));

  it("begins when the visit ends, holds back the next call, and ends by itself", () => {
    const visitId = trial.serves(sessionId, "heart");
    const until = trial.at + 60_000;
    expect(session()).toMatchObject({ activity: "wrapUp", visitId: null });
    expect(session().wrapUp).toEqual({ visitId, until, autoAt: null });
    expect(trial.visit(visitId).outcome).toBe("received");
    const call = { type: "callNext", ...own(), serviceId: "heart", visitId: "v" } as const;
    expect(trial.refusal(call)).toBe("wrapUpInProgress");
    expect(trial.refusal({ type: "closeCounter", ...own() })).toBe("wrapUpInProgress");
    expect(nextDeadline(trial.state)).toBe(until);
    expect(trial.pass(59).refusal({ type: "expireDeadlines" })).toBe("nothingDue");
    trial.pass(1);
    expect(expire()).toEqual([{ type: "wrapUpEnded", sessionId, how: "timeUp" }]);
    expect(session()).toMatchObject({ activity: "idle", activitySince: trial.at, wrapUp: null });
    trial.calls(sessionId, "heart");
  });

  it("is ended early by the agent, and by a supervisor", () => {
    trial.serves(sessionId, "heart");
    const stale = { type: "endWrapUp", sessionId, seen: session().revision - 1 } as const;
    expect(trial.refusal(stale)).toBe("staleScreen");
    expect(trial.does({ type: "endWrapUp", ...own() })).toMatchObject([{ how: "agent" }]);
    trial.serves(sessionId, "heart");
    const released = trial.does({ type: "releaseWrapUp", counterId: "c1" });
    expect(released).toEqual([{ type: "wrapUpEnded", sessionId, how: "supervisor" }]);
    expect(session().activity).toBe("idle");
  });

  it("is prolonged by a minute, up to half an hour in all", () => {
    trial.serves(sessionId, "heart");
    const until = trial.at + 60_000;
    trial.does({ type: "extendWrapUp", ...own() });
    expect(session().wrapUp?.until).toBe(until + 60_000);
    for (let minutes = 2; minutes < 30; minutes += 1)
      trial.does({ type: "extendWrapUp", ...own() });
    expect(trial.refusal({ type: "extendWrapUp", ...own() })).toBe("wrapUpTooLong");
  });

  it("takes the reason that was not chosen before, as often as the agent changes it", () => {
    const visitId = trial.serves(sessionId, "heart");
    expect(qualify(visitId, "advice")).toBeNull();
    expect(trial.visit(visitId).reasonId).toBe("advice");
    expect(qualify(visitId, "glasses")).toBe("unknownReason");
    expect(qualify(visitId, null)).toBeNull();
    expect(trial.visit(visitId).reasonId).toBeNull();
    expect(session().activity).toBe("wrapUp");
    expect(qualify("another", null)).toBe("unknownVisit");
  });

  it("goes away with the undo of the end", () => {
    const visitId = trial.serves(sessionId, "heart");
    trial.does({ type: "undo", ...own() });
    expect(session()).toMatchObject({ activity: "serving", visitId, wrapUp: null });
  });

  it("moves with the agent to another counter, and with the clock", () => {
    trial.serves(sessionId, "heart");
    const until = trial.at + 60_000;
    const move = { agentId: "ada", counterId: "c2", move: true, restoreServices: false };
    trial.does({ type: "openCounter", sessionId: "moved", ...move });
    expect(trial.session("moved").wrapUp?.until).toBe(until);
    expect(session()).toMatchObject({ activity: "idle", wrapUp: null, end: "moved" });
    trial.does({ type: "adjustClock", byMs: -5000 });
    expect(trial.session("moved").wrapUp?.until).toBe(until - 5000);
  });

  it("does not outlive the day of its visit, nor a counter that is freed", () => {
    trial.serves(sessionId, "heart");
    trial.does({ type: "startDay", day: "2025-11-25" });
    expect(session()).toMatchObject({ activity: "idle", wrapUp: null, undo: null });
    trial.issues("heart");
    trial.serves(sessionId, "heart");
    trial.does({ type: "freeCounter", counterId: "c1" });
    expect(session()).toMatchObject({ activity: "idle", wrapUp: null, end: "freed" });
  });

  it("survives a restart", () => {
    trial.serves(sessionId, "heart");
    const again = fromSnapshot(JSON.parse(snapshotText(trial.state)) as Snapshot);
    expect(again.sessions.get(sessionId)?.wrapUp).toEqual(session().wrapUp);
    expect(nextDeadline(again)).toBe(nextDeadline(trial.state));
  });

  it("closes with a page that is gone for the site's time", () => {
    trial.serves(sessionId, "heart");
    trial.does({ type: "extendWrapUp", ...own() });
    trial.does({ type: "reportLink", sessionId, connected: false });
    expect(nextDeadline(trial.state)).toBe(trial.at + 10 * 60_000);
  });
});

describe("a reason that is asked for", () => {
  const ask = { qualification: "required", wrapUpSeconds: 30 } as const;

  it("is awaited after the time for the file, and ends it when it comes", () => {
    at(ask);
    const visitId = trial.serves(sessionId, "heart");
    expect(trial.refusal({ type: "endWrapUp", ...own() })).toBe("reasonMissing");
    expect(nextDeadline(trial.state)).toBeNull();
    expect(qualify(visitId, null)).toBeNull();
    expect(session().activity).toBe("wrapUp");
    trial.pass(31);
    expect(qualify(visitId, "advice")).toBeNull();
    expect(session()).toMatchObject({ activity: "idle", wrapUp: null });
    expect(trial.log.at(-1)?.event).toMatchObject({ type: "wrapUpEnded", how: "qualified" });
  });

  it("that comes in time leaves the rest of the time", () => {
    at(ask);
    const visitId = trial.serves(sessionId, "heart");
    expect(qualify(visitId, "advice")).toBeNull();
    expect(session().activity).toBe("wrapUp");
    trial.does({ type: "endWrapUp", ...own() });
  });

  it.each([
    [0, 20, 20],
    [30, 20, 30],
    [30, 40, 40],
  ])("is given up: file %i s, reason %i s", (wrapUpSeconds, autoQualifySeconds, ends) => {
    at({ qualification: "required", wrapUpSeconds, autoQualifySeconds });
    const visitId = trial.serves(sessionId, "heart");
    expect(nextDeadline(trial.state)).toBe(trial.at + ends * 1000);
    trial.does({ type: "adjustClock", byMs: 1000 });
    trial.pass(ends + 1);
    expect(expire()).toEqual([{ type: "wrapUpEnded", sessionId, how: "unqualified" }]);
    expect(trial.visit(visitId).reasonId).toBe("unset");
  });

  it("is not awaited in a service that has gone meanwhile", () => {
    at(ask);
    const visitId = trial.receives(sessionId, "heart");
    trial.does({ type: "qualifyVisit", sessionId, visitId, seenState: null, reasonId: "advice" });
    trial.pass(30);
    trial.does({ type: "endVisit", sessionId, visitId, seenState: null, confirmShort: false });
    expect(nextDeadline(trial.state)).toBe(trial.at + 30_000);
  });
});

describe("a service's own arrival rule", () => {
  it("has its deadline, its warning in proportion, and its mode", () => {
    at({ arrivalDeadlineSeconds: 100, arrivalMode: "pause" });
    const visit = trial.visit(trial.calls(sessionId, "heart"));
    expect([visit.warnAt - trial.at, visit.deadlineAt - trial.at]).toEqual([80_000, 100_000]);
    trial.pass(100);
    expect(expire()).toMatchObject([{ type: "arrivalExpired", effect: "paused" }]);
    at({ arrivalMode: "warn" });
    trial.calls(sessionId, "heart");
    expect(nextDeadline(trial.state)).toBeNull();
  });
});

describe("a visit for a service that is gone", () => {
  it("gives no time for the file", () => {
    at({ wrapUpSeconds: 60 });
    const visitId = trial.calls(sessionId, "heart");
    const visit = trial.state.visits.get(visitId);
    expect(visit && wrapUpAfter(trial.state, visit, 0)).not.toBeNull();
    expect(visit && wrapUpAfter(trial.state, { ...visit, serviceId: "gone" }, 0)).toBeNull();
  });
});
