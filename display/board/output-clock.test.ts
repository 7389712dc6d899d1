import { describe, expect, it } from "vitest";
import { OutputClock } from "./output-clock.ts";

/** An output that is 0.3 s behind and began when the page was 2 s old; its answers are off by what it is given. */
function output(offByMs: readonly number[]) {
  let now = 5_000;
  let asked = 0;
  const state = { state: "running" as AudioContextState };
  const context = {
    ...{ currentTime: 3.1 },
    get state() {
      return state.state;
    },
    getOutputTimestamp: () => {
      const off = offByMs[asked % offByMs.length] ?? 0;
      asked += 1;
      return { contextTime: (now - 2_300 + off) / 1000, performanceTime: now };
    },
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { clock: new OutputClock(context, () => now), pass, state };
}

describe("the clock of an audio output", () => {
  it("says which sample is heard when", () => {
    const { clock } = output([0]);
    expect(clock.heardIn(350)).toBeCloseTo(3.05, 6);
  });

  it("goes by the middle of many answers, some of which are far off", () => {
    const { clock, pass } = output([0, 30, -25, 0, 0.5, -0.5, 0, 40]);
    for (let look = 0; look < 24; look += 1) {
      clock.look();
      pass(250);
    }
    expect(clock.heardIn(0)).toBeCloseTo((5_000 + 24 * 250 - 2_300) / 1000, 2);
  });

  it("begins anew when the output was stopped, and says what it can before there is an answer", () => {
    const { clock, state } = output([0]);
    clock.look();
    state.state = "suspended";
    clock.look();
    expect(clock.heardIn(1_000)).toBeCloseTo(4.1, 6);
  });
});
