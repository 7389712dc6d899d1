import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Static } from "typebox";
import { systemClock } from "../../appliance/adapters/clock-system.ts";
import { memoryLog } from "../../appliance/adapters/log-memory.ts";
import { demoAgents, demoSite } from "../../appliance/config/demo-site.ts";
import type { ConfigChange } from "../../appliance/domain/commands.ts";
import type { Agent } from "../../appliance/domain/model.ts";
import { type RunningBox, startBox } from "../../appliance/main.ts";
import type { Clock } from "../../appliance/ports/world.ts";
import type { CallAnswer, TicketAnswer } from "../../protocol/http.ts";
import { type HttpClient, httpClient } from "./http-client.ts";
import { demoPassword } from "./patience.ts";
import { yes } from "./staff-client.ts";
import { trialOptions } from "./test-box.ts";

type Called = Static<typeof CallAnswer>;

/** A box with eight services and eight counters, and a clock that can be let run ahead. */
export interface LivelyRoom {
  readonly url: string;
  readonly box: RunningBox;
  readonly dataDir: string;
  now(): number;
  /** Lets time pass, for the wall clock and the monotonic one alike. */
  pass(minutes: number): void;
  signIn(login: string): Promise<HttpClient>;
  ticket(serviceId: string): Promise<TicketAnswer>;
  /** Opens a counter with these services, by prefix letters. */
  open(login: string, counter: number, services: readonly string[]): Promise<HttpClient>;
  /** A morning from half past eight to a quarter to eleven. */
  morning(): Promise<void>;
  remove(): Promise<void>;
}

const more = [
  ["robert", "Inès Robert"],
  ["richard", "Thomas Richard"],
  ["simon", "Léa Simon"],
  ["laurent", "Hugo Laurent"],
] as const;

export const allServices = [
  ...["urologie", "oncologie", "ophtalmologie", "pneumologie"],
  ...["nephrologie", "hematologie", "diabetologie", "cardiologie"],
];

function changes(): ConfigChange[] {
  const agents = more.map(([login, name]): ConfigChange => {
    const serviceIds = login === "simon" ? ["cardiologie", "diabetologie"] : null;
    const role: Agent["role"] = "agent";
    const demo = demoSite((each) => each).find(
      (change) => change.kind === "agent" && change.id === "martin",
    );
    if (demo?.kind !== "agent" || !demo.value) throw new Error("no demonstration agent");
    return {
      kind: "agent",
      id: login,
      value: { ...demo.value, id: login, login, name, role, serviceIds },
    };
  });
  const counters = demoSite((each) => each).flatMap((change): ConfigChange[] => {
    if (change.kind !== "counter" || !change.value) return [];
    const number = Number(change.value.label) + 4;
    const id = `guichet-${number}`;
    return [
      {
        kind: "counter",
        id,
        value: { ...change.value, id, label: String(number), position: number },
      },
    ];
  });
  // No page is open at these counters: they are not to be closed for it.
  const site = demoSite((login) => login).map((change) =>
    change.kind === "site"
      ? { ...change, value: { ...change.value, lostLinkMinutes: 600 } }
      : change,
  );
  return [...site, ...agents, ...counters];
}

function runningAhead(startAt: number): Clock & { ahead: number } {
  const real = systemClock();
  const begun = real.monotonic();
  return {
    ...real,
    ahead: 0,
    now() {
      return Math.round(startAt + (real.monotonic() - begun) + this.ahead);
    },
    monotonic() {
      return real.monotonic() + this.ahead;
    },
  };
}

