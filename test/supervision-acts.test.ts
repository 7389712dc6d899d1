import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallAnswer } from "../protocol/http.ts";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import { ask, pageAt } from "./support/desk-page.ts";
import type { HttpClient } from "./support/http-client.ts";
import { demoPassword } from "./support/patience.ts";
import { yes } from "./support/staff-client.ts";

let box: DeskBox;
let browser: Browser;
let page: Page;
let agent: HttpClient;
beforeAll(async () => {
  [box, browser] = await Promise.all([startDeskBox(), openBrowser()]);
  agent = await box.signIn("durand");
  const here = { login: "durand", password: demoPassword, counterId: "guichet-1" };
  yes(await agent.ask("POST", "/v1/sessions", here));
  const services = { serviceIds: ["urologie", "cardiologie"] };
  yes(await agent.ask("PUT", "/v1/sessions/current/services", services));
  for (let count = 0; count < 3; count += 1) await box.ticket("urologie");
  page = await pageAt(browser, `${box.url}/`, { viewport: { width: 1920, height: 1080 } });
  const login = { login: "superviseur", password: demoPassword };
  await ask(page.context(), "POST", `${box.url}/v1/sessions`, login);
  await page.goto(`${box.url}/supervision`);
  await tickets().first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

const tickets = (): Locator => page.locator("q-room-tickets button.ticket");
const labels = () => tickets().locator("strong").allTextContents();
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const said = (text: string | RegExp) => page.locator(".toast", { hasText: text }).waitFor();
const undo = () => button("Annuler ce geste").click();
const counter = () => page.locator("q-room-counters button.counter").first();

describe("a ticket's window", () => {
  it("gives the ticket another place, and takes the move back", async () => {
    await expect.poll(labels, { timeout: 10_000 }).toHaveLength(3);
    const before = await labels();
    await tickets().last().click();
    await page.getByText("Prioritaire", { exact: true }).click();
    await button("Déplacer").click();
    await said("il est le prochain");
    await expect.poll(async () => (await labels())[0], { timeout: 10_000 }).toBe(before[2]);
    await undo();
    await said("Le geste est annulé");
    await expect.poll(labels, { timeout: 10_000 }).toEqual(before);
  });

  it("sends it to another service, and takes the move back", async () => {
    const before = await labels();
    const service = () => tickets().first().locator(".where").textContent();
    await tickets().first().click();
    const choice = page.locator("q-act-window select[name=service]");
    await choice.selectOption({ label: "Cardiologie" });
    await button("Déplacer").click();
    await said(before[0] ?? "");
    await expect.poll(service, { timeout: 10_000 }).toBe("Cardiologie");
    await undo();
    await said("Le geste est annulé");
    await expect.poll(service, { timeout: 10_000 }).toBe("Urologie");
    await expect.poll(labels, { timeout: 10_000 }).toEqual(before);
  });

  it("takes it off the queue, and puts it back at its place", async () => {
    const before = await labels();
    await tickets().first().click();
    await button("Retirer de la file").click();
    await said(`Le ticket ${before[0]} est retiré de la file`);
    await expect.poll(labels, { timeout: 10_000 }).toEqual(before.slice(1));
    await undo();
    await said("a repris sa place");
    await expect.poll(labels, { timeout: 10_000 }).toEqual(before);
  });

  it("prints it again", async () => {
    await tickets().first().click();
    await button("Réimprimer le ticket").click();
    await said("avec le même numéro");
  });
});

describe("a service's window", () => {
  it("closes the service, and opens it again", async () => {
    const service = page.locator("q-room-services").getByRole("button", { name: /Cardiologie/ });
    await service.click();
    await button("Fermer le service").click();
    await said("Cardiologie : le service est fermé");
    await undo();
    await said("Cardiologie : le service est ouvert");
  });
});

describe("messages", () => {
  it("go to every counter, and to the boards until they are taken off", async () => {
    await page.getByRole("tab", { name: /Messages/ }).click();
    await button("Message aux guichets").click();
    await page.getByLabel(/^Message \(/).fill("Réunion à midi.");
    await button("Envoyer").click();
    await said("Le message est envoyé");
    await page.locator("q-room-tickets .message", { hasText: "Réunion à midi." }).waitFor();
    await button("Message sur les écrans").click();
    await page.getByLabel(/^Texte affiché/).fill("La salle ferme à 17 h.");
    await button("Afficher").click();
    await said("affiché sur les écrans");
    await button("Retirer").click();
    await said("retiré des écrans");
    await page.getByRole("tab", { name: /En attente/ }).click();
  });
});

describe("a call for help", () => {
  it("is taken on, and ended, from the banner", async () => {
    yes(await agent.ask("POST", "/v1/sos"));
    await button("Je m’en occupe").click();
    await page.getByText(/pris en charge par Hélène Moreau/).waitFor();
    await button("Terminé").click();
    await page.locator("q-room-alarms .alarm").waitFor({ state: "detached" });
  });
});

describe("a counter's window", () => {
  it("ends the time for the file, and the agent is free for the next visitor", async () => {
    await box.change("service", "urologie", { wrapUpSeconds: 600 });
    const { visit } = yes(
      await agent.ask<CallAnswer>("POST", "/v1/calls", { serviceId: "urologie" }),
    );
    yes(await agent.ask("POST", `/v1/visits/${visit.id}/arrival`, {}));
    yes(await agent.ask("POST", `/v1/visits/${visit.id}/end`, { confirmShort: true }));
    await counter().filter({ hasText: "Conclusion" }).click();
    await button("Terminer la conclusion").click();
    await said("la conclusion est terminée");
    await counter().filter({ hasText: "Libre" }).waitFor();
  });

  it("changes what it serves, writes to it, and sets it free", async () => {
    await counter().click();
    await page.getByRole("checkbox", { name: "Cardiologie" }).uncheck();
    await button("Valider").click();
    await said("les services sont changés");
    await undo();
    await said("Le geste est annulé");
    await counter().click();
    await page.getByLabel("Message à ce guichet").fill("Merci de rappeler l’accueil.");
    await button("Envoyer").click();
    await said("Le message est envoyé");
    await counter().click();
    await button("Libérer le guichet").click();
    await said("est libéré");
  });
});
