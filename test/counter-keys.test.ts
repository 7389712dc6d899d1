import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import {
  clickGuardMs,
  counterCell,
  deskOf,
  mainPrompt,
  pageAt,
  servicesPrompt,
} from "./support/desk-page.ts";
import { demoPassword } from "./support/patience.ts";
import { until } from "./support/room.ts";

const arrival = "Signaler le début de l’entretien";
const end = "Signaler la fin de l’entretien";

let box: DeskBox;
let browser: Browser;
let page: Page;
let labels: string[];
beforeAll(async () => {
  box = await startDeskBox({ devices: false, settings: { minimumVisitSeconds: 0 } });
  browser = await openBrowser();
  labels = [];
  for (let count = 0; count < 3; count += 1) labels.push((await box.ticket("urologie")).label);
  page = await pageAt(browser, `${box.url}/guichet`);
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

/** The words of what has the focus, through every shadow root. */
function focused(): Promise<string> {
  return page.evaluate(`(() => {
    let found = document.activeElement;
    while (found.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    const words = found.getAttribute("aria-label") ?? found.textContent;
    return words.replace(/\\s+/g, " ").trim() || found.id;
  })()`);
}

const focusIsOn = (what: string) =>
  until(async () => (await focused()).includes(what), 5_000, `the focus is on ${what}`);

/** A key, once the screen stands. */
async function key(name: string): Promise<void> {
  await page.waitForTimeout(clickGuardMs);
  await page.keyboard.press(name);
}

async function tabTo(what: string): Promise<void> {
  for (let count = 0; count < 40; count += 1) {
    if ((await focused()).includes(what)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${what}`);
}

const heading = (name: string) => page.getByRole("heading", { name });

describe("a working day by keyboard alone", () => {
  it("signs in: the focus waits in the identifier, Tab and Enter do the rest", async () => {
    await page.locator("label.cell").first().waitFor();
    await focusIsOn("login");
    await page.keyboard.type("durand");
    await page.keyboard.press("Tab");
    await page.keyboard.type(demoPassword);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await counterCell(page, "01").getByText("choisi").waitFor();
    await page.keyboard.press("Enter");
    await heading(servicesPrompt).waitFor();
  });

  it("chooses services with Tab and Enter, and validates with F2", async () => {
    await tabTo("UROLOGIE");
    await key("Enter");
    await page.getByText("1 service choisi").waitFor();
    await key("F2");
    await heading(mainPrompt).waitFor();
  });

  it("calls, receives and ends with F2, and gives the reason with a digit", async () => {
    await focusIsOn("Appeler le suivant");
    await key("F2");
    await page.getByText(labels[0] ?? "", { exact: true }).waitFor();
    await focusIsOn(arrival);
    await key("F2");
    await page.getByRole("button", { name: end }).waitFor();
    await focusIsOn(end);
    await key("3");
    await page.locator("[aria-pressed=true]", { hasText: "Remise de résultats" }).waitFor();
    await key("F2");
    await heading(mainPrompt).waitFor();
  });

  it("tells with F4 that nobody came", async () => {
    await key("F2");
    await page.getByText(labels[1] ?? "", { exact: true }).waitFor();
    await key("F4");
    await heading(mainPrompt).waitFor();
  });

  it("recalls with F3, digits and Enter; Escape leaves the pad", async () => {
    await key("F3");
    await heading("Rappel en UROLOGIE").waitFor();
    await focusIsOn("number");
    await key("Escape");
    await heading("Appel en UROLOGIE").waitFor();
    await key("F3");
    await heading("Rappel en UROLOGIE").waitFor();
    await page.keyboard.type("1");
    await key("Enter");
    await page.getByText(labels[0] ?? "", { exact: true }).waitFor();
    await key("F2");
    await page.getByRole("button", { name: end }).waitFor();
    await key("F2");
    await heading(mainPrompt).waitFor();
  });

  it("does everything with Enter alone, too, because the focus is where the next act is", async () => {
    for (const next of [arrival, end, "Appeler"]) {
      await key("Enter");
      await focusIsOn(next);
    }
    await heading(mainPrompt).waitFor();
  });

  it("shows the keys with ?, and gives the focus back after", async () => {
    const before = await focused();
    await key("?");
    const help = page.getByRole("dialog", { name: "Touches du clavier" });
    await help.waitFor();
    for (const name of ["F2", "F3", "F4", "1 – 9", "F12", "?"])
      await help.getByText(name, { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "hidden" });
    expect(await focused()).toBe(before);
  });

  it("alarms with F12 held for a second; a short press only says how", async () => {
    await page.keyboard.press("F12");
    await page.getByText("Maintenez le bouton SOS appuyé une seconde.").waitFor();
    await page.keyboard.down("F12");
    await page.getByText("Alerte envoyée à tous les guichets ouverts.").waitFor();
    await page.keyboard.up("F12");
    await page.getByText(/^SOS — votre demande d’aide/).waitFor();
    await tabTo("Terminé");
    const colleague = await deskOf(browser, box.url, {
      ...{ login: "martin", counter: 2, services: ["urologie"] },
    });
    await colleague.getByText(/^SOS — GUICHET 01/).waitFor();
    await colleague.context().close();
  });

  it("a key that is held does its act once", async () => {
    for (const label of [await box.ticket("urologie"), await box.ticket("urologie")].map(
      (t) => t.label,
    ))
      expect(label).toMatch(/^A/);
    await page.waitForTimeout(clickGuardMs);
    for (let count = 0; count < 20; count += 1) {
      await page.keyboard.down("F2");
      await page.waitForTimeout(100);
    }
    await page.keyboard.up("F2");
    await page.getByRole("button", { name: arrival }).waitFor();
    expect(await page.getByRole("button", { name: end }).count()).toBe(0);
    await key("F4");
    await heading(mainPrompt).waitFor();
  });

  it("leaves with Tab and Enter on « Déconnexion »", async () => {
    await tabTo("Déconnexion");
    await key("Enter");
    await heading("Saisie de vos paramètres").waitFor();
    await focusIsOn("password");
  });
});
