import { describe, expect, it } from "vitest";
import { BoxClock } from "./box-clock.ts";

/** A device whose clock says 5000 when the box's says 1000000, and answers that take the given times. */
function device(tripsMs: readonly number[]) {
  let monotonic = 0;
  let asked = 0;
  const clock = new BoxClock(
    async () => {
      const trip = tripsMs[asked % tripsMs.length] ?? 0;
      asked += 1;
      // The box reads its clock at nine tenths of the way: an answer that comes slowly misleads.
      monotonic += trip * 0.9;
      const now = 1_000_000 + monotonic;
      monotonic += trip * 0.1;
      return now;
    },
    () => monotonic,
    () => 5_000,
  );
  return {
    clock,
    error: () => Math.abs(clock.now() - (1_000_000 + monotonic)),
    pass: (ms: number) => {
      monotonic += ms;
    },
  };
}

describe("the box's time on a page", () => {
  it("is the device's own until the box has answered", () => {
    expect(device([0]).clock.now()).toBe(5_000);
  });

  it("is taken from the fastest of several answers", async () => {
    const { clock, error } = device([900, 4, 500, 700]);
    await clock.measure();
    expect(error()).toBeLessThanOrEqual(2);
  });

  it("is asked for a few times more where no answer was fast", async () => {
    const { clock, error } = device([60, 40, 80, 60, 50, 70, 3, 90]);
    await clock.measure();
    expect(error()).toBeLessThanOrEqual(2);
  });

  it("keeps a sure answer when later ones are slow", async () => {
    const { clock, error } = device([4, 4, 4, 4, 80, 80, 80, 80]);
    await clock.measure();
    await clock.measure();
    expect(error()).toBeLessThanOrEqual(2);
  });

  it("is measured again soon after the page began, then each minute", async () => {
    const { clock, pass } = device([2]);
    await clock.measure();
    pass(1_000);
    expect(clock.due).toBe(false);
    pass(1_500);
    expect(clock.due).toBe(true);
    for (let time = 0; time < 6; time += 1) await clock.measure();
    pass(50_000);
    expect(clock.due).toBe(false);
    pass(20_000);
    expect(clock.due).toBe(true);
  });

  it("follows the box when its clock was set, however slow the answers are", async () => {
    let ahead = 0;
    let monotonic = 0;
    const clock = new BoxClock(
      async () => {
        monotonic += ahead === 0 ? 2 : 60;
        return 1_000_000 + monotonic + ahead;
      },
      () => monotonic,
      () => 5_000,
    );
    await clock.measure();
    ahead = 3_600_000;
    await clock.measure();
    expect(Math.abs(clock.now() - (1_000_000 + monotonic + ahead))).toBeLessThan(60);
  });

  it("goes on by a clock that nobody sets", async () => {
    const { clock, error, pass } = device([2]);
    await clock.measure();
    pass(3_600_000);
    expect(error()).toBeLessThanOrEqual(2);
    expect(clock.due).toBe(true);
  });

  it("stays when the box does not answer", async () => {
    const clock = new BoxClock(
      () => Promise.reject(new Error("offline")),
      () => 0,
      () => 5_000,
    );
    await clock.measure();
    expect(clock.now()).toBe(5_000);
    expect(clock.due).toBe(true);
  });
});
