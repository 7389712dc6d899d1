import { partingMs } from "./backups.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import type { Handlers } from "./handlers.ts";
import type { CheckPassword } from "./passwords.ts";
import { Refused } from "./problems.ts";

/** How long the code of a factory reset is good for. */
const codeMs = 5 * 60_000;
const codeLength = 6;

interface Asked {
  readonly code: string;
  readonly agentId: string;
  readonly expiresAt: number;
}

/** Wiping the box: one administrator asks for a code, and comes back with it and the password. */
export function resetHandlers(
  box: Box,
  check: CheckPassword,
): Handlers<"prepareReset" | "factoryReset"> {
  const { clock, random, backups, log } = box;
  let asked: Asked | null = null;
  return {
    prepareReset: ({ caller }) => {
      const expiresAt = clock.now() + codeMs;
      asked = { code: codeOf(random.token()), agentId: agentOf(caller).id, expiresAt };
      return { code: asked.code, expiresAt };
    },
    factoryReset: async ({ caller, body }) => {
      const agent = agentOf(caller);
      if (asked?.agentId !== agent.id || asked.expiresAt < clock.now() || asked.code !== body.code)
        throw new Refused("wrongResetCode");
      await check(agent.login, body.password);
      asked = null;
      await backups.prepareReset();
      log.warn("reset.ready", { by: agent.id });
      clock.after(partingMs, () => box.restart());
      return {};
    },
  };
}

/** Letters and digits that nobody mistakes for another. */
function codeOf(token: string): string {
  return token
    .toUpperCase()
    .replace(/[^A-HJKMNP-Z2-9]/g, "")
    .slice(0, codeLength);
}
