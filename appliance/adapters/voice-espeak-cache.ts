import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clip } from "../ports/voice.ts";
import type { Log } from "../ports/world.ts";
import { RAW_BYTES_MOST, wavDurationMs } from "./voice-espeak-audio.ts";

/** Three languages of a day's numbers and all counters, several times over; a clip is about 60 kB. */
export const CACHE_MOST = { files: 2000, bytes: 128 * 1024 * 1024 } as const;
/** Pruning goes down to this part, so that it is rare. */
const PRUNED_TO = 0.9;
/** New clips between two looks at the bounds. */
const PRUNE_EVERY = 50;
/** Kept in memory too: ten boards fetch a clip in the same second, and a full disk leaves the voice working. */
const RECENT = 32;
/** How stale a file's time may be before a use renews it: an SD card is not written at every call. */
const TOUCH_MS = 3_600_000;

const hashShape = /^[0-9a-f]{64}$/;

export interface ClipCache {
  /** The clip that was kept under a key, whole; null when there is none. */
  find(key: string): Promise<Clip | null>;
  /** The clip of a hash, whole; null for anything else, a hash of the wrong shape included. */
  clip(hash: string): Promise<Clip | null>;
  /** Keeps a clip. A disk that refuses is logged: the clip then lives in memory only. */
  keep(key: string, wav: Uint8Array): Promise<Clip>;
}

export interface CacheOptions {
  readonly dir: string;
  readonly log?: Log | undefined;
  readonly most?: { readonly files: number; readonly bytes: number } | undefined;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

interface Entry {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

async function entries(dir: string): Promise<Entry[]> {
  const list: Entry[] = [];
  for (const name of await readdir(dir)) {
    const path = join(dir, name);
    const facts = await stat(path).catch(() => null);
    if (!facts) continue; // A corrupt clip may be removed in this moment.
    // What a write left behind when the power went is the first to go.
    list.push({ path, bytes: facts.size, usedAt: name.endsWith(".new") ? 0 : facts.mtimeMs });
  }
  return list.sort((a, b) => a.usedAt - b.usedAt);
}

async function prune(dir: string, most: { files: number; bytes: number }): Promise<void> {
  const all = await entries(dir);
  let files = all.length;
  let bytes = all.reduce((sum, entry) => sum + entry.bytes, 0);
  if (files <= most.files && bytes <= most.bytes) return;
  for (const entry of all) {
    if (files <= most.files * PRUNED_TO && bytes <= most.bytes * PRUNED_TO) return;
    await rm(entry.path, { force: true });
    files -= 1;
    bytes -= entry.bytes;
  }
}

/** All or nothing; without a sync, because a file that a power cut spoils is found by its hash and made anew. */
async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  await writeFile(`${path}.new`, bytes);
  await rename(`${path}.new`, path);
}

async function touch(path: string): Promise<void> {
  const { mtimeMs } = await stat(path);
  const now = new Date();
  if (now.getTime() - mtimeMs > TOUCH_MS) await utimes(path, now, now);
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

/** The part on disk: `clips/{hash}.wav` and `keys/{key}`, which holds a hash. Every function may reject. */
function clipFiles(dir: string, most: { files: number; bytes: number }) {
  const clips = join(dir, "clips");
  const keys = join(dir, "keys");
  const clipPath = (hash: string) => join(clips, `${hash}.wav`);
  let stored = 0;
  return {
    hashOf: (key: string) => readFile(join(keys, key), "latin1"),
    /** Null, and the file removed, when the bytes are not the ones that were written. */
    async read(hash: string): Promise<Clip | null> {
      const { size } = await stat(clipPath(hash));
      const wav = size <= RAW_BYTES_MOST ? await readFile(clipPath(hash)) : new Uint8Array();
      if (sha256(wav) === hash) return { hash, durationMs: wavDurationMs(wav), wav };
      await rm(clipPath(hash), { force: true });
      return null;
    },
    async store(key: string, { hash, wav }: Clip): Promise<void> {
      for (const folder of [clips, keys]) await mkdir(folder, { recursive: true });
      await writeWhole(clipPath(hash), wav);
      await writeWhole(join(keys, key), hash);
      if (stored % PRUNE_EVERY === 0) for (const folder of [clips, keys]) await prune(folder, most);
      stored += 1;
    },
    async renew(key: string, hash: string): Promise<void> {
      await touch(join(keys, key));
      await touch(clipPath(hash));
    },
  };
}

/** Bounded by number and size; what was used longest ago goes first, so that the counters' halves stay. */
export function openClipCache({ dir, log, most = CACHE_MOST }: CacheOptions): ClipCache {
  const files = clipFiles(dir, most);
  const recent = new Map<string, Clip>();

  /** The disk may be full, read-only or gone; the voice goes on without it. */
  async function tried<T>(what: string, work: Promise<T>): Promise<T | null> {
    try {
      return await work;
    } catch (error) {
      if (!isMissing(error)) log?.warn("voice.cache", { what, reason: String(error) });
      return null;
    }
  }

  function remember(clip: Clip): Clip {
    recent.delete(clip.hash);
    recent.set(clip.hash, clip);
    const [oldest] = recent.keys();
    if (recent.size > RECENT && oldest) recent.delete(oldest);
    return clip;
  }

  async function clip(hash: string): Promise<Clip | null> {
    if (!hashShape.test(hash)) return null;
    const known = recent.get(hash) ?? (await tried("reading a clip", files.read(hash)));
    return known && remember(known);
  }

  return {
    clip,
    async find(key) {
      const hash = await tried("reading a key", files.hashOf(key));
      const found = hash === null ? null : await clip(hash);
      if (found) await tried("renewing a clip", files.renew(key, found.hash));
      return found;
    },
    async keep(key, wav) {
      const made = remember({ hash: sha256(wav), durationMs: wavDurationMs(wav), wav });
      await tried("keeping a clip", files.store(key, made));
      return made;
    },
  };
}
