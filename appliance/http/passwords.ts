import type { Agent } from "../domain/model.ts";
import type { Box } from "./box.ts";
import { type Attempts, afterFailure, lockedFor, noAttempts } from "./lockout.ts";
import { Refused } from "./problems.ts";
import { turns } from "./turns.ts";

/** Logins that do not exist and were tried: they lock like others, so that a lock tells nothing either. */
const strangersMax = 1_000;

/** Checks logins and passwords, one try a login at a time. */
export type CheckPassword = (login: string, password: string) => Promise<Agent>;

/**
 * The check throws Refused: `badCredentials` for whatever does not fit, `locked` after too many failures,
 * `tooMany` when tries at this login queue up.
 */
export function passwordCheck(box: Box): CheckPassword {
  const inTurn = turns();
  const strangers = new Map<string, Attempts>();

  const keepStranger = (login: string, attempts: Attempts): void => {
    strangers.delete(login);
    const oldest = strangers.keys().next().value;
    if (strangers.size >= strangersMax && oldest !== undefined) strangers.delete(oldest);
    strangers.set(login, attempts);
  };

  /** Like a real try, and as slow; never right. */
  async function tryStranger(login: string, password: string): Promise<never> {
    const attempts = strangers.get(login) ?? noAttempts;
    refuseLocked(attempts, box.clock.now());
    await box.passwords.verify(password, null);
    keepStranger(login, afterFailure(attempts, box.clock.now()));
    throw new Refused("badCredentials");
  }

  async function tryAgent(agent: Agent, password: string): Promise<Agent> {
    const credential = await box.secrets.credential(agent.id);
    if (!credential) return tryStranger(agent.login, password);
    refuseLocked(credential, box.clock.now());
    const right = await box.passwords.verify(password, credential.hash);
    const { failures, lockedUntil } = right
      ? noAttempts
      : afterFailure(credential, box.clock.now());
    if (failures !== credential.failures || lockedUntil !== credential.lockedUntil)
      await box.secrets.putCredential({ ...credential, failures, lockedUntil });
    if (!right) throw new Refused("badCredentials");
    return agent;
  }

  return (login, password) => {
    const agent = agentNamed(box, login);
    const name = agent?.id ?? `?${login.toLowerCase()}`;
    const turn = inTurn(name, () =>
      agent ? tryAgent(agent, password) : tryStranger(login.toLowerCase(), password),
    );
    return turn ?? Promise.reject(new Refused("tooMany", {}, 2));
  };
}

function refuseLocked(attempts: Attempts, now: number): void {
  const seconds = Math.ceil(lockedFor(attempts, now) / 1000);
  if (seconds > 0) throw new Refused("locked", { seconds }, seconds);
}

/** The login as it is written, or in other case when that is only one person: tablets write capitals. */
export function agentNamed({ engine }: Box, login: string): Agent | null {
  const wanted = login.trim();
  const active = [...engine.state().agents.values()].filter((agent) => agent.active);
  const exact = active.find((agent) => agent.login === wanted);
  if (exact) return exact;
  const lower = wanted.toLowerCase();
  const alike = active.filter((agent) => agent.login.toLowerCase() === lower);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}
