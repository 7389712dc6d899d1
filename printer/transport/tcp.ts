import type { Socket } from "node:net";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Link, Opened, PortStatus, Receiver, Transport, WriteReport } from "./transport.ts";
import { pieceBytes } from "./transport.ts";

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
  /** Set by our own goodbye: from then on the receiver hears no end. */
  #leaving = false;

  constructor(socket: Socket, receiver: Receiver) {
    this.#socket = socket;
    let ended = false;
    const end = (why: string) => {
      if (ended || this.#leaving) return;
      ended = true;
      receiver.ended(why);
    };
    socket.on("data", (chunk: Buffer) => receiver.bytes(chunk));
    socket.on("error", (error: Error) => end(codeOf(error)));
    socket.on("end", () => end("closed by the printer"));
    socket.on("close", () => end("closed"));
  }

  async write(bytes: Uint8Array, withinMs: number): Promise<WriteReport> {
    let offered = 0;
    let accepted = 0;
    while (accepted < bytes.length && this.#socket.writable) {
      const piece = bytes.subarray(accepted, accepted + pieceBytes);
      offered = accepted + piece.length;
      if (!(await this.#writePiece(piece, withinMs))) break;
      accepted = offered;
    }
    return { offered, accepted };
  }

  #writePiece(piece: Uint8Array, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      this.#socket.write(piece, (error) => {
        clearTimeout(timer);
        resolve(!error);
      });
    });
  }

  status(): Promise<PortStatus> {
    return Promise.resolve({ open: this.#socket.writable });
  }

  async close(withinMs: number): Promise<"clean" | "forced"> {
    this.#leaving = true;
    if (this.#socket.closed) return "clean";
    const closed = new Promise<"clean">((resolve) => {
      this.#socket.once("close", () => resolve("clean"));
    });
    this.#socket.end();
    const stop = new AbortController();
    const late = delay(withinMs, "forced" as const, { signal: stop.signal }).catch(
      () => "clean" as const,
    );
    const how = await Promise.race([closed, late]);
    stop.abort();
    if (how === "forced") this.#socket.destroy();
    return how;
  }

  abort(): void {
    this.#leaving = true;
    this.#socket.destroy();
  }
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
