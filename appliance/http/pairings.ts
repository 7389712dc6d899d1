import { plainCode, shownCode } from "../app/setup-code.ts";
import type { State } from "../domain/state.ts";
import type { DeviceToken } from "../ports/store.ts";
import type { Box } from "./box.ts";
import { setDeviceCookie } from "./devices.ts";
import type { Call, Handlers } from "./handlers.ts";
import type { Limits } from "./limits.ts";
import { devicePassMs } from "./live.ts";
import { Refused } from "./problems.ts";

type PairingKey = "askPairing" | "claimPairing" | "devices" | "confirmPairing" | "revokeDevice";
type Kind = DeviceToken["kind"];

/** Devices that show a code at the same time; a site sets up fewer at once. */
const pendingMax = 20;
/** A code that nobody typed in this time is over, and the device asks for another. */
const pendingMs = 15 * 60_000;
const codeLength = 6;

interface Pending {
  readonly kind: Kind;
  readonly id: string | null;
  readonly code: string;
  readonly secretHash: string;
  readonly address: string;
  readonly at: number;
  readonly until: number;
  /** Set once an administrator typed the code. */
  readonly confirmed: string | null;
}

/** Devices on other machines: they show a code, an administrator types it, and they get a token of their own. */
export function pairingHandlers(box: Box, limits: Limits): Handlers<PairingKey> {
  const pending = new Map<string, Pending>();
  const sweep = () => {
    for (const [id, { until }] of pending) if (until < box.clock.monotonic()) pending.delete(id);
  };
  return {
    askPairing: async (call) => {
      await limits.signIn(call.request);
      sweep();
      if (pending.size >= pendingMax) throw new Refused("tooMany", {}, 60);
      return call.reply.code(201).send(ask(box, pending, call));
    },
    claimPairing: async (call) => {
      sweep();
      return claim(box, pending, call);
    },
    devices: async () => {
      sweep();
      return {
        paired: (await box.secrets.devices()).map(({ tokenHash: _, ...device }) => device),
        pending: [...pending.values()]
          .filter(({ confirmed }) => confirmed === null)
          .map(({ kind, id, address, at }) => ({ kind, id, address, at })),
      };
    },
    confirmPairing: async (call) => {
      await limits.signIn(call.request);
      sweep();
      return call.reply.code(201).send(confirm(box, pending, call.body));
    },
    revokeDevice: async ({ params, reply }) => {
      const device = (await box.secrets.devices()).find(({ id }) => id === params.id);
      if (!device) throw new Refused("notFound");
      await box.secrets.removeDevice(device.id);
      const { kind: role, deviceId } = device;
      // What it holds ends by then. Passes of a later pairing end after that: they are good.
      box.leaveBus({ role, id: deviceId }, box.clock.now() + devicePassMs);
      return reply.code(204).send();
    },
  };
}

function ask(box: Box, pending: Map<string, Pending>, { body, request }: Call<"askPairing">) {
  const id = box.random.id();
  const secret = box.random.token();
  const codes = new Set([...pending.values()].map(({ code }) => code));
  let code = shownCode(box.random, codeLength);
  while (codes.has(code)) code = shownCode(box.random, codeLength);
  const until = box.clock.monotonic() + pendingMs;
  pending.set(id, {
    ...{ kind: body.kind, id: body.id ?? null, code, address: request.ip, until },
    ...{ secretHash: box.hash.sha256(secret), at: box.clock.now(), confirmed: null },
  });
  return { id, code, secret, expiresAt: box.clock.now() + pendingMs };
}

/** The token is made when it is fetched, and only its hash is kept. */
async function claim(box: Box, pending: Map<string, Pending>, call: Call<"claimPairing">) {
  const { params, body, reply } = call;
  const asked = pending.get(params.id);
  if (!asked || asked.secretHash !== box.hash.sha256(body.secret)) throw new Refused("notFound");
  const { kind, confirmed, address } = asked;
  if (confirmed === null) return { state: "waiting", kind: null, id: null, token: null };
  pending.delete(params.id);
  const token = box.random.token();
  const at = box.clock.now();
  await box.secrets.putDevice({
    ...{ id: params.id, tokenHash: box.hash.sha256(token), kind, deviceId: confirmed },
    ...{ at, seenAt: at, address },
  });
  if (kind !== "printer") setDeviceCookie(reply, token);
  return { state: "paired", kind, id: confirmed, token: kind === "printer" ? token : null };
}

function confirm(
  box: Box,
  pending: Map<string, Pending>,
  { code, kind, deviceId }: Call<"confirmPairing">["body"],
) {
  if (!known(box.engine.state(), kind, deviceId)) throw new Refused("notFound", { deviceId });
  const typed = plainCode(code);
  const found = [...pending].find(
    ([, one]) => one.confirmed === null && one.kind === kind && plainCode(one.code) === typed,
  );
  if (!found) throw new Refused("wrongCode");
  const [id, asked] = found;
  pending.set(id, { ...asked, confirmed: deviceId });
  const { address, at } = asked;
  return { id, kind, deviceId, at, seenAt: at, address };
}

function known(state: State, kind: Kind, id: string): boolean {
  return { board: state.boards, kiosk: state.kiosks, printer: state.printers }[kind].has(id);
}
