import { once } from "node:events";
import { createServer as createWebServer } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Log } from "../ports/world.ts";
import { until } from "./bus.contract.ts";
import { type Tunnel, tunnel } from "./bus-mqtt-tunnel.ts";

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Ends {
  readonly page: WebSocket;
  readonly broker: Socket;
  readonly way: Tunnel;
}

describe("the tunnel", { timeout: 20_000 }, () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  const listen = async (server: Server) => {
    server.listen(0, "127.0.0.1");
    closers.push(() => server.close());
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const open = async (brokerPort: number, clients?: number) => {
    const options = { host: "127.0.0.1", port: brokerPort, log: silent };
    const way = tunnel(clients === undefined ? options : { ...options, clients });
    const server = createWebServer().on("upgrade", way.upgrade);
    closers.push(() => way.close());
    return { way, url: `ws://127.0.0.1:${await listen(server)}/mqtt` };
  };
  const dial = (url: string) => {
    const page = new WebSocket(url, ["mqtt"]);
    page.on("error", () => undefined);
    return page;
  };
  const ends = async (): Promise<Ends> => {
    const broker = createServer();
    const { way, url } = await open(await listen(broker));
    const page = dial(url);
    const [socket] = (await once(broker, "connection")) as [Socket];
    socket.on("error", () => undefined);
    if (page.readyState === WebSocket.CONNECTING) await once(page, "open");
    return { page, broker: socket, way };
  };

  it("carries bytes both ways", async () => {
    const { page, broker } = await ends();
    page.send(Buffer.from([1, 2, 3]));
    expect(await once(broker, "data")).toEqual([Buffer.from([1, 2, 3])]);
    broker.write(Buffer.from([4, 5]));
    expect(await once(page, "message")).toEqual([Buffer.from([4, 5]), true]);
  });

  it("ends the page with the broker, and the broker with the page", async () => {
    const one = await ends();
    one.broker.destroy();
    await once(one.page, "close");
    const two = await ends();
    two.page.send(Buffer.from("last"));
    two.page.close();
    expect(String(await once(two.broker, "data"))).toBe("last");
    await once(two.broker, "end");
  });

  it("refuses text", async () => {
    const { page } = await ends();
    page.send("hello");
    expect((await once(page, "close"))[0]).toBe(1003);
  });

  it("tells the page to try later when there is no broker", async () => {
    const gone = createServer();
    const port = await listen(gone);
    gone.close();
    const page = dial((await open(port)).url);
    expect((await once(page, "close"))[0]).toBe(1013);
  });

  it("refuses the page that is one too many", async () => {
    const { url } = await open(await listen(createServer()), 1);
    await once(dial(url), "open");
    const [, response] = await once(dial(url), "unexpected-response");
    expect(response.statusCode).toBe(503);
  });

  it("cuts everyone when it is closed", async () => {
    const { page, way } = await ends();
    way.close();
    await once(page, "close");
  });

  // Far above what the system's own buffers take.
  const pieces = 1000;
  const piece = Buffer.alloc(60_000, 7);
  const total = pieces * piece.length;

  /** Waits until a count stands still for a fifth of a second. */
  const still = async (count: () => number) => {
    for (let last = -1; last !== count(); ) {
      last = count();
      await new Promise((wake) => setTimeout(wake, 200));
    }
  };

  it("leaves the broker unread while the page does not read", async () => {
    const { page, broker } = await ends();
    let got = 0;
    page.on("message", (data: Buffer) => {
      got += data.length;
    });
    page.pause();
    let written = 0;
    for (let index = 0; index < pieces; index += 1)
      broker.write(piece, () => {
        written += piece.length;
      });
    await still(() => written);
    expect(written).toBeLessThan(total / 2);
    page.resume();
    await until(() => got === total, "everything");
  });

  it("leaves the page unread while the broker does not read", async () => {
    const { page, broker } = await ends();
    let got = 0;
    broker.pause();
    let written = 0;
    for (let index = 0; index < pieces; index += 1)
      page.send(piece, () => {
        written += piece.length;
      });
    await still(() => written);
    expect(written).toBeLessThan(total / 2);
    broker.on("data", (data: Buffer) => {
      got += data.length;
    });
    broker.resume();
    await until(() => got === total, "everything");
  });
});
