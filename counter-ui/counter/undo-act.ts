import type { ActName } from "./acts.ts";
import type { AtCounter } from "./screens.ts";

/** « Annuler », while there is something to take back. */
export function undoAct({ undo }: AtCounter): ActName[] {
  return undo ? ["undo"] : [];
}
