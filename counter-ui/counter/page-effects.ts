import type { SosState } from "../../protocol/views.ts";
import { ringsNow } from "./alarms.ts";
import type { ArrivalAlert, Screen } from "./screens.ts";
import type { Sounds } from "./sounds.ts";

/** What the page does beside painting, once for each change: sounds of alarms and of the arrival's warning. */
export class PageEffects {
  readonly #sounds: Pick<Sounds, "play">;
  #heard: { ids: ReadonlySet<string>; at: number } = { ids: new Set(), at: 0 };
  /** The visit and its alert that were heard last. */
  #warned = "";

  constructor(sounds: Pick<Sounds, "play">) {
    this.#sounds = sounds;
  }

  /** Called after every painting, at least once a second; `now` is box time. */
  follow(screen: Screen, alarms: readonly SosState[], now: number): void {
    if (ringsNow(alarms, this.#heard, now)) {
      this.#heard = { ids: new Set(alarms.map(({ id }) => id)), at: now };
      this.#sounds.play("sos");
    }
    const alert: ArrivalAlert = screen.kind === "call" ? screen.alert : "calm";
    const key = screen.kind === "call" ? `${screen.visit.id} ${alert}` : "";
    if (alert !== "calm" && key !== this.#warned) this.#sounds.play("warning");
    this.#warned = key;
  }
}
