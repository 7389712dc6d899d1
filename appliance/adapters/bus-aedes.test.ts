import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { connectAsync, type IClientOptions } from "mqtt";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Log } from "../ports/world.ts";
import { type BusBench, busContract, root, testClient, until } from "./bus.contract.ts";
import { type AedesBus, type AedesLimits, openAedesBus } from "./bus-aedes.ts";
import { busPasses } from "./passes-hmac.ts";

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const passes = busPasses("11".repeat(32));
const far = Date.UTC(2100, 0);

async function bench(
  over: "ws" | "tcp",
  limits?: Partial<AedesLimits>,
): Promise<BusBench & { bus: AedesBus }> {
  const bus = await openAedesBus({
    root,
    check: (username, password) => passes.check(username, password, 0),
    log: silent,
    ...(limits ? { limits } : {}),
  });
  const server = createServer();
  server.on("upgrade", bus.upgrade);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const web = (server.address() as AddressInfo).port;
  const tcp = await bus.listen(0, "127.0.0.1");
  const address = over === "ws" ? `ws://127.0.0.1:${web}/mqtt` : `mqtt://127.0.0.1:${tcp}`;
  return {
    bus,
    denial: "refused",
    options: (identity) => ({ address, ...passes.issue(identity, far) }),
    async close() {
      await bus.close();
      await new Promise((done) => server.close(done));
    },
  };
}

busContract("the embedded broker over WebSocket", () => bench("ws"));
busContract("the embedded broker over TCP", () => bench("tcp"));

const board = { role: "board", id: "lobby" } as const;
const staff = { role: "staff", id: "anna" } as const;
const under = (topic: string) => `${root}/${topic}`;

/** An MQTT string: two bytes of length, then UTF-8. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function packet(first: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : [(body.length % 128) | 0x80, body.length >> 7];
  return Buffer.concat([Buffer.from([first, ...length]), body]);
}

/** A CONNECT of MQTT 3.1.1 with clean session, user name and password. */
function hello(options: IClientOptions, clientId = "raw"): Buffer {
  const flags = Buffer.from([4, 0b1100_0010, 0, 30]);
  const pass = [text(String(options.username)), text(String(options.password))];
  return packet(0x10, text("MQTT"), flags, text(clientId), ...pass);
}

function publishPacket(topic: string, payload: string): Buffer {
  return packet(0x30, text(topic), Buffer.from(payload));
}

