import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { InjectOptions, Response } from "light-my-request";
import { Check } from "typebox/value";
import { afterAll } from "vitest";
import { Problem } from "../../protocol/http.ts";
import { problemStatuses, type Route } from "../../protocol/route.ts";
import { routes } from "../../protocol/routes.ts";
import type { BusIdentity } from "../../protocol/topics.ts";
import { memoryAssets } from "../adapters/assets-memory.ts";
import { noBackups } from "../adapters/backups-memory.ts";
import { manualClock } from "../adapters/clock-manual.ts";
import { memoryLog } from "../adapters/log-memory.ts";
import { imageMachine } from "../adapters/machine-image.ts";
import { busPasses } from "../adapters/passes-hmac.ts";
import { memoryPress } from "../adapters/press-memory.ts";
import { seededRandom } from "../adapters/random-seeded.ts";
import { openMemoryStore } from "../adapters/store-memory.ts";
import { noOldLogs } from "../adapters/store-memory-upkeep.ts";
import { documents } from "../app/documents.ts";
import { startEngine } from "../app/engine.ts";
import { Retention } from "../app/retention.ts";
import { SetupCode } from "../app/setup-code.ts";
import * as views from "../app/views.ts";
import { demoAgents, demoSite } from "../config/demo-site.ts";
import type { Command } from "../domain/commands.ts";
import type { Passwords } from "../ports/passwords.ts";
import type { Statistics } from "../ports/statistics.ts";
import type { Box } from "./box.ts";
import { createServer, type ServerOptions } from "./server.ts";

/** A Monday, 09:00 in Paris. */
export const morning = Date.UTC(2026, 10, 23, 8, 0, 0);
export const password = "un mot de passe";

const silentDesk: Box["voice"] = {
  status: async () => ({
    ...{ engines: [], speaking: "", skipped: 0, recordings: [] },
    loudspeaker: { state: "unused", device: "", lastError: null },
  }),
  trial: async () => null,
  renewed: () => undefined,
};

/** As the real ones behave, without their slowness; `verified` counts what was compared. */
export interface TrialPasswords extends Passwords {
  readonly verified: (string | null)[];
}

function trialPasswords(): TrialPasswords {
  const verified: (string | null)[] = [];
  return {
    verified,
    hash: (text) => Promise.resolve(`hash of ${text}`),
    verify: (text, hash) => {
      verified.push(hash);
      return new Promise((resolve) => setImmediate(() => resolve(hash === `hash of ${text}`)));
    },
  };
}

async function buildPages(): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), "patience-pages-"));
  const dir = join(base, "pages");
  const files = {
    "counter-ui/landing/index.html": "<title>Patience</title>",
    "counter-ui/counter/index.html": "<title>Guichet</title>",
    "counter-ui/sheet/index.html": "<title>Fiche</title>",
    "counter-ui/admin/index.html": "<title>Administration</title>",
    "display/kiosk/index.html": "<title>Borne</title>",
    "display/board/index.html": "<title>Écran</title>",
    "display/follow/index.html": "<title>Suivi</title>",
    "assets/main-1a2b3c.js": "export {};",
    "icon.png": "png",
    "notes.json": "{}",
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(dir, name, ".."), { recursive: true });
    await writeFile(join(dir, name), text);
  }
  await writeFile(join(dir, "../patience-outside.txt"), "nobody may read this");
  return dir;
}

/** One for a whole file of tests: they only read it. */
const builtPages = buildPages();
afterAll(async () => rm(join(await builtPages, ".."), { recursive: true }));

/** A house without a past. */
const noStatistics: Statistics = {
  prepare: () => undefined,
  report: () => Promise.resolve({ bytes: new Uint8Array(), mediaType: "application/json" }),
  table: () => Promise.resolve({ parts: (async function* () {})(), mediaType: "text/csv" }),
  close: () => Promise.resolve(),
};

