import { describe, expect, it } from "vitest";
import { nextDeadline } from "./deadlines.ts";
import type { SiteSettings } from "./model.ts";
import { fromSnapshot, type Snapshot, toSnapshot } from "./snapshot.ts";
import { Trial } from "./trial.ts";

const expire = { type: "expireDeadlines" } as const;

function called(site: Partial<SiteSettings> = {}) {
  const trial = Trial.open(site);
  const sessionId = trial.opens("ada", "c1", ["heart"]);
  const ticketId = trial.issues("heart");
  const visitId = trial.pass(1).calls(sessionId, "heart");
  return { trial, sessionId, ticketId, visitId };
}

describe("the five-minute rule (E74)", () => {
  it("does nothing after 299 s, also over a restart", () => {
    const { trial } = called();
    trial.state = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(trial.state))) as Snapshot);
    expect(trial.pass(299).refusal(expire)).toBe("nothingDue");
  });

  it("closes the counter after 301 s, over a restart: the visitor is absent", () => {
    const { trial, sessionId, ticketId, visitId } = called();
    trial.state = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(trial.state))) as Snapshot);
    trial.pass(301).does(expire);
    expect(trial.session(sessionId)).toMatchObject({ end: "expired", endedAt: trial.at });
    expect(trial.visit(visitId)).toMatchObject({ outcome: "expired", endedAt: trial.at });
    expect(trial.ticket(ticketId)).toMatchObject({
      state: "absent",
      absentUntil: trial.at + 900_000,
    });
    expect(trial.state.lastSessions.get("ada")).toMatchObject({
      counterId: "c1",
      serviceIds: ["heart"],
      end: "expired",
      delaySeconds: 300,
    });
    expect(trial.asks({ type: "undo", sessionId, seen: null })).toEqual({
      refused: "sessionOver",
      detail: { end: "expired" },
    });
  });

  it("only pauses the counter in the mode « pause »", () => {
    const { trial, sessionId, ticketId } = called({ arrivalMode: "pause" });
    trial.pass(300).does(expire);
    expect(trial.session(sessionId)).toMatchObject({
      availability: "paused",
      activity: "idle",
      visitId: null,
      undo: null,
      end: null,
    });
    expect(trial.ticket(ticketId).state).toBe("absent");
  });

  it("ends nothing in the mode « warn »", () => {
    const { trial, visitId } = called({ arrivalMode: "warn" });
    expect(trial.visit(visitId).deadlineAt).toBe(trial.at + 300_000);
    expect(nextDeadline(trial.state)).toBeNull();
    expect(trial.pass(3600).refusal(expire)).toBe("nothingDue");
  });

  it("does not touch a visit that has started", () => {
    const { trial, sessionId, visitId } = called();
    trial.does({ type: "signalArrival", sessionId, visitId, seenState: null });
    expect(trial.pass(3600).refusal(expire)).toBe("nothingDue");
  });
});

describe("an absent visitor", () => {
  it("is done when the window closes", () => {
    const { trial, sessionId, ticketId, visitId } = called();
    trial.does({ type: "signalNoShow", sessionId, visitId, seenState: null });
    expect(trial.pass(899).refusal(expire)).toBe("nothingDue");
    trial.pass(1).does(expire);
    expect(trial.ticket(ticketId)).toMatchObject({
      state: "done",
      outcome: "absent",
      absentUntil: null,
    });
  });

  it("is so at the next asking where the site gives no window", () => {
    const { trial, ticketId } = called({ absentMinutes: 0 });
    trial.pass(300).does(expire);
    expect(nextDeadline(trial.state)).toBe(trial.at);
    trial.does(expire);
    expect(trial.ticket(ticketId).state).toBe("done");
  });
});

describe("the next deadline", () => {
  it("is the earliest of all kinds, and null without any", () => {
    const trial = Trial.open();
    expect(nextDeadline(trial.state)).toBeNull();
    const [ada, ben] = [trial.opens("ada", "c1", ["heart"]), trial.opens("ben", "c2", ["heart"])];
    trial.does({ type: "reportLink", sessionId: ben, connected: false });
    expect(nextDeadline(trial.state)).toBe(trial.at + 600_000);
    trial.issues("heart");
    const visitId = trial.calls(ada, "heart");
    expect(nextDeadline(trial.state)).toBe(trial.at + 300_000);
    trial.issues("heart", { jobId: "j1" });
    expect(nextDeadline(trial.state)).toBe(trial.at + 30_000);
    trial.does({ type: "signalNoShow", sessionId: ada, visitId, seenState: null });
    trial.pass(30).does(expire);
    expect(nextDeadline(trial.state)).toBe(trial.at + 570_000);
  });

  it("brings all that is due at once, in the order of the deadlines", () => {
    const { trial, sessionId, visitId } = called();
    trial.does({ type: "signalNoShow", sessionId, visitId, seenState: null });
    trial.issues("heart", { jobId: "j1" });
    trial.issues("heart", { jobId: "j2" });
    trial.calls(sessionId, "heart");
    const ben = trial.opens("ben", "c2", ["heart"]);
    trial.does({ type: "reportLink", sessionId: ben, connected: false });
    const events = trial.pass(3600).does(expire);
    expect(events.map(({ type }) => type)).toEqual([
      "printReported",
      "printReported",
      "arrivalExpired",
      "lostSessionClosed",
      "absentExpired",
    ]);
  });
});
