import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { RAW_BYTES_MOST } from "./voice-espeak-audio.ts";
import { engineEnvironment, type SpeechEngine, type SpeechRequest } from "./voice-espeak-engine.ts";
import { type Frame, frameReader } from "./voice-espeak-frames.ts";

/** Loading takes 0.3 s on a quiet PC; this leaves a slow ARM box thirty times as long before it counts as hung. */
const START_LIMIT_MS = 10_000;
/** Of what a dying process says, the end tells why. */
const COMPLAINT_LENGTH = 200;

interface Waiting {
  readonly resolve: (frame: Frame) => void;
  readonly reject: (reason: Error) => void;
}

/** A running speech process. After a rejection of `next` it is dead or about to be. */
interface SpeechProcess {
  alive(): boolean;
  send(request: SpeechRequest): void;
  next(limitMs: number): Promise<Frame>;
  end(): Promise<void>;
}

function startProcess(script: string): SpeechProcess {
  const child = spawn(process.execPath, ["--max-old-space-size=192", script], {
    env: engineEnvironment(),
    stdio: "pipe",
  });
  const read = frameReader(RAW_BYTES_MOST);
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
  });
  let waiting: Waiting | null = null;
  let complaint = "";
  let failure: Error | null = null;

  function fail(reason: string): void {
    failure ??= new Error(`${reason} ${complaint}`.trim());
    child.kill("SIGKILL");
    waiting?.reject(failure);
    waiting = null;
  }

  function take(frame: Frame): void {
    if (waiting) waiting.resolve(frame);
    else fail("the speech process answers what nobody asked");
    waiting = null;
  }

  child.once("error", (error) => fail(`the speech process does not run: ${error.message}`));
  child.once("close", (code, signal) => fail(`the speech process ended (${signal ?? code})`));
  child.stdin.on("error", (error) => fail(`the speech process does not listen: ${error.message}`));
  child.stderr.on("data", (text: Buffer) => {
    complaint = (complaint + text.toString("utf8")).slice(-COMPLAINT_LENGTH);
  });
  child.stdout.on("data", (piece: Buffer) => {
    try {
      for (const frame of read(piece)) take(frame);
    } catch (error) {
      fail(String(error));
    }
  });

  return {
    alive: () => failure === null,
    send: (request) => child.stdin.write(`${JSON.stringify(request)}\n`),
    next: (limitMs) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        const timer = setTimeout(() => fail(`no answer in ${limitMs} ms`), limitMs);
        waiting = {
          resolve: (frame) => {
            clearTimeout(timer);
            resolve(frame);
          },
          reject: (reason) => {
            clearTimeout(timer);
            reject(reason);
          },
        };
      }),
    end: () => {
      fail("the speech process was stopped");
      return gone;
    },
  };
}

/** The speech process as an engine: started when it is needed, ended when it fails or has nothing to say. */
export function processEngine(name: string, script: string, idleMs: number): SpeechEngine {
  let current: SpeechProcess | null = null;
  let idle: NodeJS.Timeout | undefined;

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ending = current;
    current = null;
    await ending?.end();
  }

  async function started(): Promise<SpeechProcess> {
    // One that died while it had nothing to say costs no phrase.
    if (current?.alive()) return current;
    current = startProcess(script);
    const { kind } = await current.next(START_LIMIT_MS);
    if (kind !== "ready") throw new Error("the speech process does not start");
    return current;
  }

  return {
    name,
    async synthesize(request, limitMs) {
      clearTimeout(idle);
      let answer: Frame;
      try {
        const speech = await started();
        const next = speech.next(limitMs);
        speech.send(request);
        answer = await next;
      } catch (error) {
        await stop();
        throw error;
      }
      idle = setTimeout(stop, idleMs);
      idle.unref();
      if (answer.kind === "sound") return answer.body;
      throw new Error(Buffer.from(answer.body).toString("utf8").slice(0, COMPLAINT_LENGTH));
    },
    close: stop,
  };
}

const PACKAGE = "@echogarden/espeak-ng-emscripten";

/** espeak from the package, in a process of its own; null when the package is not installed. */
export async function findPackage(idleMs: number): Promise<SpeechEngine | null> {
  const resolve = createRequire(import.meta.url).resolve;
  try {
    const facts: unknown = JSON.parse(await readFile(resolve(`${PACKAGE}/package.json`), "utf8"));
    const version = (facts as { readonly version: unknown }).version;
    const script = fileURLToPath(new URL("./voice-espeak-child.ts", import.meta.url));
    return processEngine(`espeak-ng-emscripten ${String(version)}`, script, idleMs);
  } catch {
    return null; // Not there, or not whole: both mean that it cannot speak.
  }
}
