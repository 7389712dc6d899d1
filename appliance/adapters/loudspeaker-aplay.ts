import { type ChildProcess, spawn } from "node:child_process";
import { chimeMs, chimeSamples, outputLeadMs } from "../../protocol/chime.ts";
import type { Announced, Heard, Loudspeaker, LoudspeakerHealth } from "../ports/loudspeaker.ts";
import type { Clip } from "../ports/voice.ts";
import type { Clock, Log } from "../ports/world.ts";
import { composed, type Piece } from "./loudspeaker-aplay-wav.ts";

/** What starting the player takes; measured 20-60 ms on a quiet PC. */
const START_MS = 50;
/** After the sound's own length a player that still runs is hung. */
const SLACK_MS = 2_000;
const COMMA_MS = 150;
const LANGUAGE_MS = 350;
/** Calls that wait for the player; the box's queue gives one turn at a time, so that more is a fault. */
const WAITING_MOST = 4;
const COMPLAINT_LENGTH = 200;

export interface AplayOptions {
  readonly clip: (hash: string) => Promise<Clip | null>;
  readonly clock: Clock;
  readonly log: Log;
  /** The player, `aplay` (alsa-utils) unless told. */
  readonly program?: string;
}

/** Where each part of an announcement begins, milliseconds from its start. */
export function piecesOf(
  announced: Announced,
  chime: Clip | null,
  clips: readonly Clip[],
): Piece[] {
  const first = announced.chime ? [{ atMs: 0, wav: chime?.wav ?? null }] : [];
  const chimeLength = announced.chime ? (chime?.durationMs ?? chimeMs) : 0;
  const phrase = phraseOf(clips);
  const round = (phrase.at(-1)?.endMs ?? 0) + announced.repeatPauseMs;
  const rounds = Array.from({ length: announced.repeats + 1 }, (_, index) => index);
  const speech = rounds.flatMap((index) =>
    phrase.map(({ atMs, wav }) => ({
      atMs: chimeLength + announced.gapMs + index * round + atMs,
      wav,
    })),
  );
  return [...first, ...speech];
}

/** The clips of one round, as the boards time them. */
function phraseOf(clips: readonly Clip[]) {
  let at = 0;
  return clips.map(({ wav, durationMs }, index) => {
    const piece = { atMs: at, endMs: at + durationMs, wav };
    at = piece.endMs + (index % 2 === 0 ? COMMA_MS : LANGUAGE_MS);
    return piece;
  });
}

/** The box's loudspeaker by `aplay`: one sound at a time, in a process that is ended when it hangs. */
export function openAplay(options: AplayOptions): Loudspeaker {
  return new AplayLoudspeaker(options);
}

class AplayLoudspeaker implements Loudspeaker {
  readonly #options: AplayOptions;
  #player: ChildProcess | null = null;
  #tail: Promise<void> = Promise.resolve();
  #waiting = 0;
  #stopped = false;
  #health: LoudspeakerHealth = { state: "unused", device: "", lastError: null };
  #listener: (heard: Heard) => void = () => undefined;

  constructor(options: AplayOptions) {
    this.#options = options;
  }

  play(announced: Announced): void {
    if (this.#stopped) return;
    if (this.#waiting >= WAITING_MOST) {
      this.#tell(announced, "none");
      return;
    }
    this.#waiting += 1;
    this.#tail = this.#tail
      .then(() => this.#one(announced))
      .finally(() => {
        this.#waiting -= 1;
      });
  }

  health(): LoudspeakerHealth {
    return this.#health;
  }

  onHeard(listener: (heard: Heard) => void): void {
    this.#listener = listener;
  }

  stop(): void {
    this.#stopped = true;
    this.#player?.kill("SIGKILL");
  }

  async #one(announced: Announced): Promise<void> {
    const { device } = announced;
    let sound: Heard["sound"] = "none";
    try {
      const clips = await Promise.all(announced.hashes.map((hash) => this.#options.clip(hash)));
      const whole = clips.filter((clip) => clip !== null);
      // Half an announcement misleads: the chime alone says to look at the screen.
      const spoken = whole.length === announced.hashes.length ? whole : [];
      const chime = announced.chimeHash ? await this.#options.clip(announced.chimeHash) : null;
      const heard = spoken.length > 0 ? announced : { ...announced, chime: true };
      const wav = composed(piecesOf(heard, chime, spoken), announced.volume, chimeSamples);
      await this.#until(announced.startAt);
      await this.#run(device, wav.bytes, wav.ms);
      sound = spoken.length > 0 ? "voice" : "chime";
      this.#health = { state: "ready", device, lastError: null };
    } catch (error) {
      const lastError = error instanceof Error ? error.message : String(error);
      const absent = lastError.includes("ENOENT");
      this.#health = { state: absent ? "absent" : "failing", device, lastError };
      this.#options.log.warn("loudspeaker.silent", { device, reason: lastError });
    }
    if (!this.#stopped) this.#tell(announced, sound);
  }

  #tell({ callId, roomId }: Announced, sound: Heard["sound"]): void {
    this.#listener({ callId, roomId, sound });
  }

  #until(startAt: number): Promise<void> {
    const wait = startAt + outputLeadMs - START_MS - this.#options.clock.now();
    // A clock that was set meanwhile must not keep a call back.
    if (wait <= 0 || wait > 2 * outputLeadMs) return Promise.resolve();
    return new Promise((resolve) => {
      this.#options.clock.after(wait, resolve);
    });
  }

  #run(device: string, wav: Uint8Array, ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const program = this.#options.program ?? "aplay";
      const child = spawn(program, ["-q", "-D", device, "-t", "wav", "-"], {
        env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", ...runtime() },
        stdio: ["pipe", "ignore", "pipe"],
      });
      let complaint = "";
      let hung = false;
      const timer = setTimeout(() => {
        hung = true;
        child.kill("SIGKILL");
      }, ms + SLACK_MS);
      this.#player = child;
      child.stderr.on("data", (text: Buffer) => {
        complaint = (complaint + text.toString("utf8")).slice(-COMPLAINT_LENGTH);
      });
      child.once("error", reject);
      child.once("close", (code) => {
        clearTimeout(timer);
        this.#player = null;
        if (code === 0) resolve();
        else
          reject(new Error(hung ? "the player hangs" : complaint.trim() || `the player: ${code}`));
      });
      child.stdin.on("error", () => undefined);
      child.stdin.end(wav);
    });
  }
}

/** What a sound server of the session needs to be found; nothing else of the box's environment. */
function runtime(): Record<string, string> {
  const names = ["HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER", "ALSA_CONFIG_PATH"];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] ? [[name, process.env[name] ?? ""]] : [])),
  );
}
