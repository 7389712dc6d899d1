/** How often the output is asked where it stands, milliseconds. */
const everyMs = 100;
/**
 * Of the last second the median counts: one answer is up to 30 ms off while the sound server measures itself. On a busy
 * machine the output slips by tens of milliseconds, and then an older answer misleads (three busy processes, errors of the
 * median of 9 answers each 100 ms: half under 3 ms; of 21 each 250 ms: half under 14).
 */
const kept = 9;

type Output = Pick<AudioContext, "getOutputTimestamp" | "currentTime" | "state">;

/** Which sample of an audio output is heard when: what several boards of a room sound together by. */
export class OutputClock {
  readonly #output: Output;
  readonly #now: () => number;
  /** Output time less page time, seconds; newest last. */
  #offsets: number[] = [];

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
  }

  /** Asks from now on, for as long as the page lives. */
  start(): void {
    setInterval(() => this.look(), everyMs);
  }

  look(): void {
    // An output that was stopped begins anew.
    if (this.#output.state !== "running") this.#offsets = [];
    const { contextTime = 0, performanceTime = 0 } = this.#output.getOutputTimestamp();
    // Before the first block is out, it says nothing.
    if (this.#output.state !== "running" || performanceTime === 0) return;
    this.#offsets = [...this.#offsets, contextTime - performanceTime / 1000].slice(-kept);
  }

  /** The output's own time, seconds, of the sample that is heard `inMs` from now. */
  heardIn(inMs: number): number {
    if (this.#offsets.length === 0) this.look();
    const sorted = [...this.#offsets].sort((a, b) => a - b);
    const offset = sorted[Math.floor(sorted.length / 2)];
    if (offset === undefined) return this.#output.currentTime + inMs / 1000;
    return offset + (this.#now() + inMs) / 1000;
  }
}
