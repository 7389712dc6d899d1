import { levelled, type Pcm } from "./voice-espeak-loudness.ts";

/** Shorter than a word or longer than a call: not speech that was asked for. */
export const CLIP_MS = { least: 300, most: 15_000 } as const;
/** 15 s at the highest rate accepted, two channels, and a header. */
export const RAW_BYTES_MOST = (CLIP_MS.most / 1000) * 48_000 * 2 * 2 + 4096;

/** Silence kept so that no consonant is cut; goals: lead at most 50 ms, tail at most 100 ms. */
const LEAD_MS = 30;
const TAIL_MS = 70;
/** Ramps at both ends, so that the cut makes no click. */
const RAMP_MS = 4;
/** Below this part of the peak (-40 dB) a sample counts as silence. */
const QUIET = 0.01;
/** A clip whose peak is below -40 dBFS holds no speech. */
const SILENT_PEAK = 0.01;
const HEADER_BYTES = 44;
const PCM = 1;

interface Format {
  readonly channels: number;
  readonly rate: number;
}

function formatOf(view: DataView, at: number): Format {
  if (at + 16 > view.byteLength) throw new Error("the sound ends inside its format");
  const channels = view.getUint16(at + 2, true);
  const rate = view.getUint32(at + 4, true);
  if (view.getUint16(at, true) !== PCM || view.getUint16(at + 14, true) !== 16)
    throw new Error("the sound is not 16 bit PCM");
  if (channels < 1 || channels > 2) throw new Error(`the sound has ${channels} channels`);
  if (rate < 8000 || rate > 48_000) throw new Error(`the sound has ${rate} samples a second`);
  return { channels, rate };
}

function mono(view: DataView, { channels, rate }: Format): Pcm {
  const samples = new Float32Array(Math.floor(view.byteLength / (2 * channels)));
  for (let i = 0; i < samples.length; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += view.getInt16((i * channels + c) * 2, true);
    samples[i] = sum / (channels * 32_768);
  }
  return { rate, samples };
}

/**
 * The sound of a WAV file, mono, -1 to 1. Lengths in headers are only upper bounds: an engine that writes to a
 * pipe does not know them and writes 0x7ffff000.
 *
 * @throws Error when it is not 16 bit PCM, mono or stereo, 8 to 48 kHz.
 */
export function parseWav(bytes: Uint8Array): Pcm {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (tag(0) !== "RIFF" || tag(8) !== "WAVE") throw new Error("the sound is no WAV file");
  let format: Format | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(at) === "fmt ") format = formatOf(view, body);
    if (tag(at) === "data" && format) {
      const there = Math.min(length, bytes.length - body);
      return mono(new DataView(bytes.buffer, bytes.byteOffset + body, there), format);
    }
    at = body + length + (length % 2);
  }
  throw new Error("the WAV file holds no sound");
}

/** The 44 bytes before `dataBytes` bytes of mono 16 bit samples. */
export function wavHeader(rate: number, dataBytes: number): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

/** A mono 16 bit WAV file; samples beyond full scale are cut. */
export function encodeWav({ rate, samples }: Pcm): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES + samples.length * 2);
  bytes.set(wavHeader(rate, samples.length * 2));
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round((samples[i] ?? 0) * 32_768);
    bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, value)), HEADER_BYTES + i * 2);
  }
  return bytes;
}

/** Milliseconds of sound in a file that `encodeWav` wrote. */
export function wavDurationMs(wav: Uint8Array): number {
  const rate = new DataView(wav.buffer, wav.byteOffset, wav.byteLength).getUint32(24, true);
  return Math.round(((wav.length - HEADER_BYTES) / 2 / rate) * 1000);
}

/**
 * The sound without the silence around it, with short ramps at both ends.
 *
 * @throws Error when there is nothing but silence.
 */
export function trimmed({ rate, samples }: Pcm): Pcm {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  if (peak < SILENT_PEAK) throw new Error("the sound is silent");
  const heard = (sample: number) => Math.abs(sample) > peak * QUIET;
  const first = samples.findIndex(heard);
  const last = samples.findLastIndex(heard);
  const cut = samples.slice(
    Math.max(0, first - Math.round((LEAD_MS * rate) / 1000)),
    last + 1 + Math.round((TAIL_MS * rate) / 1000),
  );
  const ramp = Math.min(Math.round((RAMP_MS * rate) / 1000), Math.floor(cut.length / 2));
  for (let i = 0; i < ramp; i++) {
    const end = cut.length - 1 - i;
    cut[i] = ((cut[i] ?? 0) * i) / ramp;
    cut[end] = ((cut[end] ?? 0) * i) / ramp;
  }
  return { rate, samples: cut };
}

/**
 * What an engine made, made fit for a room: mono, trimmed, about -18 LUFS with peaks of at most -2 dBTP.
 *
 * @throws Error when it is no sound, silent, or not between 0.3 s and 15 s long.
 */
export function finishedWav(raw: Uint8Array): Uint8Array {
  const speech = trimmed(parseWav(raw));
  const ms = (speech.samples.length / speech.rate) * 1000;
  if (ms < CLIP_MS.least || ms > CLIP_MS.most)
    throw new Error(`the sound is ${Math.round(ms)} ms long`);
  return encodeWav(levelled(speech));
}
