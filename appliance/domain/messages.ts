import type { CommandOf } from "./commands.ts";
import { type Decision, liveSession } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { CounterId, Instant } from "./model.ts";
import type { CounterMessage } from "./oversight-model.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** More than this unread at one counter, and another one would not be read either. */
export const UNREAD_MAX = 5;

/** Messages that a counter has not read yet, oldest first. */
export function unreadAt(state: State, counterId: CounterId): CounterMessage[] {
  return [...state.counterMessages.values()].filter(
    ({ counterIds, readBy }) =>
      counterIds.includes(counterId) && !readBy.some((read) => read.counterId === counterId),
  );
}

/** A supervisor's line to counters that are open: to those named, or to all (null). It stays until it is read. */
export function decideSendMessage(
  state: State,
  command: CommandOf<"sendMessage">,
  at: Instant,
): Decision {
  const { messageId: id, agentId, text } = command;
  if (!state.agents.has(agentId)) return refuse("unknownAgent");
  const counterIds = [...new Set(command.counterIds ?? state.indexes.sessionOfCounter.keys())];
  if (counterIds.length === 0) return refuse("noCounterOpen");
  for (const counterId of counterIds) {
    const no = counterRefusal(state, counterId);
    if (no) return no;
  }
  return [{ type: "messageSent", message: { id, text, agentId, at, counterIds, readBy: [] } }];
}

function counterRefusal(state: State, counterId: CounterId): Refusal | null {
  const counter = state.counters.get(counterId);
  if (!counter) return refuse("unknownCounter");
  const { label: counterLabel } = counter;
  if (!state.indexes.sessionOfCounter.has(counterId))
    return refuse("counterClosed", { counterLabel });
  return unreadAt(state, counterId).length < UNREAD_MAX
    ? null
    : refuse("tooManyMessages", { counterLabel, most: UNREAD_MAX });
}

export function applyMessageSent(state: State, { message }: EventOf<"messageSent">): void {
  state.counterMessages.set(message.id, message);
}

/** « Lu ». Read twice is no news. */
export function decideReadMessage(state: State, command: CommandOf<"readMessage">): Decision {
  const { messageId } = command;
  const session = liveSession(state, command.sessionId);
  if (isRefusal(session)) return session;
  const { counterId, agentId } = session;
  if (!state.counterMessages.get(messageId)?.counterIds.includes(counterId))
    return refuse("unknownMessage");
  const unread = unreadAt(state, counterId).some(({ id }) => id === messageId);
  return unread ? [{ type: "messageRead", messageId, counterId, agentId }] : [];
}

export function applyMessageRead(state: State, event: EventOf<"messageRead">, at: Instant): void {
  const { messageId, counterId, agentId } = event;
  const message = known(state.counterMessages, messageId);
  const readBy = [...message.readBy, { counterId, agentId, at }];
  state.counterMessages.set(messageId, { ...message, readBy });
}
