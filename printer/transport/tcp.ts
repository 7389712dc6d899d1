import type { Socket } from "node:net";
import { connect } from "node:net";
import { codeOf, Ending, within, writePieces } from "./pieces.ts";
import type { Link, Opened, PortStatus, Receiver, Transport, WriteReport } from "./transport.ts";

/** Silence before the system itself asks whether the other end still lives. */
const keepAliveMs = 5_000;

/** A network printer's raw port (usually 9100). */
export function tcpTransport(host: string, port: number): Transport {
  return {
    address: `tcp://${host}:${port}`,
    open: (receiver, withinMs) => open({ host, port }, receiver, withinMs),
  };
}

function open(
  to: { host: string; port: number },
  receiver: Receiver,
  withinMs: number,
): Promise<Opened> {
  const socket = connect({
    ...to,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: keepAliveMs,
  });
  return new Promise((resolve) => {
    const refuse = (why: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ok: false, why });
    };
    const onError = (error: Error) => refuse(codeOf(error));
    const timer = setTimeout(() => refuse("timeout"), withinMs);
    socket.once("error", onError);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", onError);
      resolve({ ok: true, link: new TcpLink(socket, receiver) });
    });
  });
}

class TcpLink implements Link {
  readonly #socket: Socket;
  readonly #ending: Ending;

  constructor(socket: Socket, receiver: Receiver) {
    this.#socket = socket;
    this.#ending = new Ending((why) => receiver.ended(why));
    socket.on("data", (chunk: Buffer) => receiver.bytes(chunk));
    socket.on("error", (error: Error) => this.#ending.lost(codeOf(error)));
    socket.on("end", () => this.#ending.lost("closed by the printer"));
    socket.on("close", () => this.#ending.lost("closed"));
  }

  async write(bytes: Uint8Array, withinMs: number): Promise<WriteReport> {
    if (!this.#socket.writable) return { offered: 0, accepted: 0 };
    return await writePieces(bytes, (piece) => within(this.#give(piece), withinMs, false));
  }

  #give(piece: Uint8Array): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.#socket.writable) resolve(false);
      else this.#socket.write(piece, (error) => resolve(!error));
    });
  }

  status(): Promise<PortStatus> {
    return Promise.resolve({ open: this.#socket.writable });
  }

  async close(withinMs: number): Promise<"clean" | "forced"> {
    this.#ending.leave();
    if (this.#socket.closed) return "clean";
    const closed = new Promise<"clean" | "forced">((resolve) => {
      this.#socket.once("close", () => resolve("clean"));
    });
    this.#socket.end();
    const how = await within(closed, withinMs, "forced");
    if (how === "forced") this.#socket.destroy();
    return how;
  }

  abort(): void {
    this.#ending.leave();
    this.#socket.destroy();
  }
}
