import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../appliance/adapters/clock-system.ts";
import { type MemoryLog, memoryLog } from "../../appliance/adapters/log-memory.ts";
import { demoAgents, demoSite } from "../../appliance/config/demo-site.ts";
import type { FirstSite } from "../../appliance/demonstration.ts";
import type { ConfigChange } from "../../appliance/domain/commands.ts";
import type { SiteSettings, Visit } from "../../appliance/domain/model.ts";
import { type RunningBox, startBox } from "../../appliance/main.ts";
import type { Clock } from "../../appliance/ports/world.ts";
import type { TicketAnswer } from "../../protocol/http.ts";
import { type HttpClient, httpClient } from "./http-client.ts";
import { demoPassword } from "./patience.ts";
import { farFromRollover } from "./site.ts";
import { yes } from "./staff-client.ts";
import { trialOptions } from "./test-box.ts";

/** The demonstration site, the names of the manual's pictures in it, in a box of this process. */
export interface DeskBox {
  readonly url: string;
  readonly dataDir: string;
  readonly log: MemoryLog;
  readonly kiosk: HttpClient;
  /** Box time. */
  now(): number;
  /** Signed in without a counter. */
  signIn(login: string): Promise<HttpClient>;
  /** Changes one thing as the administrator: what the patch does not name stays as it is. */
  change(kind: "service" | "agent" | "counter", id: string, patch: object): Promise<void>;
  settings(change: Partial<SiteSettings>): Promise<void>;
  /** A ticket of a kiosk, without paper. */
  ticket(serviceId: string): Promise<TicketAnswer>;
  /** What the box knows of today's visits. */
  figures(): readonly Visit[];
  /** Nobody sits anywhere any more. */
  freeCounters(): Promise<void>;
  /** Ends the box and starts it again on its port and its data: so much later, or at a moment that then stays. */
  restart(when: { laterMs: number } | { standingAt: number }): Promise<void>;
  remove(): Promise<void>;
}

/** How the site differs from the demonstration. `without` leaves services out; `devices` false, what would
 * tell the counters that it is away: kiosk, printer and board. */
export interface DeskShape {
  readonly settings?: Partial<SiteSettings>;
  readonly without?: (serviceId: string) => boolean;
  readonly devices?: boolean;
}

/** What the administrator's configuration has of what the tests change. */
interface Known extends Record<"services" | "agents" | "counters", readonly { id: string }[]> {
  readonly site: SiteSettings;
}

/** A clock that is ahead of the machine's, or stands still; each start of a box gets its own. */
function clockOf(when: { laterMs: number } | { standingAt: number }): Clock {
  const clock = systemClock();
  if ("standingAt" in when) return { ...clock, now: () => when.standingAt, monotonic: () => 0 };
  return { ...clock, now: () => clock.now() + when.laterMs };
}

function firstSite(shape: DeskShape): FirstSite {
  const people = demoAgents.map(([login]) => ({ login, agentId: login, password: demoPassword }));
  const kept = (change: ConfigChange) => {
    if (change.kind === "service") return !shape.without?.(change.id);
    if (["kiosk", "printer", "board"].includes(change.kind)) return shape.devices !== false;
    if (change.kind === "reason") return !shape.without?.(change.value?.serviceId ?? "");
    return true;
  };
  const changes = demoSite((login) => login)
    .filter(kept)
    .map(
      (change): ConfigChange =>
        change.kind === "site"
          ? { kind: "site", value: { ...change.value, ...farFromRollover(), ...shape.settings } }
          : change,
    );
  return { people, changes };
}

/** Starts the box on a free port with a new data folder. */
export async function startDeskBox(shape: DeskShape = {}): Promise<DeskBox> {
  const dataDir = join(mkdtempSync(join(tmpdir(), "patience-desk-")), "data");
  const log = memoryLog();
  const site = firstSite(shape);
  let clock = clockOf({ laterMs: 0 });
  const start = (port: number): Promise<RunningBox> =>
    startBox({ ...trialOptions(dataDir), port }, { log, firstSite: site, clock });
  let box = await start(0);
  const url = `http://127.0.0.1:${box.port}`;
  const kiosk = httpClient(url);
  const clients: HttpClient[] = [kiosk];
  const signIn = async (login: string) => {
    const client = httpClient(url);
    clients.push(client);
    yes(await client.ask("POST", "/v1/sessions", { login, password: demoPassword }));
    return client;
  };
  const admin = await signIn("admin");
  const chief = await signIn("superviseur");
  const known = async () => yes(await admin.ask<Known>("GET", "/v1/admin/configuration"));
  const configure = async (change: object) => {
    yes(await admin.ask("POST", "/v1/admin/changes", { changes: [change] }));
  };
  return {
    ...{ url, dataDir, log, kiosk, signIn },
    now: () => clock.now(),
    async settings(change) {
      await configure({ kind: "site", value: { ...(await known()).site, ...change } });
    },
    async change(kind, id, patch) {
      const value = (await known())[`${kind}s`].find((one) => one.id === id);
      await configure({ kind, id, value: { ...value, ...patch } });
    },
    async ticket(serviceId) {
      return yes(await kiosk.ask<TicketAnswer>("POST", "/v1/tickets", { serviceId, print: false }));
    },
    figures: () => [...box.engine.state().visits.values()],
    async freeCounters() {
      for (const number of [1, 2, 3, 4])
        await chief.ask("POST", `/v1/counters/guichet-${number}/free`);
    },
    async restart(when) {
      for (const client of clients) client.close();
      await box.stop();
      const before = clock.now() - Date.now();
      clock = clockOf("laterMs" in when ? { laterMs: before + when.laterMs } : when);
      box = await start(box.port);
    },
    async remove() {
      for (const client of clients) client.close();
      await box.stop();
      rmSync(join(dataDir, ".."), { recursive: true, force: true });
    },
  };
}
