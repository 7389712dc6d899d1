/** How long the built-in chime sounds, milliseconds. */
export const chimeMs = 1_200;

/**
 * From the turn of a call to the first sample that leaves a loudspeaker, milliseconds, the same for all of a room: more than
 * the longest output (Chromium on a sound server, hint 0.1: 264-312 ms at rest, up to 360 on a busy machine), so that
 * each of them can keep the time. With the box's own lead the chime begins within half a second of the call.
 */
export const outputLeadMs = 400;

/** Two falling notes, E5 and C5: a third that is heard as friendly, in the range that old ears keep longest. */
const notes: readonly { readonly hertz: number; readonly atMs: number }[] = [
  { hertz: 659.26, atMs: 0 },
  { hertz: 523.25, atMs: 420 },
];
/** Partials of a struck bar: ratio to the note, loudness, and how fast each fades (1/s). */
const partials: readonly {
  readonly ratio: number;
  readonly level: number;
  readonly fade: number;
}[] = [
  { ratio: 1, level: 1, fade: 3.2 },
  { ratio: 2, level: 0.32, fade: 5 },
  { ratio: 3.01, level: 0.12, fade: 8 },
  { ratio: 4.95, level: 0.05, fade: 13 },
];
/** A soft strike frightens nobody. */
const attackMs = 14;
/** The last part goes down to nothing, or the cut would click. */
const releaseMs = 160;
/** Peak of the chime: its short loud start sits well with speech of -18 LUFS. */
const peak = 0.4;

/** The chime as samples between -1 and 1, `chimeMs` long. */
export function chimeSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round((chimeMs / 1000) * sampleRate));
  for (const { hertz, atMs } of notes) {
    const first = Math.round((atMs / 1000) * sampleRate);
    for (let index = first; index < samples.length; index += 1) {
      const time = (index - first) / sampleRate;
      samples[index] = (samples[index] ?? 0) + struck(hertz, time);
    }
  }
  return shaped(samples, sampleRate);
}

function struck(hertz: number, time: number): number {
  const attack = Math.min(1, (time * 1000) / attackMs);
  const tone = partials.reduce(
    (sum, { ratio, level, fade }) =>
      sum + level * Math.exp(-fade * time) * Math.sin(2 * Math.PI * hertz * ratio * time),
    0,
  );
  return attack * attack * tone;
}

function shaped(samples: Float32Array<ArrayBuffer>, sampleRate: number): Float32Array<ArrayBuffer> {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const release = (releaseMs / 1000) * sampleRate;
  return samples.map((sample, index) => {
    const left = (samples.length - 1 - index) / release;
    return (sample / loudest) * peak * Math.min(1, left);
  });
}
