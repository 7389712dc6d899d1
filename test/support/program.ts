import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";

const home = join(import.meta.dirname, "../..");
/** The last words of a program, for whoever has to say why it ended. */
const lastWords = 4_000;
const endMs = 8_000;

/** A program of this repository that runs beside its caller and says by a message that it is ready. */
export interface Program<Ready> {
  readonly child: ChildProcess;
  readonly startedAt: number;
  /** What it said when it was ready; rejects with its last words when it ended before. */
  readonly ready: Promise<Ready>;
  /** True from its end on. */
  over(): boolean;
  said(): string;
  /** Ends it, in order (`SIGTERM`, by force after 8 s) or at once, and waits until it is gone. */
  end(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** Starts a TypeScript file of this repository with Node, or of a copy of it by its whole path. */
export function startProgram<Ready>(
  script: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Program<Ready> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [resolve(home, script), ...args], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...process.env, ...env },
  });
  let said = "";
  child.stderr?.on("data", (text) => {
    said = (said + String(text)).slice(-lastWords);
  });
  const gone = once(child, "exit");
  const over = () => child.exitCode !== null || child.signalCode !== null;
  const ready = new Promise<Ready>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Ready));
    child.once("exit", (code, signal) =>
      reject(new Error(`${script} ended with ${code ?? signal}: ${said}`)),
    );
  });
  // Whoever ends it before it is ready does not wait for it.
  ready.catch(() => {});
  return {
    ...{ child, startedAt, ready, over },
    said: () => said,
    async end(signal = "SIGTERM") {
      if (over()) return;
      child.kill(signal);
      const force = setTimeout(() => child.kill("SIGKILL"), endMs);
      await gone;
      clearTimeout(force);
    },
  };
}
