import { isEnough } from "../../protocol/password.ts";
import type { SetupRequest } from "../../protocol/setup.ts";
import type { Agent } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import type { Box } from "./box.ts";
import { setCookie } from "./caller.ts";
import { execute } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";
import type { SignIns } from "./sign-ins.ts";

/** True while nobody may set the box up: an empty box, or one whose data were wiped. */
export function needsSetup(state: State): boolean {
  return ![...state.agents.values()].some(({ role, active }) => active && role === "administrator");
}

/** The first run: a code on the box's own screen, for its first administrator. */
export function setupHandlers(box: Box, signIns: SignIns): Handlers<"setupState" | "startSetup"> {
  let busy = false;
  return {
    setupState: ({ caller }) => {
      const needed = needsSetup(box.engine.state());
      const shown = needed && caller.trusted;
      return {
        needed,
        code: shown ? box.setupCode.code : null,
        addresses: shown ? [...box.addresses()] : [],
      };
    },
    startSetup: async (call) => {
      // One at a time: two browsers with the same code make one administrator.
      if (busy) throw new Refused("busy", {}, 1);
      busy = true;
      try {
        return await start(box, signIns, call);
      } finally {
        busy = false;
      }
    },
  };
}

async function start(box: Box, signIns: SignIns, call: Call<"startSetup">) {
  const { body, reply } = call;
  if (!needsSetup(box.engine.state())) throw new Refused("setupDone");
  checkCode(box, body);
  if (!isEnough(body.password)) throw new Refused("weakPassword");
  const agent = await makeAdministrator(box, call);
  box.setupCode.void();
  setCookie(reply, await signIns.start(agent.id));
  return reply.code(201).send(box.views.currentSession(box.engine.state(), agent.id));
}

function checkCode({ setupCode }: Box, { code }: SetupRequest): void {
  const tried = setupCode.try(code);
  if (tried.kind === "wrong") throw new Refused("wrongCode", { left: tried.left });
  if (tried.kind === "paused") {
    const seconds = Math.ceil(tried.ms / 1000);
    throw new Refused("locked", { seconds }, seconds);
  }
}

/** The password first: an administrator without one could not come in again. */
async function makeAdministrator(box: Box, call: Call<"startSetup">): Promise<Agent> {
  const { login, name, password } = call.body;
  const agent: Agent = {
    ...{ id: box.random.id(), login: login.trim(), name: name.trim(), role: "administrator" },
    ...{ serviceIds: null, rights: [], languages: [], active: true },
  };
  const hash = await box.passwords.hash(password);
  await box.secrets.putCredential({ agentId: agent.id, hash, failures: 0, lockedUntil: null });
  const told = await execute(box, {
    ...call,
    actor: agent.id,
    command: { type: "configure", changes: [{ kind: "agent", id: agent.id, value: agent }] },
    answer: () => ({ status: 201, body: null }),
  });
  if (told.status !== 201) throw new Refused("invalidConfiguration", { what: "loginMissing" });
  return agent;
}
