import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { sampleService, setting, Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let sessionId: string;
beforeEach(() => {
  trial = Trial.open();
  sessionId = trial.opens("ada", "c1", ["heart"]);
});

function callNext(change: Partial<CommandOf<"callNext">> = {}): CommandOf<"callNext"> {
  const visitId = trial.id("v");
  return { type: "callNext", sessionId, seen: null, serviceId: "heart", visitId, ...change };
}
function recall(number: number, change: Partial<CommandOf<"recallTicket">> = {}) {
  const visitId = trial.id("v");
  const what = { type: "recallTicket", sessionId, seen: null, serviceId: "heart" } as const;
  return { ...what, number, visitId, ...change };
}
function noShow(visitId: string): void {
  trial.does({ type: "signalNoShow", sessionId, visitId, seenState: "called" });
}

describe("calling a new number (E62)", () => {
  it("calls who waits longest", () => {
    const first = trial.issues("heart");
    trial.issues("heart");
    const visitId = trial.pass(180).calls(sessionId, "heart");
    expect(trial.visit(visitId)).toEqual({
      id: visitId,
      ticketId: first,
      serviceId: "heart",
      sessionId,
      counterId: "c1",
      agentId: "ada",
      recall: false,
      pick: null,
      waitedMs: 180_000,
      calledAt: trial.at,
      announcedAt: trial.at,
      announcements: 1,
      warnAt: trial.at + 240_000,
      deadlineAt: trial.at + 300_000,
      startedAt: null,
      endedAt: null,
      reasonId: "unset",
      outcome: null,
    });
    expect(trial.ticket(first)).toMatchObject({ state: "called", visitId });
    expect(trial.session(sessionId)).toMatchObject({ activity: "calling", visitId });
  });

  it("calls a higher priority first, and by order within one", () => {
    const ids = [0, 2, 1, 2].map((priority) => trial.issues("heart", { priority }));
    const called = ids.map(() => trial.visit(trial.serves(sessionId, "heart")).ticketId);
    expect(called).toEqual([ids[1], ids[3], ids[2], ids[0]]);
  });

  it("tells no negative wait when the clock has gone back", () => {
    trial.issues("heart");
    expect(trial.visit(trial.pass(-60).calls(sessionId, "heart")).waitedMs).toBe(0);
  });

  it("is refused when nobody waits (E53)", () => {
    expect(trial.refusal(callNext())).toBe("nobodyWaiting");
  });

  it("is refused for a service that is unknown, or that the counter does not serve (E43)", () => {
    expect(trial.refusal(callNext({ serviceId: "knees" }))).toBe("unknownService");
    expect(trial.refusal(callNext({ serviceId: "eyes" }))).toBe("notServed");
  });

  it("is refused while a visit is in progress, and names it", () => {
    trial.issues("heart");
    trial.issues("heart");
    const visitId = trial.calls(sessionId, "heart");
    expect(trial.asks(callNext())).toEqual({
      refused: "visitInProgress",
      detail: { visitId, label: "H01" },
    });
  });

  it("is refused from a screen that shows an older form of the session", () => {
    trial.issues("heart");
    const { revision } = trial.session(sessionId);
    expect(trial.asks(callNext({ seen: revision - 1 }))).toEqual({
      refused: "staleScreen",
      detail: { revision },
    });
    expect(trial.refusal(callNext({ seen: revision }))).toBeNull();
  });

  it("is refused on a pause, and to a session that is over or never was", () => {
    trial = Trial.open({ desk: wholeDesk });
    sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    trial.does({ type: "setAvailability", sessionId, seen: null, availability: "paused" });
    expect(trial.refusal(callNext())).toBe("sessionPaused");
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(trial.asks(callNext())).toEqual({ refused: "sessionOver", detail: { end: "closed" } });
    expect(trial.asks(callNext({ sessionId: "s99" }))).toEqual({
      refused: "sessionOver",
      detail: {},
    });
  });

  it("gives two agents who press at once two visitors, and the second nobody's", () => {
    const other = trial.opens("ben", "c2", ["heart"]);
    const first = trial.issues("heart");
    expect(trial.visit(trial.calls(sessionId, "heart")).ticketId).toBe(first);
    expect(trial.refusal(callNext({ sessionId: other }))).toBe("nobodyWaiting");
  });

  it("goes on in a service that takes nobody new any more", () => {
    trial.issues("heart");
    const value = sampleService("heart", "H", { open: false });
    trial.does({ type: "configure", changes: [setting("service", value)] });
    expect(trial.refusal(callNext())).toBeNull();
  });
});

describe("calling a number again (E63-E67)", () => {
  it("is allowed once the visitor was received", () => {
    const id = trial.issues("heart");
    trial.serves(sessionId, "heart");
    trial.does(recall(1, { visitId: "again" }));
    expect(trial.visit("again")).toMatchObject({ ticketId: id, recall: true, waitedMs: 0 });
    expect(trial.ticket(id)).toMatchObject({ state: "called", outcome: null, received: 1 });
  });

  it("is allowed for someone who was sent away in the middle of a visit", () => {
    trial.issues("heart");
    trial.receives(sessionId, "heart");
    trial.does({ type: "freeCounter", counterId: "c1" });
    sessionId = trial.opens("ada", "c1", ["heart"]);
    expect(trial.refusal(recall(1))).toBeNull();
  });

  it("is refused for someone who waits, even a received one whose recall was put back", () => {
    trial.issues("heart");
    expect(trial.asks(recall(1))).toEqual({ refused: "notReceivedYet", detail: { label: "H01" } });
    trial.serves(sessionId, "heart");
    trial.does(recall(1));
    trial.does({ type: "freeCounter", counterId: "c1" });
    sessionId = trial.opens("ada", "c1", ["heart"]);
    expect(trial.refusal(recall(1))).toBe("notReceivedYet");
    const visitId = trial.calls(sessionId, "heart");
    expect(trial.visit(visitId)).toMatchObject({ recall: false, waitedMs: 0 });
  });

  it("is refused for a cancelled ticket that was never received", () => {
    const ticketId = trial.issues("heart");
    trial.does({ type: "cancelTicket", ticketId });
    expect(trial.refusal(recall(1))).toBe("notReceivedYet");
  });

  it("is refused for somebody who was called in vain and never received (E63)", () => {
    trial.issues("heart");
    noShow(trial.calls(sessionId, "heart"));
    expect(trial.refusal(recall(1))).toBe("notReceivedYet");
    trial.pass(15 * 60).does({ type: "expireDeadlines" });
    expect(trial.refusal(recall(1))).toBe("notReceivedYet");
  });

  it("stays allowed to a received visitor who did not come back in time", () => {
    const id = trial.issues("heart");
    trial.serves(sessionId, "heart");
    const { visitId } = recall(1);
    trial.does(recall(1, { visitId }));
    noShow(visitId);
    trial.pass(15 * 60).does({ type: "expireDeadlines" });
    expect(trial.ticket(id)).toMatchObject({ state: "done", outcome: "absent" });
    expect(trial.refusal(recall(1))).toBeNull();
  });

  it("names the counter that has called the ticket", () => {
    const other = trial.opens("ben", "c2", ["heart"]);
    trial.issues("heart");
    trial.calls(other, "heart");
    expect(trial.asks(recall(1))).toEqual({
      refused: "calledElsewhere",
      detail: { label: "H01", counterLabel: "2" },
    });
  });

  it.each([0, 2, 99_999, -1, 1.5])("is refused for %d, which was never given", (number) => {
    trial.issues("heart");
    expect(trial.refusal(recall(number))).toBe("neverIssued");
  });

  it("looks in the chosen service only (E64)", () => {
    const other = trial.opens("ben", "c2", ["eyes"]);
    trial.issues("heart");
    trial.serves(sessionId, "heart");
    const there = { sessionId: other, serviceId: "eyes" };
    expect(trial.refusal(recall(1, there))).toBe("neverIssued");
    expect(trial.refusal(recall(1, { sessionId: other }))).toBe("notServed");
  });

  it("is refused where the option is off, by the site or by the service (E01)", () => {
    trial.issues("heart");
    trial.serves(sessionId, "heart");
    const set = (recallOn: boolean | null) =>
      trial.does({
        type: "configure",
        changes: [setting("service", sampleService("heart", "H", { recall: recallOn }))],
      });
    set(false);
    expect(trial.refusal(recall(1))).toBe("recallOff");
    const site = { ...trial.state.site, recall: false };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    set(null);
    expect(trial.refusal(recall(1))).toBe("recallOff");
    set(true);
    expect(trial.refusal(recall(1))).toBeNull();
  });
});

describe("repeating an announcement (E72)", () => {
  let visitId: string;
  beforeEach(() => {
    trial.issues("heart");
    visitId = trial.calls(sessionId, "heart");
  });
  const repeat = () => ({ type: "repeatCall", sessionId, visitId, seenState: "called" }) as const;

  it("is counted, and leaves the deadline", () => {
    const { deadlineAt } = trial.visit(visitId);
    trial.pass(5).does(repeat());
    expect(trial.visit(visitId)).toMatchObject({
      announcements: 2,
      announcedAt: trial.at,
      deadlineAt,
    });
  });

  it("is refused within five seconds of the one before, and says how many are left", () => {
    trial.pass(4.2);
    expect(trial.asks(repeat())).toEqual({ refused: "repeatTooSoon", detail: { seconds: 1 } });
    trial.pass(0.8).does(repeat());
    expect(trial.refusal(repeat())).toBe("repeatTooSoon");
  });

  it("is refused once the visitor is there", () => {
    trial.does({ type: "signalArrival", sessionId, visitId, seenState: "called" });
    expect(trial.refusal({ ...repeat(), seenState: null })).toBe("staleScreen");
  });
});
