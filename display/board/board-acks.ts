import type { BoardAck } from "../../protocol/devices.ts";
import { topics } from "../../protocol/topics.ts";
import type { CallEvent } from "../../protocol/views.ts";
import type { LiveStore } from "../../ui/live.ts";
import { afterPaint } from "./paint.ts";
import type { Heard } from "./sound.ts";

/** How often a board says that it lives and paints, milliseconds; the box misses it after three of them. */
export const beatMs = 3_000;

/** Tells the box what this board has really shown and said. */
export class BoardAcks {
  readonly #topic: string;
  readonly #store: LiveStore;
  readonly #audio: () => BoardAck["audio"];
  #seq = 0;
  #paintedAt = performance.now();
  #told = "";
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(id: string, store: LiveStore, audio: () => BoardAck["audio"]) {
    this.#topic = topics.boardAck(id);
    this.#store = store;
    this.#audio = audio;
  }

  start(): void {
    this.#timer = setInterval(() => this.#beat(), beatMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A call whose turn began at `begunAt` (of `performance.now`) was rendered: told once painted, and when it was heard. */
  call(call: CallEvent, begunAt: number, heard: Promise<Heard>): void {
    afterPaint(() => {
      this.#painted(call.seq);
      const paintMs = Math.max(0, Math.round(performance.now() - begunAt));
      const proof = { callId: call.id, paintedAt: this.#store.now(), paintMs };
      this.#tell({ ...proof, sound: "none" });
      void heard.then((sound) => {
        if (sound !== "none") this.#tell({ ...proof, sound });
      });
    });
  }

  /** Anything else was rendered. A line that is back and a loudspeaker that fell silent are told at once. */
  shown(seq: number): void {
    this.#seq = Math.max(this.#seq, seq);
    const state = `${this.#audio()} ${this.#store.connected}`;
    if (state === this.#told) return;
    this.#told = state;
    afterPaint(() => {
      this.#painted(seq);
      this.#quiet();
    });
  }

  /** A page whose frames do not come any more still says so: its last one grows old. */
  #beat(): void {
    this.#quiet();
    afterPaint(() => this.#painted(this.#seq));
  }

  #painted(seq: number): void {
    this.#seq = Math.max(this.#seq, seq);
    this.#paintedAt = performance.now();
  }

  #quiet(): void {
    this.#tell({ callId: null, paintedAt: this.#store.now(), paintMs: null, sound: "none" });
  }

  #tell(said: Pick<BoardAck, "callId" | "paintedAt" | "paintMs" | "sound">): void {
    const paintAgeMs = Math.max(0, Math.round(performance.now() - this.#paintedAt));
    const ack: BoardAck = { v: 1, seq: this.#seq, paintAgeMs, audio: this.#audio(), ...said };
    this.#store.publish(this.#topic, ack);
  }
}
