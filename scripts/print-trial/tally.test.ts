import { describe, expect, it } from "vitest";
import type { DrawnTicket } from "../paper-printer/mechanism.ts";
import { tallyOf } from "./tally.ts";

const paper = (label: string, whole = true): DrawnTicket => ({
  number: 1,
  imprints: [],
  text: [label],
  qr: whole ? ["http://a/"] : [],
  bytes: 1,
  cutAt: 0,
});

describe("the tally of a trial", () => {
  it("counts what was told, and what of the unknown lies in the tray", () => {
    const outcomes = [
      { label: "A1", state: "printed" },
      { label: "A2", state: "failed" },
      { label: "A3", state: "unknown" },
      { label: "A4", state: "unknown" },
    ];
    expect(tallyOf(outcomes, [paper("A1"), paper("A2", false), paper("A3")])).toEqual({
      ...{ tickets: 4, printed: 1, failed: 1, unknown: 2, unknownOnPaper: 1 },
    });
  });

  it.each([
    ["printed, and nothing came out", "printed", []],
    ["printed, and came out twice", "printed", [paper("A1"), paper("A1")]],
    ["failed, and came out", "failed", [paper("A1")]],
    ["unknown, and came out twice", "unknown", [paper("A1"), paper("A1")]],
    ["still queued", "queued", []],
  ])("is refused for a ticket that is %s", (_name, state, tray) => {
    expect(() => tallyOf([{ label: "A1", state }], tray)).toThrow(/A1 is said to be/);
  });
});
