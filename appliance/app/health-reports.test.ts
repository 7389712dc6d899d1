import { Check } from "typebox/value";
import { describe, expect, it } from "vitest";
import { HealthReport } from "../../protocol/health.ts";
import { memoryBus } from "../adapters/bus-memory.ts";
import { manualClock } from "../adapters/clock-manual.ts";
import { memoryLog } from "../adapters/log-memory.ts";
import { createHealthReports } from "./health-reports.ts";
import { createPublisher } from "./publisher.ts";

const root = "patience/1/essai";

function trial() {
  const clock = manualClock(1_000);
  const bus = memoryBus();
  const parts = { bus, clock, log: memoryLog(), root, bootId: "boot", version: "0" };
  const health = createHealthReports({ publisher: createPublisher(parts), clock });
  const last = (component: string) => {
    const text = bus.retained.get(`${root}/health/${component}`);
    return text === undefined ? null : JSON.parse(text);
  };
  return { clock, health, last };
}

describe("health reports", () => {
  it("are retained documents of the contract", () => {
    const { health, last } = trial();
    health.report("printer:accueil", {
      level: "alert",
      code: "paperOut",
      facts: { name: "Accueil" },
    });
    expect(last("printer:accueil")).toMatchObject({
      level: "alert",
      code: "paperOut",
      since: 1_000,
    });
    expect(Check(HealthReport, last("printer:accueil"))).toBe(true);
  });

  it("keep since when a part is so while only facts change", () => {
    const { clock, health, last } = trial();
    health.report("disk", { level: "warning", code: "slow", facts: { ms: 40 } });
    clock.advance(5_000);
    health.report("disk", { level: "warning", code: "slow", facts: { ms: 55 } });
    expect(last("disk")).toMatchObject({ since: 1_000, facts: { ms: 55 } });
    health.report("disk", { level: "ok", code: "well" });
    expect(last("disk")).toMatchObject({ since: 6_000 });
  });

  it("are cleared when the part is gone", () => {
    const { health, last } = trial();
    health.report("board:hall", { level: "ok", code: "well" });
    health.forget("board:hall");
    expect(last("board:hall")).toBeNull();
    expect(health.bodies().size).toBe(0);
  });

  it("are bounded in number", () => {
    const { health } = trial();
    for (let n = 0; n < 600; n += 1) health.report(`board:b${n}`, { level: "ok", code: "well" });
    expect(health.bodies().size).toBe(500);
  });
});
