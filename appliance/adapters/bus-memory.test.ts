import { describe, expect, it } from "vitest";
import { memoryBus } from "./bus-memory.ts";

describe("the bus in memory", () => {
  it("notes what is published and keeps retained documents until they are cleared", async () => {
    const bus = memoryBus();
    await bus.publish("a", "1", { retain: true });
    await bus.publish("b", "2", { retain: true, qos: 1 });
    await bus.publish("c", "3");
    await bus.publish("a", "", { retain: true });
    expect([...bus.retained]).toEqual([["b", "2"]]);
    expect(bus.sentTo("a")).toEqual(["1", ""]);
    expect(bus.sent[2]).toEqual({ topic: "c", payload: "3", retain: false, qos: 0 });
    bus.forgetSent();
    expect(bus.sent).toEqual([]);
    expect(bus.retained.size).toBe(1);
  });

  it("lets a test speak as a device", () => {
    const bus = memoryBus();
    const heard: string[] = [];
    bus.onMessage(({ topic, payload }) =>
      heard.push(`${topic} ${new TextDecoder().decode(payload)}`),
    );
    bus.inject("board/lobby/ack", "à");
    expect(heard).toEqual(["board/lobby/ack à"]);
  });

  it("forgets everything when it breaks, and tells each change once", async () => {
    const bus = memoryBus();
    const told: boolean[] = [];
    bus.onConnection((connected) => told.push(connected));
    await bus.publish("a", "1", { retain: true });
    bus.setConnected(false);
    bus.setConnected(false);
    await expect(bus.publish("call", "1")).rejects.toThrow("cannot be reached");
    await bus.publish("a", "2", { retain: true });
    bus.setConnected(true);
    expect(told).toEqual([false, true]);
    expect([...bus.retained]).toEqual([]);
    expect(bus.connected()).toBe(true);
  });
});
