import { setTimeout as wait } from "node:timers/promises";

/** A call that is not to be seen after this has failed its purpose. */
const paintMs = 6_000;
const lookMs = 500;

/** What the pages of a room tell: moments of wall time, as the browser's own clock has them. */
export class Paints {
  readonly #boards: number;
  readonly #told = new Map<string, number[]>();
  #changed: () => void = () => {};

  constructor(boards: number) {
    this.#boards = boards;
  }

  note(label: string, at: number): void {
    this.#told.set(label, [...(this.#told.get(label) ?? []), at]);
    this.#changed();
  }

  /** When each board had painted the label. */
  async everywhere(label: string): Promise<readonly number[]> {
    const over = performance.now() + paintMs;
    for (;;) {
      const moments = this.#told.get(label) ?? [];
      if (moments.length >= this.#boards) return moments;
      if (performance.now() > over)
        throw new Error(
          `after ${paintMs} ms ${label} was to be seen on ${moments.length} of ${this.#boards} boards`,
        );
      const changed = new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
      await Promise.race([changed, wait(lookMs)]);
    }
  }
}
