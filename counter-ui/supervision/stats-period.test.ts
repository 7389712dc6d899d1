import { describe, expect, it } from "vitest";
import { lengthOf } from "../../protocol/statistics.ts";
import { before, comparedPeriod, lastDays, plusDays, siteDay } from "./stats-period.ts";

describe("a period of business days", () => {
  it("has both of its ends, and one of the same length before it", () => {
    const week = lastDays("2026-11-23", 7);
    expect(week).toEqual({ from: "2026-11-17", to: "2026-11-23" });
    expect(lengthOf(week)).toBe(7);
    expect(before(week)).toEqual({ from: "2026-11-10", to: "2026-11-16" });
    expect(plusDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("is compared with the one before, the same days a year ago, or any other", () => {
    const week = lastDays("2026-11-23", 7);
    const free = { from: "2026-01-05", to: "2026-01-07" };
    const compared = (how: "none" | "before" | "year" | "free") => comparedPeriod(how, week, free);
    expect(compared("none")).toBeNull();
    expect(compared("before")).toEqual({ from: "2026-11-10", to: "2026-11-16" });
    expect(compared("year")).toEqual({ from: "2025-11-18", to: "2025-11-24" });
    expect(compared("free")).toBe(free);
  });

  it("ends today at the site, not on this computer", () => {
    const late = Date.UTC(2026, 10, 23, 23, 30);
    expect(siteDay(late, "Europe/Paris")).toBe("2026-11-24");
    expect(siteDay(late, "America/New_York")).toBe("2026-11-23");
  });
});
