import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Phrase } from "../ports/voice.ts";
import { RAW_BYTES_MOST } from "./voice-espeak-audio.ts";
import type { SpeechEngine } from "./voice-espeak-engine.ts";
import { run } from "./voice-espeak-program.ts";

const picoVoices: Record<Phrase["language"], string> = { fr: "fr-FR", en: "en-GB", es: "es-ES" };
/** Pico cannot be told a rate but by marks in its text, which none may bring: its own is some 130 words a minute. */
const picoVersion = "svox-pico 1.0";

/** Programs that write a file rather than a stream; the file is gone afterwards whatever happens. */
async function fileOf(work: (path: string) => Promise<unknown>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "patience-voice-"));
  const path = join(folder, "speech.wav");
  try {
    await work(path);
    const { size } = await stat(path);
    if (size > RAW_BYTES_MOST) throw new Error(`the sound has ${size} bytes`);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * `pico2wave`, where somebody installed it (Debian non-free: `libttspico-utils`). Null when it is not there, or does
 * not make a sound of one word.
 */
export async function findPico(path: string, limitMs: number): Promise<SpeechEngine | null> {
  const running = new AbortController();
  const engine: SpeechEngine = {
    name: picoVersion,
    synthesize: ({ language, text }, limit) =>
      fileOf((file) => {
        const args = ["-l", picoVoices[language], "-w", file, "--", text];
        return run({ path, args, limitMs: limit, signal: running.signal });
      }),
    async close() {
      running.abort();
    },
  };
  const trial = { voice: "", rate: 0, language: "fr", text: "un" } as const;
  return engine.synthesize(trial, limitMs).then(
    () => engine,
    () => null,
  );
}

/** What the fenced engine is given: it reads Lisp elsewhere, and must never see a sign of it. */
const plainEnglish = /^[A-Za-z0-9 ,.]{1,200}$/;

/**
 * The voice behind the package `say` on Linux: festival, run as `text2wave`. English only, and only words, numbers,
 * commas and full stops; the text goes in as a document, never as a command (voice facts, section 1: `say` pipes
 * it into festival's Lisp, where a quotation mark runs programs; and it cannot make a file there).
 */
export async function findSay(path: string, limitMs: number): Promise<SpeechEngine | null> {
  const running = new AbortController();
  const engine: SpeechEngine = {
    name: "say (festival)",
    synthesize: ({ language, text }, limit) => {
      if (language !== "en") return Promise.reject(new Error("this voice speaks English only"));
      if (!plainEnglish.test(text)) return Promise.reject(new Error("not fit for this voice"));
      return fileOf((file) =>
        run({
          ...{ path, args: ["-o", file], limitMs: limit, signal: running.signal },
          input: text,
        }),
      );
    },
    async close() {
      running.abort();
    },
  };
  const trial = { voice: "", rate: 0, language: "en", text: "one" } as const;
  return engine.synthesize(trial, limitMs).then(
    () => engine,
    () => null,
  );
}
