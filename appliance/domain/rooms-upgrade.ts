import { plainDesign } from "./board-design.ts";
import type { ConfigChange } from "./commands.ts";
import { type Board, plainRoom, plainSound, type Room } from "./rooms.ts";

/** Before there were rooms a board bore the name of its own, and all boards looked alike. */
export type EarlierBoard = Pick<Board, "id" | "name"> & Partial<Board> & { readonly room?: string };

/** `Salle d’attente 1` -> `salle-d-attente-1`: an id of at most 32 characters. */
function roomIdOf(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{Mn}/gu, "");
  const words = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return words.replace(/^-/, "").slice(0, 32).replace(/-$/, "") || "salle";
}

/** A board in today's form: the word for its room is the room's id. */
export function boardOf(earlier: EarlierBoard): Board {
  const { room = "", ...board } = earlier;
  const design = { ...plainDesign, ...board.design };
  return { roomId: roomIdOf(room), ...plainSound, ...board, design };
}

/** The rooms that boards of the first versions named, each once, as they come out of the box. */
export function roomsFrom(boards: readonly EarlierBoard[]): Room[] {
  const rooms = new Map<string, Room>();
  for (const { room } of boards)
    if (room !== undefined && !rooms.has(roomIdOf(room)))
      rooms.set(roomIdOf(room), plainRoom(roomIdOf(room), room));
  return [...rooms.values()];
}

/** An edit of a board in today's form; one of an earlier form brings its room with it. */
export function changesOfBoard(change: Extract<ConfigChange, { kind: "board" }>): ConfigChange[] {
  if (change.value === null) return [change];
  const rooms = roomsFrom([change.value]).map(
    (room): ConfigChange => ({ kind: "room", id: room.id, value: room }),
  );
  return [...rooms, { ...change, value: boardOf(change.value) }];
}
