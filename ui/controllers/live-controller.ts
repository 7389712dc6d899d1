import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { LiveStore } from "../live.ts";

/** Renders its host again whenever the store has changed. */
export class LiveController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: LiveStore | null;
  #stop: (() => void) | null = null;
  #here = false;

  constructor(host: ReactiveControllerHost, store: LiveStore | null = null) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  get store(): LiveStore | null {
    return this.#store;
  }

  /** Another store, as after a sign-in. */
  follow(store: LiveStore | null): void {
    this.#stop?.();
    this.#stop = null;
    this.#store = store;
    if (this.#here) this.hostConnected();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#here = true;
    this.#stop ??= this.#store?.subscribe(() => this.#host.requestUpdate()) ?? null;
  }

  hostDisconnected(): void {
    this.#here = false;
    this.#stop?.();
    this.#stop = null;
  }
}
