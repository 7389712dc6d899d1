import { describe, expect, it } from "vitest";
import { factsOfAutomatic, factsOfFull, factsOfPart, wellPrinter } from "./facts.ts";

const { ticketNotTaken: _taken, paperLeftCm: _left, ...well } = wellPrinter;

describe("automatic status", () => {
  it("says nothing bad of a well printer, whatever its drawer and feed button do", () => {
    expect(factsOfAutomatic(0x54_03_00_0f)).toEqual(well);
  });

  it.each([
    ["offline", 0x18_00_00_0f],
    ["coverOpen", 0x30_00_00_0f],
    ["otherError", 0x10_04_00_0f],
    ["otherError", 0x10_40_00_0f],
    ["cutterError", 0x10_08_00_0f],
    ["brokenDown", 0x10_20_00_0f],
    ["paperLow", 0x10_00_03_0f],
    ["paperEnd", 0x10_00_0c_0f],
  ])("has one place for %s", (fact, word) => {
    expect(factsOfAutomatic(word)).toEqual({ ...well, [fact]: true });
  });
});

describe("DLE EOT answers", () => {
  it.each([
    [1, 0x12, { offline: false }],
    [1, 0x1a, { offline: true }],
    [2, 0x12, { coverOpen: false }],
    [2, 0x36, { coverOpen: true }],
    [3, 0x12, { otherError: false, cutterError: false, brokenDown: false }],
    [3, 0x16, { otherError: true, cutterError: false, brokenDown: false }],
    [3, 0x1a, { otherError: false, cutterError: true, brokenDown: false }],
    [3, 0x32, { otherError: false, cutterError: false, brokenDown: true }],
    [3, 0x52, { otherError: true, cutterError: false, brokenDown: false }],
    [4, 0x12, { paperLow: false, paperEnd: false }],
    [4, 0x1e, { paperLow: true, paperEnd: false }],
    [4, 0x7e, { paperLow: true, paperEnd: true }],
  ] as const)("part %i, %i", (part, byte, facts) => {
    expect(factsOfPart(part, byte)).toEqual(facts);
  });
});

describe("the full status of a kiosk printer", () => {
  const quiet = { ...well, ticketNotTaken: false };

  it.each([
    ["is well, its motor on and its keys pressed", 0x00_68_00_00, {}],
    ["no paper", 0x01_00_00_00, { paperEnd: true, offline: true }],
    ["little paper", 0x04_00_00_00, { paperLow: true }],
    ["the virtual end of the paper", 0x40_00_00_00, { paperLow: true }],
    ["a ticket that nobody took", 0x20_00_00_00, { ticketNotTaken: true }],
    ["the head up", 0x00_01_00_00, { coverOpen: true, offline: true }],
    ["the cover open", 0x00_02_00_00, { coverOpen: true, offline: true }],
    ["an error that passes", 0x00_00_01_00, { otherError: true, offline: true }],
    ["an error that stays", 0x00_00_00_80, { brokenDown: true, offline: true }],
  ])("%s", (_name, word, facts) => {
    expect(factsOfFull(word)).toEqual({ ...quiet, ...facts });
  });
});
