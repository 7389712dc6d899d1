import { chimeSamples, outputLeadMs } from "../../protocol/chime.ts";
import type { BoardAck } from "../../protocol/devices.ts";
import type { CallEvent } from "../../protocol/views.ts";
import { chimeLength, clipTimes } from "./announcement.ts";
import { AudioOutput } from "./audio-output.ts";
import type { Turn } from "./call-queue.ts";
import { type ClipRef, Clips } from "./clips.ts";
import { OutputClock } from "./output-clock.ts";

/** Of the tried hints the first without audible gaps on a busy two-core box; the output then lies about 0.3 s behind. */
const latencyHint = 0.1;
/** Sources that are handed over this much ahead start on time. */
const marginSeconds = 0.005;
/** A frame and a little. */
const paintFirstMs = 25;
/** No announcement is near this long. */
const busyMaxMs = 60_000;
/** After its expected end a sound is over, whatever the device says. */
const endSlackMs = 2_000;

export type Heard = BoardAck["sound"];

/** The board's loudspeaker: one announcement at a time, by box time. */
export class BoardSound {
  readonly #now: () => number;
  readonly #context: AudioContext | null;
  readonly #clips: Clips | null;
  readonly #chime: AudioBuffer | null;
  readonly #output: AudioOutput;
  readonly #clock: OutputClock | null;
  /** This board's part of the room's volume, percent, and how much earlier it plays than the others. */
  own: { readonly volume: number; readonly delayMs: number } = { volume: 100, delayMs: 0 };
  /** Box time until which an announcement sounds. */
  #busyUntil = 0;
  /** The announcement that sounds: its late clips go after its chime. */
  #speaking: { readonly id: string; readonly startAt: number; spoken: boolean } | null = null;

  /** `now` is box time; `changed` is called when the browser lets the board sound, or no more. */
  constructor(now: () => number, changed: () => void) {
    this.#now = now;
    this.#context = "AudioContext" in globalThis ? new AudioContext({ latencyHint }) : null;
    this.#output = new AudioOutput(changed);
    const context = this.#context;
    context?.addEventListener("statechange", changed);
    this.#clock = context && new OutputClock(context);
    this.#clock?.start();
    this.#clips = context && new Clips((bytes) => context.decodeAudioData(bytes));
    this.#chime = context && chimeBuffer(context);
  }

  get state(): BoardAck["audio"] {
    if (!(this.#context && this.#output.isThere)) return "none";
    return this.#context.state === "running" ? "running" : "suspended";
  }

  /** Somebody touched the screen: the browser may now let it sound. */
  async wake(): Promise<void> {
    await this.#context?.resume().catch(() => undefined);
  }

  /** Chime and speech of a call at its turn; answers what was heard of it, after its end. */
  async announce({ call, at }: Turn): Promise<Heard> {
    if (this.#now() > call.expiresAt) return "late";
    // A suspended output would keep what is handed to it, and say it whenever somebody touches the screen.
    if (!this.#context || !this.#chime || this.state !== "running") return "none";
    // Nobody hears what is turned down to nothing.
    if (this.#gain(call) === 0) return "none";
    // A box whose clock was set back must not silence the room until the old time comes again.
    const busy = this.#busyUntil - this.#now() > busyMaxMs ? 0 : this.#busyUntil;
    const startAt = Math.max(at, busy);
    this.#busyUntil = startAt + chimeLength(call);
    const speaking = { id: call.id, startAt, spoken: false };
    this.#speaking = speaking;
    // The built-in chime is handed over at once, so that a busy machine keeps its time all the same.
    const own = call.sound?.chimeClip ?? null;
    if (chimeLength(call) > 0 && !own) this.#play(this.#chime, startAt, call);
    await paintFirst();
    if (chimeLength(call) > 0 && own) this.#play(await this.#ownChime(own), startAt, call);
    const spoken = await this.#speak(call);
    await this.#until(this.#busyUntil);
    return spoken || speaking.spoken ? "voice" : "chime";
  }

  /** The speech of the call that sounds now, when it came after it; true when it will be heard. */
  async speakLate(call: CallEvent): Promise<boolean> {
    return this.#speaking?.id === call.id && (await this.#speak(call));
  }

  /** The room's own chime, or the built-in one when it does not come. */
  async #ownChime(clip: ClipRef): Promise<AudioBuffer | null> {
    const own = await this.#clips?.all([clip]);
    return own?.[0] ?? this.#chime;
  }

  async #speak(call: CallEvent): Promise<boolean> {
    const speaking = this.#speaking;
    const buffers = call.clips.length > 0 ? await this.#clips?.all(call.clips) : null;
    const current = speaking !== null && speaking === this.#speaking && speaking.id === call.id;
    if (!buffers || !current || speaking.spoken) return false;
    const times = clipTimes(call);
    const first = times[0];
    // Clips that came slowly shift the speech, not its rhythm.
    const wanted = speaking.startAt + (first?.atMs ?? 0);
    const shift = this.#lateBy(wanted);
    if (wanted + shift > call.expiresAt) return false;
    speaking.spoken = true;
    for (const [index, clip] of times.entries()) {
      const buffer = buffers[index % buffers.length];
      const startAt = speaking.startAt + clip.atMs + shift;
      this.#play(buffer ?? null, startAt, call);
      this.#busyUntil = Math.max(this.#busyUntil, startAt + clip.durationMs);
    }
    return true;
  }

  /** Plays a buffer so that its first sample is heard `outputLeadMs` after `at`, or as soon as possible. */
  #play(buffer: AudioBuffer | null, at: number, call: CallEvent): void {
    const context = this.#context;
    if (!(context && this.#clock && buffer)) return;
    const source = context.createBufferSource();
    const gain = context.createGain();
    gain.gain.value = this.#gain(call);
    source.buffer = buffer;
    source.connect(gain).connect(context.destination);
    source.start(Math.max(this.#due(this.#clock, at), context.currentTime + marginSeconds));
  }

  /** The output's own time at which a sound begins whose turn is `at`. */
  #due(clock: OutputClock, at: number): number {
    return clock.heardIn(at + outputLeadMs - this.own.delayMs - this.#now());
  }

  /** How much later than it should the output can begin a sound whose turn is `at`, milliseconds. */
  #lateBy(at: number): number {
    if (!(this.#context && this.#clock)) return 0;
    const first = this.#context.currentTime + marginSeconds;
    return Math.max(0, (first - this.#due(this.#clock, at)) * 1000);
  }

  #gain({ sound }: CallEvent): number {
    return gainOf(sound?.volume ?? 100) * gainOf(this.own.volume);
  }

  #until(time: number): Promise<void> {
    const waitMs = Math.min(time - this.#now() + outputLeadMs, busyMaxMs) + endSlackMs;
    return new Promise((resolve) => {
      setTimeout(resolve, Math.max(0, waitMs));
    });
  }
}

/** First seen, then heard: what has to be fetched and decoded waits until the number is on the screen. */
function paintFirst(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, paintFirstMs);
  });
}

/** Percent as they are heard: half is a quarter of the amplitude, 12 dB less. */
function gainOf(percent: number): number {
  return (percent / 100) ** 2;
}

function chimeBuffer(context: AudioContext): AudioBuffer {
  const samples = chimeSamples(context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  return buffer;
}
