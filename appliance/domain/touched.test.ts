import { beforeEach, describe, expect, it } from "vitest";
import type { Command } from "./commands.ts";
import { touched } from "./touched.ts";
import { Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let sessionId: string;
let ticketId: string;
beforeEach(() => {
  trial = Trial.open();
  sessionId = trial.opens("ada", "c1", ["heart"]);
  ticketId = trial.issues("heart");
});

/** What the only event of a command touches, without what it leaves alone. */
function touch(command: Command) {
  const [event] = trial.does(command);
  if (!event) throw new Error("no event");
  const entries = Object.entries(touched(event, trial.state));
  return Object.fromEntries(entries.filter(([, value]) => value !== false && value.length !== 0));
}
function act(type: "signalArrival" | "signalNoShow", visitId: string): Command {
  return { type, sessionId, visitId, seenState: null };
}

describe("what an event touches", () => {
  it("of a ticket is the ticket and its service", () => {
    const change = { type: "cancelTicket", ticketId } as const;
    expect(touch(change)).toEqual({ tickets: [ticketId], services: ["heart"] });
  });

  it("of a visit is everything that it binds together", () => {
    const what = { sessionId, seen: null, serviceId: "heart", visitId: "v" };
    const all = {
      tickets: [ticketId],
      visits: ["v"],
      sessions: [sessionId],
      services: ["heart"],
      counters: ["c1"],
    };
    expect(touch({ type: "callNext", ...what })).toEqual(all);
    expect(touch(act("signalArrival", "v"))).toEqual(all);
    expect(touch({ type: "undo", sessionId, seen: null })).toEqual(all);
    expect(touch(act("signalNoShow", "v"))).toEqual(all);
    expect(touch({ type: "undo", sessionId, seen: null })).toEqual(all);
    expect(touch(act("signalArrival", "v"))).toEqual(all);
    trial.pass(2);
    const end = { sessionId, visitId: "v", seenState: null, confirmShort: true };
    expect(touch({ type: "endVisit", ...end })).toEqual(all);
    const recall = { ...what, visitId: "again", number: 1 };
    expect(touch({ type: "recallTicket", ...recall })).toEqual({ ...all, visits: ["again"] });
    expect(touch({ type: "freeCounter", counterId: "c1" })).toEqual({ ...all, visits: ["again"] });
  });

  it("of a session is the session with its counter and services", () => {
    expect(touch({ type: "freeCounter", counterId: "c1" })).toEqual({
      sessions: [sessionId],
      counters: ["c1"],
      services: ["heart"],
    });
  });

  it("of a new choice is every service, for some are served no more", () => {
    const choice = { type: "chooseServices", sessionId, seen: null, serviceIds: ["eyes"] } as const;
    expect(touch(choice)).toEqual({
      sessions: [sessionId],
      counters: ["c1"],
      services: ["heart", "eyes"],
    });
  });

  it("of a move is both posts, and the visit that moves along", () => {
    const move = {
      type: "openCounter",
      agentId: "ada",
      move: true,
      restoreServices: false,
    } as const;
    expect(touch({ ...move, sessionId: "second", counterId: "c2" })).toEqual({
      sessions: [sessionId, "second"],
      counters: ["c1", "c2"],
      services: ["heart"],
    });
    trial.calls("second", "heart");
    expect(touch({ ...move, sessionId: "third", counterId: "c3" })).toMatchObject({
      tickets: [ticketId],
      sessions: ["second", "third"],
      counters: ["c2", "c3"],
    });
  });

  it("of an expired call is the visit and all services of the session", () => {
    trial.does({ type: "chooseServices", sessionId, seen: null, serviceIds: ["eyes", "heart"] });
    const visitId = trial.calls(sessionId, "heart");
    expect(trial.pass(300) && touch({ type: "expireDeadlines" })).toEqual({
      tickets: [ticketId],
      visits: [visitId],
      sessions: [sessionId],
      services: ["heart", "eyes"],
      counters: ["c1"],
    });
  });

  it("of an alarm is the alarm and its counter", () => {
    const raise = { type: "raiseSos", sosId: "sos", sessionId } as const;
    expect(touch(raise)).toEqual({ alarms: ["sos"], counters: ["c1"] });
  });

  it("of a configuration is every post", () => {
    const site = { ...trial.state.site, name: "Clinique" };
    expect(touch({ type: "configure", changes: [{ kind: "site", value: site }] })).toEqual({
      sessions: [sessionId],
      services: ["heart", "eyes"],
      counters: ["c1", "c2", "c3"],
      config: true,
    });
  });

  it("of a new day is every post, and the tickets that it cancels", () => {
    expect(touch({ type: "startDay", day: "2025-11-25" })).toEqual({
      tickets: [ticketId],
      sessions: [sessionId],
      services: ["heart", "eyes"],
      counters: ["c1", "c2", "c3"],
    });
  });

  it("of a jump of the clock is everything that still runs", () => {
    trial.does({ type: "raiseSos", sosId: "sos", sessionId });
    trial.serves(sessionId, "heart");
    const waiting = trial.issues("heart");
    const called = trial.issues("heart", { jobId: "j1" });
    const visitId = trial.calls(sessionId, "heart");
    expect(touch({ type: "adjustClock", byMs: 1 })).toEqual({
      tickets: [waiting, called],
      visits: [visitId],
      sessions: [sessionId],
      alarms: ["sos"],
      services: ["heart", "eyes"],
      counters: ["c1", "c2", "c3"],
    });
  });

  it("of an act at the desk is the visit, and the service that gets or loses the visitor", () => {
    trial = Trial.open({ desk: wholeDesk });
    sessionId = trial.opens("ada", "c1", ["heart"]);
    ticketId = trial.issues("heart");
    const visitId = trial.calls(sessionId, "heart");
    const on = { sessionId, visitId, seenState: null } as const;
    const both = {
      ...{ tickets: [ticketId], visits: [visitId], sessions: [sessionId], counters: ["c1"] },
      services: ["heart", "eyes"],
    };
    const to = { serviceId: "eyes", counterId: null, note: null };
    expect(touch({ type: "transferVisit", ...on, ...to })).toEqual(both);
    expect(touch({ type: "undo", sessionId, seen: null })).toEqual(both);
    expect(touch({ type: "putBack", ...on })).toEqual({ ...both, services: ["heart"] });
    const note = { ticketId, agentId: "ada", note: "deaf" };
    expect(touch({ type: "noteTicket", ...note })).toEqual({ tickets: [ticketId] });
    trial.misses(sessionId, "heart");
    const again = { type: "requeueAbsent", sessionId, ticketId, place: "end" } as const;
    expect(touch(again)).toEqual({ tickets: [ticketId], services: ["heart"] });
  });

  it("names no service that is gone", () => {
    const late = trial.issues("eyes", { jobId: "late" });
    trial.does({ type: "cancelTicket", ticketId: late });
    trial.does({
      type: "configure",
      changes: [
        { kind: "agent", id: "cleo", value: null },
        { kind: "reason", id: "glasses", value: null },
        { kind: "service", id: "eyes", value: null },
      ],
    });
    const answer = { jobId: "late", ticketId: late, outcome: "printed", reason: "" } as const;
    expect(touch({ type: "reportPrint", ...answer })).toEqual({ tickets: [late] });
  });
});
