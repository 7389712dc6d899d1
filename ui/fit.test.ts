import { describe, expect, it } from "vitest";
import { fitTo, share } from "./fit.ts";

/** A line of 100 pixels with a text that would take `wanted`. */
function line(wanted: number): HTMLElement {
  const outer = document.createElement("p");
  const text = document.createElement("span");
  Object.defineProperty(outer, "clientWidth", { value: 100 });
  Object.defineProperty(text, "offsetWidth", { value: wanted });
  outer.append(text);
  return outer;
}

const shareOf = (wanted: number, lines: 1 | 2 = 1) => {
  const outer = line(wanted);
  fitTo(outer, 0.2, lines);
  return Number(outer.style.getPropertyValue("--fit"));
};

describe("a text that must fit its line", () => {
  it("keeps its size when it does", () => {
    expect(shareOf(100)).toBe(1);
    expect(shareOf(1)).toBe(1);
  });

  it("is made smaller when it does not, down to a limit", () => {
    expect(shareOf(200)).toBeCloseTo(0.495);
    expect(shareOf(10_000)).toBe(0.2);
  });

  it("goes on two lines before it becomes too small", () => {
    expect(share(0.9, 2)).toBeCloseTo(0.891);
    expect(share(0.84, 2)).toBe(0.8);
    expect(share(0.4, 2)).toBeCloseTo(0.68);
  });

  it("is left alone while it is not on the page", () => {
    const outer = document.createElement("p");
    outer.append(document.createElement("span"));
    fitTo(outer, 0.2);
    expect(outer.style.getPropertyValue("--fit")).toBe("1");
  });
});
