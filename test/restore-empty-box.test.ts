import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryLog } from "../appliance/adapters/log-memory.ts";
import { type RunningBox, startBox } from "../appliance/main.ts";
import type { BackupList } from "../protocol/backups.ts";
import type { CallAnswer, TicketAnswer } from "../protocol/http.ts";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import { deskOf, pageAt } from "./support/desk-page.ts";
import { httpClient } from "./support/http-client.ts";
import { demoPassword } from "./support/patience.ts";
import { yes } from "./support/staff-client.ts";
import { trialOptions } from "./support/test-box.ts";

/** More for a longer proof. */
const clients = Number(process.env["PATIENCE_BACKUP_CLIENTS"] ?? 64);
const setupCode = "ABCD-EFGH";
const newData = join(mkdtempSync(join(tmpdir(), "patience-empty-")), "data");

let old: DeskBox | null;
let empty: RunningBox;
let browser: Browser;
let url: string;
let board: Page;
let counter: Page;
beforeAll(async () => {
  [old, browser] = await Promise.all([startDeskBox(), openBrowser()]);
  url = old.url;
});
afterAll(async () => {
  await browser?.close();
  await old?.remove();
  await empty?.stop();
  rmSync(join(newData, ".."), { recursive: true, force: true });
});

/** Issues from so many clients until the backup is made; answers what was acknowledged before it began. */
async function backupUnderLoad(box: DeskBox): Promise<{ known: TicketAnswer[]; file: Buffer }> {
  const admin = await box.signIn("admin");
  const acknowledged: { readonly at: number; readonly ticket: TicketAnswer }[] = [];
  let going = true;
  const services = ["urologie", "oncologie", "cardiologie", "pneumologie"];
  const issuing = Array.from({ length: clients }, async (_client, n) => {
    const client = httpClient(url);
    const body = { serviceId: services[n % services.length], print: false };
    while (going) {
      const answer = await client.ask<TicketAnswer>("POST", "/v1/tickets", body).catch(() => null);
      if (answer?.status === 201) acknowledged.push({ at: performance.now(), ticket: answer.body });
    }
    client.close();
  });
  await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(2 * clients);
  const begun = performance.now();
  yes(await admin.ask("POST", "/v1/admin/backups", { target: "box" }));
  const listed = async () => yes(await admin.ask<BackupList>("GET", "/v1/admin/backups"));
  await expect.poll(async () => (await listed()).last, { timeout: 60_000 }).not.toBeNull();
  going = false;
  await Promise.all(issuing);
  const [backup] = (await listed()).backups;
  const { request } = (await signedIn(`${url}/v1/health`)).context();
  const file = await request.get(`${url}/v1/admin/backups/${backup?.name}`);
  const known = acknowledged.filter(({ at }) => at < begun).map(({ ticket }) => ticket);
  return { known, file: await file.body() };
}

async function signedIn(address: string): Promise<Page> {
  const page = await pageAt(browser, address);
  const login = { login: "admin", password: demoPassword };
  await page.context().request.post(`${url}/v1/sessions`, { data: login });
  return page;
}

/** Through the door of an empty box, and on to the page of backups by its link. */
async function throughTheDoor(): Promise<Page> {
  const page = await pageAt(browser, `${url}/admin`, { viewport: { width: 1366, height: 900 } });
  await page.getByLabel("Code affiché par le boîtier").fill(setupCode);
  await page.getByLabel(/Votre nom/).fill("Camille Provisoire");
  await page.getByLabel(/Mot de passe/i).fill("provisoire-de-passage-7");
  await page.locator("form button[type=submit]").click();
  await page.getByRole("link", { name: "Restaurer une sauvegarde" }).click();
  await page.getByRole("heading", { level: 1, name: "Sauvegardes" }).waitFor();
  return page;
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
  const file = { name: "borne.patience", mimeType: "application/octet-stream", buffer };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Oui, restaurer" }).click();
}

describe("a backup that was made while clients issued", () => {
  it("is refused on an empty box when it is cut, altered or newer, with a sentence that says where", async () => {
    const box = old as DeskBox;
    board = await pageAt(browser, `${url}/board/board-1`);
    await board.locator("q-board-page").waitFor();
    counter = await deskOf(browser, url, { login: "durand", counter: 1, services: ["urologie"] });
    const { known, file } = await backupUnderLoad(box);
    expect(known.length).toBeGreaterThan(clients);
    old = null;
    await box.remove();
    const port = Number(new URL(url).port);
    const options = { ...trialOptions(newData), port, empty: true, setupCode };
    empty = await startBox(options, { log: memoryLog() });
    const page = await throughTheDoor();
    const fault = page.getByRole("alert").filter({ hasText: "Rien n’a été changé" });
    const refused = async (spoilt: Buffer, sentence: RegExp) => {
      await choose(page, spoilt);
      await fault.filter({ hasText: sentence }).waitFor();
    };
    await refused(file.subarray(0, Math.floor(file.length / 2)), /incomplet.*à l’octet \d+/);
    const altered = Buffer.from(file);
    altered[file.length - 2_000] = (altered[file.length - 2_000] ?? 0) ^ 1;
    await refused(altered, /modifié ou abîmé.*à partir de l’octet \d+/);
    const newer = Buffer.concat([Buffer.from("PATIENCE-BACKUP 9"), file.subarray(17)]);
    await refused(newer, /version plus récente/);
    expect(empty.engine.state().services.size).toBe(0);

    const { epoch } = empty.engine.position();
    await choose(page, file);
    // The administrator of the door is gone with the empty box: whoever was one before signs in again.
    await page.locator("q-admin-sign-in").waitFor({ timeout: 60_000 });
    expect(empty.engine.position().epoch).not.toBe(epoch);
    const { tickets, indexes, agents } = empty.engine.state();
    const missing = known.filter(({ token }) => !tickets.has(indexes.tokens.get(token) ?? ""));
    expect(missing).toEqual([]);
    console.log(
      `${known.length} tickets of ${clients} clients acknowledged before the backup: all are in the restored box`,
    );
    expect([...agents.values()].some(({ name }) => name === "Camille Provisoire")).toBe(false);
  }, 240_000);

  it("brings the counter and the board back by themselves", async () => {
    await counter.getByText("Urologie").first().waitFor({ timeout: 60_000 });
    const { request } = counter.context();
    const headers = { "idempotency-key": "after-the-restore" };
    const called = await request.post(`${url}/v1/calls`, {
      ...{ headers, data: { serviceId: "urologie" } },
    });
    expect(called.status()).toBe(201);
    const { ticket } = (await called.json()) as CallAnswer;
    await board.getByText(ticket.label).first().waitFor({ timeout: 60_000 });
    await counter.getByText(ticket.label).first().waitFor({ timeout: 60_000 });
  }, 150_000);
});
