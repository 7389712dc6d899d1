import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { encodeWav, finishedWav } from "./voice-espeak-audio.ts";
import { integratedLoudness, levelled, type Pcm, truePeak } from "./voice-espeak-loudness.ts";

function tone(rate: number, hertz: number, seconds: number, level = 1): Pcm {
  const samples = new Float32Array(rate * seconds);
  for (let i = 0; i < samples.length; i++)
    samples[i] = level * Math.sin((2 * Math.PI * hertz * i) / rate);
  return { rate, samples };
}

const has = (program: string, flag: string) => spawnSync(program, [flag]).status === 0;

describe("loudness", () => {
  it.each([16_000, 22_050, 48_000])("of a full tone of 997 Hz is -3.01 LUFS at %d Hz", (rate) => {
    expect(integratedLoudness(tone(rate, 997, 2))).toBeCloseTo(-3.01, 1);
  });

  it("falls by 20 when the sound has a tenth of its height", () => {
    expect(integratedLoudness(tone(22_050, 997, 2, 0.1))).toBeCloseTo(-23.01, 1);
  });

  it("weighs a low tone less and a high tone more", () => {
    expect(integratedLoudness(tone(48_000, 50, 2))).toBeLessThan(-4);
    expect(integratedLoudness(tone(48_000, 4000, 2))).toBeGreaterThan(-1);
  });

  it("does not count pauses", () => {
    const { samples } = tone(22_050, 997, 2);
    const paused = new Float32Array(22_050 * 12);
    paused.set(samples);
    const loudness = integratedLoudness({ rate: 22_050, samples: paused });
    expect(Math.abs(loudness + 3.01)).toBeLessThan(1);
  });

  it("of a sound shorter than a block is that of the sound", () => {
    expect(Math.abs(integratedLoudness(tone(22_050, 997, 0.2)) + 3.01)).toBeLessThan(0.3);
  });

  it("of silence is nothing, and silence stays as it is", () => {
    const silence = { rate: 22_050, samples: new Float32Array(22_050) };
    expect(integratedLoudness(silence)).toBe(Number.NEGATIVE_INFINITY);
    expect(levelled(silence)).toBe(silence);
  });
});

describe("the true peak", () => {
  it("is found between samples", () => {
    // A quarter of the sample rate, an eighth of a turn late: every sample lies at 0.707 of the wave's height.
    const heights = Float32Array.from({ length: 4000 }, (_, i) =>
      Math.sin((i + 0.5) * (Math.PI / 2)),
    );
    const between = { rate: 8000, samples: heights };
    expect(Math.max(...between.samples)).toBeCloseTo(Math.SQRT1_2, 3);
    expect(20 * Math.log10(truePeak(between))).toBeGreaterThan(-0.3);
    expect(20 * Math.log10(truePeak(between))).toBeLessThan(0.5);
  });
});

const tools = has("ffmpeg", "-version") && has("espeak-ng", "--version");

describe.skipIf(!tools)("beside ffmpeg (skipped without ffmpeg and espeak-ng)", () => {
  it.each([
    ["roa/fr", "Ticket K 888,"],
    ["gmw/en", "counter 4."],
    ["roa/es", "ventanilla 12."],
  ])("a clip of %s « %s » measures the same", (voice, text) => {
    const raw = execFileSync("espeak-ng", ["--stdout", "-v", voice, "-s", "120", "--", text]);
    const clip = finishedWav(raw);
    const filter = ["-af", "ebur128=peak=true", "-f", "null", "-"];
    const { stderr } = spawnSync("ffmpeg", ["-nostats", "-i", "pipe:", ...filter], { input: clip });
    const summary = stderr.toString("utf8").split("Summary:")[1] ?? "";
    expect(Math.abs(Number(/I: +(\S+) LUFS/.exec(summary)?.[1]) + 18)).toBeLessThan(0.5);
    expect(Number(/Peak: +(\S+) dBFS/.exec(summary)?.[1])).toBeLessThanOrEqual(-2);
  });
});

it("keeps the sample rate and the length", () => {
  const pcm = tone(22_050, 440, 1, 0.1);
  const result = levelled(pcm);
  expect(result.rate).toBe(22_050);
  expect(result.samples).toHaveLength(pcm.samples.length);
  expect(encodeWav(result)).toHaveLength(44 + 2 * 22_050);
});
