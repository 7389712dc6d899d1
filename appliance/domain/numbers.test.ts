import { describe, expect, it } from "vitest";
import { ceiling, floor, isWhole, least, most } from "./numbers.ts";

describe("small sums without Math", () => {
  it.each([
    [1, 2],
    [2, 1],
    [-3, 0],
  ])("tells the smaller and the greater of %d and %d", (a, b) => {
    expect(least(a, b)).toBe(Math.min(a, b));
    expect(most(a, b)).toBe(Math.max(a, b));
  });

  it.each([0, 0.2, 1, 1.5, 59.999, 1e9])("rounds %d down and up", (value) => {
    expect(floor(value)).toBe(Math.floor(value));
    expect(ceiling(value)).toBe(Math.ceil(value));
  });

  it.each([
    [1, true],
    [9, true],
    [0, false],
    [10, false],
    [1.5, false],
    [Number.NaN, false],
  ])("knows whether %d is a whole number from 1 to 9: %s", (value, whole) => {
    expect(isWhole(value, 1, 9)).toBe(whole);
  });
});
