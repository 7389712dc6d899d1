import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Static } from "typebox";
import type { Configuration } from "../../protocol/admin.ts";
import type { TicketAnswer } from "../../protocol/http.ts";
import { type HttpClient, httpClient } from "../../test/support/http-client.ts";
import { type Program, startProgram } from "../../test/support/program.ts";
import { seeded } from "../../test/support/seeded.ts";
import { farFromRollover } from "../../test/support/site.ts";
import { yes } from "../../test/support/staff-client.ts";
import { type Victim, victim, victimPassword } from "../crash-trial/victim.ts";
import { type Paper, startPaper } from "../paper-printer/stand-in.ts";
import type { Outcome, Tally } from "./tally.ts";
import { tallyOf } from "./tally.ts";

/** The longest that a process lives after it is ready; a ticket takes a tenth of it. */
const lifeMs = 900;
const lineMs = 8;
/** Between two visitors. */
const visitorMs = 40;
/** After the last kill everything must be told within this. */
const settleMs = 60_000;
const kioskId = "kiosk-1";
const device = "printer/printer-1";

export interface TrialResult extends Tally {
  readonly boxKills: number;
  readonly agentKills: number;
}

/** One ticket whose number a visitor was given. */
interface Issued {
  readonly token: string;
  readonly label: string;
}

/**
 * Kills the box or the print agent so many times while a visitor takes a ticket every moment; then compares what the
 * box says of every ticket with what lies in the printer's tray. Throws where a ticket is open or was told falsely.
 */
export async function printTrial(
  dir: string,
  { kills, seed }: { readonly kills: number; readonly seed: number },
  show: (kill: number, tickets: number) => void,
): Promise<TrialResult> {
  const random = seeded(seed);
  const paper = await startPaper({ port: 0, lineMs, keptTickets: 100_000 });
  const box = await victim(join(dir, "data"));
  const agents = agentOf(box.url, dir, paper);
  const issued: Issued[] = [];
  const hall = { open: true };
  let boxKills = 0;
  try {
    await box.start();
    const serviceIds = await prepare(box.url);
    await agents.start();
    const visitors = visit(box.url, serviceIds, issued, hall);
    for (let kill = 1; kill <= kills; kill += 1) {
      await wait(random() * lifeMs);
      if (random() < 0.5) {
        boxKills += 1;
        await box.kill();
        await box.start();
      } else {
        await agents.kill();
        await agents.start();
      }
      show(kill, issued.length);
    }
    hall.open = false;
    await visitors;
    const outcomes = await settled(box, issued);
    return { ...tallyOf(outcomes, paper.tickets()), boxKills, agentKills: kills - boxKills };
  } finally {
    hall.open = false;
    await agents.stop();
    await box.stop();
    await paper.close();
  }
}

interface Access {
  readonly root: string;
  readonly username: string;
  readonly password: string;
}

/** The print agent as a program of its own; its journal outlives it. */
function agentOf(url: string, dir: string, paper: Paper) {
  let program: Program<unknown> | undefined;
  return {
    start: async () => {
      const answer = await fetch(`${url}/v1/bus?device=${device}`);
      const { root, username, password } = (await answer.json()) as Access;
      const args = {
        url: `${url.replace(/^http/, "ws")}/mqtt`,
        username,
        "client-id": "printer-1",
        site: root.split("/").at(-1) ?? "",
        "printer-id": "printer-1",
        target: `tcp://127.0.0.1:${paper.port}`,
        journal: join(dir, "journal"),
      };
      program = startProgram(
        "printer/main.ts",
        Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]),
        { PATIENCE_AGENT_PASSWORD: password },
      );
    },
    kill: async () => program?.end("SIGKILL"),
    stop: async () => program?.end("SIGTERM"),
  };
}

async function prepare(url: string): Promise<readonly string[]> {
  const admin = httpClient(url);
  yes(await admin.ask("POST", "/v1/sessions", { login: "admin", password: victimPassword }));
  const { site, services } = yes(
    await admin.ask<Static<typeof Configuration>>("GET", "/v1/admin/configuration"),
  );
  const changes = [
    { kind: "site", value: { ...site, ...farFromRollover() } },
    ...services.map((one) => ({ kind: "service", id: one.id, value: { ...one, last: 9999 } })),
  ];
  yes(await admin.ask("POST", "/v1/admin/changes", { changes }));
  admin.close();
  return services.map(({ id }) => id);
}

/** A visitor every moment, who asks again with the same key while the box is away. */
async function visit(
  url: string,
  serviceIds: readonly string[],
  issued: Issued[],
  hall: { readonly open: boolean },
): Promise<void> {
  const kiosk = httpClient(url);
  for (let visitor = 0; hall.open; visitor += 1) {
    const serviceId = serviceIds[visitor % serviceIds.length] ?? "";
    const ticket = await take(kiosk, { serviceId, kioskId }, hall);
    if (ticket) issued.push({ token: ticket.token, label: ticket.label });
    await wait(visitorMs);
  }
  kiosk.close();
}

async function take(
  kiosk: HttpClient,
  body: object,
  hall: { readonly open: boolean },
): Promise<Static<typeof TicketAnswer> | undefined> {
  const key = randomUUID();
  while (hall.open) {
    const answer = await kiosk
      .ask<Static<typeof TicketAnswer>>("POST", "/v1/tickets", body, key)
      .catch(() => undefined);
    if (answer && answer.status < 300) return answer.body;
    await wait(10);
  }
  return undefined;
}

/** What the box says of each ticket's paper, once it says something final of all of them. */
async function settled(box: Victim, issued: readonly Issued[]): Promise<Outcome[]> {
  const client = httpClient(box.url);
  const over = performance.now() + settleMs;
  const outcomes: Outcome[] = [];
  for (const { token, label } of issued)
    for (;;) {
      const seen = await client.ask<{ print: { state: string } }>("GET", `/v1/tickets/${token}`);
      const { state } = yes(seen).print;
      if (state !== "queued") {
        outcomes.push({ label, state });
        break;
      }
      if (performance.now() > over) throw new Error(`the paper of ${label} stays "${state}"`);
      await wait(50);
    }
  client.close();
  return outcomes;
}
