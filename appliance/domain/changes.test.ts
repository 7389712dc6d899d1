import { describe, expect, it } from "vitest";
import { putSession } from "./changes.ts";
import { Trial } from "./trial.ts";

describe("putting a session that is over", () => {
  it("leaves the place to the one that came after it", () => {
    const trial = Trial.open();
    const old = trial.opens("ada", "c1", ["heart"]);
    trial.does({ type: "closeCounter", sessionId: old, seen: null });
    const now = trial.opens("ada", "c1", ["heart"]);
    putSession(trial.state, trial.session(old));
    expect(trial.state.indexes.sessionOfAgent.get("ada")).toBe(now);
    expect(trial.state.indexes.sessionOfCounter.get("c1")).toBe(now);
  });
});
