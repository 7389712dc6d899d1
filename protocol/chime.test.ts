import { describe, expect, it } from "vitest";
import { chimeMs, chimeSamples } from "./chime.ts";

const rate = 48_000;
const samples = chimeSamples(rate);

/** Loudness between two moments, as the root of the mean square. */
function rms(fromMs: number, toMs: number): number {
  const part = samples.subarray((fromMs / 1000) * rate, (toMs / 1000) * rate);
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
}

/** How much of a frequency is in a part, by Goertzel's sum. */
function power(hertz: number, fromMs: number, toMs: number): number {
  const part = samples.subarray((fromMs / 1000) * rate, (toMs / 1000) * rate);
  let [real, imaginary] = [0, 0];
  for (const [index, sample] of part.entries()) {
    real += sample * Math.cos((2 * Math.PI * hertz * index) / rate);
    imaginary += sample * Math.sin((2 * Math.PI * hertz * index) / rate);
  }
  return Math.hypot(real, imaginary) / part.length;
}

describe("the chime", () => {
  it("is as long as the room's queue reckons", () => {
    expect(samples).toHaveLength((chimeMs / 1000) * rate);
  });

  it("never clips, and is loud enough to be heard", () => {
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(0.3);
    expect(peak).toBeLessThan(0.401);
  });

  it("begins and ends softly: no click", () => {
    expect(samples[0]).toBe(0);
    expect(rms(0, 3)).toBeLessThan(0.02);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
    const jump = samples.reduce(
      (most, sample, index) => Math.max(most, Math.abs(sample - (samples[index - 1] ?? 0))),
      0,
    );
    expect(jump).toBeLessThan(0.1);
  });

  it("is two notes, the second one lower", () => {
    expect(power(659.26, 50, 400)).toBeGreaterThan(5 * power(523.25, 50, 400));
    expect(power(523.25, 500, 1_000)).toBeGreaterThan(2 * power(659.26, 500, 1_000));
  });

  it("fades", () => {
    expect(rms(1_000, 1_200)).toBeLessThan(rms(430, 630) / 3);
  });
});
