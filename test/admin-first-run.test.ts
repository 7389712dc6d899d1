import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { clickGuardMs, counterCell, servicesPrompt, settled } from "./support/desk-page.ts";
import { type StartedPatience, startPatience } from "./support/patience.ts";

/** Set to keep the pictures of the manual: `PATIENCE_PICTURES=docs/pictures`. */
const pictures = process.env["PATIENCE_PICTURES"];
/** What an installer may need at most, each press, choice and filled field counted. */
const actsMax = 60;
const password = "quatre tasses de vert";

let patience: StartedPatience;
let browser: Browser;
beforeAll(async () => {
  patience = await startPatience(["--empty"]);
  browser = await openBrowser({ args: ["--host-resolver-rules=MAP other.test 127.0.0.1"] });
});
afterAll(async () => {
  await browser?.close();
  await patience?.stop();
});

async function pageAt(path: string, [width, height]: readonly [number, number]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: "fr-FR" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(path.startsWith("http") ? path : patience.url + path);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${pictures}/admin-${name}.png` });
}

/** Counts what a person does. */
class Hands {
  acts = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async press(name: RegExp | string, exact = false): Promise<void> {
    const button = this.page.getByRole("button", { name, exact }).first();
    await button.waitFor();
    await this.page.waitForTimeout(clickGuardMs);
    await button.click();
    this.acts += 1;
  }
  async fill(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text);
    this.acts += 1;
  }
}

describe("an empty box", () => {
  it("is brought to a first ticket called by who only reads the screen, in fewer than 60 acts", async () => {
    const kiosk = await pageAt("/kiosk/kiosk-1", [1080, 1920]);
    const code = (await kiosk.locator(".code").textContent()) ?? "";
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect(patience.console()).toContain(code);
    await picture(kiosk, "gate");
    const desk = await pageAt("/admin", [1366, 900]);
    const hands = new Hands(desk);
    await hands.fill("Code affiché par le boîtier", code);
    await hands.fill("Votre nom", "Anne Roux");
    await hands.fill("Votre mot de passe", password);
    await picture(desk, "door");
    expect(await faultsOf(desk)).toEqual([]);
    await hands.press("Commencer");
    await hands.fill("Nom du site", "Mairie de Saint-Martin");
    await picture(desk, "site");
    await hands.press("Enregistrer et continuer");
    await hands.press("Semaine de bureau");
    await picture(desk, "hours");
    expect(await faultsOf(desk)).toEqual([]);
    await hands.press("Toujours ouvert");
    await hands.press("Enregistrer et continuer");
    await picture(desk, "template");
    await hands.press(/^Mairie/);
    await picture(desk, "services");
    await hands.press("Enregistrer et continuer");
    await hands.press("Enregistrer et continuer");
    await hands.fill("Prénom et nom", "Claire Durand");
    await hands.press("Ajouter cette personne");
    const cells = desk.getByRole("row", { name: /Claire Durand/ }).getByRole("cell");
    await cells.first().waitFor();
    const [, login = "", secret = ""] = await cells.allInnerTexts();
    expect(login).toBe("durand");
    await picture(desk, "team");
    await hands.press("Enregistrer et continuer");
    await picture(desk, "devices");
    expect(await faultsOf(desk)).toEqual([]);

    // The kiosk opens by itself, and gives the first ticket.
    const visitor = new Hands(kiosk);
    await visitor.press(/État civil/);
    await kiosk.getByText("B001").first().waitFor();
    // The printer that the template named has found its agent meanwhile.
    await kiosk.getByText("Votre ticket est imprimé").first().waitFor();
    const counter = await pageAt("/guichet", [1366, 768]);
    const agent = new Hands(counter);
    await agent.fill("Votre identifiant", login);
    await agent.fill("Votre mot de passe", secret);
    await counterCell(counter, "01").click();
    await agent.press("Connexion");
    await counter.getByRole("heading", { name: servicesPrompt }).waitFor();
    await settled(counter);
    await agent.press(/État civil/i);
    await agent.press("Valider la sélection");
    await agent.press(/État civil/i);
    await agent.press("Appeler un nouveau numéro de ticket");
    await counter.getByText("B001").first().waitFor();
    const acts = hands.acts + visitor.acts + agent.acts + 1;
    console.log(`from an empty box to the first ticket called: ${acts} acts`);
    expect(acts).toBeLessThan(actsMax);
    for (const page of [kiosk, counter]) await page.context().close();
  });

  it("is set up once: the code is void", async () => {
    const page = await pageAt("/admin", [1366, 768]);
    await page.getByLabel("Identifiant").waitFor();
    expect(await page.getByText("Code affiché").count()).toBe(0);
    await page.context().close();
  });
});

describe("a board on another machine", () => {
  it("opens once an administrator typed its code, and is shut out when it is taken back", async () => {
    const other = patience.url.replace("127.0.0.1", "other.test");
    const board = await pageAt(`${other}/board/board-1`, [1920, 1080]);
    const code = (await board.locator(".code").textContent()) ?? "";
    await picture(board, "pairing");
    expect(await faultsOf(board)).toEqual([]);
    const desk = await pageAt("/admin/paired", [1366, 900]);
    await desk.getByLabel("Identifiant").fill("admin");
    await desk.getByLabel("Mot de passe", { exact: true }).fill(password);
    await desk.getByRole("button", { name: "Connexion" }).click();
    await desk.getByLabel("Cet appareil devient").selectOption("board/board-1");
    await desk.getByLabel("Code affiché").fill("AAAA-AA");
    await desk.getByRole("button", { name: "Associer", exact: true }).click();
    await desk.getByText("Ce code n’est pas celui qui est affiché.").waitFor();
    await desk.getByLabel("Code affiché").fill(code);
    await desk.getByRole("button", { name: "Associer", exact: true }).click();
    await board.locator(".code").waitFor({ state: "detached" });
    await board.locator("q-board-page").waitFor();
    await picture(desk, "paired");
    expect(await faultsOf(desk)).toEqual([]);
    await desk.getByRole("button", { name: /^Dissocier/ }).click();
    await board.locator(".code").waitFor();
    expect(await board.locator(".code").textContent()).not.toBe(code);
    for (const page of [board, desk]) await page.context().close();
  });
});
