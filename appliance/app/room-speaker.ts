import type { Room } from "../domain/rooms.ts";
import type { Loudspeaker } from "../ports/loudspeaker.ts";
import type { Clock } from "../ports/world.ts";
import type { CallBody } from "./announcements.ts";
import type { Chimes } from "./chimes.ts";
import type { Turn } from "./room-queue.ts";

export interface RoomSpeakerParts {
  readonly loudspeaker: Loudspeaker;
  readonly chimes: Chimes;
  readonly clock: Clock;
  /** Percent, at this hour. */
  readonly volume: (room: Room) => number;
}

/** What the box's own loudspeaker says in the rooms that have it. */
export class RoomSpeaker {
  readonly #parts: RoomSpeakerParts;

  constructor(parts: RoomSpeakerParts) {
    this.#parts = parts;
  }

  /** The turn of a call has come: the boards go by the clock, the loudspeaker by this. */
  begin(room: Room, body: CallBody, startAt: number): void {
    // A trial proves no call.
    this.#play(room, body.clips, startAt, body.trial ? "" : body.id);
  }

  /** Speech that came while the loudspeaker rang: it follows the chime, as on the boards. */
  late(room: Room, { id, startAt, lengthMs }: Turn, clips: CallBody["clips"]): void {
    const now = this.#parts.clock.now();
    if (now <= startAt + lengthMs) this.#play({ ...room, chime: false }, clips, now, id);
  }

  #play(room: Room, clips: CallBody["clips"], startAt: number, callId: string): void {
    const { loudspeaker, chimes, volume } = this.#parts;
    if (room.loudspeaker === null) return;
    loudspeaker.play({
      ...{ callId, roomId: room.id, device: room.loudspeaker, startAt, volume: volume(room) },
      ...{ chime: room.chime || clips.length === 0, chimeHash: chimes.of(room)?.hash ?? null },
      ...{ gapMs: room.gapMs, repeats: room.repeats, repeatPauseMs: room.repeatPauseMs },
      hashes: clips.map(({ hash }) => hash),
    });
  }
}
