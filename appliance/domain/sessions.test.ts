import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { plainDesk } from "./desk-options.ts";
import { sampleAgent, setting, Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
beforeEach(() => {
  trial = Trial.open();
});

function open(
  agentId: string,
  counterId: string,
  change: Partial<CommandOf<"openCounter">> = {},
): CommandOf<"openCounter"> {
  const sessionId = trial.id("s");
  return {
    type: "openCounter",
    sessionId,
    agentId,
    counterId,
    move: false,
    restoreServices: false,
    ...change,
  };
}
function choose(sessionId: string, serviceIds: string[], seen: number | null = null) {
  return { type: "chooseServices", sessionId, serviceIds, seen } as const;
}

describe("opening a counter (E08-E12)", () => {
  it("makes a session that serves nothing yet (E27)", () => {
    trial.does(open("ada", "c1", { sessionId: "mine" }));
    expect(trial.session("mine")).toEqual({
      id: "mine",
      agentId: "ada",
      counterId: "c1",
      serviceIds: [],
      availability: "available",
      activity: "idle",
      activitySince: trial.at,
      visitId: null,
      openedAt: trial.at,
      linkLostAt: null,
      undo: null,
      wrapUp: null,
      pausedSince: null,
      pausedMs: 0,
      revision: 1,
      endedAt: null,
      end: null,
    });
  });

  it("is refused at an unknown counter, and to an unknown or inactive agent", () => {
    const gone = sampleAgent("ben", { active: false });
    trial.does({ type: "configure", changes: [setting("agent", gone)] });
    expect(trial.refusal(open("ada", "c9"))).toBe("unknownCounter");
    expect(trial.refusal(open("dora", "c1"))).toBe("unknownAgent");
    expect(trial.refusal(open("ben", "c1"))).toBe("unknownAgent");
  });

  it("is refused where a colleague sits, and names them (E10)", () => {
    trial.does(open("ada", "c1"));
    expect(trial.asks(open("ben", "c1", { move: true }))).toEqual({
      refused: "counterTaken",
      detail: { counterLabel: "1", login: "ada", name: "ada" },
    });
  });

  it("is refused to an agent who sits elsewhere, and names the counter (E08)", () => {
    trial.does(open("ada", "c1"));
    expect(trial.asks(open("ada", "c2"))).toEqual({
      refused: "agentElsewhere",
      detail: { counterId: "c1", counterLabel: "1" },
    });
  });

  it("is no news for the agent who sits there already", () => {
    trial.does(open("ada", "c1", { sessionId: "mine" }));
    expect(trial.does(open("ada", "c1"))).toEqual([]);
    expect(trial.does(open("ada", "c1", { move: true }))).toEqual([]);
    expect(trial.state.indexes.sessionOfAgent.get("ada")).toBe("mine");
  });
});

describe("coming back (E24, E75)", () => {
  it("restores the services of the last session with one tap", () => {
    const sessionId = trial.opens("ada", "c1", ["eyes", "heart"]);
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(trial.state.lastSessions.get("ada")).toEqual({
      counterId: "c1",
      serviceIds: ["eyes", "heart"],
      endedAt: trial.at,
      end: "closed",
      delaySeconds: null,
    });
    trial.does(open("ada", "c2", { sessionId: "back", restoreServices: true }));
    expect(trial.session("back").serviceIds).toEqual(["eyes", "heart"]);
    expect(trial.state.lastSessions.get("ada")).toMatchObject({ counterId: "c2", end: null });
  });

  it("restores only what the agent may still serve", () => {
    const sessionId = trial.opens("ben", "c1", ["eyes", "heart"]);
    trial.does({ type: "closeCounter", sessionId, seen: null });
    const ben = sampleAgent("ben", { serviceIds: ["heart"] });
    trial.does({ type: "configure", changes: [setting("agent", ben)] });
    trial.does(open("ben", "c1", { sessionId: "back", restoreServices: true }));
    expect(trial.session("back").serviceIds).toEqual(["heart"]);
  });

  it("has nothing to restore the first time", () => {
    trial.does(open("ada", "c1", { sessionId: "mine", restoreServices: true }));
    expect(trial.session("mine").serviceIds).toEqual([]);
  });

  it("remembers the choice over a session that ended without one", () => {
    const first = trial.opens("ada", "c1", ["heart"]);
    trial.does({ type: "closeCounter", sessionId: first, seen: null });
    trial.does(open("ada", "c1", { sessionId: "short" }));
    trial.does({ type: "closeCounter", sessionId: "short", seen: null });
    expect(trial.state.lastSessions.get("ada")?.serviceIds).toEqual(["heart"]);
  });
});

describe("« Déplacer mon poste ici » (E08)", () => {
  it("closes the post elsewhere and takes the services along", () => {
    const old = trial.opens("ada", "c1", ["heart"]);
    trial.pass(60).does(open("ada", "c2", { sessionId: "moved", move: true }));
    expect(trial.session(old)).toMatchObject({ end: "moved", endedAt: trial.at });
    expect(trial.session("moved")).toMatchObject({
      counterId: "c2",
      serviceIds: ["heart"],
      openedAt: trial.at,
    });
    expect(trial.state.indexes.sessionOfCounter.has("c1")).toBe(false);
  });

  it("takes the visit in progress along", () => {
    trial.issues("heart");
    const visitId = trial.receives(trial.opens("ada", "c1", ["heart"]), "heart");
    const since = trial.at;
    trial.pass(60).does(open("ada", "c2", { sessionId: "moved", move: true }));
    expect(trial.visit(visitId)).toMatchObject({ sessionId: "moved", counterId: "c2" });
    expect(trial.session("moved")).toMatchObject({ activity: "serving", activitySince: since });
    const how = { visitId, seenState: "serving", confirmShort: false } as const;
    expect(trial.refusal({ type: "endVisit", sessionId: "moved", ...how })).toBeNull();
  });
});

describe("choosing services (E24-E31)", () => {
  let sessionId: string;
  beforeEach(() => {
    sessionId = trial.opens("cleo", "c1", ["eyes"]);
  });

  it("takes each service once, in the order of the choice", () => {
    const other = trial.opens("ada", "c2", ["heart"]);
    trial.does(choose(other, ["eyes", "heart", "eyes"]));
    expect(trial.session(other).serviceIds).toEqual(["eyes", "heart"]);
  });

  it("is refused without one, with an unknown one, and without the right", () => {
    expect(trial.refusal(choose(sessionId, []))).toBe("noServiceChosen");
    expect(trial.refusal(choose(sessionId, ["knees"]))).toBe("unknownService");
    expect(trial.asks(choose(sessionId, ["eyes", "heart"]))).toEqual({
      refused: "notAllowed",
      detail: { serviceId: "heart" },
    });
  });

  it("is no news when it is the same, whatever the screen shows", () => {
    expect(trial.does(choose(sessionId, ["eyes"], 0))).toEqual([]);
  });

  it("is refused from an old screen, and after the end", () => {
    const other = trial.opens("ada", "c2", ["heart"]);
    expect(trial.refusal(choose(other, ["eyes"], 1))).toBe("staleScreen");
    trial.does({ type: "closeCounter", sessionId: other, seen: null });
    expect(trial.refusal(choose(other, ["eyes"]))).toBe("sessionOver");
  });

  it("is possible with a visitor at the desk (E30)", () => {
    const other = trial.opens("ada", "c2", ["heart"]);
    trial.issues("heart");
    trial.receives(other, "heart");
    expect(trial.refusal(choose(other, ["eyes"]))).toBeNull();
  });
});

describe("a pause (E52)", () => {
  beforeEach(() => {
    trial = Trial.open({ desk: wholeDesk });
  });

  it("is refused where the site has not switched it on; coming back is not", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    const pause = { type: "setAvailability", sessionId, seen: null } as const;
    trial.does({ ...pause, availability: "paused" });
    const site = { ...trial.state.site, desk: plainDesk };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    trial.does({ ...pause, availability: "available" });
    const detail = { option: "pause" };
    expect(trial.asks({ ...pause, availability: "paused" })).toEqual({
      refused: "optionOff",
      detail,
    });
  });

  it("keeps the counter, its services and its visit", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    const visitId = trial.receives(sessionId, "heart");
    const pause = { type: "setAvailability", sessionId, seen: null } as const;
    trial.does({ ...pause, availability: "paused" });
    expect(trial.session(sessionId)).toMatchObject({
      availability: "paused",
      activity: "serving",
      visitId,
      serviceIds: ["heart"],
    });
    expect(trial.does({ ...pause, availability: "paused" })).toEqual([]);
    expect(trial.refusal({ ...pause, seen: 1, availability: "available" })).toBe("staleScreen");
    trial.does({ ...pause, availability: "available" });
    expect(trial.session(sessionId).availability).toBe("available");
  });

  it("is refused after the end", () => {
    const availability = "paused";
    expect(
      trial.refusal({ type: "setAvailability", sessionId: "s9", seen: null, availability }),
    ).toBe("sessionOver");
  });
});

