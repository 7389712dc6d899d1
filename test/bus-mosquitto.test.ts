import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type BusBench,
  busContract,
  cast,
  root,
  testClient,
  until,
} from "../appliance/adapters/bus.contract.ts";
import type { MosquittoUser } from "../appliance/adapters/bus-mosquitto-files.ts";
import { connectMqttBus } from "../appliance/adapters/bus-mqtt.ts";
import { tunnel } from "../appliance/adapters/bus-mqtt-tunnel.ts";
import { busPasses } from "../appliance/adapters/passes-hmac.ts";
import type { Bus } from "../appliance/ports/bus.ts";
import type { Log } from "../appliance/ports/world.ts";
import type { BusIdentity } from "../protocol/topics.ts";
import { haveProgram, type Mosquitto, mosquitto, mosquittoProgram } from "./support/mosquitto.ts";

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const passes = busPasses("22".repeat(32));
const core: BusIdentity = { role: "core", id: "box" };
const user = (identity: BusIdentity): MosquittoUser => ({ ...passes.fixed(identity), identity });
const users = [core, ...cast].map(user);
const under = (topic: string) => `${root}/${topic}`;

async function boxBus(port: number): Promise<Bus> {
  const bus = await connectMqttBus({
    url: `mqtt://127.0.0.1:${port}`,
    root,
    ...passes.fixed(core),
    will: { topic: under("core/status"), payload: '{"online":false}' },
    log: silent,
  });
  await until(() => bus.connected(), "the box's connection");
  return bus;
}

/** A connection that the test can break without either end saying goodbye. */
async function cable(to: number): Promise<{ port: number; cut(): void; close(): void }> {
  const ends = new Set<Socket>();
  const server = createTcpServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => end.destroy());
      end.on("close", () => ends.delete(end));
    }
    near.pipe(far).pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      for (const end of ends) end.destroy();
    },
    close: () => server.close(),
  };
}

async function bench(over: "tcp" | "tunnel"): Promise<BusBench> {
  const broker = await mosquitto(root, users);
  const bus = await boxBus(broker.port);
  const way = tunnel({ host: "127.0.0.1", port: broker.port, log: silent });
  const server = createServer().on("upgrade", way.upgrade).listen(0, "127.0.0.1");
  await once(server, "listening");
  const web = (server.address() as AddressInfo).port;
  const address = over === "tcp" ? `mqtt://127.0.0.1:${broker.port}` : `ws://127.0.0.1:${web}/mqtt`;
  return {
    bus,
    denial: "silent",
    options: (identity) => ({ address, ...passes.fixed(identity) }),
    async close() {
      await bus.close();
      way.close();
      server.close();
      await broker.stop();
    },
  };
}

describe.runIf(haveProgram(mosquittoProgram))("the Mosquitto profile", () => {
  busContract("directly", () => bench("tcp"));
  busContract("through the tunnel", () => bench("tunnel"));

  describe("when the broker fails", () => {
    let broker: Mosquitto;
    const open: Bus[] = [];
    beforeAll(async () => {
      broker = await mosquitto(root, users);
    });
    afterEach(async () => {
      for (const bus of open.splice(0)) await bus.close();
    });
    afterAll(() => broker.stop());

    it("tells the loss and the return, drops what is retained and refuses what is not", async () => {
      const bus = await boxBus(broker.port);
      open.push(bus);
      const told: boolean[] = [];
      bus.onConnection((connected) => told.push(connected));
      await bus.publish(under("call/recent"), "before", { retain: true });
      await broker.kill();
      await until(() => told.length === 1, "the loss");
      expect(bus.connected()).toBe(false);
      await bus.publish(under("call/recent"), "lost", { retain: true });
      await expect(bus.publish(under("call/event"), "lost")).rejects.toThrow("cannot be reached");
      await broker.start();
      await until(() => told.length === 2, "the return");
      expect(told).toEqual([false, true]);
      await bus.publish(under("call/recent"), "again", { retain: true });
      const board = await testClient({
        address: `mqtt://127.0.0.1:${broker.port}`,
        ...passes.fixed({ role: "board", id: "lobby" }),
      });
      await board.subscribe(under("call/recent"));
      await until(() => board.received.length === 1, "the document");
      expect(board.received[0]?.payload).toBe("again");
      const heard: string[] = [];
      bus.onMessage(({ topic }) => heard.push(topic));
      await board.publish(under("board/lobby/ack"), "1");
      await until(() => heard.length === 1, "a message after the return");
      await board.end();
    });

    it("ends what was waiting when the connection is lost", async () => {
      const bus = await boxBus(broker.port);
      open.push(bus);
      const waiting = Array.from({ length: 200 }, () =>
        bus.publish(under("call/event"), "x".repeat(1000), { qos: 1 }).then(
          () => "taken",
          () => "lost",
        ),
      );
      await broker.kill();
      const ends = await Promise.all(waiting);
      expect(ends).toHaveLength(200);
      await broker.start();
    });

    it("says by its will that the box is gone, and comes back", async () => {
      const wire = await cable(broker.port);
      const bus = await boxBus(wire.port);
      open.push(bus);
      const board = await testClient({
        address: `mqtt://127.0.0.1:${broker.port}`,
        ...passes.fixed({ role: "board", id: "lobby" }),
      });
      await board.subscribe(under("core/status"));
      const told: boolean[] = [];
      bus.onConnection((connected) => told.push(connected));
      wire.cut();
      await until(() => board.received.length === 1, "the will");
      expect(board.received[0]?.payload).toBe('{"online":false}');
      await until(() => told.length === 2, "the return");
      expect(told).toEqual([false, true]);
      await board.end();
      wire.close();
    });

    it("closes within its time when the broker is away", async () => {
      const bus = await boxBus(broker.port);
      await broker.kill();
      await bus.close();
      await broker.start();
    });

    it("lets a new user in after a reload and a former one out, and keeps the others connected", async () => {
      const address = `mqtt://127.0.0.1:${broker.port}`;
      const board = await testClient({ address, ...passes.fixed({ role: "board", id: "lobby" }) });
      const claire = { role: "staff", id: "claire" } as const;
      const join = () => testClient({ address, ...passes.fixed(claire) });
      await expect(join()).rejects.toThrow();
      broker.write([...users, user(claire)]);
      broker.reload();
      let staff = await join().catch(() => null);
      for (let round = 0; !staff && round < 100; round += 1) {
        await new Promise((wake) => setTimeout(wake, 20));
        staff = await join().catch(() => null);
      }
      await staff?.subscribe(under("call/event"));
      const bus = await boxBus(broker.port);
      open.push(bus);
      await bus.publish(under("call/event"), "x");
      await until(() => staff?.received.length === 1, "the event");
      expect(board.open()).toBe(true);
      broker.write(users);
      broker.reload();
      await until(() => staff?.open() === false, "the end of who is no user any more");
      expect(board.open()).toBe(true);
      await board.end();
    });
  });
});
