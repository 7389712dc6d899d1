import type { Room } from "../domain/rooms.ts";
import type { Clip } from "../ports/voice.ts";

/** The chimes that sites brought, ready before a call needs them. */
export class Chimes {
  readonly #read: (assetId: string) => Promise<Clip | null>;
  readonly #clips = new Map<string, Clip>();

  constructor(read: (assetId: string) => Promise<Clip | null>) {
    this.#read = read;
  }

  /** Reads those that rooms name now, and forgets the others. One that cannot be read leaves the built-in chime. */
  load(rooms: Iterable<Room>): void {
    const named = new Set([...rooms].flatMap(({ chimeAsset }) => chimeAsset ?? []));
    for (const id of this.#clips.keys()) if (!named.has(id)) this.#clips.delete(id);
    for (const id of named)
      if (!this.#clips.has(id))
        this.#read(id).then(
          (clip) => clip && this.#clips.set(id, { ...clip, wav: new Uint8Array(0) }),
          () => undefined,
        );
  }

  /** The chime of a room; null is the built-in one. */
  of(room: Room | null): Clip | null {
    return (room?.chimeAsset && this.#clips.get(room.chimeAsset)) || null;
  }
}
