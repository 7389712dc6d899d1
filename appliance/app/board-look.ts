import type { BoardLook } from "../../protocol/board.ts";
import { type Board, roomsOf } from "../domain/rooms.ts";
import type { State } from "../domain/state.ts";

/** What the site and its rooms add to a board's own design. */
export function boardLook(state: State, board: Board): BoardLook {
  const { logoAssetId, accentColour, healthMode } = state.site;
  const { serviceIds: chosen } = board.design;
  const all = [...state.services.keys()];
  const called = all.filter(
    (id) =>
      (chosen?.includes(id) ?? true) &&
      roomsOf(state.rooms, id).some((room) => room.id === board.roomId),
  );
  const neutral = [...state.services.values()].flatMap(({ id, neutralName }) =>
    neutralName ? [[id, neutralName] as const] : [],
  );
  return {
    ...{ logoAssetId, accentColour },
    serviceIds: called.length === all.length ? null : called,
    names: healthMode ? Object.fromEntries(neutral) : null,
  };
}
