import mqtt from "mqtt";
import { WebSocket } from "ws";
import type { BusAccess } from "../../protocol/http.ts";
import { busRights, topics } from "../../protocol/topics.ts";
import { httpClient } from "../../test/support/http-client.ts";
import { yes } from "../../test/support/staff-client.ts";
import type { Floor } from "./bench.ts";

/** Screens without a page: each says when the call that was announced reached it. */
export interface Listeners {
  /** Milliseconds on this process's clock at which the last of them had the label's call. */
  last(label: string): Promise<number>;
  close(): void;
}

/** A call that has not arrived everywhere after this never will. */
const arrivalMs = 10_000;

/** Counts arrivals of labels; the same label at the same listener counts once. */
class Arrivals {
  readonly #count: number;
  readonly #at = new Map<string, { seen: Set<number>; lastAt: number; done: () => void }>();

  constructor(count: number) {
    this.#count = count;
  }

  note(label: string, listener: number): void {
    const now = performance.now();
    const entry = this.#entry(label);
    if (entry.seen.has(listener)) return;
    entry.seen.add(listener);
    entry.lastAt = now;
    if (entry.seen.size === this.#count) entry.done();
  }

  async last(label: string): Promise<number> {
    const entry = this.#entry(label);
    if (entry.seen.size < this.#count)
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`${entry.seen.size} of ${this.#count} screens had ${label}`)),
          arrivalMs,
        );
        entry.done = () => {
          clearTimeout(late);
          resolve();
        };
      });
    this.#at.delete(label);
    return entry.lastAt;
  }

  #entry(label: string) {
    const entry = this.#at.get(label) ?? { seen: new Set<number>(), lastAt: 0, done: () => {} };
    this.#at.set(label, entry);
    return entry;
  }
}

/** Bare WebSockets on the floor. */
export async function floorListeners({ port }: Floor, count: number): Promise<Listeners> {
  const arrivals = new Arrivals(count);
  const sockets = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { perMessageDeflate: false });
      await new Promise((resolve, reject) => {
        socket.once("open", resolve);
        socket.once("error", reject);
      });
      socket.on("message", (text) =>
        arrivals.note((JSON.parse(String(text)) as { label: string }).label, index),
      );
      return socket;
    }),
  );
  return {
    last: (label) => arrivals.last(label),
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}

/** Clients of the box's bus that read what a board reads. */
export async function boxListeners(
  { port }: Pick<Floor, "port">,
  boardIds: readonly string[],
  count: number,
): Promise<Listeners> {
  const arrivals = new Arrivals(count);
  const web = httpClient(`http://127.0.0.1:${port}`);
  const clients = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const id = boardIds[index % boardIds.length] ?? "";
      const access = yes(await web.ask<BusAccess>("GET", `/v1/bus?device=board/${id}`));
      const client = await mqtt.connectAsync(`ws://127.0.0.1:${port}${access.path}`, {
        protocolVersion: 4,
        clientId: `bench-${process.pid}-${index}`,
        username: access.username,
        password: access.password,
        reconnectPeriod: 0,
        wsOptions: { perMessageDeflate: false },
      });
      const wanted = `${access.root}/${topics.callEvent}`;
      client.on("message", (topic, payload) => {
        if (topic === wanted)
          arrivals.note((JSON.parse(payload.toString()) as { label: string }).label, index);
      });
      const filters = busRights.board.read.map((filter) => filter.replace("%i", id));
      await client.subscribeAsync(filters.map((filter) => `${access.root}/${filter}`));
      return client;
    }),
  );
  web.close();
  return {
    last: (label) => arrivals.last(label),
    close: () => {
      for (const client of clients) client.end(true);
    },
  };
}
