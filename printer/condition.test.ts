import { describe, expect, it } from "vitest";
import { conditionOf, faultOf } from "./condition.ts";
import { wellPrinter } from "./escpos/facts.ts";

describe("what a printer's facts mean", () => {
  it.each([
    [{}, undefined, "ready"],
    [{ paperLow: true }, undefined, "paperLow"],
    [{ offline: true }, undefined, "offline"],
    [{ offline: true, paperEnd: true, paperLow: true }, "paperOut", "paperOut"],
    [{ offline: true, coverOpen: true, paperEnd: true }, "coverOpen", "coverOpen"],
    [{ offline: true, cutterError: true, brokenDown: true }, "cutterError", "error"],
    [{ brokenDown: true }, "printerError", "error"],
    [{ otherError: true }, "printerError", "error"],
  ] as const)("%o", (facts, fault, condition) => {
    expect(faultOf({ ...wellPrinter, ...facts })).toBe(fault);
    expect(conditionOf({ ...wellPrinter, ...facts })).toBe(condition);
  });
});
