import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import { mainPrompt, pageAt, press, signInThere } from "./support/desk-page.ts";

let box: DeskBox;
let browser: Browser;
let address: string;
beforeAll(async () => {
  box = await startDeskBox({ devices: false, settings: { minimumVisitSeconds: 0 } });
  address = `http://patience.test:${new URL(box.url).port}`;
  browser = await openBrowser({ args: ["--host-resolver-rules=MAP patience.test 127.0.0.1"] });
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

describe("an address of the local network, without encryption", () => {
  it("is a whole day's place of work: log-in, call, recall, alarm, end, without an error", async () => {
    const page = await pageAt(browser, "about:blank");
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    const { label } = await box.ticket("urologie");
    await page.goto(`${address}/`);
    expect(await page.evaluate("isSecureContext")).toBe(false);
    await page.getByRole("link", { name: "Ouvrir un guichet" }).click();
    await signInThere(page, "durand", "01");
    await press(page, "UROLOGIE");
    await press(page, "Valider la sélection");
    await press(page, "Appeler en UROLOGIE");
    await press(page, "Appeler un nouveau numéro de ticket");
    await page.getByText(label, { exact: true }).waitFor();
    await press(page, "Signaler le début de l’entretien");
    await press(page, "Consultation");
    await press(page, "Signaler la fin de l’entretien");
    await press(page, "Appeler en UROLOGIE");
    await press(page, "Réappeler un numéro de ticket déjà traité");
    await page.keyboard.type("1");
    await press(page, "Valider votre saisie du numéro de ticket");
    await press(page, "Annuler l’appel en salle d’attente");
    await page.getByRole("heading", { name: mainPrompt }).waitFor();
    await press(page, "Déconnexion");
    await page.getByRole("heading", { name: "Saisie de vos paramètres" }).waitFor();
    // Who is not signed in yet asks who it is, and is told so: Chromium writes that down by itself.
    expect(errors.filter((text) => !/status of 401/.test(text))).toEqual([]);
  });
});
