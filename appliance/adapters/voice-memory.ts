import { createHash } from "node:crypto";
import type { Clip, Phrase, Voice } from "../ports/voice.ts";

export interface MemoryVoice extends Voice {
  /** Every phrase asked for so far, in order. */
  readonly asked: readonly Phrase[];
  /** From now on each `render` rejects with this; null heals it. */
  fail(reason: string | null): void;
}

const RATE = 8000;
const HEADER_BYTES = 44;
const LEAST_MS = 300;
const MS_PER_CHARACTER = 40;
const MOST_MS = 15_000;

/** A tone whose length tells the text's and whose pitch its words: 200 to 1200 Hz at -18 dB. */
function tone({ language, text }: Phrase): Uint8Array {
  const digest = createHash("sha256").update(`${language} ${text}`).digest();
  const hertz = 200 + (digest.readUInt32LE() % 1_000_000) / 1000;
  const ms = Math.min(MOST_MS, LEAST_MS + text.length * MS_PER_CHARACTER);
  const samples = (ms * RATE) / 1000;
  const wav = Buffer.alloc(HEADER_BYTES + samples * 2);
  wav.write("RIFF", 0, "latin1");
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8, "latin1");
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36, "latin1");
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++)
    wav.writeInt16LE(Math.round(4000 * Math.sin((2 * Math.PI * hertz * i) / RATE)), 44 + i * 2);
  return wav;
}

function clipOf(phrase: Phrase): Clip {
  const wav = tone(phrase);
  return {
    hash: createHash("sha256").update(wav).digest("hex"),
    durationMs: (wav.length - HEADER_BYTES) / 2 / (RATE / 1000),
    wav,
  };
}

/** A voice for tests: no engine, no disk, the same tone for the same phrase. */
export function openMemoryVoice(engine = "memory"): MemoryVoice {
  const asked: Phrase[] = [];
  const clips = new Map<string, Clip>();
  let failure: string | null = null;
  return {
    asked,
    fail(reason) {
      failure = reason;
    },
    async render(phrase) {
      asked.push(phrase);
      if (failure !== null) throw new Error(failure);
      if (phrase.text.trim() === "") throw new Error("a phrase needs words");
      const clip = clipOf(phrase);
      clips.set(clip.hash, clip);
      return clip;
    },
    clip: async (hash) => clips.get(hash) ?? null,
    health: () => ({
      engine,
      state: failure === null ? "ready" : "failing",
      lastError: failure,
    }),
    async close() {
      clips.clear();
    },
  };
}
