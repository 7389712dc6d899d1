import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MemoryLog, memoryLog } from "../../appliance/adapters/log-memory.ts";
import type { Options } from "../../appliance/config/options.ts";
import { type RunningBox, startBox } from "../../appliance/main.ts";
import { type HttpClient, httpClient } from "./http-client.ts";
import { type SiteShape, type TrialSite, trialSite } from "./site.ts";
import { type StaffClient, signIn } from "./staff-client.ts";

/** A whole box in this process, with a trial site in a temporary folder. */
export interface TestBox {
  readonly box: RunningBox;
  readonly url: string;
  readonly site: TrialSite;
  readonly dataDir: string;
  readonly log: MemoryLog;
  client(): HttpClient;
  signIn(login: string): Promise<StaffClient>;
  /** Signed in, at the counter, with these services; all of the site's unless told. */
  atCounter(login: string, counterId: string, serviceIds?: readonly string[]): Promise<StaffClient>;
  /** Ends the box and leaves its data. */
  stop(): Promise<void>;
  /** Ends the box, if it runs, and removes its data. */
  remove(): Promise<void>;
}

/** What a box is started with when nobody asks for anything. */
export function trialOptions(dataDir: string): Options {
  return {
    ...{ dataDir, port: 0, host: "127.0.0.1", empty: false, publicUrl: null },
    ...{ mqttPort: null, mdnsName: null, broker: null },
    ...{ brokerUser: "", brokerPassword: "", brokerDynamic: false, demoPassword: null },
    ...{ rateLimit: false, setupCode: null, machineDir: null },
  };
}

/** Starts a box on a free port. With `dataDir` it goes on with what an earlier one left there. */
export async function startTestBox(
  shape: SiteShape = {},
  dataDir = join(mkdtempSync(join(tmpdir(), "patience-box-")), "data"),
): Promise<TestBox> {
  const log = memoryLog();
  const site = trialSite(shape);
  const box = await startBox(trialOptions(dataDir), { log, firstSite: site });
  const url = `http://127.0.0.1:${box.port}`;
  const clients: HttpClient[] = [];
  let running = true;
  const kept = <C extends HttpClient>(client: C): C => {
    clients.push(client);
    return client;
  };
  const stop = async () => {
    if (!running) return;
    running = false;
    for (const client of clients) client.close();
    await box.stop();
  };
  return {
    ...{ box, url, site, dataDir, log, stop },
    client: () => kept(httpClient(url)),
    signIn: async (login) => kept(await signIn(url, login)),
    async atCounter(login, counterId, serviceIds = site.serviceIds) {
      const staff = kept(await signIn(url, login));
      await staff.open(counterId);
      await staff.choose(serviceIds);
      return staff;
    },
    stop,
    async remove() {
      await stop();
      rmSync(join(dataDir, ".."), { recursive: true, force: true });
    },
  };
}
