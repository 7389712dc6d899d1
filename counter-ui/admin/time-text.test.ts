import { describe, expect, it } from "vitest";
import { dateText, momentText, startOfDate, timeOf } from "./time-text.ts";

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

describe("a date of the site", () => {
  const paris = "Europe/Paris";
  it.each([
    ["2026-11-28", 0, "2026-11-27T23:00:00.000Z"],
    ["2026-11-28", 1, "2026-11-28T23:00:00.000Z"],
    ["2026-03-29", 0, "2026-03-28T23:00:00.000Z"],
    ["2026-03-29", 1, "2026-03-29T22:00:00.000Z"],
    ["2026-10-25", 1, "2026-10-25T23:00:00.000Z"],
  ])("%s and %i days begins at %s", (date, days, moment) => {
    expect(new Date(startOfDate(date, paris, days)).toISOString()).toBe(moment);
  });

  it("is told in words", () => {
    expect(dateText("2025-10-28", "fr")).toBe("28 octobre 2025");
    expect(momentText(Date.UTC(2026, 10, 28, 8), paris, "fr")).toContain("28 novembre 2026");
  });
});
