import type { Transport } from "./transport/transport.ts";

/** Looks after a printer: at once, at each interval, and when it may have come or gone. */
export class Looks {
  readonly #look: () => void;
  readonly #timer: NodeJS.Timeout;
  #unwatch: (() => void) | undefined;

  /** `everyMs` lies between two looks after an idle printer. */
  constructor(everyMs: number, look: () => void) {
    this.#look = look;
    this.#timer = setInterval(look, everyMs);
  }

  /** From now on over this transport. */
  over(transport: Transport): void {
    this.#unwatch?.();
    this.#unwatch = transport.watch?.(this.#look);
    this.#look();
  }

  end(): void {
    clearInterval(this.#timer);
    this.#unwatch?.();
  }
}
