import type { Clip, Phrase, Voice, VoiceHealth } from "../ports/voice.ts";
import type { Log } from "../ports/world.ts";
import { finishedWav } from "./voice-espeak-audio.ts";
import { openClipCache, sha256 } from "./voice-espeak-cache.ts";
import type { SpeechEngine, SpeechRequest } from "./voice-espeak-engine.ts";
import { findPackage, processEngine } from "./voice-espeak-package.ts";
import { findProgram } from "./voice-espeak-program.ts";
import { openSpeechQueue, type SpeechQueue } from "./voice-espeak-queue.ts";
import { spokenText, voices } from "./voice-espeak-text.ts";

export interface EspeakOptions {
  /** Clips are kept here; the folder is made when it is missing. */
  readonly cacheDir: string;
  readonly log?: Log;
  /** `auto` (the program `espeak-ng` if installed, else the package), `package`, or the path of a program. */
  readonly program?: string;
  /** How long one phrase may take, 3 s unless told. The package's first start has 10 s of its own. */
  readonly timeoutMs?: number;
  /** How long the package's process stays without work, a minute unless told: it gives 150 MB back. */
  readonly idleMs?: number;
  /** Another script in place of the package's speech process. */
  readonly script?: string;
  /** Bounds of the cache on disk, in place of 2000 files and 128 MiB. */
  readonly cacheMost?: { readonly files: number; readonly bytes: number };
  readonly monotonic?: () => number;
}

/** No standard gives a rate for calls; at most 140 words a minute is ours. With espeak's 120 a call measures 126. */
const WORDS_PER_MINUTE = 120;
const TIMEOUT_MS = 3000;
const IDLE_MS = 60_000;
/** Part of a clip's identity: to be raised when trimming, levels or respellings change. */
const FINISH = "1";

/** The first engine that is there. A program named by its path has no stand-in: who names it wants to know. */
async function findEngine(options: EspeakOptions): Promise<SpeechEngine | null> {
  const { program = "auto", timeoutMs = TIMEOUT_MS, idleMs = IDLE_MS, script } = options;
  if (script) return processEngine("script", script, idleMs);
  if (program === "package") return findPackage(idleMs);
  if (program !== "auto") return findProgram(program, timeoutMs);
  return (await findProgram("espeak-ng", timeoutMs)) ?? (await findPackage(idleMs));
}

const absent = { engine: "espeak-ng", state: "absent" } as const;

function healthOf(engine: SpeechEngine, queue: SpeechQueue): VoiceHealth {
  const state = queue.failures() > 0 ? "failing" : "ready";
  return { engine: engine.name, state, lastError: queue.lastError() };
}

/**
 * Speech by espeak, from the system's program or, without one, from the package in a process of its own.
 * One phrase is made at a time; clips are kept on disk under the hash of all that shapes them.
 */
export function openEspeakVoice(options: EspeakOptions): Voice {
  const { cacheDir, log, timeoutMs = TIMEOUT_MS, cacheMost } = options;
  const cache = openClipCache({ dir: cacheDir, log, most: cacheMost });
  const queue = openSpeechQueue(options.monotonic ?? (() => performance.now()));
  const pending = new Map<string, Promise<Clip>>();
  let engine: SpeechEngine | null = null;
  let searched = false;
  let closed = false;
  const missing = `no speech engine was found (${options.program ?? "auto"})`;
  const found = findEngine(options).then((first) => {
    engine = first;
    searched = true;
    if (first) log?.info("voice.engine", { engine: first.name });
    else log?.error("voice.absent", { reason: missing });
  });

  /** Runs alone, in the queue. */
  async function make(speaker: SpeechEngine, key: string, request: SpeechRequest): Promise<Clip> {
    if (closed) throw new Error("the voice is closed");
    try {
      const raw = await speaker.synthesize(request, timeoutMs);
      return await cache.keep(key, finishedWav(raw));
    } catch (error) {
      log?.warn("voice.failure", { engine: speaker.name, reason: String(error) });
      throw error;
    }
  }

  async function speak(speaker: SpeechEngine, request: SpeechRequest): Promise<Clip> {
    const { voice, rate, text } = request;
    const key = sha256([speaker.name, FINISH, voice, rate, text].join("|"));
    return (await cache.find(key)) ?? queue.add(() => make(speaker, key, request));
  }

  async function render(phrase: Phrase): Promise<Clip> {
    const text = spokenText(phrase);
    await found;
    if (closed) throw new Error("the voice is closed");
    if (!engine) throw new Error(missing);
    const request = { voice: voices[phrase.language], rate: WORDS_PER_MINUTE, text };
    const same = `${request.voice} ${text}`;
    const work = pending.get(same) ?? speak(engine, request).finally(() => pending.delete(same));
    pending.set(same, work);
    return work;
  }

  return {
    render,
    clip: (hash) => cache.clip(hash),
    health: () =>
      engine ? healthOf(engine, queue) : { ...absent, lastError: searched ? missing : null },
    async close() {
      closed = true;
      await found;
      await engine?.close();
      await queue.settled();
    },
  };
}
