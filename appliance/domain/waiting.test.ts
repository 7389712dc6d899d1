import { beforeEach, describe, expect, it } from "vitest";
import { Trial, wholeDesk } from "./trial.ts";
import {
  aheadOf,
  headFor,
  headOf,
  serviceLoad,
  siteOpenCounters,
  waitingCount,
  waitRange,
} from "./waiting.ts";

let trial: Trial;
beforeEach(() => {
  trial = Trial.open();
});

function range(ahead: number, serviceId = "heart"): [number, number] {
  const { lowMinutes, highMinutes } = waitRange(trial.state, serviceId, ahead);
  return [lowMinutes, highMinutes];
}

/** Ends `count` visits of `seconds` each in a service; leaves the counter open. */
function history(count: number, seconds: number): string {
  const sessionId = trial.opens("ada", "c1", ["heart"]);
  for (let n = 0; n < count; n += 1) {
    trial.issues("heart");
    const visitId = trial.receives(sessionId, "heart");
    const how = { sessionId, visitId, seenState: null, confirmShort: false };
    trial.pass(seconds).does({ type: "endVisit", ...how });
  }
  return sessionId;
}

describe("a service's queue", () => {
  it("is empty at first", () => {
    expect(headOf(trial.state, "heart")).toBeNull();
    expect(waitingCount(trial.state, "heart")).toBe(0);
    expect(serviceLoad(trial.state, "heart")).toEqual({
      waiting: 0,
      headSince: null,
      openCounters: 0,
    });
  });

  it("tells since when the next to be called waits (E46)", () => {
    const first = trial.issues("heart");
    const since = trial.at;
    trial.pass(60).issues("heart");
    expect(headOf(trial.state, "heart")?.id).toBe(first);
    expect(serviceLoad(trial.state, "heart")).toMatchObject({ waiting: 2, headSince: since });
  });

  it("tells each visitor how many come before", () => {
    const ids = [0, 0, 2, 0].map((priority) => trial.issues("heart", { priority }));
    trial.issues("eyes");
    expect(ids.map((id) => aheadOf(trial.state, id))).toEqual([1, 2, 0, 3]);
  });

  it("has a line of its own for a counter that people are sent to", () => {
    trial = Trial.open({ desk: wholeDesk });
    const [ada, ben] = [trial.opens("ada", "c1", ["heart"]), trial.opens("ben", "c2", ["heart"])];
    const [first, second] = [trial.issues("heart"), trial.issues("heart")];
    const since = trial.pass(60).at;
    const [third, fourth] = [trial.issues("heart"), trial.issues("heart")];
    for (const sessionId of [ben, ada]) {
      const visitId = trial.calls(sessionId, "heart");
      const on = { sessionId, visitId, seenState: null, note: null } as const;
      trial.does({ type: "transferVisit", ...on, serviceId: null, counterId: "c2" });
    }
    const urgent = trial.issues("heart", { priority: 2 });
    const ahead = () => [first, second, third, urgent].map((id) => aheadOf(trial.state, id));
    expect(ahead()).toEqual([0, 1, 3, 0]);
    trial.does({ type: "cancelTicket", ticketId: urgent });
    expect(headOf(trial.state, "heart")?.id).toBe(third);
    expect(serviceLoad(trial.state, "heart")).toMatchObject({ waiting: 4, headSince: since });
    for (const ticketId of [third, fourth]) trial.does({ type: "cancelTicket", ticketId });
    expect(headOf(trial.state, "heart")?.id).toBe(first);
    trial.does({ type: "closeCounter", sessionId: ben, seen: null });
    expect(headFor(trial.state, "heart", "c1")?.id).toBe(first);
  });

  it("has nobody ahead of who does not wait", () => {
    const id = trial.issues("heart");
    trial.issues("heart");
    trial.does({ type: "cancelTicket", ticketId: id });
    expect(aheadOf(trial.state, id)).toBe(0);
    expect(aheadOf(trial.state, "t99")).toBe(0);
  });
});

