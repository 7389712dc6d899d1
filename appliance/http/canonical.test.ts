import { describe, expect, it } from "vitest";
import { canonical } from "./canonical.ts";

describe("the canonical text of a body", () => {
  it("is the same in whatever order the keys are written", () => {
    expect(canonical({ b: 1, a: { d: 2, c: [3, { f: 4, e: 5 }] } })).toBe(
      '{"a":{"c":[3,{"e":5,"f":4}],"d":2},"b":1}',
    );
    expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
  });

  it("keeps the order of lists, and tells values apart", () => {
    expect(canonical([2, 1])).toBe("[2,1]");
    expect(canonical({ a: 1 })).not.toBe(canonical({ a: "1" }));
    expect(canonical({ a: null })).not.toBe(canonical({}));
  });
});