/** Starts the room at half past eight in Paris on a Monday. */
export async function startLivelyRoom(port = 0): Promise<LivelyRoom> {
  const dataDir = join(mkdtempSync(join(tmpdir(), "patience-room-")), "data");
  const clock = runningAhead(Date.UTC(2026, 10, 23, 7, 30));
  const people = [...demoAgents.map(([login]) => login), ...more.map(([login]) => login)];
  const box = await startBox(
    { ...trialOptions(dataDir), port },
    {
      log: memoryLog(),
      clock,
      firstSite: {
        people: people.map((login) => ({ login, agentId: login, password: demoPassword })),
        changes: changes(),
      },
    },
  );
  const url = `http://127.0.0.1:${box.port}`;
  const kiosk = httpClient(url);
  const clients: HttpClient[] = [kiosk];
  const room: LivelyRoom = {
    ...{ url, box, dataDir },
    now: () => clock.now(),
    pass: (minutes) => {
      clock.ahead += minutes * 60_000;
    },
    async signIn(login) {
      const client = httpClient(url);
      clients.push(client);
      yes(await client.ask("POST", "/v1/sessions", { login, password: demoPassword }));
      return client;
    },
    async ticket(serviceId) {
      const body = { serviceId, print: false };
      return yes(await kiosk.ask<TicketAnswer>("POST", "/v1/tickets", body));
    },
    async open(login, counter, services) {
      const client = await room.signIn(login);
      yes(await client.ask("POST", "/v1/sessions", { counterId: `guichet-${counter}` }));
      yes(await client.ask("PUT", "/v1/sessions/current/services", { serviceIds: services }));
      return client;
    },
    morning: () => liveMorning(room),
    async remove() {
      for (const client of clients) client.close();
      await box.stop();
      rmSync(join(dataDir, ".."), { recursive: true, force: true });
    },
  };
  return room;
}

/** Turns of a morning: at the last, everybody called is still on the way. */
const lastTurn = 19;

/** The same morning each time: how many come in each quarter of an hour. */
const arrivals = [3, 6, 9, 12, 10, 8, 7, 9, 6];

async function liveMorning(room: LivelyRoom): Promise<void> {
  const desks = await openDesks(room);
  const chief = await room.signIn("superviseur");
  let next = 0;
  for (const count of arrivals) {
    for (let n = 0; n < count; n += 1) {
      next += 1;
      const serviceId = allServices[(next * next) % 8] ?? "urologie";
      const { id } = await room.ticket(serviceId);
      if (next % 17 === 0)
        yes(await chief.ask("POST", `/v1/tickets/by-id/${id}/move`, { priority: 1 }));
    }
    await turnAll(desks);
    room.pass(7.5);
    await turnAll(desks);
    room.pass(7.5);
  }
  await turnAll(desks);
  for (const { client } of desks.slice(5, 6)) {
    const pause = { availability: "paused" };
    yes(await client.ask("PUT", "/v1/sessions/current/availability", pause));
  }
  room.pass(2);
}

async function turnAll(desks: readonly { turn(): Promise<void> }[]): Promise<void> {
  for (const desk of desks) await desk.turn();
}

async function openDesks(room: LivelyRoom) {
  const posts = [
    ["durand", 1, allServices],
    ["martin", 2, ["urologie", "oncologie", "ophtalmologie"]],
    ["bernard", 3, ["pneumologie", "nephrologie"]],
    ["petit", 4, ["hematologie", "diabetologie"]],
    ["robert", 5, ["ophtalmologie", "cardiologie"]],
    ["richard", 6, ["urologie", "cardiologie"]],
    ["simon", 7, ["cardiologie", "diabetologie"]],
  ] as const;
  const desks = [];
  for (const [login, counter, services] of posts)
    desks.push(deskOf(await room.open(login, counter, services), services));
  return desks;
}

/** An agent who calls, receives, and now and then waits in vain. */
function deskOf(client: HttpClient, services: readonly string[]) {
  let visit: Called["visit"] | null = null;
  let turns = 0;
  const act = (name: string, body: object = {}) =>
    client.ask("POST", `/v1/visits/${visit?.id}/${name}`, body);
  return {
    client,
    async turn(): Promise<void> {
      turns += 1;
      if (visit) await act("end", { confirmShort: true });
      visit = await firstOf(client, services);
      if (visit && turns % 9 === 4) {
        await act("no-show");
        visit = null;
      } else if (visit && turns < lastTurn) await act("arrival");
    },
  };
}

/** Calls somebody of the first service in which anybody waits. */
async function firstOf(client: HttpClient, services: readonly string[]) {
  for (const serviceId of services) {
    const called = await client.ask<Called>("POST", "/v1/calls", { serviceId });
    if (called.status === 201) return called.body.visit;
  }
  return null;
}
