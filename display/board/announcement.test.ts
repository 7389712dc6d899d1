import { describe, expect, it } from "vitest";
import { chimeMs } from "../../protocol/chime.ts";
import { chimeLength, clipTimes, gapMs, soundMs } from "./announcement.ts";

const clip = (name: string, durationMs: number) => ({ hash: name.repeat(64), durationMs });

describe("the times of an announcement", () => {
  it("are the chime alone when there is no speech", () => {
    expect(soundMs({ clips: [] })).toBe(chimeMs);
    expect(clipTimes({ clips: [] })).toEqual([]);
  });

  it("leave 0.5 to 1 s between the chime and the speech, and a comma between the halves", () => {
    const times = clipTimes({ clips: [clip("a", 900), clip("b", 700)] });
    expect(times.map(({ atMs }) => atMs)).toEqual([chimeMs + gapMs, chimeMs + gapMs + 1_050]);
    expect(gapMs).toBeGreaterThanOrEqual(500);
    expect(gapMs).toBeLessThanOrEqual(1_000);
  });

  it("leave more between two languages than between two halves", () => {
    const times = clipTimes({ clips: [clip("a", 0), clip("b", 0), clip("c", 0), clip("d", 0)] });
    const gaps = times.slice(1).map(({ atMs }, index) => atMs - (times[index]?.atMs ?? 0));
    expect(gaps).toEqual([150, 350, 150]);
  });

  it("never overlap", () => {
    const clips = [clip("a", 800), clip("b", 1_300), clip("c", 20), clip("d", 2_000)];
    const times = clipTimes({ clips });
    for (const [index, { atMs, durationMs }] of times.entries())
      expect(times[index + 1]?.atMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(atMs + durationMs);
  });
});

describe("a room's own sound", () => {
  const sound = {
    ...{ volume: 100, chime: true, chimeClip: null, gapMs: 800, repeats: 1, repeatPauseMs: 2_000 },
  };
  const clips = [
    { hash: "a", durationMs: 1_000 },
    { hash: "b", durationMs: 900 },
  ];

  it("waits its own time after the chime, and says the phrase again after its pause", () => {
    expect(clipTimes({ clips, sound }).map(({ atMs }) => atMs)).toEqual([
      ...[2_000, 3_150, 6_050, 7_200],
    ]);
    expect(soundMs({ clips, sound })).toBe(8_100);
  });

  it("begins with its own chime, or with none when there is speech", () => {
    const own = { ...sound, chimeClip: { hash: "c", durationMs: 3_000 } };
    expect(chimeLength({ clips, sound: own })).toBe(3_000);
    expect(chimeLength({ clips, sound: { ...sound, chime: false } })).toBe(0);
    expect(chimeLength({ clips: [], sound: { ...sound, chime: false } })).toBe(1_200);
  });
});
