import type { Clock, Random } from "../ports/world.ts";

/** Letters and digits that nobody mistakes for another. */
const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const codeLength = 8;
/** Wrong codes before another one is made: a guesser of 31^8 gets nowhere, a person may mistype. */
const triesMax = 5;
const firstPauseMs = 60_000;
const longestPauseMs = 3600_000;

/** `ABCD-EFGH` out of a random token; two tokens hold enough letters in all but one case of millions. */
export function shownCode(random: Random, length = codeLength): string {
  let text = "";
  while (text.length < length)
    text += [...random.token().toUpperCase()]
      .filter((letter) => alphabet.includes(letter))
      .join("");
  return text.slice(0, length).replace(/(.{4})(?=.)/g, "$1-");
}

/** As people type it: small letters, without the dash, with spaces. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** What became of a try. `paused` names the milliseconds until the next one. */
export type Tried =
  | { readonly kind: "right" }
  | { readonly kind: "wrong"; readonly left: number }
  | { readonly kind: "paused"; readonly ms: number };

/** The one-time code of a box that nobody administers yet. It lives in memory: each start has another one. */
export class SetupCode {
  readonly #random: Random;
  readonly #clock: Clock;
  #code: string;
  #left = triesMax;
  #pauses = 0;
  #pausedUntil = 0;

  /** `chosen` is the installer's own code, from the file on the machine; it is good until its first use. */
  constructor(parts: {
    readonly random: Random;
    readonly clock: Clock;
    readonly chosen?: string | null;
  }) {
    this.#random = parts.random;
    this.#clock = parts.clock;
    this.#code = parts.chosen ?? shownCode(parts.random);
  }

  /** For the box's own screens and its console. */
  get code(): string {
    return this.#code;
  }

  try(typed: string): Tried {
    const ms = this.#pausedUntil - this.#clock.monotonic();
    if (ms > 0) return { kind: "paused", ms };
    if (plainCode(typed) === plainCode(this.#code)) return { kind: "right" };
    this.#left -= 1;
    if (this.#left === 0) this.#renew();
    return { kind: "wrong", left: this.#left };
  }

  /** After its use: nobody comes in by the same code again. */
  void(): void {
    this.#code = shownCode(this.#random);
    this.#left = triesMax;
  }

  #renew(): void {
    this.void();
    const ms = Math.min(firstPauseMs * 2 ** this.#pauses, longestPauseMs);
    this.#pausedUntil = this.#clock.monotonic() + ms;
    this.#pauses += 1;
  }
}
