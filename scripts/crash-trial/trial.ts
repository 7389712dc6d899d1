import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Static } from "typebox";
import { demoAgents } from "../../appliance/config/demo-site.ts";
import type { Configuration } from "../../protocol/admin.ts";
import { httpClient } from "../../test/support/http-client.ts";
import { seeded } from "../../test/support/seeded.ts";
import { farFromRollover } from "../../test/support/site.ts";
import { yes } from "../../test/support/staff-client.ts";
import { checkDeeply } from "./deep-check.ts";
import { Ledger } from "./ledger.ts";
import { Broken, checkData } from "./light-check.ts";
import { type Victim, victim, victimPassword } from "./victim.ts";
import { agent, type Hall, kiosk } from "./workers.ts";

const kiosks = 4;
/** The longest that a box lives after it is ready. */
const lifeMs = 400;
/** Kills during the start itself, as a share of all, and how late they come at most. */
const earlyShare = 0.15;
const earlyMs = 600;
/** So that the last bytes of a dead box have arrived before its data are compared with what was told. */
const lastBytesMs = 20;
/** Each so many kills the whole log is replayed. */
const deepEvery = 20;
/** Acknowledged tickets that a box is asked for after each start. */
const samples = 5;

export interface Progress {
  readonly kills: number;
  readonly ledger: Ledger;
  readonly starts: readonly number[];
}

/** Kills the box so often while people come and are served. Throws `Broken`, or whatever stopped the trial. */
export async function crashTrial(
  dir: string,
  options: { readonly kills: number; readonly seed: number },
  show: (progress: Progress) => void,
): Promise<Progress> {
  const dataDir = join(dir, "data");
  const random = seeded(options.seed);
  const box = await victim(dataDir);
  const ledger = new Ledger();
  const progress = (kills: number) => ({ kills, ledger, starts: box.starts });
  try {
    await box.start();
    const serviceIds = await prepare(box.url);
    const hall: Hall = { url: box.url, ledger, random, serviceIds, closing: false };
    const people = openHall(hall);
    const life = liveAndDie(box, { dataDir, hall, random, kills: options.kills }, (kills) =>
      show(progress(kills)),
    );
    await Promise.race([life, people.fault]);
    hall.closing = true;
    await people.gone;
    await lastCheck(box, dataDir, ledger);
    return progress(options.kills);
  } finally {
    await box.stop();
  }
}

/** Room for many tickets, visits as short as they come, and no end of the day meanwhile. */
async function prepare(url: string): Promise<readonly string[]> {
  const admin = httpClient(url);
  yes(await admin.ask("POST", "/v1/sessions", { login: "admin", password: victimPassword }));
  const { site, services } = yes(
    await admin.ask<Static<typeof Configuration>>("GET", "/v1/admin/configuration"),
  );
  const settings = { ...site, ...farFromRollover(), minimumVisitSeconds: 0 };
  const changes = [
    { kind: "site", value: settings },
    ...services.map((one) => ({ kind: "service", id: one.id, value: { ...one, last: 9999 } })),
  ];
  yes(await admin.ask("POST", "/v1/admin/changes", { changes }));
  admin.close();
  return services.map(({ id }) => id);
}

function openHall(hall: Hall): { gone: Promise<unknown>; fault: Promise<never> } {
  const logins = demoAgents.filter(([, , role]) => role === "agent").map(([login]) => login);
  const everybody = [
    ...Array.from({ length: kiosks }, () => kiosk(hall)),
    ...logins.map((login, index) =>
      agent(hall, { login, password: victimPassword, counterId: `guichet-${index + 1}` }),
    ),
  ];
  const gone = Promise.all(everybody);
  const fault = new Promise<never>((_, reject) => gone.catch(reject));
  return { gone, fault };
}

interface Life {
  readonly dataDir: string;
  readonly hall: Hall;
  readonly random: () => number;
  readonly kills: number;
}

async function liveAndDie(box: Victim, life: Life, killed: (kills: number) => void) {
  const { dataDir, hall, random } = life;
  let early = false;
  for (let kill = 1; kill <= life.kills; kill += 1) {
    if (early) await box.start(random() * earlyMs);
    else {
      await wait(random() * lifeMs);
      await box.kill();
    }
    await wait(lastBytesMs);
    checkData(dataDir, hall.ledger, false);
    if (kill % deepEvery === 0) await checkDeeply(dataDir);
    early = random() < earlyShare && kill < life.kills;
    if (!early) await startAgain(box, kill, hall);
    killed(kill);
  }
}

/** Starts the box and asks it for some of what the dead one had promised. */
async function startAgain(box: Victim, kill: number, hall: Hall): Promise<void> {
  await box.start();
  const known = [...hall.ledger.tickets.values()];
  const client = httpClient(box.url);
  for (let index = 0; index < Math.min(samples, known.length); index += 1) {
    const one = known[Math.floor((index * 7919 + kill * 104_729) % known.length)];
    const answer = await client.ask<{ label: string }>("GET", `/v1/tickets/${one?.token}`);
    if (answer.status !== 200 || answer.body.label !== one?.label)
      throw new Broken(`ticket ${one?.label} is answered with ${answer.status}`);
  }
  client.close();
}

/** Nothing is owed to anybody any more: what is there is exactly what was acknowledged. */
async function lastCheck(box: Victim, dataDir: string, ledger: Ledger): Promise<void> {
  if (ledger.pending.size > 0) throw new Broken(`${ledger.pending.size} requests got no answer`);
  await box.kill();
  checkData(dataDir, ledger, true);
  await checkDeeply(dataDir);
  await box.start();
  await box.stop();
  checkData(dataDir, ledger, true);
  await checkDeeply(dataDir);
}
