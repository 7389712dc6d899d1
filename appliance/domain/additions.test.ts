import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { sampleService, setting, Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let sessionId: string;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
  sessionId = trial.opens("ada", "c1", ["heart"]);
});

type Add = CommandOf<"addVisitor">;
function add(change: Partial<Add> = {}): Add {
  const ticketId = trial.id("t");
  const ids = { sessionId, seen: null, ticketId, token: `token-${ticketId}`, visitId: "v" };
  const what = { serviceId: "heart", language: "fr", note: "", print: null } as const;
  return { type: "addVisitor", ...ids, ...what, ...change };
}
function options(change: Partial<typeof wholeDesk>): void {
  const site = { ...trial.state.site, desk: { ...wholeDesk, ...change } };
  trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
}

describe("receiving somebody at once", () => {
  it("gives the next number, and begins the visit without a call", () => {
    trial.issues("heart");
    const command = add({ note: "by appointment" });
    const events = trial.does(command).map(({ type }) => type);
    expect(events).toEqual(["ticketIssued", "visitorReceived"]);
    expect(trial.ticket(command.ticketId)).toMatchObject({
      ...{ label: "H02", state: "serving", visitId: "v", received: 1 },
      ...{ origin: "counter", note: "by appointment", priority: 0 },
    });
    expect(trial.visit("v")).toMatchObject({
      ...{ startedAt: trial.at, calledAt: trial.at, announcements: 0, waitedMs: 0 },
      ...{ recall: false, pick: null, outcome: null },
    });
    expect(trial.session(sessionId)).toMatchObject({
      ...{ activity: "serving", activitySince: trial.at, visitId: "v" },
    });
  });

  it("is taken back within the site's time: the ticket is cancelled, the desk is free", () => {
    const command = add();
    trial.does(command);
    expect(trial.session(sessionId).undo).toMatchObject({ kind: "add", visit: null, visitId: "v" });
    trial.pass(5).does({ type: "undo", sessionId, seen: null });
    expect(trial.session(sessionId)).toMatchObject({ activity: "idle", visitId: null, undo: null });
    expect(trial.ticket(command.ticketId)).toMatchObject({
      ...{ state: "cancelled", outcome: "cancelled", visitId: null, received: 0 },
    });
    expect(trial.visit("v")).toMatchObject({ outcome: "putBack", endedAt: trial.at });
    const again = { sessionId, seen: null, serviceId: "heart", number: 1, visitId: "w" };
    expect(trial.refusal({ type: "recallTicket", ...again })).toBe("notReceivedYet");
  });

  it("stays when its time to be taken back is over, or somebody has acted since", () => {
    trial.does(add());
    const undo = { type: "undo", sessionId, seen: null } as const;
    expect(trial.pass(11).refusal(undo)).toBe("undoTooLate");
    trial.pass(30).does({
      ...{ type: "endVisit", sessionId, visitId: "v", seenState: "serving", confirmShort: false },
    });
    expect(trial.session(sessionId).undo?.kind).toBe("end");
  });

  it("passes over nobody: who waits still waits", () => {
    const first = trial.issues("heart");
    trial.does(add());
    expect(trial.state.indexes.waiting.get("heart")).toEqual([first]);
  });

  it("ends like any visit, and is recalled by number", () => {
    trial.does(add());
    const end = { type: "endVisit", sessionId, visitId: "v", seenState: "serving" } as const;
    expect(trial.refusal({ ...end, confirmShort: false })).toBe("tooSoon");
    trial.pass(30).does({ ...end, confirmShort: false });
    const again = { sessionId, seen: null, serviceId: "heart", number: 1, visitId: "w" };
    expect(trial.refusal({ type: "recallTicket", ...again })).toBeNull();
  });

  it("asks for paper only when it is told to", () => {
    const command = add({ print: { printerId: "p1", jobId: "j1" } });
    trial.does(command);
    expect(trial.ticket(command.ticketId).printing).toMatchObject({ state: "queued", jobId: "j1" });
  });

  it("is possible in a service that is closed to visitors", () => {
    const closed = sampleService("heart", "H", { open: false });
    trial.does({ type: "configure", changes: [setting("service", closed)] });
    expect(trial.refusal(add())).toBeNull();
  });

  it("is refused with a visitor at the desk, on a pause, or for another service", () => {
    trial.does(add());
    expect(trial.refusal(add({ visitId: "w" }))).toBe("visitInProgress");
    const ben = trial.opens("ben", "c2", ["heart"]);
    expect(trial.refusal(add({ sessionId: ben, serviceId: "eyes", visitId: "w" }))).toBe(
      "notServed",
    );
    trial.does({ type: "setAvailability", sessionId: ben, seen: null, availability: "paused" });
    expect(trial.refusal(add({ sessionId: ben, visitId: "w" }))).toBe("sessionPaused");
  });

  it("is refused when the numbers are given, without starting anything", () => {
    const small = sampleService("heart", "H", { last: 1 });
    trial.does({ type: "configure", changes: [setting("service", small)] });
    trial.issues("heart");
    expect(trial.refusal(add())).toBe("numbersExhausted");
    expect(trial.session(sessionId).activity).toBe("idle");
  });

  it("is refused where the option is off, and with a note where there are none", () => {
    options({ notes: false });
    expect(trial.refusal(add())).toBeNull();
    const noted = add({ note: "deaf", visitId: "w" });
    expect(trial.asks(noted)).toEqual({ refused: "optionOff", detail: { option: "notes" } });
    options({ add: false });
    trial.does({ type: "putBack", sessionId, visitId: "v", seenState: null });
    expect(trial.asks(add())).toEqual({ refused: "optionOff", detail: { option: "add" } });
  });
});

describe("adding somebody to the queue", () => {
  it("is for staff, where the option is on", () => {
    const ask = {
      token: "x",
      language: "fr",
      priority: 1,
      origin: "counter",
      print: null,
    } as const;
    const issue = { type: "issueTicket", ticketId: "x", serviceId: "heart", ...ask } as const;
    options({ add: false });
    expect(trial.asks(issue)).toEqual({ refused: "optionOff", detail: { option: "add" } });
    expect(trial.refusal({ ...issue, origin: "kiosk" })).toBeNull();
    options({ add: true });
    expect(trial.refusal({ ...issue, ticketId: "y", token: "y" })).toBeNull();
    expect(trial.ticket("y")).toMatchObject({ state: "waiting", origin: "counter" });
  });
});
