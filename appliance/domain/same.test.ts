import { describe, expect, it } from "vitest";
import { isSame } from "./same.ts";

describe("two pieces of data", () => {
  it.each<[unknown, unknown, boolean]>([
    [1, 1, true],
    ["a", "b", false],
    [null, null, true],
    [null, {}, false],
    [{}, null, false],
    [{ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
  ])("%j and %j are the same: %s", (one, other, same) => {
    expect(isSame(one, other)).toBe(same);
  });
});
