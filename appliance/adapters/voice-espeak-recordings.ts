import { wordOf } from "../../protocol/recording-words.ts";
import { type Assets, wholeOf } from "../ports/assets.ts";
import type { Clip, Phrase, Voice } from "../ports/voice.ts";
import type { Log } from "../ports/world.ts";
import { encodeWav, parseWav } from "./voice-espeak-audio.ts";
import { openClipCache, sha256 } from "./voice-espeak-cache.ts";
import type { Finisher } from "./voice-espeak-finisher.ts";
import type { Pcm } from "./voice-espeak-loudness.ts";

/** Between two recordings of one half: « A » and « 32 ». */
const JOINT_MS = 60;
/** How long the list of recordings is believed: an upload says at once that it has changed. */
const LIST_MS = 60_000;

/** The recordings that say a part; in French a number may be its hundreds and the rest. Null when one is missing. */
function wordsFor(part: string, language: string, has: (word: string) => boolean): string[] | null {
  const word = `${language}/${part.toLowerCase()}`;
  if (has(word)) return [word];
  const number = /^\d{3}$/.test(part) && language === "fr" ? Number(part) : 0;
  const [hundreds, rest] = [`fr/${number - (number % 100)}`, `fr/${number % 100}`];
  return number > 100 && number % 100 > 0 && has(hundreds) && has(rest) ? [hundreds, rest] : null;
}

function joined(sounds: readonly Pcm[]): Pcm {
  const rate = sounds[0]?.rate ?? 22_050;
  const joint = Math.round((JOINT_MS * rate) / 1000);
  const parts = sounds.map((sound) => atRate(sound, rate));
  const length = parts.reduce((sum, part) => sum + part.length, 0) + joint * (parts.length - 1);
  const samples = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length + joint;
  }
  return { rate, samples };
}

/** Recordings of other rates are brought to that of the first by straight lines between samples. */
function atRate({ rate, samples }: Pcm, wanted: number): Float32Array {
  if (rate === wanted) return samples;
  const step = rate / wanted;
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const place = index * step;
    const before = Math.floor(place);
    const [one = 0, other = 0] = [samples[before], samples[before + 1]];
    return one + (other - one) * (place - before);
  });
}

/** The ids of the recordings by their words; the newest counts where two say the same. */
function recordingList(assets: Assets, monotonic: () => number) {
  let words: ReadonlyMap<string, string> = new Map();
  let listedAt = Number.NEGATIVE_INFINITY;
  return {
    async words(): Promise<ReadonlyMap<string, string>> {
      if (monotonic() - listedAt < LIST_MS) return words;
      listedAt = monotonic();
      const oldestFirst = [...(await assets.list("recording"))].reverse();
      words = new Map(
        oldestFirst.flatMap(({ name, id }) => {
          const word = wordOf(name);
          return word === null ? [] : [[word, id] as const];
        }),
      );
      return words;
    },
    size: () => words.size,
    renew() {
      listedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

export interface Recordings extends Voice {
  /** One uploaded recording as a clip, for a chime; null when it is gone. */
  clipOf(assetId: string): Promise<Clip | null>;
}

/** A site's own voice: uploaded words, put together. A half that lacks one of its words is not said at all. */
export function openRecordings(parts: {
  readonly assets: Assets;
  readonly cacheDir: string;
  readonly finisher: Finisher;
  readonly monotonic: () => number;
  readonly log?: Log;
}): Recordings {
  const { assets, finisher } = parts;
  const cache = openClipCache({ dir: parts.cacheDir, log: parts.log });
  const list = recordingList(assets, parts.monotonic);
  let lastError: string | null = null;

  async function soundOf(id: string): Promise<Pcm> {
    const bytes = await assets.read(id);
    if (!bytes) throw new Error("the recording is gone");
    return parseWav(await finisher.finish(await wholeOf(bytes)));
  }

  async function render(phrase: Phrase) {
    const words = await list.words();
    const named = (phrase.parts ?? []).map((part) =>
      wordsFor(part, phrase.language, (word) => words.has(word)),
    );
    if (named.length === 0 || named.includes(null)) throw new Error("a word is not recorded");
    const ids = named.flatMap((some) => some ?? []).map((word) => words.get(word) ?? "");
    const key = sha256(["recordings", ...ids].join("|"));
    const kept = await cache.find(key);
    if (kept) return kept;
    try {
      const sounds = await Promise.all(ids.map(soundOf));
      const clip = await cache.keep(key, await finisher.finish(encodeWav(joined(sounds))));
      lastError = null;
      return clip;
    } catch (error) {
      lastError = error instanceof Error ? error.message : String(error);
      throw error;
    }
  }

  return {
    render,
    clip: (hash) => cache.clip(hash),
    health: () => ({
      engine: "recordings",
      state: lastError !== null ? "failing" : list.size() > 0 ? "ready" : "absent",
      lastError,
    }),
    renew: list.renew,
    async clipOf(assetId) {
      const key = sha256(`chime|${assetId}`);
      const kept = await cache.find(key);
      if (kept) return kept;
      const sound = await soundOf(assetId);
      return cache.keep(key, await finisher.finish(encodeWav(sound)));
    },
    close: async () => undefined,
  };
}
