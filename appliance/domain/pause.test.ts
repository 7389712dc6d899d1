import { beforeEach, describe, expect, it } from "vitest";
import { pausedUntil } from "./pause.ts";
import { sampleService, setting, Trial, wholeDesk } from "./trial.ts";

const minute = 60_000;
let trial: Trial;
let sessionId: string;

beforeEach(() => {
  trial = Trial.open();
  const site = { ...trial.state.site, desk: wholeDesk, arrivalMode: "pause" } as const;
  trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
  sessionId = trial.opens("ada", "c1", ["heart"]);
  for (let n = 0; n < 3; n += 1) trial.issues("heart");
});

const session = () => trial.session(sessionId);
const paused = () => pausedUntil(session(), trial.at);
const turn = (availability: "available" | "paused") =>
  trial.does({ type: "setAvailability", sessionId, seen: null, availability });

describe("a pause (E52)", () => {
  it("is measured from its beginning to its end, and several are added", () => {
    turn("paused");
    trial.pass(120);
    expect(paused()).toBe(2 * minute);
    turn("available");
    trial.pass(600);
    expect([paused(), session().pausedSince]).toEqual([2 * minute, null]);
    turn("paused");
    trial.pass(60);
    turn("available");
    expect(session().pausedMs).toBe(3 * minute);
  });

  it("that is asked for during a visit begins when the visit is over", () => {
    const visitId = trial.receives(sessionId, "heart");
    trial.pass(60);
    turn("paused");
    trial.pass(240);
    expect(paused()).toBe(0);
    trial.does({
      type: "endVisit",
      ...{ sessionId, visitId, seenState: null, confirmShort: true },
    });
    trial.pass(60);
    expect(paused()).toBe(minute);
    turn("available");
    expect(session().pausedMs).toBe(minute);
  });

  it("begins after the time for the file", () => {
    const value = sampleService("heart", "H", { wrapUpSeconds: 120 });
    trial.does({ type: "configure", changes: [setting("service", value)] });
    trial.serves(sessionId, "heart");
    turn("paused");
    trial.pass(60);
    expect(paused()).toBe(0);
    trial.pass(60).does({ type: "expireDeadlines" });
    trial.pass(30);
    expect(paused()).toBe(minute / 2);
  });

  it("ends with its session, and goes on at the counter that the agent moves to", () => {
    turn("paused");
    trial.pass(60);
    trial.does({
      ...{ type: "openCounter", sessionId: "next", agentId: "ada", counterId: "c2" },
      ...{ move: true, restoreServices: false },
    });
    expect(session()).toMatchObject({ pausedMs: minute, pausedSince: null, end: "moved" });
    trial.pass(90);
    trial.does({ type: "freeCounter", counterId: "c2" });
    expect(trial.session("next").pausedMs).toBe(1.5 * minute);
  });

  it("moves with the clock", () => {
    turn("paused");
    trial.pass(60);
    trial.does({ type: "adjustClock", byMs: 3_600_000 });
    trial.at += 3_600_000;
    expect(paused()).toBe(minute);
  });
});

describe("a pause that the arrival deadline makes (E74)", () => {
  it("is measured as well", () => {
    trial.calls(sessionId, "heart");
    trial.pass(300).does({ type: "expireDeadlines" });
    trial.pass(45);
    expect(session().availability).toBe("paused");
    expect(paused()).toBe(45_000);
  });
});

describe("a clock that goes back within a pause", () => {
  it("makes no time that is less than nothing", () => {
    turn("paused");
    expect(pausedUntil(session(), trial.at - 5_000)).toBe(0);
  });
});
