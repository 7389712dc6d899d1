/** A part of an announcement; without a WAV file it is the built-in chime. */
export interface Piece {
  readonly atMs: number;
  readonly wav: Uint8Array | null;
}

const RATE = 48_000;
const HEADER = 44;

/** The samples of a clip as the voice writes them: 44 bytes of header, mono, 16 bit; brought to 48 kHz. */
function samplesOf(wav: Uint8Array): Float32Array {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const rate = view.getUint32(24, true);
  const count = Math.floor((wav.length - HEADER) / 2);
  const at = (index: number) =>
    index < count ? view.getInt16(HEADER + index * 2, true) / 32_768 : 0;
  const step = rate / RATE;
  return Float32Array.from({ length: Math.floor(count / step) }, (_, index) => {
    const place = index * step;
    const before = Math.floor(place);
    return at(before) + (at(before + 1) - at(before)) * (place - before);
  });
}

/**
 * One WAV file of a whole announcement: a player that is given it at once leaves no gap between its parts. `volume` is
 * percent as it is heard: half is a quarter of the amplitude.
 */
export function composed(
  pieces: readonly Piece[],
  volume: number,
  chime: (rate: number) => Float32Array,
): { readonly bytes: Uint8Array; readonly ms: number } {
  const sounds = pieces.map(({ atMs, wav }) => ({
    from: Math.round((atMs / 1000) * RATE),
    samples: wav ? samplesOf(wav) : chime(RATE),
  }));
  const length = sounds.reduce((end, { from, samples }) => Math.max(end, from + samples.length), 0);
  const bytes = Buffer.alloc(HEADER + length * 2);
  writeHeader(bytes, length * 2);
  const gain = (volume / 100) ** 2 * 32_767;
  for (const { from, samples } of sounds)
    for (const [index, sample] of samples.entries())
      bytes.writeInt16LE(Math.round(sample * gain), HEADER + (from + index) * 2);
  return { bytes, ms: (length / RATE) * 1000 };
}

function writeHeader(bytes: Buffer, data: number): void {
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(HEADER - 8 + data, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(data, 40);
}
