import { describe, expect, it } from "vitest";
import { bitsOf, strengthOf } from "../../protocol/password.ts";
import { madePassword } from "./made-password.ts";

describe("a password's strength (CNIL 2022-100)", () => {
  it.each([
    ["", "empty"],
    ["court7!", "short"],
    ["aaaaaaaaaaaaaaaa", "common"],
    ["motdepasse2026", "common"],
    ["azertyuiop", "common"],
    ["12345678", "common"],
    ["bicyclette", "common"],
    ["k7-velours", "enough"],
    ["quatre tasses de the vert", "strong"],
  ])("of « %s » is %s", (password, strength) => {
    expect(strengthOf(password)).toBe(strength);
  });

  it("counts the bits of the classes that occur", () => {
    expect(bitsOf("aaaaaaaa")).toBeCloseTo(8 * Math.log2(26));
    expect(bitsOf("aA1!")).toBeCloseTo(4 * Math.log2(99));
  });

  it("is enough for one that the page proposes, and no two are alike", () => {
    const made = Array.from({ length: 200 }, () => madePassword());
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^[a-hj-np-z2-9]{4}(-[a-hj-np-z2-9]{4}){2}$/);
      expect(["enough", "strong"]).toContain(strengthOf(password));
    }
  });
});
