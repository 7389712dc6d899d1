import type { Clip, Phrase, Voice, VoiceHealth } from "../ports/voice.ts";
import type { Log } from "../ports/world.ts";
import { openClipCache, sha256 } from "./voice-espeak-cache.ts";
import type { SpeechEngine, SpeechRequest } from "./voice-espeak-engine.ts";
import { type Finisher, openFinisher } from "./voice-espeak-finisher.ts";
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
  /** Another engine in place of espeak: how to find it. */
  readonly find?: (limitMs: number) => Promise<SpeechEngine | null>;
  /** True for an engine found so that is espeak all the same: its letters are respelt. */
  readonly espeak?: boolean;
  /** What the engine is called while it is not there. */
  readonly name?: string;
  /** Trims and levels; shared by the engines of a box. */
  readonly finisher?: Finisher;
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
/** A box that has just started is busy: an engine that answers late then is there all the same. */
const SEARCH_MS = 20_000;
/** One that did not answer even then is looked for again, when somebody is to be called. */
const SEARCH_AGAIN_MS = 60_000;
/** Part of a clip's identity: to be raised when trimming, levels or respellings change. */
const FINISH = "1";

/** The first engine that is there. A program named by its path has no stand-in: who names it wants to know. */
async function findEngine(options: EspeakOptions): Promise<SpeechEngine | null> {
  const { program = "auto", timeoutMs = TIMEOUT_MS, idleMs = IDLE_MS, script } = options;
  if (options.find) return options.find(Math.max(timeoutMs, SEARCH_MS));
  if (script) return processEngine("script", script, idleMs);
  if (program === "package") return findPackage(idleMs);
  if (program !== "auto") return findProgram(program, timeoutMs);
  return (
    (await findProgram("espeak-ng", Math.max(timeoutMs, SEARCH_MS))) ?? (await findPackage(idleMs))
  );
}

function absent({ name = "espeak-ng" }: EspeakOptions, lastError: string | null): VoiceHealth {
  return { engine: name, state: "absent", lastError };
}

function healthOf(engine: SpeechEngine, queue: SpeechQueue): VoiceHealth {
  const state = queue.failures() > 0 ? "failing" : "ready";
  return { engine: engine.name, state, lastError: queue.lastError() };
}

/** An engine that nobody counts on is no error when it is not there. */
function tell({ log, find }: EspeakOptions, engine: SpeechEngine | null, missing: string): void {
  if (engine) log?.info("voice.engine", { engine: engine.name });
  else if (!find) log?.error("voice.absent", { reason: missing });
}

function requestOf({ language, wordsPerMinute = WORDS_PER_MINUTE }: Phrase, text: string) {
  return { voice: voices[language], language, text, rate: wordsPerMinute };
}

/** Finds the engine at once, and looks again where there was none, a minute later at the earliest. */
function openSearch(options: EspeakOptions, missing: string, monotonic: () => number) {
  let engine: SpeechEngine | null = null;
  let searched = false;
  let startedAt = 0;
  const begin = async (): Promise<SpeechEngine | null> => {
    startedAt = monotonic();
    engine = await findEngine(options);
    searched = true;
    tell(options, engine, missing);
    return engine;
  };
  let last = begin();
  return {
    now: () => ({ engine, searched }),
    last: () => last,
    async found(): Promise<SpeechEngine | null> {
      await last;
      if (!engine && monotonic() - startedAt >= SEARCH_AGAIN_MS) last = begin();
      return last;
    },
  };
}

/**
 * Speech by espeak, from the system's program or, without one, from the package in a process of its own.
 * One phrase is made at a time; clips are kept on disk under the hash of all that shapes them.
 */
export function openEspeakVoice(options: EspeakOptions): Voice {
  const { log, timeoutMs = TIMEOUT_MS } = options;
  const cache = openClipCache({ dir: options.cacheDir, log, most: options.cacheMost });
  const finisher = options.finisher ?? openFinisher();
  const monotonic = options.monotonic ?? (() => performance.now());
  const queue = openSpeechQueue(monotonic);
  const pending = new Map<string, Promise<Clip>>();
  let closed = false;
  const missing = `no speech engine was found (${options.program ?? "auto"})`;
  const search = openSearch(options, missing, monotonic);

  /** Runs alone, in the queue. */
  async function make(speaker: SpeechEngine, key: string, request: SpeechRequest): Promise<Clip> {
    if (closed) throw new Error("the voice is closed");
    try {
      const raw = await speaker.synthesize(request, timeoutMs);
      return await cache.keep(key, await finisher.finish(raw));
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
    const text = spokenText(phrase, !options.find || options.espeak === true);
    const engine = closed ? null : await search.found();
    if (closed || !engine) throw new Error(closed ? "the voice is closed" : missing);
    const request = requestOf(phrase, text);
    const same = `${request.voice} ${request.rate} ${text}`;
    const work = pending.get(same) ?? speak(engine, request).finally(() => pending.delete(same));
    pending.set(same, work);
    return work;
  }

  return {
    render,
    clip: (hash) => cache.clip(hash),
    health() {
      const { engine, searched } = search.now();
      return engine ? healthOf(engine, queue) : absent(options, searched ? missing : null);
    },
    async close() {
      closed = true;
      await (await search.last())?.close();
      await queue.settled();
      if (!options.finisher) await finisher.close();
    },
  };
}
