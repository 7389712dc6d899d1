/** Questions of one measurement: the fastest answer says most (1 ms of error in a room, with 20 of them). */
const probes = 4;
/** So many where no answer was fast: a machine that is busy answers fast now and then. */
const probesMost = 10;
/** An answer this fast, milliseconds, errs by less than half of it. */
const fastMs = 4;
/** A page that opens is busy with itself, and its first answers are slow: it asks again after these times. */
const againMs: readonly number[] = [2_000, 4_000, 8_000, 15_000, 30_000];
/** From then on; a quartz drifts about 2 ms in this time. */
const refreshMs = 60_000;
/** What a known answer loses in worth as it grows old: more than two quartzes drift apart (100 in a million). */
const drift = 0.0002;
/** Two answers that differ by more than both can err: the box's clock was set. Rounding is up to 1 ms of it. */
const slackMs = 3;

/** A device's own clock that nobody sets: milliseconds since the page began. */
export type Monotonic = () => number;

/** What a page knows of the box's time. It follows the box, not the device's clock, which anybody may set. */
export class BoxClock {
  readonly #ask: () => Promise<number>;
  readonly #monotonic: Monotonic;
  /** Box time when the monotonic clock stood at 0. */
  #origin: number;
  #measuredAt: number | null = null;
  /** How long the answer took that the origin comes from, and when that was. */
  #best: { readonly tripMs: number; readonly at: number } | null = null;
  #measurements = 0;
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

  /** True when the time was never measured, or a while ago. */
  get due(): boolean {
    const wait = againMs[this.#measurements - 1] ?? refreshMs;
    return this.#measuredAt === null || this.#monotonic() - this.#measuredAt > wait;
  }

  /** Measures the box's time; keeps the old one when the box does not answer. Never throws. */
  measure(): Promise<void> {
    this.#measuring ??= this.#measure().finally(() => {
      this.#measuring = null;
    });
    return this.#measuring;
  }

  async #measure(): Promise<void> {
    let fastest = Number.POSITIVE_INFINITY;
    for (let probe = 0; probe < probes || (probe < probesMost && fastest > fastMs); probe += 1) {
      const asked = this.#monotonic();
      const time = await this.#ask().catch(() => null);
      if (time === null) return;
      const answered = this.#monotonic();
      this.#measuredAt = answered;
      fastest = Math.min(fastest, answered - asked);
      this.#weigh(time - (asked + answered) / 2, answered - asked, answered);
    }
    this.#measurements += 1;
  }

  /** Takes an answer that is surer than the known one is by now, or that the known one cannot be true beside. */
  #weigh(origin: number, tripMs: number, at: number): void {
    const known = this.#best && this.#best.tripMs / 2 + (at - this.#best.at) * drift;
    const contradicts = Math.abs(origin - this.#origin) > (known ?? 0) + tripMs / 2 + slackMs;
    if (known !== null && tripMs / 2 > known && !contradicts) return;
    this.#origin = origin;
    this.#best = { tripMs, at };
  }
}
