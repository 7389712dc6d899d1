import type { BoardAck, Presence } from "../../protocol/devices.ts";

/** What a screen last said of itself. */
export interface ScreenHealth {
  readonly online: boolean;
  readonly bootId: string;
  readonly paintedSeq: number;
  readonly audio: BoardAck["audio"] | "unknown";
}

/** Screens that are remembered; a site has far fewer. */
const screensMax = 500;

/** Remembers which boards and kiosks are there, and what each board proved to have shown. */
export class Screens {
  readonly #screens = new Map<string, ScreenHealth>();

  presence(kind: "board" | "kiosk", id: string, presence: Presence): void {
    const known = this.#screens.get(`${kind}/${id}`);
    // The will of an earlier start that comes late says nothing of the page that is there now.
    if (known && !presence.online && known.bootId !== presence.bootId) return;
    if (!known && this.#screens.size >= screensMax) return;
    this.#screens.set(`${kind}/${id}`, {
      paintedSeq: known?.paintedSeq ?? 0,
      audio: known?.audio ?? "unknown",
      online: presence.online,
      bootId: presence.bootId,
    });
  }

  painted(id: string, ack: BoardAck): void {
    const known = this.#screens.get(`board/${id}`);
    if (known)
      this.#screens.set(`board/${id}`, { ...known, paintedSeq: ack.seq, audio: ack.audio });
  }

  all(): ReadonlyMap<string, ScreenHealth> {
    return this.#screens;
  }
}
