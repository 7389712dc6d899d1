import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Paper, startPaper } from "../scripts/paper-printer/stand-in.ts";
import { openBrowser } from "./support/browser.ts";
import { demoPassword, type StartedPatience, startPatience } from "./support/patience.ts";
import { openRoom, type Room, sampleRate, stretches, until } from "./support/room.ts";

/** Row E73: a press in the first 700 ms of a screen is a slip. */
const clickGuardMs = 800;

let paper: Paper;
let room: Room;
let patience: StartedPatience;
let browser: Browser;
const temporary = mkdtempSync(join(tmpdir(), "patience-path-"));

beforeAll(async () => {
  paper = await startPaper({ port: 0, httpPort: 0 });
  room = await openRoom();
  patience = await startPatience(["--printer", `tcp://127.0.0.1:${paper.port}`]);
  browser = await openBrowser({ env: room.env });
  await until(printerIsThere, 15_000, "the print agent is there");
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await patience?.stop();
  await room?.close();
  await paper?.close();
  rmSync(temporary, { recursive: true, force: true });
});

async function printerIsThere(): Promise<boolean> {
  const health = await (await fetch(`${patience.url}/v1/health`)).json();
  return (health as { components: Record<string, string> }).components["printer-1"] === "ready";
}

async function pageAt(path: string, width: number, height: number): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    locale: "fr-FR",
  });
  const page = await context.newPage();
  await page.goto(path.startsWith("http") ? path : `${patience.url}${path}`);
  return page;
}

/** Presses as a person does: not in the first moment of a screen, where the page takes a press for a slip. */
async function press(page: Page, name: RegExp | string): Promise<void> {
  const button = page.getByRole("button", { name }).first();
  await button.waitFor();
  await page.waitForTimeout(clickGuardMs);
  await button.click();
}

/** Opens a counter through its form, as an agent does it, up to the main screen. */
async function openCounter(login: string, counter: number, services: RegExp[]): Promise<Page> {
  const page = await pageAt("/guichet", 1366, 768);
  await page.getByLabel("Votre identifiant").fill(login);
  await page.getByLabel("Votre mot de passe", { exact: true }).fill(demoPassword);
  await page.getByRole("radio", { name: new RegExp(`^0?${counter}\\b`) }).check({ force: true });
  await page.getByRole("button", { name: "Connexion" }).click();
  await page.getByRole("heading", { name: `OUVERTURE DU GUICHET 0${counter}` }).waitFor();
  for (const service of services) await press(page, service);
  await press(page, "Valider la sélection");
  await page.getByRole("heading", { name: "Sélectionner le service où appeler" }).waitFor();
  return page;
}

async function takeTicket(kiosk: Page, service: RegExp, label: string): Promise<void> {
  await kiosk.getByRole("button", { name: service }).click();
  await kiosk.getByText(label, { exact: true }).first().waitFor();
  await kiosk.getByText("Votre ticket est imprimé").waitFor();
  await kiosk.getByRole("button", { name: "Terminé" }).click();
}

