import { describe, expect, it } from "vitest";
import { easter, frenchHolidays } from "./holidays.ts";

describe("Easter Sunday", () => {
  it.each([
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
  ])("of %i is %s", (year, day) => {
    expect(new Date(easter(year)).toISOString().slice(0, 10)).toBe(day);
  });
});

describe("the French public holidays", () => {
  it("are eleven, in order", () => {
    const days = frenchHolidays(2027).map(({ from }) => from);
    expect(days).toHaveLength(11);
    expect(days).toEqual([...days].sort());
    expect(days).toContain("2027-05-06");
    expect(days).toContain("2027-05-17");
  });
});
