import { beforeEach, describe, expect, it } from "vitest";
import type { HealthReport } from "../../protocol/health.ts";
import { type MemoryBox, morning, openMemoryBox, root } from "./memory-box.contract.ts";

let box: MemoryBox;
beforeEach(async () => {
  box = await openMemoryBox();
});

const presence = (online: boolean) => {
  box.effects.printing.presence("printer-1", { v: 1, online, bootId: "boot", at: morning });
};
const says = (condition: "ready" | "paperLow" | "paperOut" | "unknown") => {
  box.effects.printing.state({ v: 1, printerId: "printer-1", condition, at: morning });
};
const told = () => box.effects.health.bodies().get("health/printer:printer-1");

describe("what the counters hear of a printer", () => {
  it("is its name and what is wrong, at once", () => {
    presence(true);
    says("paperOut");
    expect(told()).toMatchObject({
      component: "printer:printer-1",
      level: "alert",
      code: "paperOut",
      facts: { name: "Imprimante du hall" },
    } satisfies Partial<HealthReport>);
    says("ready");
    expect(told()).toMatchObject({ level: "ok", code: "ready" });
  });

  it("warns of little paper, and does not alarm for one that says nothing of itself", () => {
    presence(true);
    says("paperLow");
    expect(told()?.level).toBe("warning");
    says("unknown");
    expect(told()?.level).toBe("ok");
  });

  it("tells how many tickets the roll is good for, and warns before the printer does", () => {
    const left = (ticketsLeft: number) =>
      box.effects.printing.state({
        ...{ v: 1, printerId: "printer-1", condition: "ready", ticketsLeft, at: morning },
      });
    presence(true);
    left(320);
    expect(told()).toMatchObject({ level: "ok", code: "ready", facts: { ticketsLeft: 320 } });
    left(50);
    expect(told()).toMatchObject({
      level: "warning",
      code: "paperLow",
      facts: { ticketsLeft: 50 },
    });
  });

  it("says « offline » when its agent stays away, not when it only starts anew", async () => {
    presence(true);
    says("ready");
    presence(false);
    expect(told()?.code).toBe("ready");
    presence(true);
    await box.clock.advanceSettling(5_000);
    expect(told()?.code).toBe("ready");
    presence(false);
    await box.clock.advanceSettling(5_000);
    expect(told()).toMatchObject({ level: "alert", code: "offline" });
  });

  it("is on the bus as a retained document, and goes with the printer", async () => {
    presence(true);
    says("paperOut");
    await box.settle();
    const topic = `${root}/health/printer:printer-1`;
    expect(box.bus.retained.get(topic)).toContain("paperOut");
    await box.ask({
      type: "configure",
      changes: [
        { kind: "kiosk", id: "kiosk-1", value: null },
        { kind: "printer", id: "printer-1", value: null },
      ],
    });
    expect(told()).toBeUndefined();
  });
});
