/** Mono sound, -1 to 1. */
export interface Pcm {
  readonly rate: number;
  readonly samples: Float32Array;
}

/** The level of every clip, so that voices, languages and the halves of a call match (EBU R128 measure). */
const TARGET_LUFS = -18;
/** The highest true peak, in dBTP: a tenth below the goal of -2, as meters differ by about that much. */
const CEILING_DB = -2.1;
/** More gain than this would lift a hiss to the level of speech. */
const GAIN_MOST_DB = 24;
/** Rounds of gain and limiting: a round gives back what the limiter took in the one before. */
const ROUNDS = 3;
/** Closer than this no ear and no meter asks for. */
const CLOSE_LU = 0.1;
/** Half the width of the limiter's window: shorter than a syllable, longer than a period of most voices' bursts. */
const LIMIT_MS = 3;

const BLOCK_SECONDS = 0.4;
const STEP_SECONDS = 0.1;
/** ITU-R BS.1770: the absolute gate, and the relative one below the mean of what passed it. */
const GATE_LUFS = -70;
const GATE_BELOW_LU = 10;

const amplitude = (db: number) => 10 ** (db / 20);
const lufs = (power: number) => -0.691 + 10 * Math.log10(power);

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/**
 * The two filters of the K-weighting for any sample rate: the standard lists coefficients for 48 kHz only;
 * these are its analogue prototypes (frequency, quality, gain) put through the bilinear transform.
 */
function kWeighting(rate: number): readonly [Biquad, Biquad] {
  const shelf = Math.tan((Math.PI * 1681.974450955533) / rate);
  const q = 0.7071752369554196;
  const high = amplitude(3.999843853973347);
  const band = high ** 0.4996667741545416;
  const n = 1 + shelf / q + shelf * shelf;
  const pass = Math.tan((Math.PI * 38.13547087602444) / rate);
  const r = 0.5003270373238773;
  const m = 1 + pass / r + pass * pass;
  return [
    {
      b: [
        (high + (band * shelf) / q + shelf * shelf) / n,
        (2 * (shelf * shelf - high)) / n,
        (high - (band * shelf) / q + shelf * shelf) / n,
      ],
      a: [(2 * (shelf * shelf - 1)) / n, (1 - shelf / q + shelf * shelf) / n],
    },
    { b: [1, -2, 1], a: [(2 * (pass * pass - 1)) / m, (1 - pass / r + pass * pass) / m] },
  ];
}

function filtered(samples: Float32Array, { b, a }: Biquad): Float32Array {
  const [b0, b1, b2] = b;
  const [a1, a2] = a;
  const result = new Float32Array(samples.length);
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    result[i] = y;
  }
  return result;
}

function power(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

/** Mean power of each gating block; a sound shorter than a block is one block. */
function blockPowers({ rate, samples }: Pcm): number[] {
  const [shelf, pass] = kWeighting(rate);
  const weighted = filtered(filtered(samples, shelf), pass);
  const size = Math.min(Math.round(BLOCK_SECONDS * rate), weighted.length);
  const step = Math.round(STEP_SECONDS * rate);
  const powers: number[] = [];
  for (let at = 0; at + size <= weighted.length; at += step)
    powers.push(power(weighted.subarray(at, at + size)));
  return powers;
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Integrated loudness in LUFS (ITU-R BS.1770-4, one channel); -Infinity when all of it is below -70 LUFS. */
export function integratedLoudness(pcm: Pcm): number {
  const loud = blockPowers(pcm).filter((block) => lufs(block) > GATE_LUFS);
  if (loud.length === 0) return Number.NEGATIVE_INFINITY;
  const gate = lufs(mean(loud)) - GATE_BELOW_LU;
  return lufs(mean(loud.filter((block) => lufs(block) > gate)));
}

/** Four-fold oversampling, as BS.1770 annex 2 asks: windowed sinc, 12 neighbours for each point between samples. */
const TAPS = 12;
const betweens = [0.25, 0.5, 0.75].map((between) =>
  Array.from({ length: TAPS }, (_, tap) => {
    const x = tap - (TAPS / 2 - 1) - between;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / (TAPS / 2));
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
  }),
);

function between(samples: Float32Array, at: number, taps: readonly number[]): number {
  const first = at - (TAPS / 2 - 1);
  let sum = 0;
  for (let k = 0; k < TAPS; k++) sum += (taps[k] ?? 0) * (samples[first + k] ?? 0);
  return sum;
}

/** The highest value that the sound reaches between and on its samples; 1 is full scale. */
export function truePeak({ samples }: Pcm): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const near = peak / 2;
  for (let at = 0; at < samples.length; at++) {
    if (Math.abs(samples[at] ?? 0) < near && Math.abs(samples[at + 1] ?? 0) < near) continue;
    for (const taps of betweens) peak = Math.max(peak, Math.abs(between(samples, at, taps)));
  }
  return peak;
}

const scaled = ({ rate, samples }: Pcm, factor: number): Pcm => ({
  rate,
  samples: samples.map((sample) => sample * factor),
});

/**
 * Turns the sound down around each sample above `ceiling`, from just before it to just after it. Bursts of
 * consonants stand 17 dB above the loudness of a phrase; without this they would keep the phrase too quiet.
 */
function limited({ rate, samples }: Pcm, ceiling: number): Pcm {
  const half = Math.round((LIMIT_MS * rate) / 1000);
  const gain = new Float32Array(samples.length).fill(1);
  samples.forEach((sample, i) => {
    const needed = ceiling / Math.abs(sample);
    if (needed >= 1) return;
    for (let at = Math.max(0, i - 2 * half); at <= Math.min(gain.length - 1, i + 2 * half); at++) {
      const away = Math.max(0, Math.abs(at - i) - half) / half;
      gain[at] = Math.min(gain[at] ?? 1, needed + (1 - needed) * away);
    }
  });
  return { rate, samples: samples.map((sample, i) => sample * (gain[i] ?? 1)) };
}

/** The sound at about -18 LUFS, with a true peak of at most -2 dBTP. Silence stays as it is. */
export function levelled(pcm: Pcm): Pcm {
  const ceiling = amplitude(CEILING_DB);
  let result = pcm;
  let missing = TARGET_LUFS - integratedLoudness(pcm);
  if (missing === Number.POSITIVE_INFINITY) return pcm;
  let gain = 0;
  for (let round = 0; round < ROUNDS && Math.abs(missing) > CLOSE_LU; round++) {
    gain = Math.min(GAIN_MOST_DB, gain + missing);
    result = limited(scaled(pcm, amplitude(gain)), ceiling);
    missing = TARGET_LUFS - integratedLoudness(result);
  }
  const peak = truePeak(result);
  return peak > ceiling ? scaled(result, ceiling / peak) : result;
}