describe("the whole path, through the screens only", () => {
  let kiosk: Page;
  let board: Page;
  let durand: Page;
  let phone: Page;

  it("gives a number on the kiosk at once, and says when the printer printed it", async () => {
    kiosk = await pageAt("/kiosk/kiosk-1", 1080, 1920);
    await takeTicket(kiosk, /Urologie/, "A001");
  });

  it("printed one ticket with the number, the service and the address of its follow page", async () => {
    const [ticket, ...more] = paper.tickets();
    expect(more).toEqual([]);
    expect(ticket?.text).toEqual(expect.arrayContaining(["A001", "Urologie"]));
    expect(ticket?.qr[0]).toMatch(new RegExp(`^${patience.url}/t/[\\w-]{20,}$`));
  });

  it("printed a QR code that another reader reads", async () => {
    const page = await pageAt(`http://127.0.0.1:${paper.httpPort}/`, 900, 1200);
    const picture = join(temporary, "paper.png");
    await page.getByText("Urologie").first().waitFor();
    await page.screenshot({ path: picture, fullPage: true });
    const read = execFileSync("zbarimg", ["--quiet", "--raw", picture]).toString().trim();
    expect(read).toBe(paper.tickets()[0]?.qr[0]);
    await page.close();
  });

  it("follows the ticket on the phone", async () => {
    phone = await pageAt(paper.tickets()[0]?.qr[0] ?? "", 390, 844);
    await phone.getByText("A001", { exact: true }).first().waitFor();
  });

  it("opens a counter through its form", async () => {
    durand = await openCounter("durand", 1, [/Urologie/i]);
    await durand.getByRole("heading", { name: "GUICHET 01 - durand" }).waitFor();
  });

  it("calls: the board shows it, a chime and a voice sound, the phone says it", async () => {
    board = await pageAt("/board/board-1", 1920, 1080);
    await board.getByText("Votre numéro s’affichera ici.").first().waitFor();
    await board.waitForTimeout(1_500);
    const recording = await room.record();
    await press(durand, /Urologie/i);
    await press(durand, "Appeler un nouveau numéro de ticket");
    await durand.getByRole("button", { name: "Signaler le début de l’entretien" }).waitFor();
    await board.getByText("A001", { exact: true }).first().waitFor();
    await phone
      .getByText(/C’est votre tour/)
      .first()
      .waitFor();
    await board.waitForTimeout(6_000);
    const heard = await recording.stop();
    const sounds = stretches(heard, 0.008, 250);
    expect(sounds.length, JSON.stringify(sounds)).toBeGreaterThanOrEqual(2);
    const [chime, voice] = [sounds[0], sounds.at(-1)];
    expect(tonality(heard, chime)).toBeGreaterThan(0.5);
    expect(tonality(heard, voice)).toBeLessThan(0.4);
    expect((voice?.to ?? 0) - (chime?.to ?? 0)).toBeGreaterThan(800);
  });

  it("receives the visitor, and ends", async () => {
    await press(durand, "Signaler le début de l’entretien");
    await durand.getByRole("button", { name: "Signaler la fin de l’entretien" }).waitFor();
    await durand.waitForTimeout(2_500);
    await press(durand, "Signaler la fin de l’entretien");
    await durand.getByRole("heading", { name: "Sélectionner le service où appeler" }).waitFor();
    const site = await (await fetch(`${patience.url}/v1/site`)).json();
    expect(site).toMatchObject({ counters: [{ open: true }, {}, {}, {}] });
  });

  it("gives one ticket to one of two counters that press at the same instant", async () => {
    await takeTicket(kiosk, /Urologie/, "A002");
    const martin = await openCounter("martin", 2, [/Urologie/i]);
    const agents = [durand, martin];
    for (const agent of agents) await press(agent, /Urologie/i);
    const buttons = agents.map((agent) =>
      agent.getByRole("button", { name: "Appeler un nouveau numéro de ticket" }),
    );
    for (const button of buttons) await button.waitFor();
    await durand.waitForTimeout(clickGuardMs);
    await Promise.all(buttons.map((button) => button.click()));
    const called = () =>
      Promise.all(
        agents.map((agent) =>
          agent.getByRole("button", { name: "Signaler le début de l’entretien" }).isVisible(),
        ),
      );
    await until(async () => (await called()).includes(true), 5_000, "one of them has the ticket");
    await durand.waitForTimeout(1_000);
    expect((await called()).filter(Boolean)).toHaveLength(1);
  });
});

/** How much of a stretch's energy lies in its ten strongest narrow bands: near 1 for a gong, low for speech. */
function tonality(
  samples: Float32Array,
  stretch: { from: number; to: number } | undefined,
): number {
  if (!stretch) return 0;
  const size = 4_096;
  const first = Math.floor((stretch.from / 1000) * sampleRate);
  const count = Math.floor((((stretch.to - stretch.from) / 1000) * sampleRate) / size);
  const bands = new Float64Array(300);
  for (let window = 0; window < count; window += 1)
    for (let band = 1; band < bands.length; band += 1)
      bands[band] = (bands[band] ?? 0) + power(samples.subarray(first + window * size), size, band);
  const sorted = [...bands].sort((a, b) => b - a);
  const all = sorted.reduce((sum, value) => sum + value, 0);
  return all === 0 ? 0 : sorted.slice(0, 10).reduce((sum, value) => sum + value, 0) / all;
}

/** Goertzel's power of one band. */
function power(samples: Float32Array, size: number, band: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * band) / size);
  let [one, two] = [0, 0];
  for (let index = 0; index < size; index += 1) {
    const next = (samples[index] ?? 0) + turn * one - two;
    two = one;
    one = next;
  }
  return one * one + two * two - turn * one * two;
}
