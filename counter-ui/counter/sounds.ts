/** One note: pitch in hertz, start and length in seconds. */
interface Note {
  readonly hertz: number;
  readonly at: number;
  readonly long: number;
}

const tunes: Readonly<Record<"sos" | "warning", readonly Note[]>> = {
  sos: [0, 0.3, 0.6].flatMap((at) => [
    { hertz: 880, at, long: 0.14 },
    { hertz: 660, at: at + 0.15, long: 0.14 },
  ]),
  warning: [
    { hertz: 660, at: 0, long: 0.18 },
    { hertz: 880, at: 0.22, long: 0.24 },
  ],
};

/** Quiet beside a conversation, and still heard. */
const loudness = 0.18;

/**
 * Short sounds of the counter page. A browser plays nothing before the page was touched once; then the screen
 * alone says it, which it does anyway.
 */
export class Sounds {
  #context: AudioContext | null = null;

  play(tune: keyof typeof tunes): void {
    const context = this.#ready();
    // Notes for a context that stands still would all sound at once when it is let go.
    if (context?.state !== "running") return;
    for (const note of tunes[tune]) this.#note(context, note);
  }

  /** To be called in a press: from then on sound is allowed. */
  touched(): void {
    const context = this.#ready();
    if (context?.state === "suspended") context.resume().catch(() => undefined);
  }

  #ready(): AudioContext | null {
    if (typeof AudioContext === "undefined") return null;
    this.#context ??= new AudioContext();
    return this.#context;
  }

  #note(context: AudioContext, { hertz, at, long }: Note): void {
    const start = context.currentTime + at;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + long);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + long);
  }
}
