import type { ConfigChange } from "../domain/commands.ts";
import type { Passwords } from "../ports/passwords.ts";
import type { Secrets } from "../ports/store.ts";
import type { Random } from "../ports/world.ts";
import { type Engine, EngineUnavailable } from "./contract.ts";

/** Someone who may sign in, and the password in clear: shown once, never stored. */
export interface NewPerson {
  readonly login: string;
  readonly agentId: string;
  readonly password: string;
}

/** Twelve of 31 letters and digits that nobody mistakes for another: 59 bits, with attempts limited. */
const passwordLength = 12;

/** A password for a person to type. */
export function madePassword(random: Random): string {
  let text = "";
  while (text.length < passwordLength)
    text += random
      .token()
      .toLowerCase()
      .replace(/[^a-hjkmnp-z2-9]/g, "");
  return text.slice(0, passwordLength).replace(/(.{4})(?=.)/g, "$1-");
}

/** Puts a first site into an empty box. Passwords first: a site without them could not be entered. */
export async function seed(
  parts: { engine: Engine; secrets: Secrets; passwords: Passwords },
  people: readonly NewPerson[],
  changes: readonly ConfigChange[],
): Promise<void> {
  for (const { agentId, password } of people) {
    const hash = await parts.passwords.hash(password);
    await parts.secrets.putCredential({ agentId, hash, failures: 0, lockedUntil: null });
  }
  const answered = await parts.engine.execute({
    command: { type: "configure", changes },
    actor: "box",
    answer: (result) => ({
      status: result.ok ? 200 : 422,
      body: result.ok ? null : result.refusal,
    }),
  });
  if (answered.kind !== "answered" || answered.status !== 200)
    throw new EngineUnavailable("storeFailed", answered);
}
