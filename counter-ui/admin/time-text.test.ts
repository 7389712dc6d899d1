import { describe, expect, it } from "vitest";
import { timeOf } from "./time-text.ts";

describe("a time of day", () => {
  it.each([
    ["08:30", "08:30"],
    ["8h30", "08:30"],
    ["830", "08:30"],
    ["8", "08:00"],
    ["17 h", "17:00"],
    ["23:59", "23:59"],
    ["24:00", null],
    ["8:75", null],
    ["matin", null],
    ["", null],
  ])("typed as « %s » is %s", (typed, time) => {
    expect(timeOf(typed)).toBe(time);
  });
});
