import { describe, expect, it } from "vitest";
import { known, present } from "./known.ts";

describe("what must be there", () => {
  it("is handed over", () => {
    expect(known(new Map([["a", 1]]), "a")).toBe(1);
    expect(present(0)).toBe(0);
  });

  it("is an error when it is not", () => {
    expect(() => known(new Map(), "a")).toThrow("a is named, but the state does not know it");
    expect(() => present(null)).toThrow("a value is missing");
  });
});
