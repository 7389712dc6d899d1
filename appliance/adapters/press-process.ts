import { type ChildProcess, fork } from "node:child_process";
import type { DotPicture, Press, Proof } from "../ports/press.ts";
import type { Log } from "../ports/world.ts";

/** Fonts and libraries are loaded at the first question; on a slow box that takes some seconds. */
const answerMs = 20_000;
/** Nobody edits a ticket all day: the process and its memory go when it is not asked. */
const idleMs = 60_000;
/** Questions that may wait; more than one editor's typing makes. */
const waitingMax = 20;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** The press as a process of its own, started when it is asked. `script` answers `{id, ask, ...}` over the IPC line. */
export function processPress(parts: { readonly script: string; readonly log: Log }): Press {
  const desk = new PressDesk(parts);
  return {
    proof: (face, paper) => desk.ask<Proof>({ ask: "proof", face, paper }),
    picture: (file, maxWidth) =>
      desk.ask<DotPicture | null>({
        ask: "picture",
        file: Buffer.from(file).toString("base64"),
        maxWidth,
      }),
    close: () => desk.close(),
  };
}

class PressDesk {
  readonly #parts: { readonly script: string; readonly log: Log };
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(parts: { readonly script: string; readonly log: Log }) {
    this.#parts = parts;
  }

  ask<T>(question: object): Promise<T> {
    if (this.#waiting.size >= waitingMax) return Promise.reject(new Error("the press is busy"));
    this.#asked += 1;
    const id = this.#asked;
    clearTimeout(this.#idle);
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(new Error("the press did not answer")), answerMs);
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as T), reject, timer });
      this.#process().send({ id, ...question });
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    this.#fail(new Error("the box ends"));
  }

  #process(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(this.#parts.script, {
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message) => this.#heard(message as Answer));
    child.on("error", (error) => this.#fail(error));
    child.on("exit", (code) => {
      if (this.#child === child) this.#fail(new Error(`the press ended with ${code}`));
    });
    this.#child = child;
    return child;
  }

  #heard({ id, answer, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (error === undefined) waiting.resolve(answer);
    else waiting.reject(new Error(error));
    if (this.#waiting.size > 0) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#fail(new Error("idle")), idleMs);
    this.#idle.unref();
  }

  /** Whoever waits is told, and the process goes; the next question starts another one. */
  #fail(error: Error): void {
    const child = this.#child;
    this.#child = null;
    child?.kill("SIGKILL");
    if (this.#waiting.size > 0) this.#parts.log.warn("press.failed", { error: error.message });
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
