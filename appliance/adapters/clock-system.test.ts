import { afterEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "./clock-system.ts";

const THIRTY_DAYS = 30 * 24 * 3_600_000;

describe("the system's clock", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("calls once, and not before its time", async () => {
    const clock = systemClock();
    for (let round = 0; round < 20; round += 1) {
      const from = clock.monotonic();
      await new Promise<void>((resolve) => {
        clock.after(3, resolve);
      });
      expect(clock.monotonic() - from).toBeGreaterThanOrEqual(3);
    }
  });

  it("keeps a deadline that is longer than a timer can hold", () => {
    vi.useFakeTimers();
    const rang: number[] = [];
    const clock = systemClock();
    const from = clock.monotonic();
    clock.after(THIRTY_DAYS, () => rang.push(clock.monotonic() - from));
    vi.advanceTimersByTime(THIRTY_DAYS - 1);
    expect(rang).toEqual([]);
    vi.advanceTimersByTime(THIRTY_DAYS);
    expect(rang).toEqual([THIRTY_DAYS]);
  });

  it("does not call once it is cancelled, also in a later part of a long wait", () => {
    vi.useFakeTimers();
    const rang: string[] = [];
    const clock = systemClock();
    const cancel = clock.after(THIRTY_DAYS, () => rang.push("long"));
    clock.after(0, () => rang.push("short"))();
    vi.advanceTimersByTime(26 * 24 * 3_600_000);
    cancel();
    vi.advanceTimersByTime(THIRTY_DAYS);
    expect(rang).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("calls soon for a moment that is past", () => {
    vi.useFakeTimers();
    const rang: string[] = [];
    systemClock().after(-5, () => rang.push("late"));
    vi.advanceTimersByTime(0);
    expect(rang).toEqual(["late"]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses a delay of %d", (delay) => {
    expect(() => systemClock().after(delay, () => undefined)).toThrow(RangeError);
  });

  it("tells UTC in milliseconds", () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22) });
    expect(systemClock().now()).toBe(Date.UTC(2026, 10, 22));
  });
});
