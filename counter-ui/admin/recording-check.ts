/** What a browser makes of a file: mono, -1 to 1. */
export interface Recorded {
  readonly rate: number;
  readonly samples: Float32Array;
}

export type RecordingFault = "short" | "long" | "clipped" | "quiet" | "silent";

export interface RecordingReport {
  readonly faults: readonly RecordingFault[];
  readonly seconds: number;
  /** dB below full scale: the mean of the parts that are not silent. */
  readonly loudness: number;
  readonly peak: number;
}

/** A word and its breath; longer is a sentence. */
const seconds = { least: 0.3, most: 6 } as const;
/** Below this a room's noise is as loud as the word; the box lifts by 24 dB at most, to -18. */
const quietDb = -42;
const silentPeak = 0.01;
/** So many samples in a row at full scale are heard as a crack. */
const clippedRun = 4;
const blockSeconds = 0.05;

function db(power: number): number {
  return power > 0 ? 10 * Math.log10(power) : -100;
}

/** The mean power of the blocks that are within 20 dB of the loudest. */
function loudnessOf({ rate, samples }: Recorded): number {
  const size = Math.max(1, Math.round(blockSeconds * rate));
  const powers: number[] = [];
  for (let at = 0; at + size <= samples.length; at += size) {
    let sum = 0;
    for (let index = at; index < at + size; index += 1) sum += (samples[index] ?? 0) ** 2;
    powers.push(sum / size);
  }
  const loudest = Math.max(0, ...powers);
  const heard = powers.filter((power) => power > loudest / 100);
  return db(heard.reduce((sum, power) => sum + power, 0) / Math.max(1, heard.length));
}

function isClipped(samples: Float32Array): boolean {
  let run = 0;
  for (const sample of samples) {
    run = Math.abs(sample) >= 0.999 ? run + 1 : 0;
    if (run >= clippedRun) return true;
  }
  return false;
}

/** What is wrong with a recording of one word, before it is sent. */
export function checkRecording(recorded: Recorded): RecordingReport {
  const { rate, samples } = recorded;
  const length = samples.length / rate;
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const loudness = loudnessOf(recorded);
  const faults: RecordingFault[] = [];
  if (peak < silentPeak) faults.push("silent");
  else if (loudness < quietDb) faults.push("quiet");
  if (length < seconds.least) faults.push("short");
  if (length > seconds.most) faults.push("long");
  if (isClipped(samples)) faults.push("clipped");
  return { faults, seconds: length, loudness, peak };
}

/** A mono 16 bit WAV file: what the box reads, whatever format the file had. */
export function wavOf({ rate, samples }: Recorded): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => {
    for (const [index, letter] of [...word].entries())
      view.setUint8(at + index, letter.charCodeAt(0));
  };
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  for (const [index, sample] of samples.entries())
    view.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 32_767, true);
  return bytes;
}
