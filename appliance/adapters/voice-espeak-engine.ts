import { existsSync } from "node:fs";
import { setPriority } from "node:os";
import { delimiter } from "node:path";
import type { Phrase } from "../ports/voice.ts";

/** One piece of speech to make. */
export interface SpeechRequest {
  /** The name of a voice file, `roa/fr`: a language alone could pick another voice that someone installed. */
  readonly voice: string;
  /** Words a minute, as espeak counts them. */
  readonly rate: number;
  readonly language: Phrase["language"];
  /** Words that `spokenText` let through. */
  readonly text: string;
}

/** A way to run espeak. */
export interface SpeechEngine {
  /** What it is, with its version: part of a clip's identity, and shown to people. */
  readonly name: string;
  /** A WAV file, not yet trimmed or levelled. Rejects when the engine fails or takes longer than `limitMs`. */
  synthesize(request: SpeechRequest, limitMs: number): Promise<Uint8Array>;
  /** Ends what still runs. */
  close(): Promise<void>;
}

/** What a speech program may hold at most: the greediest one measured (festival) takes 322 MB. */
const MEMORY_BYTES = 512 * 1024 * 1024;
const limiter = "/usr/bin/prlimit";

/** A command that runs under a limit of memory, where the system has the means (util-linux). */
export function limited(path: string, args: readonly string[]): readonly [string, string[]] {
  if (!existsSync(limiter)) return [path, [...args]];
  return [limiter, [`--as=${MEMORY_BYTES}`, "--", path, ...args]];
}

/** All that an engine is told of the box: where programs are, and that text is UTF-8. No secrets. */
export function engineEnvironment(): Record<string, string> {
  const path = process.env["PATH"] ?? ["/usr/local/bin", "/usr/bin", "/bin"].join(delimiter);
  return { PATH: path, LANG: "C.UTF-8" };
}

/**
 * Half of the box's own share of a processor (nice 3: weight 526 beside 1024, sched(7)): words are made ahead, while
 * somebody waits for minutes, and a call that goes out at that moment goes first. More would starve them on a busy
 * machine (nice 5 on two processors under a load of 17: 20 ms of work took over 3 s).
 */
const behind = 3;

/** Lets a process, or on Linux a thread by its id, stand behind the box. One that is gone already does so anyway. */
export function standBehind(id: number | undefined): void {
  if (id === undefined) return;
  try {
    setPriority(id, behind);
  } catch {
    // It ended meanwhile, or the system does not let us: it works all the same.
  }
}
