import type { BoardAck } from "../../protocol/devices.ts";
import { topics } from "../../protocol/topics.ts";
import type { CallEvent } from "../../protocol/views.ts";
import type { LiveStore } from "../../ui/live.ts";
import { afterPaint } from "./paint.ts";
import type { Heard } from "./sound.ts";

/** A board in quiet times proves this often, milliseconds, that it still paints. */
const quietMs = 60_000;

/** Tells the box what this board has really shown and said. */
export class BoardAcks {
  readonly #topic: string;
  readonly #store: LiveStore;
  readonly #audio: () => BoardAck["audio"];
  #seq = 0;
  #last = "";
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(id: string, store: LiveStore, audio: () => BoardAck["audio"]) {
    this.#topic = topics.boardAck(id);
    this.#store = store;
    this.#audio = audio;
  }

  /** After a call was rendered: once painted, and once more when it was heard. */
  call(call: CallEvent, heard: Promise<Heard>): void {
    afterPaint(() => {
      const paintedAt = this.#store.now();
      this.#seq = Math.max(this.#seq, call.seq);
      this.#tell({ callId: call.id, paintedAt, sound: "none" });
      void heard.then((sound) => {
        if (sound !== "none") this.#tell({ callId: call.id, paintedAt, sound });
      });
    });
  }

  /** After anything else was rendered: said when it is news, else once a minute. */
  shown(seq: number): void {
    this.#seq = Math.max(this.#seq, seq);
    const state = `${this.#seq} ${this.#audio()} ${this.#store.connected}`;
    const quiet = performance.now() - this.#lastAt < quietMs;
    if (state === this.#last && quiet) return;
    this.#last = state;
    this.#lastAt = performance.now();
    afterPaint(() => this.#tell({ callId: null, paintedAt: this.#store.now(), sound: "none" }));
  }

  #tell(said: Pick<BoardAck, "callId" | "paintedAt" | "sound">): void {
    const ack: BoardAck = { v: 1, seq: this.#seq, audio: this.#audio(), ...said };
    this.#store.publish(this.#topic, ack);
  }
}
