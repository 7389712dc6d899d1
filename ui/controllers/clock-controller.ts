import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Renders its host at each full second of `now` (box time, milliseconds), so that all clocks turn together. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, now: () => number = Date.now) {
    this.#host = host;
    this.#now = now;
    host.addController(this);
  }

  get now(): number {
    return this.#now();
  }

  hostConnected(): void {
    this.#timer = setTimeout(
      () => {
        this.#host.requestUpdate();
        this.hostConnected();
      },
      1000 - (this.#now() % 1000),
    );
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
