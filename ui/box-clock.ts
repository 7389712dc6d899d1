/** Questions of one measurement: the fastest answer says most (1 ms of error in a room, with 20 of them). */
const probes = 4;
/** A quartz drifts a few ms in this time. */
const refreshMs = 5 * 60_000;

/** A device's own clock that nobody sets: milliseconds since the page began. */
export type Monotonic = () => number;

/** What a page knows of the box's time. It follows the box, not the device's clock, which anybody may set. */
export class BoxClock {
  readonly #ask: () => Promise<number>;
  readonly #monotonic: Monotonic;
  /** Box time when the monotonic clock stood at 0. */
  #origin: number;
  #measuredAt: number | null = null;
  #measuring: Promise<void> | null = null;

  /** `ask` answers the box's time. Until it has, the device's own time is all there is. */
  constructor(
    ask: () => Promise<number>,
    monotonic: Monotonic = () => performance.now(),
    wall: () => number = Date.now,
  ) {
    this.#ask = ask;
    this.#monotonic = monotonic;
    this.#origin = wall() - monotonic();
  }

  /** Box time, UTC, milliseconds since 1970, a whole number. */
  now(): number {
    return Math.round(this.#origin + this.#monotonic());
  }

  /** True when the time was never measured, or long ago. */
  get due(): boolean {
    return this.#measuredAt === null || this.#monotonic() - this.#measuredAt > refreshMs;
  }

  /** Measures the box's time; keeps the old one when the box does not answer. Never throws. */
  measure(): Promise<void> {
    this.#measuring ??= this.#measure().finally(() => {
      this.#measuring = null;
    });
    return this.#measuring;
  }

  async #measure(): Promise<void> {
    let best = Number.POSITIVE_INFINITY;
    for (let probe = 0; probe < probes; probe += 1) {
      const asked = this.#monotonic();
      const time = await this.#ask().catch(() => null);
      if (time === null) return;
      const answered = this.#monotonic();
      if (answered - asked >= best) continue;
      best = answered - asked;
      this.#origin = time - (asked + answered) / 2;
      this.#measuredAt = answered;
    }
  }
}
