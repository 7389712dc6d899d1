import { assetBytesMax } from "../../protocol/assets.ts";
import { transferFormat, transferVersion } from "../../protocol/transfer.ts";
import type { ConfigChange } from "../domain/commands.ts";
import type { Agent } from "../domain/model.ts";
import { decide } from "../domain/queue.ts";
import { isRefusal } from "../domain/refusals.ts";
import { isSame } from "../domain/same.ts";
import type { State } from "../domain/state.ts";
import { wholeOf } from "../ports/assets.ts";
import { configurationOf } from "./admin.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { canonical } from "./canonical.ts";
import { execute, tell } from "./commands.ts";
import type { Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";
import {
  type CarriedAsset,
  checksumsOf,
  parts,
  readTransfer,
  type TransferFile,
} from "./transfer-file.ts";
import { demandKnownZones } from "./zones.ts";

/** Carried in the file, all together; a film is only named. */
const carriedBytesMax = 12 * 1024 * 1024;

/** The whole configuration as one readable file, and back. */
export function transferHandlers(
  box: Box,
): Handlers<"exportConfiguration" | "checkImport" | "importConfiguration"> {
  return {
    exportConfiguration: async ({ reply }) => {
      const file = await exported(box);
      const day = file.madeAt.slice(0, 10);
      return reply
        .header("content-disposition", `attachment; filename="patience-${day}.json"`)
        .type("application/json; charset=utf-8")
        .send(`${JSON.stringify(file, null, 2)}\n`);
    },
    checkImport: async ({ body, caller }) => {
      const { plan, changes, before, fresh, assets } = await planned(
        box,
        body.text,
        agentOf(caller),
      );
      return { plan, changes, before, passwords: fresh, assets: assets.length };
    },
    importConfiguration: async (call) => {
      const agent = agentOf(call.caller);
      const { plan, changes, before, assets } = await planned(box, call.body.text, agent);
      if (plan !== call.body.plan)
        throw new Refused("configurationChanged", { kind: "site", id: box.engine.state().site.id });
      for (const asset of assets) await keep(box, asset);
      const told = await execute(box, {
        ...call,
        actor: agent.id,
        command: { type: "configure", changes, seen: before },
        answer: () => ({ status: 200, body: { changed: changes.length } }),
      });
      return tell(call.reply, told);
    },
  };
}

async function exported(box: Box): Promise<TransferFile> {
  const state = box.engine.state();
  const configuration = { ...configurationOf(state) };
  const assets = await carried(box, JSON.stringify(configuration));
  return {
    ...{ format: transferFormat, version: transferVersion, madeBy: box.version },
    ...{ madeAt: new Date(box.clock.now()).toISOString(), site: state.site.name },
    checksums: checksumsOf({ configuration, assets }, box.hash.sha256),
    ...{ configuration, assets },
  };
}

/** Files that the configuration names; those beyond the room are named without their bytes. */
async function carried({ assets }: Box, configuration: string): Promise<CarriedAsset[]> {
  const found: CarriedAsset[] = [];
  let left = carriedBytesMax;
  for (const { id, kind, name, mediaType, size } of await assets.list()) {
    if (!configuration.includes(id)) continue;
    const bytes = kind !== "video" && size <= left ? await assets.read(id) : null;
    if (bytes) left -= size;
    const base64 = bytes ? Buffer.from(await wholeOf(bytes)).toString("base64") : null;
    found.push({ id, kind, name, mediaType, base64 });
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Plan {
  readonly plan: string;
  readonly changes: readonly ConfigChange[];
  readonly before: readonly ConfigChange[];
  /** Names of people whom this box does not know: they have no password yet. */
  readonly fresh: string[];
  readonly assets: readonly CarriedAsset[];
}

/** The edits between what stands and what the file says; the rules have their word before anything is done. */
async function planned(box: Box, text: string, importer: Agent): Promise<Plan> {
  const state = box.engine.state();
  const file = readTransfer(text, box.hash.sha256);
  const wanted = adapted(state, file.changes, importer);
  const { changes, before } = between(state, wanted, importer);
  demandKnownZones(changes);
  const decided = decide(state, { type: "configure", changes, seen: before }, box.clock.now());
  if (isRefusal(decided)) throw new Refused(decided.refused, decided.detail);
  const assets: CarriedAsset[] = [];
  for (const asset of file.assets)
    if (asset.base64 !== null && !(await box.assets.info(asset.id))) assets.push(asset);
  const fresh = changes.flatMap((change) =>
    change.kind === "agent" && change.value && !state.agents.has(change.id)
      ? [change.value.name]
      : [],
  );
  return { plan: box.hash.sha256(canonical({ changes, before })), changes, before, fresh, assets };
}

/** The site keeps its id; people are known by their login; whoever imports stays administrator. */
function adapted(
  state: State,
  changes: readonly ConfigChange[],
  importer: Agent,
): readonly ConfigChange[] {
  const byLogin = new Map(
    [...state.agents.values()].map((agent) => [agent.login.toLowerCase(), agent.id]),
  );
  return changes.map((change): ConfigChange => {
    if (change.kind === "site") return { ...change, value: { ...change.value, id: state.site.id } };
    if (change.kind !== "agent" || !change.value) return change;
    const id = byLogin.get(change.value.login.toLowerCase()) ?? change.id;
    const value = { ...change.value, id };
    const own = id === importer.id ? ({ role: "administrator", active: true } as const) : {};
    return { kind: "agent", id, value: { ...value, ...own } };
  });
}

function between(state: State, wanted: readonly ConfigChange[], importer: Agent) {
  const changes: ConfigChange[] = [];
  const before: ConfigChange[] = [];
  const note = (change: ConfigChange, now: unknown) => {
    if (isSame(change.value, now)) return;
    changes.push(change);
    before.push({ ...change, value: now } as ConfigChange);
  };
  for (const change of wanted)
    note(
      change,
      change.kind === "site" ? state.site : (thingsOf(state, change.kind).get(change.id) ?? null),
    );
  for (const kind of Object.values(parts)) {
    const kept = new Set(wanted.flatMap((one) => (one.kind === kind ? one.id : [])));
    for (const [id, thing] of thingsOf(state, kind))
      if (!kept.has(id) && id !== importer.id) note({ kind, id, value: null }, thing);
  }
  return { changes, before };
}

function thingsOf(
  state: State,
  kind: (typeof parts)[keyof typeof parts],
): ReadonlyMap<string, unknown> {
  return state[`${kind}s`];
}

/** The bytes must be what their name says. */
async function keep({ assets, hash, clock }: Box, asset: CarriedAsset): Promise<void> {
  const { kind, name, mediaType, id } = asset;
  const bytes = Buffer.from(asset.base64 ?? "", "base64");
  const kept = await assets.put(
    { kind, name, mediaType, at: clock.now() },
    (async function* () {
      yield bytes;
    })(),
    { maxBytes: assetBytesMax[kind] },
  );
  if (kept.id === id) return;
  await assets.remove(kept.id);
  throw new Refused("invalidFile", {
    why: "altered",
    where: `assets ${hash.sha256(id).slice(0, 8)}`,
  });
}
