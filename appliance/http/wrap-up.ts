import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { execute, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import { sessionIdOf } from "./sessions.ts";

type WrapUpKey = "endWrapUp" | "extendWrapUp" | "releaseWrapUp";

/** The time for the file after a visit: its agent ends or prolongs it, a supervisor ends it. */
export function wrapUpHandlers(box: Box): Handlers<WrapUpKey> {
  const own = async (call: Call<"endWrapUp" | "extendWrapUp">) => {
    const agent = agentOf(call.caller);
    const sessionId = sessionIdOf(box, agent);
    const told = await execute(box, {
      ...call,
      actor: agent.id,
      command: { type: call.key, sessionId, seen: call.body.seen ?? null },
      answer: ({ state }) => ({
        status: 200,
        body: { session: box.views.sessionView(state, sessionId) },
      }),
    });
    return tell(call.reply, told);
  };
  return {
    endWrapUp: own,
    extendWrapUp: own,
    releaseWrapUp: async (call) => {
      const told = await execute(box, {
        ...call,
        actor: agentOf(call.caller).id,
        command: { type: "releaseWrapUp", counterId: call.params.id },
        answer: ({ state }) => {
          const sessionId = state.indexes.sessionOfCounter.get(call.params.id) ?? "";
          return { status: 200, body: { session: box.views.sessionView(state, sessionId) } };
        },
      });
      return tell(call.reply, told);
    },
  };
}
