import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { type CutLine, cutLine } from "./support/cut-line.ts";
import { freePort } from "./support/free-port.ts";
import { haveProgram, mosquittoProgram } from "./support/mosquitto.ts";
import { type StartedPatience, startPatience } from "./support/patience.ts";
import { type Program, startProgram } from "./support/program.ts";
import { type StaffClient, signIn, takeTicket, yes } from "./support/staff-client.ts";

/** A board tells the room within this time that it hears nothing. */
const lostMs = 5_000;
/** A board that is connected again has everything within this time, on a busy machine. */
const backMs = 30_000;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function board(url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${url}/board/board-1`);
  await page.evaluate("globalThis.sameLife = true");
  await page.locator("q-clock").waitFor();
  return page;
}
const hero = (page: Page) => page.locator("q-board-call .label");
const lost = (page: Page) => page.getByText("Connexion perdue");
const calling = (page: Page) => page.locator("q-board-call .calling").count();
const isSameLife = (page: Page) => page.evaluate("globalThis.sameLife === true");

async function tellsItsLoss(page: Page): Promise<void> {
  const from = Date.now();
  await lost(page).waitFor({ timeout: 2 * lostMs });
  expect(Date.now() - from).toBeLessThan(lostMs);
}

describe("a board whose box is killed", () => {
  const folder = mkdtempSync(join(tmpdir(), "patience-returns-"));
  const start = () =>
    startProgram<{ port: number }>("scripts/benchmark/box.ts", [
      join(folder, "data"),
      JSON.stringify({ boards: 1, counters: 1, services: 1 }),
    ]);
  let box: Program<{ port: number }>;
  let line: CutLine;
  let agent: StaffClient;
  afterAll(async () => {
    agent?.close();
    await line?.close();
    await box?.end("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  it("says so, keeps the call, and with the box comes back by itself and repeats nothing", async () => {
    box = start();
    line = await cutLine((await box.ready).port);
    agent = await signIn(line.url, "agent-1");
    yes(await agent.open("guichet-1"));
    yes(await agent.choose(["service-1"]));
    const page = await board(line.url);
    yes(await takeTicket(agent, "service-1"));
    const { ticket, visit } = yes(await agent.call("service-1"));
    await hero(page).filter({ hasText: ticket.label }).waitFor();
    await box.end("SIGKILL");
    await tellsItsLoss(page);
    expect(await hero(page).textContent()).toContain(ticket.label);
    await page.waitForTimeout(8_000);
    box = start();
    line.lead((await box.ready).port);
    await lost(page).waitFor({ state: "hidden", timeout: backMs });
    expect(await hero(page).textContent()).toContain(ticket.label);
    expect(await calling(page)).toBe(0);
    // The agent goes on where she was, and her next call reaches the board.
    yes(await agent.act(visit.id, "no-show"));
    yes(await takeTicket(agent, "service-1"));
    const next = yes(await agent.call("service-1")).ticket.label;
    await hero(page).filter({ hasText: next }).waitFor({ timeout: backMs });
    expect(await calling(page)).toBe(1);
    expect(await isSameLife(page)).toBe(true);
  });
});

describe.skipIf(!haveProgram(mosquittoProgram))("a board whose broker is killed", () => {
  let patience: StartedPatience;
  let broker: ChildProcess | null = null;
  const startBroker = () => {
    const files = join(patience.dataDir, "mosquitto/mosquitto.conf");
    broker = spawn(mosquittoProgram, ["-c", files], { stdio: "ignore" });
  };
  beforeAll(async () => {
    patience = await startPatience(["--broker", `mqtt://127.0.0.1:${await freePort()}`]);
  });
  afterAll(async () => {
    broker?.kill("SIGKILL");
    await patience?.stop();
  });

  it("says so, and comes back by itself when the broker does", async () => {
    startBroker();
    const page = await board(patience.url);
    await page.getByText("Votre numéro s’affichera ici.").waitFor({ timeout: backMs });
    await lost(page).waitFor({ state: "hidden", timeout: backMs });
    await page.waitForTimeout(3_000);
    broker?.kill("SIGKILL");
    if (broker) await once(broker, "exit");
    await tellsItsLoss(page);
    startBroker();
    await lost(page).waitFor({ state: "hidden", timeout: backMs });
    expect(await isSameLife(page)).toBe(true);
  });
});
