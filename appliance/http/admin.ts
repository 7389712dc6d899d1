import type { AccessAnswer, AuditAnswer, Configuration } from "../../protocol/admin.ts";
import { isEnough } from "../../protocol/password.ts";
import { decide } from "../domain/queue.ts";
import { isRefusal } from "../domain/refusals.ts";
import type { State } from "../domain/state.ts";
import { eventOf } from "../domain/upgrade.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { execute, tell } from "./commands.ts";
import type { Handlers } from "./handlers.ts";
import { noAttempts } from "./lockout.ts";
import { Refused } from "./problems.ts";
import { demandKnownZones } from "./zones.ts";

type AdminKey =
  | "freeCounter"
  | "configuration"
  | "changeConfiguration"
  | "checkChanges"
  | "audit"
  | "agentAccess"
  | "unlockAgent"
  | "setPassword";

/** Lines of the audit in one answer. */
const auditLines = 50;

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
      const { changes, seen } = call.body;
      demandKnownZones(changes);
      return tell(
        call.reply,
        await execute(box, {
          ...call,
          actor: agentOf(call.caller).id,
          command: { type: "configure", changes, ...(seen ? { seen } : {}) },
          answer: () => ({ status: 200, body: { changed: changes.length } }),
        }),
      );
    },
    checkChanges: ({ body: { changes, seen } }) => {
      demandKnownZones(changes);
      const command = { type: "configure", changes, ...(seen ? { seen } : {}) } as const;
      const decided = decide(engine.state(), command, box.clock.now());
      if (isRefusal(decided)) throw new Refused(decided.refused, decided.detail);
      return { changed: changes.length };
    },
    audit: ({ query }) => auditOf(box, Number(query.before ?? Number.MAX_SAFE_INTEGER)),
    agentAccess: () => accessOf(box),
    unlockAgent: async ({ params, reply }) => {
      if (!engine.state().agents.has(params.id)) throw new Refused("unknownAgent");
      const credential = await secrets.credential(params.id);
      if (credential) await secrets.putCredential({ ...credential, ...noAttempts });
      return reply.code(204).send();
    },
    setPassword: async ({ params, body, reply }) => {
      if (!engine.state().agents.has(params.id)) throw new Refused("unknownAgent");
      if (!isEnough(body.password)) throw new Refused("weakPassword");
      const hash = await passwords.hash(body.password);
      await secrets.putCredential({ agentId: params.id, hash, failures: 0, lockedUntil: null });
      return reply.code(204).send();
    },
  };
}

/** Who has a password, and who is locked out. */
async function accessOf({ engine, secrets }: Box): Promise<AccessAnswer> {
  const agents: AccessAnswer["agents"] = [];
  for (const agentId of engine.state().agents.keys()) {
    const credential = await secrets.credential(agentId);
    agents.push({
      agentId,
      password: credential !== null,
      failures: credential?.failures ?? 0,
      lockedUntil: credential?.lockedUntil ?? null,
    });
  }
  return { agents };
}

async function auditOf(box: Box, before: number): Promise<AuditAnswer> {
  const found = await box.configChanges(before, auditLines + 1);
  const lines = found.slice(0, auditLines).flatMap(({ seq, at, actor, event: recorded }) => {
    const event = eventOf(recorded);
    if (event.type !== "configChanged") return [];
    return [{ seq, at, actor, changes: [...event.changes], before: [...(event.before ?? [])] }];
  });
  return { lines, more: found.length > auditLines };
}

/** Everything that administrators set, as data. */
export function configurationOf(state: State): Configuration {
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
