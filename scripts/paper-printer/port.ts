import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import type { Mechanism } from "./mechanism.ts";

/** Ways in which a printer's network side may behave badly. */
export interface Manners {
  /** Sends four status bytes on each new connection. */
  readonly statusFirst: boolean;
  /** Begins to read so late after each new connection, in milliseconds. */
  readonly readAfterMs: number;
  /** Accepts connections and never reads. */
  readonly deaf: boolean;
  /** Reads and never answers. */
  readonly mute: boolean;
  /** Resets the connection after so many bytes of it. */
  readonly resetAfterBytes: number;
}

export const goodManners: Manners = {
  statusFirst: false,
  readAfterMs: 0,
  deaf: false,
  mute: false,
  resetAfterBytes: Number.POSITIVE_INFINITY,
};

/** Connections at a time: a real printer has few. */
const maxConnections = 8;
/** How often a connection whose printer was full is looked at again. */
const fullPollMs = 20;

/** The raw TCP port of a stand-in printer. Answers go to the connection that spoke last. */
export class PaperPort {
  readonly #mechanism: Mechanism;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #server: Server | undefined;
  #speaker: Socket | undefined;
  #port = 0;
  manners = goodManners;

  constructor(mechanism: Mechanism) {
    this.#mechanism = mechanism;
  }

  get port(): number {
    return this.#port;
  }

  get plugged(): boolean {
    return this.#server !== undefined;
  }

  /** Opens the port; 0 takes a free one, and keeps it from then on. */
  async plug(host: string, port = this.#port): Promise<void> {
    const server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    this.#server = server;
    server.maxConnections = maxConnections;
    server.listen(port, host);
    await once(server, "listening");
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Drops every connection and refuses new ones. */
  async unplug(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    for (const socket of this.#sockets) socket.destroy();
    if (!server) return;
    server.close();
    await once(server, "close");
  }

  /** Neither reads nor answers any more on the connections that there are. */
  forget(): void {
    this.#speaker = undefined;
    for (const socket of this.#sockets) socket.removeAllListeners("data").pause();
  }

  say(bytes: Uint8Array): void {
    if (!this.manners.mute && this.#speaker?.writable) this.#speaker.write(bytes);
  }

  #accept(socket: Socket): void {
    const { statusFirst, readAfterMs, deaf } = this.manners;
    this.#sockets.add(socket);
    this.#speaker = socket;
    let received = 0;
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    if (statusFirst) this.say(this.#mechanism.status());
    if (deaf) return;
    const listen = () =>
      socket.on("data", (chunk) => {
        this.#speaker = socket;
        const left = this.manners.resetAfterBytes - received;
        received += chunk.length;
        this.#mechanism.receive(chunk.subarray(0, left));
        if (chunk.length >= left) socket.resetAndDestroy();
        else if (this.#mechanism.full) this.#stopReading(socket);
      });
    if (readAfterMs > 0) this.#later(readAfterMs, listen);
    else listen();
  }

  #stopReading(socket: Socket): void {
    socket.pause();
    this.#later(fullPollMs, () => {
      if (this.#mechanism.full) this.#stopReading(socket);
      else socket.resume();
    });
  }

  #later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }
}
