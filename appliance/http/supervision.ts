import type { MoveAnswer, MoveRequest } from "../../protocol/supervision.ts";
import { supervisionOf, unreadMessages } from "../app/supervision-view.ts";
import type { Command } from "../domain/commands.ts";
import type { MovePlace } from "../domain/oversight-model.ts";
import type { State } from "../domain/state.ts";
import { aheadOf } from "../domain/waiting.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { execute, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import { sessionIdOf } from "./sessions.ts";
import { statisticsRules } from "./statistics.ts";

type ActKey = "supervision" | "moveTicket" | "openService" | "assignServices";
type MessageKey =
  | "sendMessage"
  | "unreadMessages"
  | "readMessage"
  | "postBoardMessage"
  | "removeBoardMessage";
type CommandKey = Exclude<ActKey | MessageKey, "supervision" | "unreadMessages">;

/** What supervisors see and do, and the messages that counters get from them. */
export function supervisionHandlers(box: Box): Handlers<ActKey | MessageKey> {
  return { ...actHandlers(box), ...messageHandlers(box) };
}

/** Runs a command of a signed-in person; the answer is made of the state after it. */
async function run(
  box: Box,
  call: Call<CommandKey>,
  command: Command,
  told: (state: State) => { status: number; body: unknown },
) {
  const { key, request, reply, caller } = call;
  const actor = agentOf(caller).id;
  const answer = ({ state }: { readonly state: State }) => told(state);
  return tell(reply, await execute(box, { key, request, actor, command, answer }));
}

function actHandlers(box: Box): Handlers<ActKey> {
  const { engine, clock, views } = box;
  return {
    supervision: () => {
      // Whoever watches the room may look at its figures next.
      box.statistics.prepare(statisticsRules(engine.state()));
      return supervisionOf(engine.state(), engine.position(), clock.now());
    },
    moveTicket: (call) => move(box, call),
    openService: (call) => {
      const { id } = call.params;
      const { open } = call.body;
      const command = { type: "setServiceOpen", serviceId: id, open } as const;
      return run(box, call, command, () => ({ status: 200, body: { id, open } }));
    },
    assignServices: (call) => {
      const { id: counterId } = call.params;
      const { serviceIds, seen = null } = call.body;
      const command = { type: "assignServices", counterId, serviceIds, seen } as const;
      return run(box, call, command, (state) => {
        const sessionId = state.indexes.sessionOfCounter.get(counterId) ?? "";
        return { status: 200, body: { session: views.sessionView(state, sessionId) } };
      });
    },
  };
}

function move(box: Box, call: Call<"moveTicket">) {
  const { id: ticketId } = call.params;
  const { serviceId = null, priority = null, seen = null } = call.body;
  const before = standing(box.engine.state(), ticketId);
  const command = { type: "moveTicket", ticketId, serviceId, priority, seen } as const;
  return run(box, call, { ...command, place: placeOf(call.body) }, (state) => ({
    status: 200,
    body: moved(state, ticketId, before),
  }));
}

function placeOf({ place, order }: MoveRequest): MovePlace | null {
  return order === undefined ? (place ?? null) : { order };
}

function standing(state: State, ticketId: string): MoveAnswer["before"] {
  const { serviceId = "", priority = 0, order = 0 } = state.tickets.get(ticketId) ?? {};
  return { serviceId, priority, order };
}

function moved(state: State, ticketId: string, before: MoveAnswer["before"]): MoveAnswer | null {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return null;
  const { id, label, serviceId, revision } = ticket;
  return { id, label, serviceId, revision, ahead: aheadOf(state, ticketId), before };
}

function messageHandlers(box: Box): Handlers<MessageKey> {
  const { engine, random } = box;
  const made =
    (id: string, status = 200) =>
    () => ({ status, body: { id } });
  return {
    sendMessage: (call) => {
      const messageId = random.id();
      const agentId = agentOf(call.caller).id;
      const { counterIds = null } = call.body;
      const text = call.body.text.trim();
      const command = { type: "sendMessage", messageId, agentId, counterIds, text } as const;
      return run(box, call, command, made(messageId, 201));
    },
    unreadMessages: ({ caller }) => ({
      messages: unreadMessages(engine.state(), agentOf(caller).id),
    }),
    readMessage: (call) => {
      const { id: messageId } = call.params;
      const sessionId = sessionIdOf(box, agentOf(call.caller));
      return run(box, call, { type: "readMessage", messageId, sessionId }, made(messageId));
    },
    postBoardMessage: (call) => {
      const messageId = random.id();
      const agentId = agentOf(call.caller).id;
      const { until = null } = call.body;
      const text = call.body.text.trim();
      const command = { type: "postBoardMessage", messageId, agentId, text, until } as const;
      return run(box, call, command, made(messageId, 201));
    },
    removeBoardMessage: (call) => {
      const { id: messageId } = call.params;
      return run(box, call, { type: "removeBoardMessage", messageId }, made(messageId));
    },
  };
}
