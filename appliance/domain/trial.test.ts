import { describe, expect, it } from "vitest";
import { Trial } from "./trial.ts";

describe("a trial", () => {
  it("stops at a refusal that was not expected", () => {
    const trial = Trial.open();
    expect(() => trial.does({ type: "expireDeadlines" })).toThrow("is refused: nothingDue");
  });

  it("stops at an unsound state", () => {
    const trial = Trial.open();
    trial.state.indexes.absent.add("nobody");
    expect(() => trial.issues("heart")).toThrow("has the indexes of a rebuild");
  });
});
