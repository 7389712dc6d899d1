import type { Configuration } from "../../protocol/admin.ts";
import type { State } from "../domain/state.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { execute, tell } from "./commands.ts";
import type { Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";

type AdminKey = "freeCounter" | "configuration" | "changeConfiguration" | "setPassword";

/** What supervisors and administrators do. */
export function adminHandlers(box: Box): Handlers<AdminKey> {
  const { engine, secrets, passwords } = box;
  return {
    freeCounter: async (call) =>
      tell(
        call.reply,
        await execute(box, {
          ...call,
          actor: agentOf(call.caller).id,
          command: { type: "freeCounter", counterId: call.params.id },
          answer: () => ({ status: 200, body: { session: null } }),
        }),
      ),
    configuration: () => configurationOf(engine.state()),
    changeConfiguration: async (call) => {
      const { changes } = call.body;
      return tell(
        call.reply,
        await execute(box, {
          ...call,
          actor: agentOf(call.caller).id,
          command: { type: "configure", changes },
          answer: () => ({ status: 200, body: { changed: changes.length } }),
        }),
      );
    },
    setPassword: async ({ params, body, reply }) => {
      if (!engine.state().agents.has(params.id)) throw new Refused("unknownAgent");
      const hash = await passwords.hash(body.password);
      await secrets.putCredential({ agentId: params.id, hash, failures: 0, lockedUntil: null });
      return reply.code(204).send();
    },
  };
}

function configurationOf(state: State): Configuration {
  return structuredClone({
    site: state.site,
    services: [...state.services.values()],
    reasons: [...state.reasons.values()],
    counters: [...state.counters.values()],
    agents: [...state.agents.values()],
    printers: [...state.printers.values()],
    kiosks: [...state.kiosks.values()],
    rooms: [...state.rooms.values()],
    boards: [...state.boards.values()],
  }) as Configuration;
}
