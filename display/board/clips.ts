/** Clips that are kept decoded. A counter's half comes again and again, a ticket's seldom; 60 are about 20 MB. */
const keptMax = 60;
/** A clip that takes longer comes too late to be understood. */
const fetchMs = 3_000;
/** A clip is a few seconds of speech, mono, 16 bit; nothing near this is one. */
const bytesMax = 4_000_000;
/** How far a decoded clip may be from its promised length: it is resampled. */
const durationSlackMs = 60;

export interface ClipRef {
  readonly hash: string;
  readonly durationMs: number;
}

/** Decodes a WAV file's bytes. */
export type Decode = (bytes: ArrayBuffer) => Promise<AudioBuffer>;

/** Fetches, checks and keeps clips. A clip that is not exactly what was promised is not played. */
export class Clips {
  readonly #decode: Decode;
  readonly #fetch: typeof fetch;
  readonly #kept = new Map<string, AudioBuffer>();

  constructor(decode: Decode, fetchFrom: typeof fetch = (...asked) => fetch(...asked)) {
    this.#decode = decode;
    this.#fetch = fetchFrom;
  }

  /** All clips, or null when one of them is missing or broken: half an announcement misleads. */
  async all(refs: readonly ClipRef[]): Promise<readonly AudioBuffer[] | null> {
    try {
      return await Promise.all(refs.map((ref) => this.#clip(ref)));
    } catch {
      return null;
    }
  }

  async #clip(ref: ClipRef): Promise<AudioBuffer> {
    const known = this.#kept.get(ref.hash);
    if (known) this.#kept.delete(ref.hash);
    const clip = known ?? (await this.#load(ref));
    this.#kept.set(ref.hash, clip);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > keptMax && oldest !== undefined) this.#kept.delete(oldest);
    return clip;
  }

  async #load({ hash, durationMs }: ClipRef): Promise<AudioBuffer> {
    const response = await this.#fetch(`/v1/clips/${hash}.wav`, {
      signal: AbortSignal.timeout(fetchMs),
    });
    if (!response.ok) throw new Error(`clip: ${response.status}`);
    const bytes = await response.arrayBuffer();
    if (!isWholeWav(bytes) || !(await isGenuine(bytes, hash))) throw new Error("clip: broken");
    const clip = await this.#decode(bytes);
    if (Math.abs(clip.duration * 1000 - durationMs) > durationSlackMs)
      throw new Error("clip: not of its length");
    return clip;
  }
}

/** A RIFF file that is as long as it says: a browser plays a truncated one without a word. */
export function isWholeWav(bytes: ArrayBuffer): boolean {
  if (bytes.byteLength < 44 || bytes.byteLength > bytesMax) return false;
  const view = new DataView(bytes);
  const riff = view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57415645;
  return riff && view.getUint32(4, true) + 8 === bytes.byteLength;
}

/** A clip is named by the SHA-256 of its bytes. A plain-HTTP origin of another machine has no means to compute it. */
async function isGenuine(bytes: ArrayBuffer, hash: string): Promise<boolean> {
  if (!globalThis.crypto?.subtle) return true;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("") === hash;
}