/** The demonstration's site on the real engine over a memory store, and its door. */
export async function trial(options: ServerOptions = {}, changes: Partial<Box> = {}) {
  const store = openMemoryStore();
  const clock = manualClock(morning);
  const log = memoryLog();
  const passwords = trialPasswords();
  const engine = await startEngine({ store, clock, log, onCommitted: () => undefined });
  const run = (command: Command) =>
    engine.execute({
      command,
      actor: "test",
      answer: (result) => ({ status: result.ok ? 200 : 409, body: result }),
    });
  await run({ type: "configure", changes: demoSite((login) => `agent-${login}`) });
  await run({ type: "startDay", day: "2026-11-23" });
  for (const [login] of demoAgents)
    await store.secrets.putCredential({
      agentId: `agent-${login}`,
      hash: `hash of ${password}`,
      failures: 0,
      lockedUntil: null,
    });
  const followed: string[] = [];
  const left: (BusIdentity & { readonly until: number })[] = [];
  const box: Box = {
    ...{ engine, clock, log, passwords, views: { ...views, documents } },
    secrets: store.secrets,
    configChanges: (before, limit) => store.configChanges(before, limit),
    random: seededRandom("http"),
    setupCode: new SetupCode({ random: seededRandom("setup"), clock }),
    passes: busPasses("00".repeat(32)),
    leaveBus: (identity, until) => left.push({ ...identity, until }),
    assets: memoryAssets(),
    press: memoryPress,
    logos: { current: () => null, of: () => Promise.resolve(null) },
    printing: { test: () => Promise.resolve({ outcome: "printed", reason: "none" }) },
    backups: noBackups(),
    access: store.access,
    retention: new Retention({
      ...{ store, engine, clock, log, pause: () => Promise.resolve(), figures: () => undefined },
      hash: { sha256: (text) => createHash("sha256").update(text).digest("hex") },
      oldLogs: noOldLogs,
    }),
    machine: imageMachine(null, "0.1.0"),
    restart: () => undefined,
    clip: () => Promise.resolve(null),
    voice: silentDesk,
    follow: (token) => followed.push(token),
    hash: { sha256: (text) => createHash("sha256").update(text).digest("hex") },
    version: "0.1.0",
    pagesDir: await builtPages,
    addresses: () => ["http://patience.local"],
    statistics: noStatistics,
    health: () => ({ status: "ok", components: { store: "ok" } }),
    metrics: () => "patience_tickets 0\n",
    ...changes,
  };
  const app = await createServer(box, options);
  holdToContract(app);
  return {
    ...{ app, box, store, clock, log, passwords, engine, run, followed, left },
    ...asking(app),
  };
}

/** Every answer of a test is held against the table of routes: its status is announced, its body is as promised. */
function holdToContract(app: FastifyInstance): void {
  const byAddress = new Map(
    Object.values<Route>(routes).map((route) => [
      `${route.method} ${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
      route,
    ]),
  );
  app.addHook("onSend", (request, reply, payload, done) => {
    const route = byAddress.get(`${request.method} ${request.routeOptions.url}`);
    if (!route) {
      done(null, payload);
      return;
    }
    const { statusCode } = reply;
    const schema = statusCode >= 400 ? Problem : route.answers[statusCode]?.schema;
    const fits = !schema || Check(schema, JSON.parse(String(payload)));
    const known = route.answers[statusCode] || problemStatuses(route).includes(statusCode);
    const fault = known ? "does not fit its schema" : "is not announced";
    const name = `${request.method} ${request.routeOptions.url} ${statusCode}`;
    if (fits && known) done(null, payload);
    else done(new Error(`${name}: the answer ${fault}: ${payload}`));
  });
}

export type Trial = Awaited<ReturnType<typeof trial>>;

type Body = Readonly<Record<string, unknown>>;
type Ask = Omit<InjectOptions, "method" | "url" | "payload"> & { readonly body?: unknown };

/** A caller somewhere on the LAN: neither the box itself nor signed in. */
export const stranger = { remoteAddress: "192.0.2.7", headers: { host: "box.local" } } as const;

function asking(app: FastifyInstance) {
  const ask =
    (method: "GET" | "POST" | "PUT" | "DELETE") =>
    (url: string, { body, ...rest }: Ask = {}): Promise<Response> =>
      app.inject({
        method,
        url,
        ...rest,
        ...(body === undefined ? {} : { payload: body as object }),
      });
  const post = ask("POST");
  return {
    get: ask("GET"),
    post,
    put: ask("PUT"),
    remove: ask("DELETE"),
    /** Signs in, opens a counter when one is given, and answers what to send along from then on. */
    async staff(login: string, counterId?: string) {
      const answer = await post("/v1/sessions", {
        ...stranger,
        body: { login, password, ...(counterId ? { counterId } : {}) },
      });
      if (answer.statusCode >= 400) throw new Error(answer.body);
      const cookies = { patience: cookieOf(answer) };
      return { ...stranger, cookies };
    },
    /** A ticket as a kiosk takes it. */
    async ticket(serviceId = "urologie"): Promise<Body & { token: string; id: string }> {
      const answer = await post("/v1/tickets", { body: { serviceId, kioskId: "kiosk-1" } });
      return answer.json();
    },
  };
}

/** The value of the staff cookie that an answer sets; empty when it clears it. */
export function cookieOf(answer: Response): string {
  const cookie = answer.cookies.find(({ name }) => name === "patience");
  if (!cookie) throw new Error("no cookie was set");
  return cookie.value;
}

export function codeOf(answer: Response): unknown {
  return answer.json<{ code?: unknown }>().code;
}

/** Lets a service be served by this agent's counter. */
export async function serve(box: Trial, who: Ask, serviceIds = ["urologie"]): Promise<void> {
  const answer = await box.put("/v1/sessions/current/services", { ...who, body: { serviceIds } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}
