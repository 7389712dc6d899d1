import type { Command } from "../domain/commands.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { execute, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import { sessionIdOf } from "./sessions.ts";

type SosKey = "raiseSos" | "acknowledgeSos" | "closeSos";

/** The alarm of a counter. */
export function sosHandlers(box: Box): Handlers<SosKey> {
  const run = async (call: Call<SosKey>, command: Command, told: { status: number; id: string }) =>
    tell(
      call.reply,
      await execute(box, {
        ...call,
        actor: agentOf(call.caller).id,
        command,
        answer: () => ({ status: told.status, body: { id: told.id } }),
      }),
    );
  return {
    raiseSos: (call) => {
      const sosId = box.random.id();
      const sessionId = sessionIdOf(box, agentOf(call.caller));
      return run(call, { type: "raiseSos", sosId, sessionId }, { status: 201, id: sosId });
    },
    acknowledgeSos: (call) => {
      const { id } = call.params;
      const agentId = agentOf(call.caller).id;
      return run(call, { type: "acknowledgeSos", sosId: id, agentId }, { status: 200, id });
    },
    closeSos: (call) => {
      const { id } = call.params;
      const agentId = agentOf(call.caller).id;
      return run(call, { type: "closeSos", sosId: id, agentId }, { status: 200, id });
    },
  };
}
