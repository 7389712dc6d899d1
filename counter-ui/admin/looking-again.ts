import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Reads from the box; answers in how many milliseconds it is to be read again. */
type Read = () => Promise<number>;

/** Reads when a page opens, again and again while it stands there, and never after it was left. */
export class LookingAgain implements ReactiveController {
  readonly #read: Read;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open = false;

  constructor(host: ReactiveControllerHost, read: Read) {
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    this.#open = true;
    void this.now();
  }

  hostDisconnected(): void {
    this.#open = false;
    clearTimeout(this.#timer);
  }

  /** Reads at once; the next look counts from the answer. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    const nextMs = await this.#read();
    this.after(nextMs);
  }

  /** The next look is so many milliseconds from here. */
  after(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#open) this.#timer = setTimeout(() => void this.now(), ms);
  }
}
