import { describe, expect, it } from "vitest";
import { diceOf } from "./dice.ts";

describe("dice", () => {
  it("fall the same way from the same seed, and another way from another", () => {
    const throws = (seed: number) => Array.from({ length: 50 }, diceOf(seed).share);
    expect(throws(7)).toEqual(throws(7));
    expect(throws(7)).not.toEqual(throws(8));
  });

  it("stay in their bounds and reach both ends", () => {
    const dice = diceOf(1);
    const seen = new Set(Array.from({ length: 500 }, () => dice.whole(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  it("wait as long as said, on average", () => {
    const dice = diceOf(2);
    const total = Array.from({ length: 20_000 }, () => dice.wait(1000)).reduce((a, b) => a + b, 0);
    expect(total / 20_000).toBeGreaterThan(950);
    expect(total / 20_000).toBeLessThan(1050);
  });

  it("pick every thing, and keep to a chance", () => {
    const dice = diceOf(3);
    const picked = Array.from({ length: 200 }, () => dice.pick(["a", "b", "c"]));
    expect(new Set(picked).size).toBe(3);
    const hits = Array.from({ length: 10_000 }, () => dice.chance(0.3)).filter(Boolean).length;
    expect(hits).toBeGreaterThan(2_800);
    expect(hits).toBeLessThan(3_200);
  });
});
