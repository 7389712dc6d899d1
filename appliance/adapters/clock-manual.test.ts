import { describe, expect, it } from "vitest";
import { manualClock } from "./clock-manual.ts";

const START = Date.UTC(2026, 10, 22);

describe("the manual clock", () => {
  it("stands still until it is moved, and then moves both clocks", () => {
    const clock = manualClock(START);
    expect([clock.now(), clock.monotonic()]).toEqual([START, 0]);
    clock.advance(250);
    expect([clock.now(), clock.monotonic()]).toEqual([START + 250, 250]);
  });

  it("makes the calls in the order of their moments, each at its own", () => {
    const clock = manualClock(START);
    const rang: [string, number][] = [];
    const ring = (name: string) => () => rang.push([name, clock.monotonic()]);
    clock.after(20, ring("second"));
    clock.after(10, ring("first"));
    clock.after(20, ring("third"));
    clock.after(31, ring("not yet"));
    clock.advance(30);
    expect(rang).toEqual([
      ["first", 10],
      ["second", 20],
      ["third", 20],
    ]);
    expect([clock.monotonic(), clock.pending()]).toEqual([30, 1]);
  });

  it("also makes calls that a call asks for, within the time", () => {
    const clock = manualClock(START);
    const rang: number[] = [];
    const every10 = (): void => {
      rang.push(clock.monotonic());
      clock.after(10, every10);
    };
    clock.after(10, every10);
    clock.advance(35);
    expect(rang).toEqual([10, 20, 30]);
  });

  it("does not make a cancelled call", () => {
    const clock = manualClock(START);
    const rang: string[] = [];
    clock.after(5, () => rang.push("cancelled"))();
    const cancel = clock.after(8, () => rang.push("cancelled by another"));
    clock.after(7, cancel);
    clock.advance(10);
    expect(rang).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it("jumps with wall time alone", () => {
    const clock = manualClock(START);
    const rang: string[] = [];
    clock.after(1_000, () => rang.push("rang"));
    clock.jump(-3_600_000);
    expect([clock.now(), clock.monotonic(), rang]).toEqual([START - 3_600_000, 0, []]);
    clock.advance(1_000);
    expect([clock.now(), rang]).toEqual([START - 3_599_000, ["rang"]]);
  });

  it("lets promises settle between calls when asked to", async () => {
    const clock = manualClock(START);
    const rang: number[] = [];
    const again = async (): Promise<void> => {
      rang.push(clock.monotonic());
      await new Promise((resolve) => setImmediate(resolve));
      clock.after(10, () => void again());
    };
    clock.after(10, () => void again());
    await clock.advanceSettling(35);
    expect(rang).toEqual([10, 20, 30]);
  });
});
