/** What one piece of a client's byte stream holds. */
export interface Measured {
  /** MQTT packets that begin in it. */
  readonly packets: number;
  readonly fault: "packetTooLarge" | "malformedLength" | null;
}

/** Follows MQTT's framing without keeping a byte, so that a packet is judged by what it declares. */
export interface PacketMeter {
  /** Counts on over the next piece, in the order of arrival. After a fault the stream is of no more use. */
  feed(piece: Uint8Array): Measured;
  /** From now on a packet may declare this many bytes after its fixed header. */
  allow(bytes: number): void;
}

/** MQTT 3.1.1 clause 2.2.3: the remaining length takes one to four bytes, seven bits each. */
const lengthBytes = 4;

/** A meter that allows `bytes` a packet. */
export function packetMeter(bytes: number): PacketMeter {
  let limit = bytes;
  let body = 0;
  /** Bytes of the length read so far; -1 before a packet's first byte. */
  let digits = -1;
  let length = 0;

  const readLength = (byte: number): Measured["fault"] => {
    length += (byte & 0x7f) * 128 ** digits;
    digits += 1;
    if (length > limit) return "packetTooLarge";
    if (byte < 0x80) {
      body = length;
      digits = -1;
      return null;
    }
    return digits === lengthBytes ? "malformedLength" : null;
  };

  const readHead = (byte: number): Measured["fault"] => {
    if (digits >= 0) return readLength(byte);
    digits = 0;
    length = 0;
    return null;
  };

  return {
    allow(more) {
      limit = more;
    },
    feed(piece) {
      let packets = 0;
      let at = 0;
      while (at < piece.length) {
        if (body > 0) {
          const skipped = Math.min(body, piece.length - at);
          body -= skipped;
          at += skipped;
          continue;
        }
        if (digits < 0) packets += 1;
        const fault = readHead(piece[at] ?? 0);
        if (fault) return { packets, fault };
        at += 1;
      }
      return { packets, fault: null };
    },
  };
}

/** How long a client has to be left unread so that it keeps to its rate. */
export interface Pace {
  /** Notes packets at a monotonic moment (ms); answers the milliseconds to wait before reading on. */
  take(packets: number, at: number): number;
}

/** A pace of `perSecond` packets with twice as many at once: a device's birth says several things. */
export function pace(perSecond: number): Pace {
  const burst = 2 * perSecond;
  let left = burst;
  let last = Number.NEGATIVE_INFINITY;
  return {
    take(packets, at) {
      left = Math.min(burst, left + ((at - last) * perSecond) / 1000) - packets;
      last = at;
      return left >= 0 ? 0 : (-left * 1000) / perSecond;
    },
  };
}
