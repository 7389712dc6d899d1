/**
 * What the speech process writes to its parent: a kind, a length, a body. Requests come the other way as lines
 * of JSON. Sound is the only large thing, so it travels as it is.
 */
export interface Frame {
  readonly kind: "ready" | "sound" | "failure";
  readonly body: Uint8Array;
}

const kinds = ["ready", "sound", "failure"] as const;
const HEAD_BYTES = 5;

export function encodeFrame({ kind, body }: Frame): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(kinds.indexOf(kind) + 1);
  head.writeUInt32LE(body.length, 1);
  return Buffer.concat([head, body]);
}

/**
 * Puts frames together from pieces of any size.
 *
 * @throws Error, from the function it returns, at an unknown kind or a body beyond `mostBytes`. What follows
 * has no meaning then, so the other side is to be ended.
 */
export function frameReader(mostBytes: number): (piece: Uint8Array) => Frame[] {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let wanted = HEAD_BYTES;

  function next(): Frame | null {
    if (held < wanted) return null;
    const bytes = Buffer.concat(pieces);
    const kind = kinds[bytes.readUInt8() - 1];
    const length = bytes.readUInt32LE(1);
    if (!kind || length > mostBytes) throw new Error("the speech process answers rubbish");
    pieces = [bytes];
    wanted = HEAD_BYTES + length;
    if (held < wanted) return null;
    pieces = [bytes.subarray(wanted)];
    held -= wanted;
    const body = bytes.subarray(HEAD_BYTES, wanted);
    wanted = HEAD_BYTES;
    return { kind, body };
  }

  return (piece) => {
    pieces.push(piece);
    held += piece.length;
    const frames: Frame[] = [];
    for (let frame = next(); frame; frame = next()) frames.push(frame);
    return frames;
  };
}
