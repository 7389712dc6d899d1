import { beforeEach, describe, expect, it } from "vitest";
import { openAlarmAt } from "./alarms.ts";
import { Trial } from "./trial.ts";

let trial: Trial;
let sessionId: string;
beforeEach(() => {
  trial = Trial.open();
  sessionId = trial.opens("ada", "c1", ["heart"]);
});

function raise(sosId = "sos") {
  return { type: "raiseSos", sosId, sessionId } as const;
}
function acknowledge(agentId = "ben", sosId = "sos") {
  return { type: "acknowledgeSos", sosId, agentId } as const;
}
function close(agentId = "cleo", sosId = "sos") {
  return { type: "closeSos", sosId, agentId } as const;
}

describe("SOS (E41, E51)", () => {
  it("names the counter, the agent and the moment", () => {
    trial.does(raise());
    expect(openAlarmAt(trial.state, "c1")).toEqual({
      id: "sos",
      counterId: "c1",
      agentId: "ada",
      raisedAt: trial.at,
      acknowledgedBy: null,
      acknowledgedAt: null,
      closedAt: null,
    });
    expect(openAlarmAt(trial.state, "c2")).toBeNull();
  });

  it("is raised once a counter", () => {
    trial.does(raise());
    expect(trial.asks(raise("more"))).toEqual({
      refused: "sosAlreadyRaised",
      detail: { sosId: "sos" },
    });
    sessionId = trial.opens("ben", "c2", ["heart"]);
    expect(trial.refusal(raise("other"))).toBeNull();
  });

  it("is refused to a session that is over", () => {
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(trial.refusal(raise())).toBe("sessionOver");
  });

  it("survives the session that raised it", () => {
    trial.does(raise());
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(openAlarmAt(trial.state, "c1")).not.toBeNull();
    sessionId = trial.opens("ben", "c1", ["heart"]);
    expect(trial.refusal(raise("again"))).toBe("sosAlreadyRaised");
  });

  it("is acknowledged by the first who goes; the second is no news", () => {
    trial.does(raise());
    trial.pass(20).does(acknowledge("ben"));
    expect(trial.pass(1).does(acknowledge("cleo"))).toEqual([]);
    expect(openAlarmAt(trial.state, "c1")).toMatchObject({
      acknowledgedBy: "ben",
      acknowledgedAt: trial.at - 1000,
    });
  });

  it("cannot be dismissed: it closes only once somebody went", () => {
    trial.does(raise());
    expect(trial.refusal(close())).toBe("sosNotAcknowledged");
    trial.does(acknowledge());
    trial.does(close());
    expect(openAlarmAt(trial.state, "c1")).toBeNull();
    expect(trial.refusal(close())).toBe("sosOver");
    expect(trial.refusal(acknowledge())).toBe("sosOver");
    expect(trial.refusal(raise("next"))).toBeNull();
  });

  it("is refused for an unknown alarm or agent", () => {
    expect(trial.refusal(acknowledge())).toBe("unknownSos");
    expect(trial.refusal(close())).toBe("unknownSos");
    trial.does(raise());
    expect(trial.refusal(acknowledge("nobody"))).toBe("unknownAgent");
    expect(trial.refusal(close("nobody"))).toBe("unknownAgent");
  });
});
