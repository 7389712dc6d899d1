import { execFile } from "node:child_process";
import { RAW_BYTES_MOST } from "./voice-espeak-audio.ts";
import { engineEnvironment, limited, type SpeechEngine } from "./voice-espeak-engine.ts";

/** Of what a failing program says, as much as fits in a log line. */
const COMPLAINT_LENGTH = 200;

export interface Run {
  readonly path: string;
  readonly args: readonly string[];
  readonly limitMs: number;
  readonly signal?: AbortSignal;
  /** Given on standard input. */
  readonly input?: string;
}

/** Runs the program directly: there is no shell that could read the arguments. */
export function run({ path, args, limitMs, signal, input }: Run): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = {
      encoding: "buffer",
      env: engineEnvironment(),
      killSignal: "SIGKILL",
      maxBuffer: RAW_BYTES_MOST,
      timeout: limitMs,
      ...(signal && { signal }),
    } as const;
    const [command, given] = limited(path, args);
    const child = execFile(command, given, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason = error.killed ? `no answer in ${limitMs} ms` : stderr.toString("utf8").trim();
      reject(new Error(`${path}: ${(reason || String(error.code)).slice(0, COMPLAINT_LENGTH)}`));
    });
    // A program that is gone already cannot listen; its end says why.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input ?? "");
  });
}

/**
 * The program `espeak-ng`, when the system has it: the same voices as the package with a twentieth of its memory
 * (7.5 MB, and only while it speaks).
 *
 * @returns null when there is no such program, or it does not answer with its version.
 */
export async function findProgram(path: string, limitMs: number): Promise<SpeechEngine | null> {
  const answer = await run({ path, args: ["--version"], limitMs }).catch(() => null);
  const version = /\d+(\.\d+)+/.exec(Buffer.from(answer ?? []).toString("latin1"))?.[0];
  if (!version) return null;
  const running = new AbortController();
  return {
    name: `espeak-ng ${version}`,
    synthesize({ voice, rate, text }, limit) {
      // `-b 1` says UTF-8; after `--` no word of the text can be an option.
      const args = ["--stdout", "-b", "1", "-v", voice, "-s", String(rate), "--", text];
      return run({ path, args, limitMs: limit, signal: running.signal });
    },
    async close() {
      running.abort();
    },
  };
}
