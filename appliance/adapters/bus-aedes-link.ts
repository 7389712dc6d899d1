import { Duplex } from "node:stream";
import { type Pace, type PacketMeter, pace, packetMeter } from "./bus-aedes-meter.ts";

/** The far end of a link: a WebSocket or a TCP connection. */
export interface Wire {
  send(bytes: Buffer): void;
  /** Bytes sent that the system has not taken yet. */
  backlog(): number;
  pause(): void;
  resume(): void;
  /** Ends after what was sent, within a bounded time. */
  finish(): void;
  /** Ends now. */
  cut(): void;
}

/** What one client may cost, each way. */
export interface LinkLimits {
  /** An MQTT packet from the client, bytes after its fixed header. */
  readonly packetBytes: number;
  /** What a client that does not read may leave waiting in the box, bytes. */
  readonly backlogBytes: number;
  /** MQTT packets a second from the client. */
  readonly packetsPerSecond: number;
}

/** Before a client is known: a CONNECT with a will and a pass has under 1 KB. */
export const strangerPacketBytes = 4096;
/** A CONNECT and whatever an impatient client sends along with it. */
export const strangerBytes = 8192;

/** A client this far above its pace is flooding, and is cut instead of slowed down: 10 s without being read. */
const longestPauseMs = 10_000;

/**
 * A client's byte stream as the broker sees it, bounded both ways: too large a packet or too long a backlog
 * ends it, too many packets slow its reading down. What the broker writes in one turn of the loop goes out
 * as one frame: the packet library writes header, topic and payload apart.
 */
export class BoundedLink extends Duplex {
  readonly #wire: Wire;
  readonly #limits: LinkLimits;
  readonly #meter: PacketMeter;
  readonly #pace: Pace;
  #strangerBytes = 0;
  #admitted = false;
  #full = false;
  #resting: NodeJS.Timeout | null = null;

  constructor(wire: Wire, limits: LinkLimits) {
    // The broker never has to wait for a reader: above this mark the link is cut.
    super({ writableHighWaterMark: limits.backlogBytes + 1 });
    this.#wire = wire;
    this.#limits = limits;
    this.#meter = packetMeter(Math.min(strangerPacketBytes, limits.packetBytes));
    this.#pace = pace(limits.packetsPerSecond);
  }

  /** The client is known: from now on the full limits hold. */
  admit(): void {
    this.#admitted = true;
    this.#meter.allow(this.#limits.packetBytes);
  }

  /** The next bytes from the client. */
  receive(piece: Buffer): void {
    if (this.destroyed || this.readableEnded) return;
    const { packets, fault } = this.#meter.feed(piece);
    if (!this.#admitted) this.#strangerBytes += piece.length;
    const rest = this.#pace.take(packets, performance.now());
    if (fault) this.cut(fault);
    else if (this.#strangerBytes > strangerBytes) this.cut("strangerTooLong");
    else if (rest > longestPauseMs) this.cut("flood");
    else this.#hand(piece, rest);
  }

  /** The client's side has ended; what it sent before is still handed over. */
  endInput(): void {
    if (!this.destroyed && !this.readableEnded) this.push(null);
  }

  /** Ends the link at once; the reason is the error's message. */
  cut(reason: string): void {
    this.#wire.cut();
    this.destroy(new Error(reason));
  }

  #hand(piece: Buffer, restMs: number): void {
    this.#full = !this.push(piece);
    if (restMs > 0 && !this.#resting) {
      this.#resting = setTimeout(() => {
        this.#resting = null;
        this.#flow();
      }, restMs);
    }
    this.#flow();
  }

  #flow(): void {
    if (this.#full || this.#resting) this.#wire.pause();
    else this.#wire.resume();
  }

  override _read(): void {
    this.#full = false;
    this.#flow();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#send(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  #send(bytes: Buffer, done: () => void): void {
    if (this.#wire.backlog() + bytes.length > this.#limits.backlogBytes) this.cut("slowReader");
    else this.#wire.send(bytes);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (this.#resting) clearTimeout(this.#resting);
    this.#wire.finish();
    done(error);
  }
}
