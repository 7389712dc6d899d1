import type { State } from "../domain/state.ts";

/** True for a board that is meant to be heard: its volume is not turned down to nothing. */
export function speaks(state: State, boardId: string): boolean {
  const board = state.boards.get(boardId);
  return board !== undefined && board.volume > 0;
}
