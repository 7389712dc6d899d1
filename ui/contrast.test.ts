import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calledContrast, contrast, legiblePair } from "./contrast.ts";

describe("the site's colour on a board", () => {
  it("is measured as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  it("stays as it is where black or white stands out on it", () => {
    expect(legiblePair("#0a5768")).toEqual({ back: "#0a5768", front: "#ffffff" });
    expect(legiblePair("#ffb347").back).toBe("#ffb347");
  });

  it("is darkened where neither does", () => {
    expect(legiblePair("#777777").back).not.toBe("#777777");
  });

  it("gives every colour 7:1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const { back, front } = legiblePair(`#${value.toString(16).padStart(6, "0")}`);
        expect(contrast(back, front)).toBeGreaterThanOrEqual(calledContrast);
      }),
    );
  });
});
