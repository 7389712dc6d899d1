import type { Server, Socket } from "node:net";
import { createServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { transportTo } from "./target.ts";
import { tcpTransport } from "./tcp.ts";
import type { Link } from "./transport.ts";

const servers: Server[] = [];
const sockets: Socket[] = [];
const links: Link[] = [];

afterEach(async () => {
  for (const link of links.splice(0)) link.abort();
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(
    servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
  );
});

/** A TCP server on a free port; `onSocket` is its side of each connection. */
async function serve(onSocket: (socket: Socket) => void): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.on("error", () => socket.destroy());
    onSocket(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

async function openTo(port: number) {
  const heard: Buffer[] = [];
  const ends: string[] = [];
  const receiver = {
    bytes: (chunk: Uint8Array) => void heard.push(Buffer.from(chunk)),
    ended: (why: string) => void ends.push(why),
  };
  const opened = await tcpTransport("127.0.0.1", port).open(receiver, 2_000);
  if (!opened.ok) throw new Error(opened.why);
  links.push(opened.link);
  return { link: opened.link, heard: () => Buffer.concat(heard), ends };
}

const nobody = { bytes: () => undefined, ended: () => undefined };

describe("opening", () => {
  it("says that it was refused, with nothing sent", async () => {
    const port = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const opened = await tcpTransport("127.0.0.1", port).open(nobody, 2_000);
    expect(opened).toEqual({ ok: false, why: "ECONNREFUSED" });
  });

  it("gives up after its time where nobody answers at all", async () => {
    // TEST-NET-1 (RFC 5737) belongs to nobody; some networks refuse it at once.
    const opened = await tcpTransport("192.0.2.1", 9100).open(nobody, 150);
    expect(opened.ok).toBe(false);
  });
});

describe("an open link", () => {
  it("hands over every byte, in order, and hears the other side", async () => {
    const got: Buffer[] = [];
    const port = await serve((socket) => {
      socket.on("data", (chunk) => void got.push(chunk));
      socket.write("hello");
    });
    const { link, heard } = await openTo(port);
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 251));
    expect(await link.write(bytes, 2_000)).toEqual({ offered: 5_000, accepted: 5_000 });
    await vi.waitFor(() => expect(Buffer.concat(got).equals(bytes)).toBe(true));
    await vi.waitFor(() => expect(heard().toString()).toBe("hello"));
    expect(await link.status()).toEqual({ open: true });
  });

  it("counts what a side that has stopped reading took, and gives up on the rest", async () => {
    const port = await serve((socket) => void socket.pause());
    const { link } = await openTo(port);
    const { offered, accepted } = await link.write(Buffer.alloc(64 * 1024 * 1024), 200);
    expect(accepted).toBeLessThan(64 * 1024 * 1024);
    expect(offered - accepted).toBe(512);
  });

  it("offers nothing once the other side is gone", async () => {
    const port = await serve((socket) => void socket.end());
    const { link, ends } = await openTo(port);
    await vi.waitFor(() => expect(ends).toEqual(["closed by the printer"]));
    await vi.waitFor(async () => expect(await link.status()).toEqual({ open: false }));
    expect(await link.write(Buffer.from("ticket"), 200)).toEqual({ offered: 0, accepted: 0 });
  });

  it("tells of a reset once", async () => {
    const port = await serve((socket) => void socket.once("data", () => socket.resetAndDestroy()));
    const { link, ends } = await openTo(port);
    await link.write(Buffer.from("x"), 1_000);
    await vi.waitFor(() => expect(ends).toHaveLength(1));
    expect(ends[0]).toMatch(/ECONNRESET|closed/);
  });
});

describe("saying goodbye", () => {
  it("loses nothing to a side that speaks first and reads late", async () => {
    const got: Buffer[] = [];
    const port = await serve((socket) => {
      socket.write(Buffer.from("10000000", "hex"));
      setTimeout(() => {
        socket.on("data", (chunk) => void got.push(chunk));
        socket.on("end", () => socket.end());
      }, 100);
    });
    const { link, ends } = await openTo(port);
    await link.write(Buffer.alloc(6_425, 1), 1_000);
    expect(await link.close(3_000)).toBe("clean");
    expect(Buffer.concat(got)).toHaveLength(6_425);
    expect(ends).toEqual([]);
  });

  it("is cut off where the other side never answers it", async () => {
    const port = await serve((socket) => void socket.resume());
    const { link } = await openTo(port);
    expect(await link.close(100)).toBe("forced");
    expect(await link.close(100)).toBe("clean");
  });
});

describe("a target", () => {
  it.each([
    ["tcp://10.0.0.7:9101", "tcp://10.0.0.7:9101"],
    ["tcp://printer.local", "tcp://printer.local:9100"],
    ["tcp://[::1]:9100", "tcp://::1:9100"],
  ])("%s is %s", (target, address) => {
    expect(transportTo(target).address).toBe(address);
  });

  it.each(["10.0.0.7", "tcp:", "usb://04b8", ""])("is not %s", (target) => {
    expect(() => transportTo(target)).toThrow(/tcp:\/\/HOST:PORT/);
  });
});