describe("« Déconnexion » (E52)", () => {
  it("frees the counter for others, and the agent for another counter", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(trial.refusal(open("ben", "c1"))).toBeNull();
    expect(trial.refusal(open("ada", "c2"))).toBeNull();
  });

  it("is refused with a visitor called or at the desk, and a second time", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    const visitId = trial.calls(sessionId, "heart");
    const close = { type: "closeCounter", sessionId, seen: null } as const;
    expect(trial.refusal(close)).toBe("visitInProgress");
    trial.does({ type: "signalArrival", sessionId, visitId, seenState: null });
    expect(trial.refusal(close)).toBe("visitInProgress");
    const how = { sessionId, visitId, seenState: null, confirmShort: true };
    trial.does({ type: "endVisit", ...how });
    trial.does(close);
    expect(trial.refusal(close)).toBe("sessionOver");
  });
});

describe("a supervisor frees a counter (3.4)", () => {
  it("and a called visitor gets the old place again", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    const ids = [trial.issues("heart"), trial.issues("heart")];
    const visitId = trial.calls(sessionId, "heart");
    trial.does({ type: "freeCounter", counterId: "c1" });
    expect(trial.state.indexes.waiting.get("heart")).toEqual(ids);
    expect(trial.visit(visitId)).toMatchObject({ outcome: "putBack", endedAt: trial.at });
    expect(trial.session(sessionId)).toMatchObject({ end: "freed", visitId: null });
  });

  it("and the visit of one at the desk is interrupted", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    const id = trial.issues("heart");
    const visitId = trial.receives(sessionId, "heart");
    trial.does({ type: "freeCounter", counterId: "c1" });
    expect(trial.ticket(id)).toMatchObject({ state: "done", outcome: "interrupted" });
    expect(trial.visit(visitId).outcome).toBe("interrupted");
  });

  it("that is idle, closed, or unknown", () => {
    trial.does(open("ada", "c1"));
    trial.does({ type: "freeCounter", counterId: "c1" });
    expect(trial.asks({ type: "freeCounter", counterId: "c1" })).toEqual({
      refused: "sessionOver",
      detail: { counterLabel: "1" },
    });
    expect(trial.refusal({ type: "freeCounter", counterId: "c9" })).toBe("unknownCounter");
  });
});
