import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../test/support/browser.ts";
import { settled } from "../../test/support/desk-page.ts";
import { demoPassword, type StartedPatience, startPatience } from "../../test/support/patience.ts";
import { type Paper, startPaper } from "../paper-printer/stand-in.ts";

/** A running box with a printer and a browser, for pictures. */
export class Scene {
  readonly paper: Paper;
  readonly patience: StartedPatience;
  readonly #browser: Browser;
  readonly #out: string;

  constructor(parts: { paper: Paper; patience: StartedPatience; browser: Browser; out: string }) {
    this.paper = parts.paper;
    this.patience = parts.patience;
    this.#browser = parts.browser;
    this.#out = parts.out;
  }

  async page(
    path: string,
    [width, height]: readonly [number, number],
    dark = false,
  ): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width, height },
      locale: "fr-FR",
      colorScheme: dark ? "dark" : "light",
    });
    const page = await context.newPage();
    await page.goto(path.startsWith("http") ? path : this.patience.url + path);
    return page;
  }

  /** Saves what a page shows, once it has come to rest. */
  async take(page: Page, name: string): Promise<void> {
    await page.waitForTimeout(700);
    await page.screenshot({ path: `${this.#out}/${name}.png` });
    console.log(`  ${name}.png`);
  }

  async press(page: Page, name: RegExp | string): Promise<void> {
    const button = page.getByRole("button", { name }).first();
    await button.waitFor();
    await settled(page);
    await button.click();
  }

  /** Tickets as if visitors had taken them at the kiosk, without paper. */
  async queue(...serviceIds: string[]): Promise<void> {
    for (const serviceId of serviceIds) await this.issue(serviceId);
  }

  async issue(serviceId: string): Promise<{ label: string; token: string }> {
    const response = await fetch(`${this.patience.url}/v1/tickets`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ serviceId, print: false }),
    });
    return (await response.json()) as { label: string; token: string };
  }

  /** Fills the counter's form in; `connect` sends it. */
  async signIn(page: Page, login: string, counter: number): Promise<void> {
    await page.getByLabel("Votre identifiant").fill(login);
    await page.getByLabel("Votre mot de passe", { exact: true }).fill(demoPassword);
    await page.getByRole("radio", { name: new RegExp(`0${counter}\\b`) }).check({ force: true });
  }

  /** Opens a counter up to its main screen. */
  async openCounter(
    page: Page,
    login: string,
    counter: number,
    services: readonly RegExp[],
  ): Promise<void> {
    await this.signIn(page, login, counter);
    await this.press(page, "Connexion");
    for (const service of services) await this.press(page, service);
    await this.press(page, "Valider la sélection");
    await page.getByRole("button", { name: "Déconnexion" }).waitFor();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.patience.stop();
    await this.paper.close();
  }
}

/** Starts everything; pictures go to `out`. */
export async function openScene(out: string): Promise<Scene> {
  const paper = await startPaper({ port: 0, httpPort: 0 });
  const patience = await startPatience(["--printer", `tcp://127.0.0.1:${paper.port}`]);
  const browser = await openBrowser();
  return new Scene({ paper, patience, browser, out });
}
