import type { RouteKey } from "../../protocol/routes.ts";
import type { AccessAct, AccessEntry } from "../ports/access-log.ts";
import type { Box } from "./box.ts";
import type { Call, Handler } from "./handlers.ts";
import { agentNamed } from "./passwords.ts";
import { Refused } from "./problems.ts";
import { isTrusted } from "./trust.ts";

/** A call of whatever route: what it brought has the form of that route's schemas. */
interface AnyCall extends Omit<Call<RouteKey>, "body" | "query" | "params"> {
  readonly body: unknown;
  readonly query: unknown;
  readonly params: unknown;
}

/** What a route's success is in the access log, and whom or what it was about. */
interface Noted {
  readonly act: AccessAct;
  readonly subject?: (call: AnyCall) => string;
}

const id = ({ params }: AnyCall) => (params as { readonly id: string }).id;
const file = ({ params }: AnyCall) => (params as { readonly name: string }).name;

/** Every route whose use must be told afterwards; signing in has its own rule. */
const noted: { readonly [K in RouteKey]?: Noted } = {
  closeSession: { act: "signOut" },
  startSetup: { act: "setUp" },
  setPassword: { act: "passwordSet", subject: id },
  unlockAgent: { act: "unlocked", subject: id },
  changeConfiguration: { act: "settingsChanged" },
  importConfiguration: { act: "settingsImported" },
  exportConfiguration: { act: "settingsExported" },
  statistics: { act: "statisticsSeen" },
  statisticsTable: {
    act: "statisticsExported",
    subject: ({ query }) => (query as { readonly table: string }).table,
  },
  accessLog: { act: "accessLogSeen" },
  accessTable: { act: "accessLogSeen", subject: () => "csv" },
  makeBackup: {
    act: "backupMade",
    subject: ({ body }) => (body as { readonly target: string }).target,
  },
  backup: { act: "backupDownloaded", subject: file },
  removeBackup: { act: "backupRemoved", subject: file },
  restoreKept: { act: "restored", subject: file },
  restoreUpload: { act: "restored" },
  factoryReset: { act: "resetStarted" },
  runRetention: { act: "retentionRun" },
  confirmPairing: {
    act: "devicePaired",
    subject: ({ body }) => (body as { readonly deviceId: string }).deviceId,
  },
  revokeDevice: { act: "deviceRevoked", subject: id },
};

/** Answers the call, and writes into the access log what must be told of it. A log that fails stops nobody. */
export async function answerNoted(
  box: Box,
  handler: Handler<RouteKey>,
  call: Call<RouteKey>,
): Promise<unknown> {
  try {
    const answer = await handler(call);
    const note = entryOf(box, call);
    if (note) await keep(box, note);
    return answer;
  } catch (error) {
    const note = failureOf(box, call, error);
    if (note) await keep(box, note);
    throw error;
  }
}

async function keep({ access, log }: Box, entry: AccessEntry): Promise<void> {
  try {
    await access.note(entry);
  } catch (error) {
    log.error("access.notNoted", { act: entry.act, error: String(error) });
  }
}

function entryOf(box: Box, call: AnyCall): AccessEntry | null {
  if (call.key === "openSession") return signIn(box, call);
  const what = noted[call.key];
  if (!what || call.reply.statusCode >= 400) return null;
  const subject = what.subject?.(call) ?? "";
  const actor = call.caller.agent?.id ?? "unknown";
  return { ...from(box, call), actor, act: what.act, subject };
}

/** A password was right when a cookie is sent, also where the counter is another question. */
function signIn(box: Box, call: AnyCall): AccessEntry | null {
  const login = loginOf(call);
  if (login === null || call.reply.getHeader("set-cookie") === undefined) return null;
  return { ...from(box, call), actor: whose(box, login), act: "signIn", subject: "" };
}

function failureOf(box: Box, call: AnyCall, error: unknown): AccessEntry | null {
  if (!(error instanceof Refused)) return null;
  const { code } = error.problem;
  if (code !== "badCredentials" && code !== "locked") return null;
  const act = code === "locked" ? "signInLocked" : "signInFailed";
  const login = loginOf(call);
  const actor = login === null ? (call.caller.agent?.id ?? "unknown") : whose(box, login);
  return { ...from(box, call), actor, act, subject: "" };
}

function loginOf({ key, body }: AnyCall): string | null {
  if (key !== "openSession") return null;
  return (body as { readonly login?: string }).login ?? null;
}

/** People mistake the fields: what was typed as a login may be a password, and is not kept. */
function whose(box: Box, login: string): string {
  return agentNamed(box, login)?.id ?? "unknown";
}

function from({ clock }: Box, { request }: AnyCall): Pick<AccessEntry, "at" | "address"> {
  return { at: clock.now(), address: isTrusted(request) ? "" : request.ip };
}
