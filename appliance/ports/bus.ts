/** A message that a device or a browser was allowed to publish (presence, acknowledgements, print results). */
export interface BusMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
}

/** The box's side of the broker. The broker holds no truth: everything retained can be published again. */
export interface Bus {
  /**
   * Publishes to every subscriber; resolves when the broker has taken it. QoS 0 unless said.
   * Retained documents replace the one before; an empty payload clears it.
   */
  publish(
    topic: string,
    payload: string,
    options?: { retain?: boolean; qos?: 0 | 1 },
  ): Promise<void>;
  /** Hands every client-written message below the site's tree to the box, in order. One handler. */
  onMessage(handler: (message: BusMessage) => void): void;
  /** True while the broker can be reached; the embedded one always can. */
  connected(): boolean;
  /** Tells each change of `connected`; after a reconnection the box publishes every retained document again. */
  onConnection(handler: (connected: boolean) => void): void;
  close(): Promise<void>;
}
