import type { Bus, BusMessage } from "../ports/bus.ts";

/** One publish as the bus took it. */
export interface SentMessage {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
  readonly qos: 0 | 1;
}

/** A bus for tests: it keeps what was published and lets the test speak as a device. */
export interface MemoryBus extends Bus {
  /** Every publish that was taken, oldest first. */
  readonly sent: readonly SentMessage[];
  /** The retained documents as a late subscriber would get them, by whole topic. */
  readonly retained: ReadonlyMap<string, string>;
  /** Payloads published to one topic, oldest first. */
  sentTo(topic: string): readonly string[];
  /** Forgets what was sent; retained documents stay. */
  forgetSent(): void;
  /** Hands a message to the box as if a client had written it. */
  inject(topic: string, payload: string): void;
  /** Breaks or mends the broker; the change is told. A broken broker takes nothing and forgets everything. */
  setConnected(connected: boolean): void;
}

/**
 * A bus in memory. While it is broken it drops retained documents, which the box publishes again, and
 * rejects the rest, as the real ones do.
 */
export function memoryBus(): MemoryBus {
  const sent: SentMessage[] = [];
  const retained = new Map<string, string>();
  let reachable = true;
  let onMessage: (message: BusMessage) => void = () => undefined;
  let onConnection: (connected: boolean) => void = () => undefined;

  return {
    sent,
    retained,
    async publish(topic, payload, { retain = false, qos = 0 } = {}) {
      if (!reachable && retain) return;
      if (!reachable) throw new Error("The bus cannot be reached.");
      sent.push({ topic, payload, retain, qos });
      if (!retain) return;
      if (payload === "") retained.delete(topic);
      else retained.set(topic, payload);
    },
    sentTo: (topic) => sent.filter((one) => one.topic === topic).map((one) => one.payload),
    forgetSent: () => sent.splice(0),
    inject: (topic, payload) => onMessage({ topic, payload: new TextEncoder().encode(payload) }),
    setConnected(connected) {
      if (connected === reachable) return;
      reachable = connected;
      if (!connected) retained.clear();
      onConnection(connected);
    },
    onMessage(handler) {
      onMessage = handler;
    },
    connected: () => reachable,
    onConnection(handler) {
      onConnection = handler;
    },
    async close() {
      reachable = false;
    },
  };
}
