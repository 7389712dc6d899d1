import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Announced, Heard } from "../ports/loudspeaker.ts";
import { systemClock } from "./clock-system.ts";
import { memoryLog } from "./log-memory.ts";
import { openAplay } from "./loudspeaker-aplay.ts";
import { openMemoryVoice } from "./voice-memory.ts";

const folder = mkdtempSync(join(tmpdir(), "patience-aplay-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const heardPath = join(folder, "heard");
/** A player that does as its device says, and keeps what it is given. */
const program = join(folder, "aplay");
writeFileSync(
  program,
  `#!/bin/sh
case "$3" in
  missing) echo "ALSA lib pcm.c: Unknown PCM missing" >&2; exit 1;;
  hangs) exec sleep 30;;
  *) printf '%s\\n' "$@" > ${heardPath}.args; exec cat > ${heardPath}.wav;;
esac
`,
);
chmodSync(program, 0o755);

const announced = (change: Partial<Announced> = {}): Announced => ({
  ...{
    callId: "call-1",
    roomId: "hall",
    device: "default",
    startAt: Date.now(),
    volume: 100,
    chime: true,
  },
  ...{ chimeHash: null, gapMs: 500, repeats: 0, repeatPauseMs: 1_000, hashes: [] },
  ...change,
});

/** What was heard of announcements that are played one after the other. */
async function played(...list: readonly Announced[]) {
  const voice = openMemoryVoice();
  const clips = await Promise.all(
    ["Ticket A 32,", "guichet 4."].map((text) => voice.render({ language: "fr", text })),
  );
  const speaker = openAplay({
    ...{ clock: systemClock(), log: memoryLog(), clip: (hash) => voice.clip(hash) },
    program: list[0]?.device === "none" ? join(folder, "nothing") : program,
  });
  const heard: Heard[] = [];
  const done = new Promise<void>((resolve) => {
    speaker.onHeard((one) => {
      heard.push(one);
      if (heard.length === list.length) resolve();
    });
  });
  for (const one of list)
    speaker.play(one.hashes[0] === "real" ? { ...one, hashes: clips.map((c) => c.hash) } : one);
  await done;
  return { heard, clips, speaker };
}

/** Milliseconds of sound, and the loudest sample of a part of it. */
function recording() {
  const wav = readFileSync(`${heardPath}.wav`);
  const peak = (fromMs: number, toMs: number) => {
    let most = 0;
    for (let ms = fromMs; ms < toMs; ms += 0.1)
      most = Math.max(most, Math.abs(wav.readInt16LE(44 + Math.floor(ms * 48) * 2)));
    return most / 32_768;
  };
  return { ms: (wav.length - 44) / 96, peak };
}

describe("the box's loudspeaker", () => {
  it("plays chime, silence and both halves as one sound without a gap of the player's", async () => {
    const { heard, clips } = await played(announced({ hashes: ["real"] }));
    expect(heard).toEqual([{ callId: "call-1", roomId: "hall", sound: "voice" }]);
    const [first = 0, second = 0] = clips.map(({ durationMs }) => durationMs);
    const { ms, peak } = recording();
    expect(ms).toBeCloseTo(1_200 + 500 + first + 150 + second, -1);
    expect(peak(100, 1_000)).toBeGreaterThan(0.2);
    expect(peak(1_210, 1_690)).toBe(0);
    expect(peak(1_720, 1_700 + first)).toBeGreaterThan(0.1);
    expect(readFileSync(`${heardPath}.args`, "utf8").trim().split("\n")).toEqual([
      ...["-q", "-D", "default", "-t", "wav", "-"],
    ]);
  });

  it("says the phrase again after its pause, and softer at night", async () => {
    const { clips } = await played(announced({ hashes: ["real"], repeats: 1, volume: 50 }));
    const phrase = clips.reduce((sum, { durationMs }) => sum + durationMs, 150);
    const { ms, peak } = recording();
    expect(ms).toBeCloseTo(1_700 + phrase + 1_000 + phrase, -1);
    expect(peak(0, 1_000)).toBeCloseTo(0.1, 1);
  });

  it("rings the chime alone when a clip is gone, though the room wanted none", async () => {
    const { heard } = await played(announced({ hashes: ["gone", "gone"], chime: false }));
    expect(heard).toEqual([{ callId: "call-1", roomId: "hall", sound: "chime" }]);
    expect(recording().ms).toBeCloseTo(1_200, 0);
  });

  it("plays one call after the other", async () => {
    const { heard } = await played(announced(), announced({ callId: "call-2" }));
    expect(heard.map(({ callId }) => callId)).toEqual(["call-1", "call-2"]);
  });

  it.each([
    ["missing", "failing", /Unknown PCM/],
    ["none", "absent", /ENOENT/],
    ["hangs", "failing", /hangs/],
  ])("a device that is %s is told of, and holds nobody up", async (device, state, reason) => {
    const { heard, speaker } = await played(announced({ device }));
    expect(heard).toEqual([{ callId: "call-1", roomId: "hall", sound: "none" }]);
    expect(speaker.health()).toMatchObject({ state, device });
    expect(speaker.health().lastError).toMatch(reason);
  });

  it("is silent once it is stopped", async () => {
    rmSync(`${heardPath}.wav`, { force: true });
    const speaker = openAplay({
      ...{ clock: systemClock(), log: memoryLog(), clip: async () => null, program },
    });
    speaker.stop();
    speaker.play(announced());
    await new Promise((done) => setTimeout(done, 100));
    expect(existsSync(`${heardPath}.wav`)).toBe(false);
  });
});
