import { describe, expect, it } from "vitest";
import { encodeWav, finishedWav, parseWav, trimmed, wavDurationMs } from "./voice-espeak-audio.ts";
import { integratedLoudness, type Pcm, truePeak } from "./voice-espeak-loudness.ts";

const RATE = 22_050;

/** A tone of `ms` between silences. */
function burst(lead: number, ms: number, tail: number, level = 0.5): Pcm {
  const at = (time: number) => Math.round((time * RATE) / 1000);
  const samples = new Float32Array(at(lead) + at(ms) + at(tail));
  for (let i = 0; i < at(ms); i++)
    samples[at(lead) + i] = level * Math.cos((2 * Math.PI * 440 * i) / RATE);
  return { rate: RATE, samples };
}

/** Milliseconds before and after what is heard. */
function silence({ samples }: Pcm): { lead: number; tail: number } {
  const heard = (sample: number) => Math.abs(sample) > 0.02;
  const ms = (count: number) => (count / RATE) * 1000;
  return {
    lead: ms(samples.findIndex(heard)),
    tail: ms(samples.length - 1 - samples.findLastIndex(heard)),
  };
}

/** A WAV file of 16 bit samples with any header. */
function wav(
  samples: readonly number[],
  header: Partial<Record<"format" | "channels" | "rate" | "bits" | "length", number>> = {},
) {
  const { format = 1, channels = 1, rate = RATE, bits = 16 } = header;
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write("RIFF\u0000\u0000\u0000\u0000WAVEfmt ", 0, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(format, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt16LE(bits, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(header.length ?? samples.length * 2, 40);
  for (const [i, sample] of samples.entries()) bytes.writeInt16LE(sample, 44 + i * 2);
  return bytes;
}

describe("reading a WAV file", () => {
  it("gives samples between -1 and 1", () => {
    const { rate, samples } = parseWav(wav([0, 16_384, -32_768]));
    expect(rate).toBe(RATE);
    expect([...samples]).toEqual([0, 0.5, -1]);
  });

  it("takes the length that is there when the header's is the one of a pipe", () => {
    expect([...parseWav(wav([1, 2, 3], { length: 0x7ffff000 })).samples]).toHaveLength(3);
  });

  it("leaves half a sample at the end out", () => {
    expect(parseWav(wav([1, 2, 3]).subarray(0, -1)).samples).toHaveLength(2);
  });

  it("mixes two channels to one", () => {
    const { samples } = parseWav(wav([16_384, 0, -16_384, -16_384], { channels: 2 }));
    expect([...samples]).toEqual([0.25, -0.5]);
  });

  it("passes over chunks that it does not know", () => {
    const plain = wav([1, 2]);
    const extra = Buffer.from("LIST\u0003\u0000\u0000\u0000abc\u0000", "latin1");
    const whole = Buffer.concat([plain.subarray(0, 36), extra, plain.subarray(36)]);
    expect(parseWav(whole).samples).toHaveLength(2);
  });

  it.each([
    ["no WAV file", Buffer.alloc(0)],
    ["no WAV file", Buffer.from("command not found: espeak-ng")],
    ["holds no sound", wav([]).subarray(0, 36)],
    ["holds no sound", Buffer.concat([wav([]).subarray(0, 12), Buffer.alloc(40)])],
    ["ends inside its format", wav([]).subarray(0, 30)],
    ["not 16 bit PCM", wav([1], { bits: 8 })],
    ["not 16 bit PCM", wav([1], { format: 3 })],
    ["6 channels", wav([1], { channels: 6 })],
    ["0 channels", wav([1], { channels: 0 })],
    ["0 samples a second", wav([1], { rate: 0 })],
  ])("says « %s » of what it cannot read", (reason, bytes) => {
    expect(() => parseWav(bytes)).toThrow(reason);
  });
});

describe("writing a WAV file", () => {
  it("is undone by reading, and cuts what is beyond full scale", () => {
    const file = encodeWav({ rate: 16_000, samples: new Float32Array([0, 0.25, 2, -2]) });
    expect(parseWav(file).rate).toBe(16_000);
    expect([...parseWav(file).samples]).toEqual([0, 0.25, 32_767 / 32_768, -1]);
  });

  it("knows how long it is", () => {
    expect(wavDurationMs(encodeWav(burst(0, 500, 0)))).toBe(500);
  });
});

describe("trimming", () => {
  it("leaves at most 50 ms before and 100 ms after", () => {
    const { lead, tail } = silence(trimmed(burst(270, 500, 830)));
    expect(lead).toBeGreaterThan(20);
    expect(lead).toBeLessThanOrEqual(50);
    expect(tail).toBeGreaterThan(50);
    expect(tail).toBeLessThanOrEqual(100);
  });

  it("adds nothing to a sound that starts and ends at once", () => {
    expect(trimmed(burst(0, 500, 0)).samples).toHaveLength(burst(0, 500, 0).samples.length);
  });

  it("starts and ends at zero, so that nothing clicks", () => {
    const { samples } = trimmed(burst(0, 500, 0));
    expect(samples[0]).toBe(0);
    expect(Math.abs(samples.at(-1) ?? 1)).toBe(0);
  });

  it("refuses silence", () => {
    expect(() => trimmed(burst(0, 500, 0, 0.005))).toThrow("silent");
    expect(() => trimmed({ rate: RATE, samples: new Float32Array() })).toThrow("silent");
  });
});

describe("finishing a clip", () => {
  const finish = (pcm: Pcm) => parseWav(finishedWav(encodeWav(pcm)));

  it.each([0.02, 0.2, 0.9])("brings a level of %d to -18 LUFS and at most -2 dBTP", (level) => {
    const clip = finish(burst(300, 800, 300, level));
    expect(Math.abs(integratedLoudness(clip) + 18)).toBeLessThan(0.5);
    expect(20 * Math.log10(truePeak(clip))).toBeLessThanOrEqual(-2);
  });

  it("turns single bursts down instead of keeping the whole clip quiet", () => {
    const pcm = burst(100, 1000, 100, 0.05);
    for (const at of [5000, 12_000, 20_000]) pcm.samples[at] = 0.9;
    const clip = finish(pcm);
    expect(Math.abs(integratedLoudness(clip) + 18)).toBeLessThan(1);
    expect(20 * Math.log10(truePeak(clip))).toBeLessThanOrEqual(-2);
  });

  it.each([
    [150, "ms long"],
    [16_000, "ms long"],
  ])("refuses %d ms of sound", (ms, reason) => {
    expect(() => finishedWav(encodeWav(burst(0, ms, 0)))).toThrow(reason);
  });
});
