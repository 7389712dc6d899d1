import { describe, expect, it } from "vitest";
import { manualClock } from "../adapters/clock-manual.ts";
import { imageMachine } from "../adapters/machine-image.ts";
import type { Recorded } from "../domain/events.ts";
import type { ClockSource } from "../ports/machine.ts";
import { createBoxHealth } from "./box-health.ts";
import type { HealthNews } from "./health-reports.ts";

function trial() {
  const clock = manualClock(0);
  const said = new Map<string, HealthNews>();
  let connected = true;
  let source: ClockSource = "rtc";
  const box = createBoxHealth({
    bus: { connected: () => connected },
    clock,
    machine: { view: () => ({ ...imageMachine(null, "test").view(), clock: source }) },
    health: {
      report: (component, news) => said.set(component, news),
      forget: (component) => said.delete(component),
      bodies: () => new Map(),
    },
  });
  const later = (tookMs: number) => {
    clock.advance(5_000);
    box.flushed(tookMs);
  };
  return {
    clock,
    said,
    box,
    later,
    cut: () => (connected = false),
    from: (one: ClockSource) => (source = one),
  };
}

const jump = [{ seq: 1, at: 0, actor: "box", event: { type: "clockAdjusted", byMs: 9_000 } }];

describe("the box's own health", () => {
  it("is told with the first commit", () => {
    const { box, said } = trial();
    box.flushed(12.4);
    expect(said.get("disk")).toEqual({ level: "ok", code: "well", facts: { flushMs: 12 } });
    expect(said.get("bus")?.level).toBe("ok");
    expect(said.get("clock")?.level).toBe("ok");
  });

  it("calls a disk slow for many slow commits, not for one", () => {
    const { said, later } = trial();
    for (const ms of [5, 5, 900]) later(ms);
    expect(said.get("disk")?.level).toBe("ok");
    for (const ms of [300, 300, 300]) later(ms);
    expect(said.get("disk")).toMatchObject({ level: "warning", code: "slow" });
    for (let n = 0; n < 9; n += 1) later(2_000);
    expect(said.get("disk")?.level).toBe("alert");
  });

  it("is told at a pace, not with each commit", () => {
    const { box, said } = trial();
    box.flushed(1);
    said.clear();
    box.flushed(1);
    expect(said.size).toBe(0);
  });

  it("says that the broker is gone", () => {
    const { cut, later, said } = trial();
    cut();
    later(1);
    expect(said.get("bus")).toEqual({ level: "alert", code: "unreachable" });
  });

  it("tells of a jump of the clock for a quarter of an hour", () => {
    const { box, clock, later, said } = trial();
    box.committed(jump as unknown as Recorded[]);
    expect(said.get("clock")).toEqual({ level: "warning", code: "jumped" });
    clock.advance(15 * 60_000);
    later(1);
    expect(said.get("clock")?.level).toBe("ok");
  });

  it("says of a clock that nobody set that its time is a guess, until somebody does", () => {
    const { from, later, said } = trial();
    from("guess");
    later(1);
    expect(said.get("clock")).toEqual({ level: "warning", code: "notSynchronised" });
    from("set");
    later(1);
    expect(said.get("clock")?.level).toBe("ok");
  });
});
