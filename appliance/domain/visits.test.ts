import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import type { Qualify, SiteSettings } from "./model.ts";
import { sampleReason, sampleService, setting, Trial } from "./trial.ts";

let trial: Trial;
let sessionId: string;
let ticketId: string;
let visitId: string;

function start(site: Partial<SiteSettings> = {}): void {
  trial = Trial.open(site);
  sessionId = trial.opens("ada", "c1", ["heart"]);
  ticketId = trial.issues("heart");
  visitId = trial.calls(sessionId, "heart");
}
beforeEach(() => start());

type Act = "signalArrival" | "signalNoShow";
function act(type: Act, seenState: "called" | "serving" | null = null): CommandOf<Act> {
  return { type, sessionId, visitId, seenState };
}
function end(change: Partial<CommandOf<"endVisit">> = {}): CommandOf<"endVisit"> {
  return {
    type: "endVisit",
    sessionId,
    visitId,
    seenState: "serving",
    confirmShort: false,
    ...change,
  };
}
function qualify(reasonId: string | null): CommandOf<"qualifyVisit"> {
  return { type: "qualifyVisit", sessionId, visitId, seenState: "serving", reasonId };
}

describe("the visitor arrives (E70)", () => {
  it("and the visit starts, and counts as received", () => {
    trial.pass(40).does(act("signalArrival", "called"));
    expect(trial.visit(visitId).startedAt).toBe(trial.at);
    expect(trial.ticket(ticketId)).toMatchObject({ state: "serving", received: 1 });
    expect(trial.session(sessionId)).toMatchObject({
      activity: "serving",
      activitySince: trial.at,
      visitId,
    });
  });

  it("a second click changes nothing (E73)", () => {
    trial.does(act("signalArrival", "called"));
    expect(trial.asks(act("signalArrival", "called"))).toEqual({
      refused: "staleScreen",
      detail: { state: "serving" },
    });
    expect(trial.refusal(act("signalArrival"))).toBe("staleScreen");
  });

  it("an end pressed on the screen of the call is refused", () => {
    expect(trial.refusal(end({ seenState: "called" }))).toBe("staleScreen");
    expect(trial.refusal(end({ seenState: null }))).toBe("staleScreen");
  });
});

describe("the visitor does not come (E71)", () => {
  it("goes to the absent ones, and the counter is free again", () => {
    trial.pass(60).does(act("signalNoShow", "called"));
    expect(trial.visit(visitId)).toMatchObject({ outcome: "noShow", endedAt: trial.at });
    expect(trial.ticket(ticketId)).toMatchObject({
      state: "absent",
      visitId: null,
      outcome: null,
      absentUntil: trial.at + 900_000,
    });
    expect(trial.session(sessionId)).toMatchObject({ activity: "idle", visitId: null });
  });

  it("a second click finds the visit over", () => {
    trial.does(act("signalNoShow"));
    expect(trial.asks(act("signalNoShow"))).toEqual({
      refused: "visitOver",
      detail: { outcome: "noShow" },
    });
  });

  it("is refused once the visit has started", () => {
    trial.does(act("signalArrival"));
    expect(trial.refusal(act("signalNoShow"))).toBe("staleScreen");
  });
});

describe("a visit that is not the session's", () => {
  it("is refused when nobody knows it", () => {
    expect(trial.refusal({ ...act("signalArrival"), visitId: "v99" })).toBe("unknownVisit");
  });

  it("is refused to another session, and to one that is over", () => {
    const other = trial.opens("ben", "c2", ["heart"]);
    expect(trial.asks({ ...act("signalArrival"), sessionId: other })).toEqual({
      refused: "visitOver",
      detail: {},
    });
    trial.does({ type: "freeCounter", counterId: "c1" });
    expect(trial.refusal(act("signalArrival"))).toBe("sessionOver");
  });
});

describe("qualifying a visit (E76-E78)", () => {
  beforeEach(() => {
    trial.does(act("signalArrival"));
  });

  it("takes a reason, another one, and « Ne pas qualifier »", () => {
    trial.does({
      type: "configure",
      changes: [setting("reason", sampleReason("checkup", "heart"))],
    });
    for (const reasonId of ["advice", "checkup", null]) {
      trial.does(qualify(reasonId));
      expect(trial.visit(visitId).reasonId).toBe(reasonId);
    }
  });

  it("with the same reason again is no news", () => {
    trial.does(qualify("advice"));
    expect(trial.does(qualify("advice"))).toEqual([]);
  });

  it("is refused with a reason that is unknown, inactive, or another service's", () => {
    expect(trial.refusal(qualify("weather"))).toBe("unknownReason");
    expect(trial.refusal(qualify("glasses"))).toBe("unknownReason");
    const inactive = sampleReason("advice", "heart", { active: false });
    trial.does({ type: "configure", changes: [setting("reason", inactive)] });
    expect(trial.refusal(qualify("advice"))).toBe("unknownReason");
  });

  it("is refused where it is off, and after the end", () => {
    const set = (qualification: Qualify | null) =>
      trial.does({
        type: "configure",
        changes: [setting("service", sampleService("heart", "H", { qualification }))],
      });
    set("off");
    expect(trial.refusal(qualify("advice"))).toBe("qualificationOff");
    set(null);
    trial.pass(30).does(end());
    expect(trial.refusal(qualify("advice"))).toBe("visitOver");
  });

  it("is refused before the visit starts", () => {
    start();
    expect(trial.refusal({ ...qualify("advice"), seenState: "called" })).toBe("staleScreen");
  });
});

describe("ending a visit (E80)", () => {
  beforeEach(() => {
    trial.does(act("signalArrival"));
  });

  it("makes the ticket received, and the counter free", () => {
    trial.pass(300).does(end());
    expect(trial.visit(visitId)).toMatchObject({ outcome: "received", endedAt: trial.at });
    expect(trial.ticket(ticketId)).toMatchObject({
      state: "done",
      outcome: "received",
      visitId: null,
    });
    expect(trial.session(sessionId)).toMatchObject({ activity: "idle", visitId: null });
  });

  it("is refused within two seconds, unless a short visit is confirmed (E73)", () => {
    trial.pass(1.9);
    expect(trial.asks(end())).toEqual({ refused: "tooSoon", detail: { seconds: 2 } });
    expect(trial.refusal(end({ confirmShort: true }))).toBeNull();
  });

  it("is allowed after exactly two seconds", () => {
    expect(trial.pass(2).refusal(end())).toBeNull();
  });

  it("pressed twice ends once", () => {
    trial.pass(30).does(end());
    expect(trial.refusal(end())).toBe("visitOver");
  });
});

describe("a required reason", () => {
  beforeEach(() => {
    start({ qualification: "required" });
    trial.does(act("signalArrival"));
    trial.pass(30);
  });

  it("holds the end back while it is missing or declined", () => {
    expect(trial.refusal(end())).toBe("reasonMissing");
    trial.does(qualify(null));
    expect(trial.refusal(end())).toBe("reasonMissing");
    trial.does(qualify("advice"));
    expect(trial.refusal(end())).toBeNull();
  });

  it("is not asked in a service that has no active one", () => {
    const inactive = sampleReason("advice", "heart", { active: false });
    trial.does({ type: "configure", changes: [setting("reason", inactive)] });
    expect(trial.refusal(end())).toBeNull();
  });

  it("gives way to the service's own setting", () => {
    const value = sampleService("heart", "H", { qualification: "optional" });
    trial.does({ type: "configure", changes: [setting("service", value)] });
    expect(trial.refusal(end())).toBeNull();
  });
});
