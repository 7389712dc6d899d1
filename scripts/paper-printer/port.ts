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
  /** Reads no faster than a line of so many baud carries (10 bits a byte); 0 for as fast as it can. */
  readonly baud: number;
  /** Resets the connection after so many bytes of it. */
  readonly resetAfterBytes: number;
}

export const goodManners: Manners = {
  statusFirst: false,
  readAfterMs: 0,
  deaf: false,
  mute: false,
  baud: 0,
  resetAfterBytes: Number.POSITIVE_INFINITY,
};

/** Connections at a time: a real printer has few. */
const maxConnections = 8;
/** How often a connection whose printer was full is looked at again. */
const fullPollMs = 20;

/** The end of a stand-in's cable, whatever it is made of. */
export interface PrinterPort {
  manners: Manners;
  /** The TCP port; 0 where the cable is of another kind. */
  readonly port: number;
  readonly plugged: boolean;
  plug(host: string, port?: number): Promise<void>;
  unplug(): Promise<void>;
  /** Hears what is wrong with the mechanism now, for a port that has a state of its own. */
  noteFaults(): void;
  forget(): void;
  talkFirst(ms: number): void;
  sayRaw(bytes: Uint8Array): void;
  say(bytes: Uint8Array): void;
}

/** The raw TCP port of a stand-in printer. Answers go to the connection that spoke last. */
export class PaperPort implements PrinterPort {
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

  noteFaults(): void {
    // A TCP port has no state apart from what the printer says.
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

  /** Says its state of its own accord on every connection, and reads nothing for so long. */
  talkFirst(ms: number): void {
    for (const socket of this.#sockets) {
      socket.pause();
      socket.write(this.#mechanism.status());
      this.#later(ms, () => socket.resume());
    }
  }

  /** Sends bytes on every connection that there is, such as XOFF and XON. */
  sayRaw(bytes: Uint8Array): void {
    for (const socket of this.#sockets) socket.write(bytes);
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
        const take = () => {
          this.#mechanism.receive(chunk.subarray(0, left));
          if (chunk.length >= left) socket.resetAndDestroy();
          else this.#stopReading(socket);
        };
        this.#pace(socket, chunk.length, take);
      });
    if (readAfterMs > 0) this.#later(readAfterMs, listen);
    else listen();
  }

  /** Takes bytes once as long has passed as they need on the line. */
  #pace(socket: Socket, bytes: number, take: () => void): void {
    const { baud } = this.manners;
    if (baud <= 0) take();
    else {
      socket.pause();
      this.#later((bytes * 10_000) / baud, take);
    }
  }

  /** Reads on, or once the printer is no longer full. */
  #stopReading(socket: Socket): void {
    if (!this.#mechanism.full) {
      socket.resume();
      return;
    }
    socket.pause();
    this.#later(fullPollMs, () => this.#stopReading(socket));
  }

  #later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }
}
