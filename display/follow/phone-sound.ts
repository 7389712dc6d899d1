import { chimeSamples } from "../../protocol/chime.ts";

/** The chime is rung so often at a call, so that a phone in a bag is found in time. */
const rings = 3;
const pauseSeconds = 0.6;

/** What the phone may do: nothing yet, ring, or never. */
export type PhoneSoundState = "off" | "on" | "none";

/** The phone's own loudspeaker: it rings only after its owner has asked for it, as browsers demand. */
export class PhoneSound {
  readonly #made: () => AudioContext | null;
  #context: AudioContext | null = null;
  #state: PhoneSoundState;

  constructor(made: () => AudioContext | null = madeContext) {
    this.#made = made;
    this.#state = "AudioContext" in globalThis || made !== madeContext ? "off" : "none";
  }

  get state(): PhoneSoundState {
    return this.#state;
  }

  /** To be called from a tap; rings once, so that its owner hears how loud it is. */
  async wake(): Promise<void> {
    this.#context ??= this.#made();
    if (!this.#context) {
      this.#state = "none";
      return;
    }
    await this.#context.resume().catch(() => undefined);
    this.#state = this.#context.state === "running" ? "on" : "off";
    if (this.#state === "on") this.#play(1);
  }

  /** It is the holder's turn. A phone that was locked meanwhile takes its sound up again first. */
  async ring(): Promise<void> {
    if (this.#state !== "on" || !this.#context) return;
    await this.#context.resume().catch(() => undefined);
    this.#play(rings);
  }

  #play(times: number): void {
    const context = this.#context;
    if (!context) return;
    const samples = chimeSamples(context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    for (let ring = 0; ring < times; ring += 1) {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(context.destination);
      source.start(context.currentTime + ring * (buffer.duration + pauseSeconds));
    }
  }
}

function madeContext(): AudioContext | null {
  return "AudioContext" in globalThis ? new AudioContext() : null;
}
