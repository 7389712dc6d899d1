import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import type { Readable, Writable } from "node:stream";

/*
 * Chromium, watched through a pipe that only its parent has (`--remote-debugging-pipe`): messages of the DevTools
 * protocol, each ended by a zero byte. No port is opened.
 */

export interface Browser {
  readonly pid: number;
  /** The value of an expression in the page; null when it does not answer in time. */
  ask(expression: string, withinMs: number): Promise<unknown>;
  open(url: string): Promise<void>;
  /** Where the page is, as the browser last said. */
  url(): string;
  ended(): boolean;
  kill(): void;
}

/** The program itself: Debian's script around it asks for graphics that a small machine does not have. */
const program = "/usr/lib/chromium/chromium";
/** A page that hangs answers no wish to go elsewhere: whoever watches it must look again soon, milliseconds. */
const openMs = 1_000;
/** Larger than any answer that is asked for here. */
const longestMessage = 4 * 1024 * 1024;

/**
 * No second browser inside of this one: no page kept ready, no strip of tabs, and no network process of its own, whose
 * end left a white page for ever in a trial.
 */
const features = {
  off: [
    ...["Translate", "MediaRouter", "OptimizationHints", "GlobalMediaControls"],
    ...["PreloadTopChromeWebUI", "InitialWebUI", "WebUIReloadButton", "WebUILocationBar"],
    ...["SpareRendererForSitePerProcess", "OptimizationGuideOnDeviceModel", "AIPromptAPI"],
  ],
  on: ["NetworkServiceInProcess2"],
} as const;

function flags({ profile, url, scale, graphics }: Start): string[] {
  return [
    ...["--ozone-platform=wayland", "--kiosk", "--remote-debugging-pipe"],
    ...["--no-first-run", "--noerrdialogs", "--disable-infobars", "--hide-crash-restore-bubble"],
    ...["--disable-quic", "--disable-background-networking", "--disable-component-update"],
    ...[
      "--disable-sync",
      "--disable-pinch",
      "--overscroll-history-navigation=0",
      "--disable-pings",
    ],
    ...["--disable-extensions", "--disable-breakpad", "--disable-crash-reporter"],
    ...["--password-store=basic", "--disable-default-apps", "--disable-dev-shm-usage"],
    `--disable-features=${features.off.join(",")}`,
    `--enable-features=${features.on.join(",")}`,
    ...["--autoplay-policy=no-user-gesture-required", "--disk-cache-size=16777216"],
    // One page, one renderer; a box has no memory to keep others ready.
    ...["--renderer-process-limit=1", "--process-per-site", "--no-default-browser-check"],
    ...(graphics ? ["--enable-gpu-rasterization"] : ["--disable-gpu"]),
    `--force-device-scale-factor=${scale}`,
    `--user-data-dir=${profile}`,
    // A window without tabs and an address: what is not there is not drawn by a second page behind the first.
    `--app=${url}`,
  ];
}

interface Start {
  readonly profile: string;
  readonly url: string;
  readonly scale: number;
  /** Whether the machine has a graphics processor; without one the browser draws by itself. */
  readonly graphics: boolean;
  /** How long it may take to show its page, milliseconds. */
  readonly startMs: number;
}

/** Starts a browser with an empty profile and finds its page. */
export async function openBrowser(start: Start): Promise<Browser> {
  rmSync(start.profile, { recursive: true, force: true });
  const child = spawn(program, flags(start), {
    stdio: ["ignore", "inherit", "inherit", "pipe", "pipe"],
  });
  const talk = new Talk(child);
  try {
    await talk.attach(start.startMs);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return {
    pid: child.pid ?? 0,
    ask: (expression, withinMs) => talk.ask(expression, withinMs),
    open: async (url) => {
      await talk.send("Page.navigate", { url }, openMs);
    },
    url: () => talk.url,
    ended: () => talk.ended,
    kill: () => child.kill("SIGKILL"),
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** One conversation with one page. */
class Talk {
  readonly #out: Writable;
  readonly #waiting = new Map<number, (message: Message | null) => void>();
  #rest = "";
  #last = 0;
  #session: string | undefined;
  url = "";
  ended = false;

  constructor(child: ChildProcess) {
    this.#out = child.stdio[3] as Writable;
    const input = child.stdio[4] as Readable;
    input.setEncoding("utf8");
    input.on("data", (text: string) => this.#take(text));
    this.#out.on("error", () => undefined);
    child.once("exit", () => this.#end());
    child.once("error", () => this.#end());
  }

  async attach(startMs: number): Promise<void> {
    const until = performance.now() + startMs;
    while (performance.now() < until && !this.ended) {
      const found = await this.send("Target.getTargets", {}, startMs);
      const targets = (found?.["targetInfos"] ?? []) as readonly Record<string, string>[];
      const page = targets.find(({ type }) => type === "page");
      if (page) return this.#attachTo(page["targetId"] ?? "", startMs);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error("the browser showed no page");
  }

  async #attachTo(targetId: string, startMs: number): Promise<void> {
    const answer = await this.send("Target.attachToTarget", { targetId, flatten: true }, startMs);
    this.#session = String(answer?.["sessionId"]);
    await this.send("Page.enable", {}, startMs);
  }

  /** The result of a command; null when there is none in time. */
  async send(
    method: string,
    params: object,
    withinMs: number,
  ): Promise<Record<string, unknown> | null> {
    if (this.ended) return null;
    this.#last += 1;
    const id = this.#last;
    const session = this.#session === undefined ? {} : { sessionId: this.#session };
    const answer = await new Promise<Message | null>((resolve) => {
      const timer = setTimeout(() => this.#settle(id, null), withinMs);
      this.#waiting.set(id, (message) => {
        clearTimeout(timer);
        resolve(message);
      });
      this.#out.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    });
    if (answer?.error) console.error(`${method}: ${answer.error.message}`);
    return answer?.result ?? null;
  }

  async ask(expression: string, withinMs: number): Promise<unknown> {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const answer = await this.send("Runtime.evaluate", params, withinMs);
    return (answer?.["result"] as { readonly value?: unknown } | undefined)?.value ?? null;
  }

  #take(text: string): void {
    this.#rest += text;
    if (this.#rest.length > longestMessage) this.#rest = "";
    const parts = this.#rest.split("\0");
    this.#rest = parts.pop() ?? "";
    for (const part of parts) this.#hear(JSON.parse(part) as Message);
  }

  #hear(message: Message): void {
    if (message.id !== undefined) this.#settle(message.id, message);
    const frame = message.params?.["frame"] as { url?: string; parentId?: string } | undefined;
    if (message.method === "Page.frameNavigated" && frame?.parentId === undefined)
      this.url = frame?.url ?? "";
    if (message.method === "Page.navigatedWithinDocument")
      this.url = String(message.params?.["url"] ?? this.url);
    if (message.method === "Inspector.targetCrashed") this.#end();
  }

  #settle(id: number, message: Message | null): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(message);
  }

  #end(): void {
    this.ended = true;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, null);
  }
}