describe("counters that can call (E27, E47)", () => {
  it("count once their services are validated; the total counts each once", () => {
    trial.opens("ben", "c2", ["heart"]);
    const how = { move: false, restoreServices: false };
    trial.does({ type: "openCounter", sessionId: "mine", agentId: "ada", counterId: "c1", ...how });
    const counts = () => [
      serviceLoad(trial.state, "heart").openCounters,
      serviceLoad(trial.state, "eyes").openCounters,
      siteOpenCounters(trial.state),
    ];
    expect(counts()).toEqual([1, 0, 1]);
    trial.does({ type: "chooseServices", sessionId: "mine", seen: null, serviceIds: ["eyes"] });
    expect(counts()).toEqual([1, 1, 2]);
    const both = ["heart", "eyes"];
    trial.does({ type: "chooseServices", sessionId: "mine", seen: null, serviceIds: both });
    expect(counts()).toEqual([2, 1, 2]);
  });

  it("do not count on a pause, nor when they are closed", () => {
    trial = Trial.open({ desk: wholeDesk });
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    const availability = "paused";
    trial.does({ type: "setAvailability", sessionId, seen: null, availability });
    expect(siteOpenCounters(trial.state)).toBe(0);
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(siteOpenCounters(trial.state)).toBe(0);
  });
});

describe("the range of a wait", () => {
  it("is 0-0 with nobody ahead and a counter free", () => {
    trial.opens("ada", "c1", ["heart"]);
    expect(range(0)).toEqual([0, 0]);
  });

  it("is not 0-0 with nobody ahead but every counter busy, or none open", () => {
    expect(range(0)).toEqual([0, 8]);
    trial.issues("heart");
    trial.receives(trial.opens("ada", "c1", ["heart"]), "heart");
    expect(range(0)).toEqual([0, 8]);
  });

  it("takes five minutes a visitor without any history", () => {
    trial.opens("ada", "c1", ["heart"]);
    expect(range(4)).toEqual([10, 38]);
  });

  it("follows the pace of the newest twenty visits", () => {
    history(3, 3600);
    expect(trial.state.paces.get("heart")).toMatchObject({ visits: 3, meanMs: 3_600_000 });
    trial.does({ type: "freeCounter", counterId: "c1" });
    history(20, 120);
    expect(trial.state.paces.get("heart")).toMatchObject({ visits: 20, meanMs: 120_000 });
    expect(range(4)).toEqual([4, 15]);
  });

  it("counts a visit that nobody ended as two hours at most, and no negative time", () => {
    history(1, 10 * 3600);
    expect(trial.state.paces.get("heart")?.meanMs).toBe(7_200_000);
    trial.does({ type: "freeCounter", counterId: "c1" });
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    const visitId = trial.receives(sessionId, "heart");
    const how = { sessionId, visitId, seenState: null, confirmShort: true };
    trial.pass(-60).does({ type: "endVisit", ...how });
    expect(trial.state.paces.get("heart")?.meanMs).toBe(3_600_000);
  });

  it("is shared by the counters of the service", () => {
    trial.opens("ada", "c1", ["heart"]);
    trial.opens("ben", "c2", ["heart"]);
    expect(range(4)).toEqual([5, 19]);
  });

  it("is longer where the counters also serve others who wait", () => {
    trial.opens("ada", "c1", ["heart", "eyes"]);
    expect(range(4)).toEqual([10, 38]);
    trial.issues("eyes");
    expect(range(4)).toEqual([10, 75]);
  });

  it("never says more than a day", () => {
    expect(range(9000)).toEqual([1440, 1440]);
  });

  it("says at least a minute, however quick the visits", () => {
    const sessionId = history(20, 2);
    trial.issues("heart");
    trial.receives(sessionId, "heart");
    expect(range(1)).toEqual([0, 1]);
  });
});
