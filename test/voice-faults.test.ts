import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chimeMs, chimeSamples } from "../protocol/chime.ts";
import type { HealthReport } from "../protocol/health.ts";
import type { Snapshot } from "../protocol/http.ts";
import type { CallProof } from "../protocol/proof.ts";
import { openBrowser } from "./support/browser.ts";
import { ask } from "./support/desk-page.ts";
import { placeOf } from "./support/heard.ts";
import { httpClient } from "./support/http-client.ts";
import { type Fault, faults, type MuteMachine, startMuteMachine } from "./support/mute-machine.ts";
import { loudness, openRoom, type Room, sampleRate, until } from "./support/room.ts";
import { trialPassword } from "./support/site.ts";
import { type StaffClient, signIn, takeTicket, yes } from "./support/staff-client.ts";

/** A call's own answer comes at once; nothing of speech takes under 3 s here. */
const answerMs = 2_000;
/** What is softer is silence (RMS). */
const silence = 0.002;
/** Listened to after the chime: speech would begin 0.5 s after it. */
const listenMs = 3_000;

/** What everybody reads of each machine, in French. */
const told: Readonly<Record<Fault, { code: string; counters: RegExp; state: RegExp }>> = {
  missing: {
    code: "engineMissing",
    counters: /Annonces\s: aucune voix n’est installée/,
    state: /Pas installée/,
  },
  hangs: { code: "failing", counters: /Annonces\s: la voix ne répond plus/, state: /En panne/ },
  crashes: { code: "failing", counters: /Annonces\s: la voix ne répond plus/, state: /En panne/ },
  "writes rubbish": {
    code: "failing",
    counters: /Annonces\s: la voix ne répond plus/,
    state: /En panne/,
  },
};

let room: Room;
let browser: Browser;
const machines = new Map<Fault, MuteMachine>();
beforeAll(async () => {
  room = await openRoom();
  browser = await openBrowser({ env: room.env });
  const shape = { boards: 1, counters: 1, services: 1 };
  await Promise.all(
    faults.map(async (fault) => machines.set(fault, await startMuteMachine(fault, shape))),
  );
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([...machines.values()].map((machine) => machine.end()));
  await room?.close();
});

const documents = async (agent: StaffClient) =>
  yes(await agent.ask<Snapshot>("GET", "/v1/snapshot")).documents;
const codeOf = async (agent: StaffClient, part: string) =>
  ((await documents(agent))[`health/${part}`] as HealthReport | undefined)?.code;

async function staffPage(url: string, path: string, login: string, more = {}): Promise<Page> {
  const page = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  page.setDefaultTimeout(20_000);
  await ask(page.context(), "POST", `${url}/v1/sessions`, {
    ...{ login, password: trialPassword, ...more },
  });
  await page.goto(url + path);
  return page;
}

/** The pages of staff that have to say it; the texts stand in many elements, and all of them count. */
async function sayIt(url: string, fault: Fault): Promise<void> {
  const { counters, state } = told[fault];
  const supervision = await staffPage(url, "/supervision", "superviseur");
  await supervision.getByText(counters).first().waitFor();
  const admin = await staffPage(url, "/admin/voice", "admin");
  await admin.locator("dd .state").filter({ hasText: state }).first().waitFor();
  await Promise.all([supervision, admin].map((page) => page.context().close()));
}

describe("when every speech engine of a machine is at fault, a call", () => {
  it.each(faults)("is seen and rings at once, and everybody is told: %s", async (fault) => {
    const { url } = machines.get(fault) as MuteMachine;
    const agent = await signIn(url, "agent-1");
    const board = await (await browser.newContext()).newPage();
    await board.goto(`${url}/board/board-1`);
    const counter = await staffPage(url, "/guichet", "agent-1", { counterId: "guichet-1" });
    yes(await agent.choose(["service-1"]));
    await until(async () => (await codeOf(agent, "board:board-1")) === "well", 40_000, "it sounds");
    const visitor = httpClient(url);
    yes(await takeTicket(visitor, "service-1"));
    await until(
      async () => (await codeOf(agent, "voice")) === told[fault].code,
      60_000,
      "an alert",
    );

    const recorder = await room.record();
    const from = performance.now();
    const at = Date.now();
    const { ticket } = yes(await agent.call("service-1"));
    const answeredMs = performance.now() - from;
    await board.locator("q-board-call .label").filter({ hasText: ticket.label }).waitFor();
    const paintedMs = performance.now() - from;
    await wait(chimeMs + listenMs);
    const samples = await recorder.stop();

    const chime = placeOf(chimeSamples(sampleRate), samples, { from: 0, to: samples.length });
    const rest = samples.subarray(chime.at + ((chimeMs + 200) * sampleRate) / 1000);
    const after = Math.max(0, ...loudness(rest, 100));
    console.info(
      `${fault}: answered ${Math.round(answeredMs)} ms, on the board ${Math.round(paintedMs)} ms, chime after ${Math.round(recorder.startedAt + (chime.at * 1000) / sampleRate - at)} ms, likeness ${chime.likeness.toFixed(3)}, then at most ${after.toFixed(4)}`,
    );
    expect(answeredMs).toBeLessThan(answerMs);
    expect(chime.likeness).toBeGreaterThan(0.5);
    expect(after).toBeLessThan(silence);

    const proof = async () => (await documents(agent))["counter/guichet-1/proof"] as CallProof;
    await until(async () => (await proof()).sound === "chime", 15_000, "the chime is proven");
    expect(await proof()).toMatchObject({ boards: 1, painted: 1 });
    expect((await documents(agent))["health/voice"]).toMatchObject({ level: "alert" });
    await counter.getByText(told[fault].counters).first().waitFor();
    await sayIt(url, fault);
    for (const page of [board, counter]) await page.context().close();
    agent.close();
    visitor.close();
  });
});
