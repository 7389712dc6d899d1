import { beforeEach, describe, expect, it } from "vitest";
import { nextDeadline } from "./deadlines.ts";
import type { State } from "./state.ts";
import { Trial } from "./trial.ts";
import { serviceLoad } from "./waiting.ts";

const hour = 3_600_000;
let trial: Trial;
beforeEach(() => {
  trial = Trial.open();
});

/** The wall clock jumps, and the box notices. */
function jump(byMs: number): void {
  trial.at += byMs;
  trial.does({ type: "adjustClock", byMs });
}

/** Every moment in a state that may still matter. */
function living({ tickets, visits, sessions, alarms }: State) {
  return {
    tickets: [...tickets.values()].map(({ enteredAt, absentUntil, printing }) => [
      enteredAt,
      absentUntil,
      printing.askedAt,
      printing.deadlineAt,
    ]),
    visits: [...visits.values()]
      .filter(({ endedAt }) => endedAt === null)
      .map((v) => [v.calledAt, v.announcedAt, v.warnAt, v.deadlineAt, v.startedAt]),
    sessions: [...sessions.values()].map((s) => [
      s.openedAt,
      s.activitySince,
      s.linkLostAt,
      s.undo?.until,
      s.undo?.activitySince,
      s.undo?.ticket.enteredAt,
      s.undo?.visit?.calledAt,
    ]),
    alarms: [...alarms.values()].map(({ raisedAt, acknowledgedAt }) => [raisedAt, acknowledgedAt]),
  };
}

function shifted(moments: ReturnType<typeof living>, byMs: number): unknown {
  return JSON.parse(JSON.stringify(moments), (_key, value) =>
    typeof value === "number" ? value + byMs : value,
  );
}

describe("a jump of the wall clock", () => {
  it.each([hour, -hour])("of %d ms moves everything that still runs along", (byMs) => {
    const ada = trial.opens("ada", "c1", ["heart"]);
    const ben = trial.opens("ben", "c2", ["heart"]);
    const cleo = trial.opens("cleo", "c3", ["eyes"]);
    for (const _ of "1234") trial.issues("heart", { jobId: trial.id("j") });
    const visitId = trial.pass(3).calls(ada, "heart");
    trial.does({ type: "signalNoShow", sessionId: ada, visitId, seenState: null });
    trial.pass(3).calls(ada, "heart");
    trial.pass(3).receives(ben, "heart");
    trial.does({ type: "reportLink", sessionId: cleo, connected: false });
    trial.does({ type: "raiseSos", sosId: "new", sessionId: ada });
    trial.does({ type: "raiseSos", sosId: "seen", sessionId: ben });
    trial.does({ type: "acknowledgeSos", sosId: "seen", agentId: "ada" });
    const before = living(trial.state);
    const next = nextDeadline(trial.state) ?? 0;
    jump(byMs);
    expect(JSON.parse(JSON.stringify(living(trial.state)))).toEqual(shifted(before, byMs));
    expect(nextDeadline(trial.state)).toBe(next + byMs);
  });

  it("leaves what is over: it is history", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    const visitId = trial.serves(sessionId, "heart");
    trial.does({ type: "raiseSos", sosId: "sos", sessionId });
    trial.does({ type: "acknowledgeSos", sosId: "sos", agentId: "ada" });
    trial.does({ type: "closeSos", sosId: "sos", agentId: "ada" });
    trial.does({ type: "closeCounter", sessionId, seen: null });
    const { tickets, visits, sessions, alarms } = trial.state;
    const before = [tickets, visits, sessions, alarms].map((things) => [...things]);
    jump(hour);
    expect([tickets, visits, sessions, alarms].map((things) => [...things])).toEqual(before);
    expect(trial.visit(visitId).outcome).toBe("received");
  });

  it("moves the answer that a printer still owes for a ticket that is over", () => {
    const id = trial.issues("heart", { jobId: "j1" });
    const { enteredAt } = trial.ticket(id);
    trial.does({ type: "cancelTicket", ticketId: id });
    jump(hour);
    expect(nextDeadline(trial.state)).toBe(trial.at + 30_000);
    expect(trial.ticket(id).enteredAt).toBe(enteredAt + hour);
  });

  it("makes nobody wait longer, and cuts no deadline short", () => {
    trial.issues("heart");
    trial.pass(120);
    const since = serviceLoad(trial.state, "heart").headSince ?? 0;
    const waited = trial.at - since;
    jump(-2 * hour);
    expect(trial.at - (serviceLoad(trial.state, "heart").headSince ?? 0)).toBe(waited);
    trial.calls(trial.opens("ada", "c1", ["heart"]), "heart");
    jump(48 * hour);
    expect(trial.refusal({ type: "expireDeadlines" })).toBe("nothingDue");
    trial.pass(300).does({ type: "expireDeadlines" });
  });

  it("keeps an undo exact", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    const visitId = trial.pass(10).receives(sessionId, "heart");
    const { calledAt } = trial.visit(visitId);
    jump(hour);
    trial.does({ type: "undo", sessionId, seen: null });
    expect(trial.visit(visitId).calledAt).toBe(calledAt + hour);
  });

  it("of nothing is no news", () => {
    expect(trial.does({ type: "adjustClock", byMs: 0 })).toEqual([]);
  });
});
