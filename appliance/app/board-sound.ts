import type { State } from "../domain/state.ts";

/** True for a board that is configured and so meant to be heard. */
export function speaks(state: State, boardId: string): boolean {
  return state.boards.has(boardId);
}
