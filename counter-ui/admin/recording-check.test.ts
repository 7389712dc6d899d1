import { describe, expect, it } from "vitest";
import { checkRecording, wavOf } from "./recording-check.ts";

const rate = 16_000;
const tone = (ms: number, level: number) => ({
  rate,
  samples: Float32Array.from({ length: (ms * rate) / 1000 }, (_, i) => level * Math.sin(i / 5)),
});

describe("a recording of a word", () => {
  it("is good when it has a length, a level and no crack", () => {
    const report = checkRecording(tone(900, 0.3));
    expect(report.faults).toEqual([]);
    expect(report.seconds).toBeCloseTo(0.9);
    expect(report.loudness).toBeCloseTo(-13.5, 0);
  });

  it.each([
    ["short", tone(200, 0.3)],
    ["long", tone(7_000, 0.3)],
    ["quiet", tone(900, 0.011)],
    ["silent", tone(900, 0.001)],
    [
      "clipped",
      { rate, samples: tone(900, 3).samples.map((one) => Math.max(-1, Math.min(1, one))) },
    ],
  ])("is found %s", (fault, recorded) => {
    expect(checkRecording(recorded).faults).toEqual([fault]);
  });

  it("is not found quiet for the silence around it", () => {
    const samples = new Float32Array(rate * 3);
    samples.set(tone(900, 0.3).samples, rate);
    expect(checkRecording({ rate, samples }).faults).toEqual([]);
  });

  it("becomes a whole WAV file", () => {
    const wav = wavOf(tone(500, 0.5));
    const view = new DataView(wav.buffer);
    expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([wav.length - 8, 16_000]);
    expect(view.getUint32(24, true)).toBe(rate);
  });
});
