import { sampleRate } from "./room.ts";

/** Windows in which a recording is compared with what should have sounded, milliseconds. */
const windowMs = 100;
/** A window that is softer says nothing (RMS). */
const silence = 0.004;
/** A break may put the rest of a sound so much later. */
const lostMs = 400;
/** For the search over long stretches: 4 000 samples a second hold what a voice is known by. */
const coarse = 12;
/** Half the length of the filter between two rates, samples. */
const taps = 24;

/** Where a source begins in a recording (sample), and how like it is, -1 to 1. */
export interface Place {
  readonly at: number;
  readonly likeness: number;
}

/** How a recording of a known source came out. */
export interface Comparison {
  readonly at: number;
  /** The part of its windows that are the source's own, 0 to 1. */
  readonly whole: number;
  /** The worst window. */
  readonly worst: number;
  /** The longest break inside it: how far a window is from where the one before it says, milliseconds. */
  readonly breakMs: number;
}

/** A mono WAV file of 16 bit as a recording would have it. */
export function recordable(wav: Uint8Array): Float32Array {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const rate = view.getUint32(24, true);
  const source = Float32Array.from(
    { length: Math.floor((wav.byteLength - 44) / 2) },
    (_, index) => view.getInt16(44 + index * 2, true) / 32_768,
  );
  if (rate === sampleRate) return source;
  const step = rate / sampleRate;
  return Float32Array.from({ length: Math.floor(source.length / step) }, (_, index) =>
    between(source, index * step),
  );
}

/** The value between two samples, by a windowed sinc. */
function between(source: Float32Array, place: number): number {
  const first = Math.floor(place);
  let sum = 0;
  for (let tap = 1 - taps; tap <= taps; tap += 1) {
    const x = place - first - tap;
    const weight =
      x === 0
        ? 1
        : (Math.sin(Math.PI * x) / (Math.PI * x)) * Math.cos((Math.PI * x) / 2 / taps) ** 2;
    sum += (source[first + tap] ?? 0) * weight;
  }
  return sum;
}

/** Where a source begins between two samples of a recording. */
export function placeOf(
  source: Float32Array,
  recording: Float32Array,
  { from, to }: { readonly from: number; readonly to: number },
): Place {
  const first = Math.max(0, from);
  const near = best(
    thinned(source),
    thinned(recording.subarray(first, to + source.length)),
    0,
    Math.max(0, Math.floor((to - first) / coarse)),
  );
  const middle = first + near.at * coarse;
  return best(source, recording, middle - 2 * coarse, middle + 2 * coarse);
}

function best(source: Float32Array, recording: Float32Array, from: number, to: number): Place {
  let found: Place = { at: from, likeness: -1 };
  for (let at = Math.max(0, from); at <= to; at += 1) {
    const likeness = likenessAt(source, recording, at);
    if (likeness > found.likeness) found = { at, likeness };
  }
  return found;
}

/** Correlation of a source with the recording from a sample on. */
function likenessAt(source: Float32Array, recording: Float32Array, at: number): number {
  let [product, one, two] = [0, 0, 0];
  for (let index = 0; index < source.length; index += 1) {
    const [left, right] = [source[index] ?? 0, recording[at + index] ?? 0];
    product += left * right;
    one += left * left;
    two += right * right;
  }
  return one === 0 || two === 0 ? 0 : product / Math.sqrt(one * two);
}

function thinned(samples: Float32Array): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / coarse) }, (_, index) => {
    let sum = 0;
    for (let part = 0; part < coarse; part += 1) sum += samples[index * coarse + part] ?? 0;
    return sum / coarse;
  });
}

/** Compares what was recorded from about `at` on with a source, window by window; `least` is what counts as its own. */
export function compared(
  source: Float32Array,
  recording: Float32Array,
  at: number,
  least = 0.97,
): Comparison {
  const size = (sampleRate * windowMs) / 1000;
  let [windows, own, worst, breakMs, place] = [0, 0, 1, 0, at];
  for (let from = 0; from + size <= source.length; from += size) {
    const part = source.subarray(from, from + size);
    if (level(part) < silence) continue;
    windows += 1;
    const found = partNear(part, recording, place + from, least);
    if (found.likeness >= least) {
      own += 1;
      if (windows > 1)
        breakMs = Math.max(breakMs, (Math.abs(found.at - from - place) * 1000) / sampleRate);
      place = found.at - from;
    }
    worst = Math.min(worst, found.likeness);
  }
  return { at, whole: windows === 0 ? 0 : own / windows, worst, breakMs };
}

/** Where a part is to be found: at its place, or wherever a break has put it. */
function partNear(part: Float32Array, recording: Float32Array, at: number, least: number): Place {
  const near = nearest(part, recording, at);
  if (near.likeness >= least) return near;
  const reach = (sampleRate * lostMs) / 1000;
  const far = placeOf(part, recording, { from: at - reach / 8, to: at + reach });
  return far.likeness > near.likeness + 0.02 ? far : near;
}

/** The best of a few samples, and of the quarters between them: a player does not begin on a recorder's sample. */
function nearest(part: Float32Array, recording: Float32Array, at: number): Place {
  const found = [0, 0.25, 0.5, 0.75].map((shift) =>
    best(shift === 0 ? part : shifted(part, shift), recording, at - 2, at + 2),
  );
  return found.reduce((one, two) => (two.likeness > one.likeness ? two : one));
}

function shifted(source: Float32Array, by: number): Float32Array {
  return source.map((_, index) => between(source, index + by));
}

function level(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
}
