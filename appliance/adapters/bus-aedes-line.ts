/** One publish; an empty payload clears a retained document. */
export interface LinePacket {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
  readonly qos: 0 | 1;
}

/** Gives a packet to the broker, and calls back when every client has it. */
export type Hand = (packet: LinePacket, handed: (error?: Error | null) => void) => void;

interface Waiting {
  packet: LinePacket;
  readonly told: ((error: Error | null) => void)[];
}

/**
 * What waits to be handed to the broker: one publish after the other. The broker drops for a client whatever is older
 * than what it delivered last, and a retained document takes a longer way than an event: handed over side by side, the
 * event would overtake it and the document would be lost.
 *
 * What happens once (a call, a print job) goes before documents that wait: with ten boards, one publish takes a good part of
 * a call's time, and a crowd that takes tickets makes one for each. A document that waits gives its place to a newer one of its
 * topic: the older is of no use to anybody.
 */
export class PublishLine {
  readonly #hand: Hand;
  readonly #most: number;
  readonly #events: Waiting[] = [];
  readonly #documents = new Map<string, Waiting>();
  #handing = false;

  /** `most` publishes may wait; more means that the broker has stopped. */
  constructor(hand: Hand, most: number) {
    this.#hand = hand;
    this.#most = most;
  }

  /** Resolves when the broker has taken it, or a newer document in its place. */
  publish(packet: LinePacket): Promise<void> {
    const known = packet.retain ? this.#documents.get(packet.topic) : undefined;
    if (!known && this.#events.length + this.#documents.size >= this.#most)
      return Promise.reject(new Error("The bus is stuck."));
    return new Promise((resolve, reject) => {
      const told = (error: Error | null) => (error ? reject(error) : resolve());
      if (known) {
        known.packet = packet;
        known.told.push(told);
        return;
      }
      const waiting = { packet, told: [told] };
      if (packet.retain) this.#documents.set(packet.topic, waiting);
      else this.#events.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#handing) return;
    const next = this.#events.shift() ?? this.#documents.values().next().value;
    if (!next) return;
    if (this.#documents.get(next.packet.topic) === next) this.#documents.delete(next.packet.topic);
    this.#handing = true;
    this.#hand(next.packet, (error) => {
      for (const tell of next.told) tell(error ?? null);
      this.#handing = false;
      // A broker without clients answers at once: the next one must not stand on its stack.
      queueMicrotask(() => this.#next());
    });
  }
}
