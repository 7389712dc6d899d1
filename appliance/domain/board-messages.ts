import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import type { Instant } from "./model.ts";
import { refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** A board shows this many lines at most: more, and nobody reads any. */
export const BOARD_MESSAGES_MAX = 3;

/** A line on every board: until a moment, or until the business day ends (null). */
export function decidePostBoardMessage(
  state: State,
  command: CommandOf<"postBoardMessage">,
  at: Instant,
): Decision {
  const { messageId: id, agentId, text, until } = command;
  if (!state.agents.has(agentId)) return refuse("unknownAgent");
  if (until !== null && until <= at) return refuse("momentPast");
  if (state.boardMessages.size >= BOARD_MESSAGES_MAX)
    return refuse("tooManyMessages", { most: BOARD_MESSAGES_MAX });
  return [{ type: "boardMessagePosted", message: { id, text, agentId, at, until } }];
}

export function applyBoardMessagePosted(
  state: State,
  { message }: EventOf<"boardMessagePosted">,
): void {
  state.boardMessages.set(message.id, message);
}

export function decideRemoveBoardMessage(
  state: State,
  { messageId }: CommandOf<"removeBoardMessage">,
): Decision {
  return state.boardMessages.has(messageId)
    ? [{ type: "boardMessageRemoved", messageId }]
    : refuse("unknownMessage");
}

/** Taken off by a supervisor, or because its time is over. */
export function applyBoardMessageGone(
  state: State,
  { messageId }: EventOf<"boardMessageRemoved" | "boardMessageExpired">,
): void {
  state.boardMessages.delete(messageId);
}
