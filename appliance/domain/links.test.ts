import { beforeEach, describe, expect, it } from "vitest";
import { Trial } from "./trial.ts";

let trial: Trial;
let sessionId: string;
beforeEach(() => {
  trial = Trial.open();
  sessionId = trial.opens("ada", "c1", ["heart"]);
});

function link(connected: boolean) {
  return { type: "reportLink", sessionId, connected } as const;
}
const expire = { type: "expireDeadlines" } as const;

describe("the link of a counter's page (3.4)", () => {
  it("is a flag that changes nothing else, not even the revision", () => {
    const before = trial.session(sessionId);
    trial.pass(9).does(link(false));
    expect(trial.session(sessionId)).toEqual({ ...before, linkLostAt: trial.at });
    trial.pass(9).does(link(true));
    expect(trial.session(sessionId)).toEqual(before);
  });

  it("told twice is no news", () => {
    expect(trial.does(link(true))).toEqual([]);
    trial.does(link(false));
    expect(trial.pass(60).does(link(false))).toEqual([]);
    expect(trial.session(sessionId).linkLostAt).toBe(trial.at - 60_000);
  });

  it("closes an idle counter when it is gone for ten minutes", () => {
    trial.does(link(false));
    trial.pass(599);
    expect(trial.refusal(expire)).toBe("nothingDue");
    trial.pass(1).does(expire);
    expect(trial.session(sessionId)).toMatchObject({ end: "linkLost", endedAt: trial.at });
    expect(trial.refusal(link(true))).toBe("sessionOver");
  });

  it("never closes a counter with a visitor at the desk", () => {
    trial.issues("heart");
    trial.receives(sessionId, "heart");
    trial.does(link(false));
    expect(trial.pass(36_000).refusal(expire)).toBe("nothingDue");
  });

  it("leaves the five-minute rule in force", () => {
    trial.issues("heart");
    trial.calls(sessionId, "heart");
    trial.does(link(false));
    trial.pass(300).does(expire);
    expect(trial.session(sessionId).end).toBe("expired");
  });
});
