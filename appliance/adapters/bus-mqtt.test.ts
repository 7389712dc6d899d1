import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import type { Log } from "../ports/world.ts";
import { connectMqttBus } from "./bus-mqtt.ts";

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe("the bus over a broker that never answers", () => {
  it("is not connected, drops what is retained, refuses what is not, and can be closed", async () => {
    const server = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const bus = await connectMqttBus({
      url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
      root: "patience/1/mairie",
      username: "core.box",
      password: "x",
      log: silent,
    });
    expect(bus.connected()).toBe(false);
    await bus.publish("patience/1/mairie/call/recent", "x", { retain: true });
    const event = bus.publish("patience/1/mairie/call/event", "x");
    await expect(event).rejects.toThrow("cannot be reached");
    await bus.close();
    server.close();
  });
});
