import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeWav } from "./voice-espeak-audio.ts";
import { openClipCache, sha256 } from "./voice-espeak-cache.ts";

let dir: string;
let logged: Readonly<Record<string, unknown>>[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "patience-clips-"));
  logged = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const log = {
  info: () => undefined,
  warn: (_event: string, facts: Readonly<Record<string, unknown>> = {}) => logged.push(facts),
  error: () => undefined,
};

/** A clip of its own for each number. */
const wav = (number: number) =>
  encodeWav({ rate: 8000, samples: new Float32Array(800).fill(number / 1000) });
const key = (number: number) => sha256(`key ${number}`);
const pathOf = (hash: string) => join(dir, "clips", `${hash}.wav`);

/** A cache that has forgotten what it held in memory. */
const reopened = (most?: { files: number; bytes: number }) => openClipCache({ dir, log, most });

describe("the cache of clips", () => {
  it("finds a clip by its key and by its hash, after a restart too", async () => {
    const kept = await reopened().keep(key(1), wav(1));
    const cache = reopened();
    expect((await cache.find(key(1)))?.hash).toBe(kept.hash);
    expect(await reopened().clip(kept.hash)).toEqual(kept);
    expect(kept.durationMs).toBe(100);
  });

  it("knows nothing of other keys", async () => {
    expect(await reopened().find(key(2))).toBeNull();
    expect(logged).toEqual([]);
  });

  it.each([
    ["cut short by a power cut", (path: string) => truncateSync(path, 0)],
    ["changed in one byte", (path: string) => writeFileSync(path, "x", { flag: "r+" })],
    ["grown beyond a clip", (path: string) => truncateSync(path, 50_000_000)],
  ])("removes a clip that was %s, so that it is made anew", async (_how, spoil) => {
    const { hash } = await reopened().keep(key(1), wav(1));
    spoil(pathOf(hash));
    expect(await reopened().find(key(1))).toBeNull();
    expect(existsSync(pathOf(hash))).toBe(false);
    await reopened().keep(key(1), wav(1));
    expect((await reopened().find(key(1)))?.hash).toBe(hash);
  });

  it("takes a spoilt key for none", async () => {
    await reopened().keep(key(1), wav(1));
    writeFileSync(join(dir, "keys", key(1)), "../../../etc/passwd");
    expect(await reopened().find(key(1))).toBeNull();
  });

  it("reads nothing outside its folder", async () => {
    writeFileSync(join(dir, "secret.wav"), wav(1));
    expect(await reopened().clip("../secret")).toBeNull();
  });

  it("removes what was used longest ago when there are too many files", async () => {
    const first = reopened();
    const hashes: string[] = [];
    for (let i = 0; i < 10; i++) {
      const { hash } = await first.keep(key(i), wav(i));
      const day = new Date(2026, 0, 1 + i);
      for (const path of [pathOf(hash), join(dir, "keys", key(i))]) utimesSync(path, day, day);
      hashes.push(hash);
    }
    const second = reopened({ files: 10, bytes: 1e9 });
    expect(await second.find(key(0))).not.toBeNull(); // A use makes it young again.
    await second.keep(key(10), wav(10));
    expect(readdirSync(join(dir, "clips"))).toHaveLength(9);
    expect(readdirSync(join(dir, "keys"))).toHaveLength(9);
    expect(existsSync(pathOf(hashes[0] ?? ""))).toBe(true);
    expect(existsSync(pathOf(hashes[1] ?? ""))).toBe(false);
  });

  it("removes clips when they are too many bytes together", async () => {
    for (let i = 0; i < 5; i++) await reopened().keep(key(i), wav(i));
    await reopened({ files: 100, bytes: 3 * wav(0).length }).keep(key(5), wav(5));
    expect(readdirSync(join(dir, "clips"))).toHaveLength(2);
  });

  it("keeps 32 clips in memory, so that a disk that refuses leaves the voice working", async () => {
    writeFileSync(join(dir, "clips"), "a file where the folder should be");
    const cache = reopened();
    const clips = [];
    for (let i = 0; i < 33; i++) clips.push(await cache.keep(key(i), wav(i)));
    expect(await cache.clip(clips[32]?.hash ?? "")).toEqual(clips[32]);
    expect(await cache.clip(clips[0]?.hash ?? "")).toBeNull();
    expect(logged[0]).toMatchObject({ what: "keeping a clip" });
  });

  it.skipIf(process.getuid?.() === 0)("says when it may not read", async () => {
    const { hash } = await reopened().keep(key(1), wav(1));
    chmodSync(pathOf(hash), 0);
    expect(await reopened().clip(hash)).toBeNull();
    expect(logged[0]).toMatchObject({ what: "reading a clip" });
  });
});
