/** How often a link is asked for a sign of life, milliseconds. */
export const pulseMs = 1_000;
/** Nothing from the box for this long although it was pinged each second: the link is dead (5 s are promised). */
export const silenceMaxMs = 3_000;
/** A gap up to this long is not told: a box that starts again, a page that reconnects. */
const graceMs = 1_000;
/** A tick this late means that the page itself slept; what it did not hear says nothing then. */
const sleptMs = 2_500;

/** Judges from times alone whether the box is there. Times are milliseconds of a clock that nobody sets. */
export class LivePulse {
  #heardAt: number;
  #lostSince: number;
  #tickedAt: number;
  #lost = false;

  constructor(now: number) {
    this.#heardAt = now;
    this.#lostSince = now;
    this.#tickedAt = now;
  }

  heard(now: number): void {
    this.#heardAt = now;
  }

  /** The link is there. */
  found(now: number): void {
    this.#heardAt = now;
    this.#lost = false;
  }

  /** The link is gone; it may have been silent before. */
  gone(now: number): void {
    this.#lostSince = Math.min(this.#heardAt, now);
    this.#lost = now - this.#lostSince >= graceMs;
  }

  /** True when a link that is open has died without a word. */
  isDead(now: number): boolean {
    return now - this.#heardAt > silenceMaxMs;
  }

  /** Since when there is no link. */
  get lostSince(): number {
    return this.#lostSince;
  }

  /** There is no link, and not only for a moment. */
  get lost(): boolean {
    return this.#lost;
  }

  /** To be called each `pulseMs`. `slept`: the page stood still; `changed`: `lost` is another than before. */
  tick(now: number, connected: boolean): { readonly slept: boolean; readonly changed: boolean } {
    const slept = now - this.#tickedAt > sleptMs;
    this.#tickedAt = now;
    if (slept) this.#heardAt = now;
    const lost = !connected && now - this.#lostSince >= graceMs;
    const changed = lost !== this.#lost;
    this.#lost = lost;
    return { slept, changed };
  }
}
