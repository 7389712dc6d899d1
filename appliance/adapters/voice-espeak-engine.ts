import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import type { Phrase } from "../ports/voice.ts";
import { behindPriority } from "./behind.ts";

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
const behind = "/usr/bin/nice";

/** A command behind the box's own work and under a limit of memory, where the system has the means (coreutils, util-linux). */
export function limited(path: string, args: readonly string[]): readonly [string, string[]] {
  const bounded = existsSync(limiter) ? [limiter, `--as=${MEMORY_BYTES}`, "--", path] : [path];
  const [command = path, ...rest] = existsSync(behind)
    ? [behind, "-n", String(behindPriority), ...bounded]
    : bounded;
  return [command, [...rest, ...args]];
}

/** All that an engine is told of the box: where programs are, and that text is UTF-8. No secrets. */
export function engineEnvironment(): Record<string, string> {
  const path = process.env["PATH"] ?? ["/usr/local/bin", "/usr/bin", "/bin"].join(delimiter);
  return { PATH: path, LANG: "C.UTF-8" };
}
