import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Paper, startPaper } from "../scripts/paper-printer/stand-in.ts";
import { openBrowser } from "./support/browser.ts";
import { deskOf, pageAt, press } from "./support/desk-page.ts";
import { demoPassword, type StartedPatience, startPatience } from "./support/patience.ts";
import { until } from "./support/room.ts";

/** With this folder each state of the kiosk is pictured, to be looked at. */
const pictures = process.env["PATIENCE_PICTURES"];

const scratch = mkdtempSync(join(tmpdir(), "patience-paper-"));
let paper: Paper;
let spare: Paper;
let spareAgent: ChildProcess | undefined;
let patience: StartedPatience;
let browser: Browser;
let kiosk: Page;
let desk: Page;

beforeAll(async () => {
  paper = await startPaper({ port: 0 });
  spare = await startPaper({ port: 0 });
  patience = await startPatience(["--printer", `tcp://127.0.0.1:${paper.port}`]);
  browser = await openBrowser();
  await until(() => is("printer-1", "ready"), 30_000, "the print agent is there");
  kiosk = await pageAt(browser, `${patience.url}/kiosk/kiosk-1`, {
    viewport: { width: 1080, height: 1920 },
  });
  await kiosk.getByRole("button", { name: /Urologie/ }).waitFor();
  desk = await deskOf(browser, patience.url, {
    ...{ login: "durand", counter: 1, services: ["urologie"] },
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  spareAgent?.kill("SIGKILL");
  await patience?.stop();
  await paper?.close();
  await spare?.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function is(component: string, condition: string): Promise<boolean> {
  const health = await (await fetch(`${patience.url}/v1/health`)).json();
  return (health as { components: Record<string, string> }).components[component] === condition;
}

async function asAdministrator(path: string, width: number): Promise<Page> {
  const page = await pageAt(browser, `${patience.url}/`, { viewport: { width, height: 1000 } });
  await page.context().request.post(`${patience.url}/v1/sessions`, {
    data: { login: "admin", password: demoPassword },
    headers: { origin: patience.url },
  });
  await page.goto(patience.url + path);
  return page;
}

async function picture(name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await kiosk.screenshot({ path: join(pictures, `${name}.png`) });
}

async function take(label: string): Promise<void> {
  await kiosk.waitForTimeout(600);
  await kiosk.getByRole("button", { name: /Urologie/ }).click();
  await kiosk.locator("q-kiosk-ticket .label", { hasText: label }).waitFor();
}

/** A double strike within half a second counts once (EN 301 549, 5.8). */
async function touch(name: string): Promise<void> {
  await kiosk.waitForTimeout(600);
  await kiosk.getByRole("button", { name, exact: true }).click();
}

const says = (text: RegExp) => kiosk.locator("q-kiosk-ticket .paper", { hasText: text }).waitFor();
const line = () => desk.locator('q-health-line [data-component="printer:printer-1"]');
/** Whole tickets: a strip that was given up and cut off has no code. */
const textsOf = (one: Paper) =>
  one.tickets().flatMap(({ text, qr }) => (qr.length > 0 ? [text.join(" ")] : []));

describe("a ticket, through the screens", () => {
  it("is said to be printed when the printer said so", async () => {
    await take("A001");
    await says(/Votre ticket est imprimé/);
    await picture("printed");
    await touch("Terminé");
    expect(textsOf(paper)).toHaveLength(1);
  });

  it("without paper is a number to keep, and the counters know within a second", async () => {
    const at = Date.now();
    await paper.fault("paper", true);
    await line().filter({ hasText: "Imprimante du hall\u202f: plus de papier" }).waitFor();
    const told = Date.now() - at;
    await take("A002");
    await says(/Plus de papier.*A002/);
    await kiosk.locator("q-kiosk-ticket q-qr-code").waitFor();
    await picture("paper-out");
    expect(textsOf(paper)).toHaveLength(1);
    expect(told).toBeLessThan(1_000 * slowness);
  });

  it("comes out once, with the same number, when there is paper again", async () => {
    await paper.fault("paper", false);
    await line().waitFor({ state: "detached" });
    await touch("Réimprimer");
    await says(/Votre ticket est imprimé/);
    await touch("Terminé");
    const all = textsOf(paper);
    expect(all).toHaveLength(2);
    expect(all[1]).toContain("A002");
  });

  it("may be asked for again from the start of the kiosk by who left too soon", async () => {
    await paper.fault("cover", true);
    await take("A003");
    await says(/Impression impossible.*A003/);
    await picture("not-printed");
    await touch("Terminé");
    await kiosk.getByRole("button", { name: "Réimprimer le ticket A003" }).waitFor();
    await picture("home-again");
    await paper.fault("cover", false);
    await touch("Réimprimer le ticket A003");
    await says(/Votre ticket est imprimé/);
    await touch("Terminé");
    expect(textsOf(paper).filter((text) => text.includes("A003"))).toHaveLength(1);
  });

  it("that nobody knows of is asked about, and is printed again when the visitor has none", async () => {
    await paper.fault("slow", true);
    await take("A004");
    await until(async () => paper.strip() > 0, 10_000, "the ticket has begun to come out");
    await paper.fault("unplug", true);
    await says(/Avez-vous votre ticket/);
    await picture("question");
    await paper.fault("slow", false);
    await paper.fault("unplug", false);
    await until(() => is("printer-1", "ready"), 20_000, "the printer is back");
    await touch("Non, réimprimer");
    await says(/Votre ticket est imprimé/);
    await touch("Terminé");
    expect(textsOf(paper).filter((text) => text.includes("A004"))).toHaveLength(1);
  });
});

describe("a ticket of the queue, at the counter", () => {
  const ticket = (label: string) => desk.locator("q-queue-list li", { hasText: label });

  it("is printed again with the same number", async () => {
    await press(desk, "File");
    await ticket("A002").waitFor();
    await desk.waitForTimeout(1_500);
    const before = textsOf(paper).length;
    await ticket("A002").getByRole("button", { name: "Réimprimer" }).click();
    await until(async () => textsOf(paper).length > before, 10_000, "one more ticket");
    expect(textsOf(paper).at(-1)).toContain("A002");
  });

  it("is taken off the queue, and put back at its place", async () => {
    await desk.waitForTimeout(1_500);
    await ticket("A002").getByRole("button", { name: "Retirer" }).click();
    await desk.locator("q-queue-list li.voided", { hasText: "A002" }).waitFor();
    if (pictures !== undefined) await desk.screenshot({ path: join(pictures, "queue.png") });
    await desk.waitForTimeout(1_500);
    await ticket("A002").getByRole("button", { name: "Rétablir" }).click();
    await desk.locator("q-queue-list li.voided").waitFor({ state: "detached" });
    const labels = await desk.locator("q-queue-list li .label").allTextContents();
    expect(labels).toEqual(["A001", "A002", "A003", "A004"]);
  });
});

describe("the design of the ticket", () => {
  it("is changed in the administration, and the next ticket has it, without a restart", async () => {
    const admin = await asAdministrator("/admin/ticket", 1600);
    await admin.locator("q-ticket-preview img").waitFor();
    await admin.getByRole("checkbox", { name: "Imprimer\u202f: Message d’accueil" }).uncheck();
    await admin.getByRole("textbox", { name: "Consigne pour tous, Français" }).fill("Carte Vitale");
    await admin.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await admin.getByText("Enregistré", { exact: false }).first().waitFor();
    await take("A005");
    await says(/Votre ticket est imprimé/);
    await touch("Terminé");
    const last = textsOf(paper).at(-1) ?? "";
    expect(last).toContain("Carte Vitale");
    expect(last).not.toContain("Bienvenue");
    await admin.context().close();
  });
});

describe("a fall-back printer", () => {
  it("prints what the first certainly did not, once, and the visitor hears where", async () => {
    await addSpare();
    await paper.fault("paper", true);
    const before = textsOf(paper).length;
    await take("A006");
    await says(/imprimé sur «.Accueil.»/);
    await picture("elsewhere");
    expect(textsOf(spare)).toHaveLength(1);
    expect(textsOf(spare)[0]).toContain("A006");
    expect(textsOf(paper)).toHaveLength(before);
    await line().filter({ hasText: "les tickets sortent sur" }).waitFor();
    const room = await asAdministrator("/supervision", 1920);
    await room.locator("q-room-health").getByText("les tickets sortent sur").waitFor();
    if (pictures !== undefined) await room.screenshot({ path: join(pictures, "room.png") });
    await room.context().close();
    await paper.fault("paper", false);
  });
});

/** What a loaded machine takes longer; the figure itself is in the message of the test. */
const slowness = Number(process.env["PATIENCE_SLOWNESS"] ?? 3);

/** A second printer, its agent, and the kiosk's setting that names it. */
async function addSpare(): Promise<void> {
  const { url } = patience;
  const page = await browser.newContext();
  const headers = { origin: url };
  await page.request.post(`${url}/v1/sessions`, {
    ...{ headers, data: { login: "admin", password: demoPassword } },
  });
  const kioskValue = { id: "kiosk-1", name: "Borne du hall", printerId: "printer-1" };
  const changes = [
    {
      kind: "printer",
      id: "accueil",
      value: { id: "accueil", name: "Accueil", target: null, model: null },
    },
    { kind: "kiosk", id: "kiosk-1", value: { ...kioskValue, fallbackPrinterId: "accueil" } },
  ];
  const done = await page.request.post(`${url}/v1/admin/changes`, { headers, data: { changes } });
  if (!done.ok()) throw new Error(await done.text());
  await page.close();
  const access = await (await fetch(`${url}/v1/bus?device=printer/accueil`)).json();
  const { root, username, password } = access as Record<string, string>;
  spareAgent = spawn(
    process.execPath,
    [
      ...["printer/main.ts", "--url", `${url.replace("http", "ws")}/mqtt`],
      ...["--username", username ?? "", "--client-id", "accueil"],
      ...["--site", root?.split("/").at(-1) ?? "", "--printer-id", "accueil"],
      ...["--target", `tcp://127.0.0.1:${spare.port}`, "--journal", scratch],
    ],
    { env: { ...process.env, PATIENCE_AGENT_PASSWORD: password ?? "" }, stdio: "ignore" },
  );
  await until(() => is("accueil", "ready"), 20_000, "the second printer is there");
}
