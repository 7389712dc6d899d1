import { describe, expect, it } from "vitest";
import { nextTimeOfDay } from "./site-time.ts";

describe("the next time of day at the site", () => {
  const zone = "Europe/Paris";
  const noon = Date.UTC(2026, 10, 23, 11, 0, 30);

  it("is later today, or tomorrow when it is over", () => {
    expect(nextTimeOfDay("17:30", zone, noon)).toBe(Date.UTC(2026, 10, 23, 16, 30));
    expect(nextTimeOfDay("09:00", zone, noon)).toBe(Date.UTC(2026, 10, 24, 8, 0));
    expect(nextTimeOfDay("12:01", zone, noon)).toBe(Date.UTC(2026, 10, 23, 11, 1));
  });

  it("holds over the change to winter time", () => {
    const before = Date.UTC(2026, 9, 24, 21, 0);
    expect(nextTimeOfDay("08:00", zone, before)).toBe(Date.UTC(2026, 9, 25, 7, 0));
  });

  it("is none for what is no time", () => {
    for (const text of ["", "25:00", "8:00", "midi"])
      expect(nextTimeOfDay(text, zone, noon)).toBeNull();
  });
});