describe("the embedded broker", { timeout: 20_000 }, () => {
  const open: { close(): Promise<void> }[] = [];
  const start = async (over: "ws" | "tcp" = "ws", limits?: Partial<AedesLimits>) => {
    const one = await bench(over, limits);
    open.push(one);
    return one;
  };
  const portOf = (options: { address: string }) => Number(new URL(options.address).port);
  const dial = async (at: Awaited<ReturnType<typeof start>>) => {
    const socket = connect(portOf(at.options(board)), "127.0.0.1");
    socket.on("error", () => undefined);
    await once(socket, "connect");
    return socket;
  };
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });

  const upgradeStatus = async (
    path: string,
    headers: Record<string, string>,
    limits?: Partial<AedesLimits>,
  ) => {
    const at = await start("ws", limits);
    const url = `ws://127.0.0.1:${portOf(at.options(board))}${path}`;
    const protocols = headers["x-protocol"] ?? "mqtt";
    const socket = new WebSocket(url, protocols === "" ? [] : [protocols], { headers });
    return await new Promise<number>((done) => {
      socket.on("open", () => done(101));
      socket.on("unexpected-response", (_request, response) => done(response.statusCode ?? 0));
      socket.on("error", () => undefined);
    });
  };

  it.each<[number, string, Record<string, string>]>([
    [101, "/mqtt", {}],
    [101, "/mqtt?x=1", { "x-protocol": "mqttv3.1" }],
    [101, "/mqtt", { host: "box.local", origin: "http://box.local" }],
    [101, "/mqtt", { host: "box.local:8080", origin: "http://BOX.local:8080" }],
    [403, "/mqtt", { host: "box.local", origin: "http://box.local.evil.example" }],
    [403, "/mqtt", { host: "box.local", origin: "http://box.local:81" }],
    [403, "/mqtt", { origin: "null" }],
    [404, "/", {}],
    [404, "/mqtt/x", {}],
    [400, "/mqtt", { "x-protocol": "chat" }],
    [400, "/mqtt", { "x-protocol": "" }],
  ])("answers %i to an upgrade at %s with %j", async (status, path, headers) => {
    expect(await upgradeStatus(path, headers)).toBe(status);
  });

  it("answers 503 when it is full", async () => {
    expect(await upgradeStatus("/mqtt", {}, { clients: 0 })).toBe(503);
  });

  it("closes a WebSocket that speaks text", async () => {
    const at = await start();
    const socket = new WebSocket(at.options(board).address, ["mqtt"]);
    await once(socket, "open");
    socket.send("hello");
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(1003);
  });

  it("sends one packet as one frame", async () => {
    const at = await start();
    const socket = new WebSocket(at.options(board).address, ["mqtt"]);
    const frames: number[] = [];
    socket.on("message", (data: Buffer) => frames.push(data.length));
    await once(socket, "open");
    socket.send(hello(at.options(board)));
    await until(() => frames.length === 1, "CONNACK");
    socket.send(packet(0x82, Buffer.from([0, 1]), text(under("call/event")), Buffer.from([0])));
    await until(() => frames.length === 2, "SUBACK");
    await at.bus.publish(under("call/event"), "x".repeat(50));
    await until(() => frames.length === 3, "the event");
    expect(frames).toEqual([4, 5, 4 + under("call/event").length + 50]);
    socket.terminate();
  });

  it.each<[string, IClientOptions]>([
    ["an empty client id", { clientId: "" }],
    ["an endless client id", { clientId: "x".repeat(129) }],
    ["a kept session", { clean: false, clientId: "lobby" }],
    ["MQTT 3.1", { protocolVersion: 3, protocolId: "MQIsdp" }],
    ["MQTT 5", { protocolVersion: 5 }],
    ["no keep-alive", { keepalive: 0 }],
    ["a long keep-alive", { keepalive: 61 }],
    [
      "a forbidden will",
      { will: { topic: under("call/event"), payload: Buffer.from("x"), qos: 0, retain: false } },
    ],
    [
      "a will at QoS 2",
      {
        will: { topic: under("board/lobby/ack"), payload: Buffer.from("x"), qos: 2, retain: false },
      },
    ],
    [
      "a retained will that is no presence",
      {
        will: { topic: under("board/lobby/ack"), payload: Buffer.from("x"), qos: 0, retain: true },
      },
    ],
  ])("refuses %s", async (_what, options) => {
    const at = await start();
    await expect(testClient({ ...at.options(board), ...options })).rejects.toThrow();
  });

  it("lets nobody come as the box itself", async () => {
    const at = await start();
    const core = at.options({ role: "core", id: "box" });
    await expect(testClient(core)).rejects.toThrow("Not authorized");
  });

  it.each([
    [board, "board/lobby/ack"],
    [staff, "staff/anna/tab1/presence"],
  ] as const)("cuts %o when it retains %s", async (identity, topic) => {
    const at = await start();
    const client = await testClient(at.options(identity));
    await client.publish(under(topic), "1");
    expect(client.open()).toBe(true);
    await client.publish(under(topic), "1", true);
    await until(() => !client.open(), "the cut");
  });

  it("serves twenty subscriptions of one client, and another one when one is given back", async () => {
    const at = await start();
    const client = await connectAsync(at.options(staff).address, {
      ...at.options(staff),
      reconnectPeriod: 0,
    });
    const ask = (index: number) =>
      client.subscribeAsync(under(`service/s${index}/state`)).then(
        () => true,
        () => false,
      );
    for (let index = 0; index < 20; index += 1) expect(await ask(index)).toBe(true);
    expect(await ask(20)).toBe(false);
    expect(await ask(19)).toBe(true);
    await client.unsubscribeAsync(under("service/s3/state"));
    expect(await ask(20)).toBe(true);
    await client.endAsync();
  });

  it("lets two people use the same client id", async () => {
    const at = await start();
    const anna = await testClient({ ...at.options(staff), clientId: "tab" });
    const lobby = await testClient({ ...at.options(board), clientId: "tab" });
    await anna.publish(under("staff/anna/tab/presence"), "x");
    await lobby.publish(under("board/lobby/ack"), "x");
    expect([anna.open(), lobby.open()]).toEqual([true, true]);
  });

  it("disconnects whoever has lost the right to be there", async () => {
    const at = await start();
    const anna = await testClient(at.options(staff));
    const lobby = await testClient(at.options(board));
    expect(at.bus.disconnect(({ role, id }) => role === "staff" && id === "anna")).toBe(1);
    await until(() => !anna.open(), "the end");
    expect(lobby.open()).toBe(true);
    expect(at.bus.disconnect(() => true)).toBe(1);
  });

  it("slows a hasty client down to twenty packets a second, and loses none", async () => {
    const at = await start("tcp");
    let heard = 0;
    at.bus.onMessage(() => {
      heard += 1;
    });
    const began = performance.now();
    const socket = await dial(at);
    socket.write(hello(at.options(board)));
    await once(socket, "data");
    const one = publishPacket(under("board/lobby/ack"), "1");
    // With the CONNECT sixty packets, twenty more than the burst: the next is read a second after the start.
    socket.write(Buffer.concat(Array.from({ length: 59 }, () => one)));
    await until(() => heard === 59, "the first ones");
    socket.write(one);
    await until(() => heard === 60, "the last one");
    expect(performance.now() - began).toBeGreaterThan(900);
    socket.destroy();
  });

  it("cuts a client that floods", async () => {
    const at = await start("tcp");
    let heard = 0;
    at.bus.onMessage(() => {
      heard += 1;
    });
    const socket = await dial(at);
    socket.write(hello(at.options(board)));
    await once(socket, "data");
    const tiny = publishPacket(under("board/lobby/ack"), "1");
    socket.write(Buffer.concat(Array.from({ length: 1000 }, () => tiny)));
    await once(socket, "close");
    expect(heard).toBeLessThan(1000);
  });

  it.each(["ws", "tcp"] as const)(
    "cuts a CONNECT of 200 MB over %s before it has grown",
    async (over) => {
      const at = await start(over);
      const before = process.memoryUsage().arrayBuffers;
      const socket =
        over === "tcp" ? await dial(at) : new WebSocket(at.options(board).address, ["mqtt"]);
      if (socket instanceof WebSocket) await once(socket, "open");
      socket.on("error", () => undefined);
      const send = (bytes: Buffer) =>
        socket instanceof WebSocket ? socket.send(bytes, () => undefined) : socket.write(bytes);
      let ended = false;
      socket.on("close", () => {
        ended = true;
      });
      send(Buffer.from([0x10, 0x80, 0x84, 0xaf, 0x5f]));
      const piece = Buffer.alloc(32_768);
      for (let sent = 0; !ended && sent < 60_000_000; sent += piece.length) {
        send(piece);
        await new Promise((wake) => setImmediate(wake));
      }
      await until(() => ended, "the cut");
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
    },
  );

  it("cuts a stranger that keeps talking without being known", async () => {
    const at = await start("tcp");
    const socket = await dial(at);
    const piece = packet(0x10, text("MQTT"), Buffer.from([4, 2, 0, 30]), text("x".repeat(4000)));
    for (let index = 0; index < 4; index += 1) socket.write(piece);
    await once(socket, "close");
  });

  it("cuts a connection that does not say who it is in time", async () => {
    const at = await start("tcp", { connectMs: 50 });
    const socket = await dial(at);
    await once(socket.resume(), "close");
  });

  it("cuts a reader that does not read, and keeps serving the others", async () => {
    const at = await start("tcp", { backlogBytes: 100_000 });
    const lazy = await dial(at);
    lazy.write(hello(at.options(board), "lazy"));
    await once(lazy, "data");
    lazy.write(packet(0x82, Buffer.from([0, 1]), text(under("call/recent")), Buffer.from([0])));
    await once(lazy, "data");
    let ended = false;
    lazy.on("close", () => {
      ended = true;
    });
    lazy.pause();
    const keen = await testClient(at.options(board));
    await keen.subscribe(under("call/recent"));
    const document = "x".repeat(50_000);
    // The system's own buffers take some megabytes before the box's backlog grows.
    const documents = 400;
    for (let index = 0; index < documents; index += 1)
      await at.bus.publish(under("call/recent"), document);
    await until(() => keen.received.length === documents, "the keen reader");
    lazy.resume();
    await until(() => ended, "the cut");
  });

  it("survives a handler that throws", async () => {
    const at = await start();
    at.bus.onMessage(() => {
      throw new Error("not this one");
    });
    const client = await testClient(at.options(board));
    await client.publish(under("board/lobby/ack"), "1");
    expect(client.open()).toBe(true);
  });

  it("refuses a client whose check fails", async () => {
    const bus = await openAedesBus({
      root,
      check: () => ({ role: "board", id: "a/+" }),
      log: silent,
    });
    open.push(bus);
    const address = `mqtt://127.0.0.1:${await bus.listen(0, "127.0.0.1")}`;
    const pass = { username: "board.lobby", password: "x" };
    await expect(testClient({ address, ...pass })).rejects.toThrow("Not authorized");
  });

  it("takes nothing after it is closed", async () => {
    const at = await start();
    await at.bus.close();
    expect(at.bus.connected()).toBe(false);
    await expect(at.bus.publish(under("call/event"), "x")).rejects.toThrow("closed");
  });
});
