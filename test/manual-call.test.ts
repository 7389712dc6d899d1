import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import {
  again,
  arrival,
  button,
  call,
  end,
  fresh,
  main,
  noShow,
  receive,
  session,
} from "./support/desk-cycle.ts";
import { closePages, colour, deskOf, pageAt, press, token } from "./support/desk-page.ts";

let box: DeskBox;
let browser: Browser;
beforeAll(async () => {
  box = await startDeskBox({ settings: { minimumVisitSeconds: 0 } });
  browser = await openBrowser();
});
afterEach(async () => {
  await closePages(browser);
  await box.freeCounters();
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

const durand = (...services: string[]) =>
  deskOf(browser, box.url, { login: "durand", counter: 1, services });
const choice = (page: Page, service: string) =>
  page.getByRole("heading", { name: `Appel en ${service}`, exact: true });

async function openRecall(page: Page, service: string): Promise<void> {
  await press(page, `Appeler en ${service}`);
  await press(page, again);
  await page.getByRole("heading", { name: `Rappel en ${service}` }).waitFor();
}

describe("choosing whom to call", () => {
  it("E60: a press on a green service opens the choice", async () => {
    const page = await durand("urologie");
    await press(page, "Appeler en UROLOGIE");
    await choice(page, "UROLOGIE").waitFor();
    expect((await session(page, box.url)).session?.visit).toBeNull();
  });

  it("E61: the choice is between a new number and one that was dealt with", async () => {
    const page = await durand("urologie");
    await press(page, "Appeler en UROLOGIE");
    await button(page, fresh).waitFor();
    await button(page, again).waitFor();
    await press(page, "Retour");
    await main(page).waitFor();
  });

  it("E62: a new number is the oldest that was never called, and skips the recall window", async () => {
    const first = await box.ticket("urologie");
    await box.ticket("urologie");
    const page = await durand("urologie");
    await call(page, "UROLOGIE");
    await page.getByText(first.label, { exact: true }).waitFor();
  });
});

describe("recalling", () => {
  it("E63, E67: a number that was never received is refused in a window, which leads back", async () => {
    const { number } = await box.ticket("oncologie");
    const page = await durand("oncologie");
    await openRecall(page, "ONCOLOGIE");
    await page.getByLabel("Numéro de ticket").first().fill(String(number));
    await press(page, "Valider votre saisie du numéro de ticket");
    const padded = String(number).padStart(4, "0");
    await page
      .getByRole("alertdialog", { name: "Rappel impossible" })
      .getByText(
        `Le ticket ${padded} n’a pas encore été appelé et reçu : il ne peut pas être réappelé.`,
      )
      .waitFor();
    await press(page, "Retour");
    await page.getByRole("heading", { name: "Rappel en ONCOLOGIE" }).waitFor();
  });

  it("E63: a number that was called and not received is refused, too, where absents are not awaited", async () => {
    await box.settings({ absentMinutes: 0 });
    try {
      const { number } = await box.ticket("hematologie");
      const page = await durand("hematologie");
      await call(page, "HÉMATOLOGIE");
      await press(page, noShow);
      await main(page).waitFor();
      await openRecall(page, "HÉMATOLOGIE");
      await page.getByLabel("Numéro de ticket").first().fill(String(number));
      await press(page, "Valider votre saisie du numéro de ticket");
      await page.getByText(/n’a pas encore été appelé et reçu/).waitFor();
    } finally {
      await box.settings({ absentMinutes: 15 });
    }
  });

  it("E64, E65: 1 to 4 digits are taken as 2, 0002 or C2, checked while typing, and lead to the arrival", async () => {
    const tickets = [await box.ticket("ophtalmologie"), await box.ticket("ophtalmologie")];
    const page = await durand("ophtalmologie");
    for (const _ of tickets) await receive(page, "OPHTALMOLOGIE");
    for (const typed of ["2", "0002", "C2"]) {
      await openRecall(page, "OPHTALMOLOGIE");
      const field = page.getByLabel("Numéro de ticket").first();
      await field.fill("12345");
      await page.getByText("Ce n’est pas un numéro de ticket : de 1 à 4 chiffres.").waitFor();
      await field.fill(typed);
      const validate = button(page, "Valider votre saisie du numéro de ticket");
      expect(await colour(validate)).toBe(await token(page, "--q-ok"));
      await press(page, "Valider votre saisie du numéro de ticket");
      await page.getByText("C002", { exact: true }).waitFor();
      await page.getByText("rappelé", { exact: true }).waitFor();
      await press(page, arrival);
      await press(page, end);
      await main(page).waitFor();
    }
  });

  it("E64: the pad writes digits and takes them back", async () => {
    const page = await durand("urologie");
    await openRecall(page, "UROLOGIE");
    for (const digit of ["3", "2", "0"]) await button(page, digit).last().click();
    await button(page, "Effacer le dernier chiffre").click();
    expect(await page.getByLabel("Numéro de ticket").first().inputValue()).toBe("32");
  });

  it("E66: the orange « Annuler cette demande » leads back to the choice", async () => {
    const page = await durand("urologie");
    await openRecall(page, "UROLOGIE");
    const cancel = button(page, "Annuler cette demande");
    expect(await colour(cancel)).toBe(await token(page, "--q-orange"));
    await press(page, "Annuler cette demande");
    await choice(page, "UROLOGIE").waitFor();
  });
});

describe("the call", () => {
  it("E68: appears on the screen in the waiting room", async () => {
    const { label } = await box.ticket("pneumologie");
    const board = await pageAt(browser, `${box.url}/board/board-1`);
    const page = await durand("pneumologie");
    await call(page, "PNEUMOLOGIE");
    await board.getByText(label, { exact: true }).first().waitFor();
  });

  it("E69: shows the wait before the call, and the running time since", async () => {
    await box.ticket("nephrologie");
    await box.restart({ laterMs: 7 * 60_000 });
    const page = await durand("nephrologie");
    await call(page, "NÉPHROLOGIE");
    const waited = page.locator(".fact", {
      hasText: "Le temps d’attente supporté par le client avant son appel",
    });
    await waited.getByText("07 min", { exact: true }).waitFor();
    const since = page.locator(".fact", {
      hasText: "La durée d’attente de l’arrivée du client au guichet depuis son appel",
    });
    await since.getByText("sur 05:00").waitFor();
    await since.getByText("00:02", { exact: true }).waitFor();
    await since.getByText("00:04", { exact: true }).waitFor();
  });

  it("E70: « Signaler le début de l’entretien » starts the visit once", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await call(page, "CARDIOLOGIE");
    await press(page, arrival);
    await button(page, end).waitFor();
    expect((await session(page, box.url)).session?.visit?.state).toBe("serving");
  });

  it("E71: « Annuler l’appel en salle d’attente » leads back to the call of another client", async () => {
    await box.ticket("diabetologie");
    const page = await durand("diabetologie");
    await call(page, "DIABÉTOLOGIE");
    await press(page, noShow);
    await main(page).waitFor();
    expect((await session(page, box.url)).session?.visit).toBeNull();
  });

  it("E72: « Relancer l’annonce » waits five seconds after each announcement", async () => {
    await box.ticket("diabetologie");
    const page = await durand("diabetologie");
    await call(page, "DIABÉTOLOGIE");
    const repeat = button(page, "Relancer l’annonce");
    expect(await repeat.getAttribute("aria-disabled")).toBe("true");
    await page.getByText(/^possible dans \d\ss$/).waitFor();
    await repeat.click({ timeout: 10_000 });
    await page.getByText(/^possible dans \d\ss$/).waitFor();
    expect(box.figures().at(-1)?.announcements).toBe(2);
  });

  it("E73: a double click on the start starts, and does not end: « Visite éclair » has to be confirmed", async () => {
    await box.settings({ minimumVisitSeconds: 60 });
    try {
      await box.ticket("cardiologie");
      const page = await durand("cardiologie");
      await call(page, "CARDIOLOGIE");
      await page.waitForTimeout(750);
      await button(page, arrival).dblclick();
      await press(page, end);
      await page.getByRole("alertdialog", { name: "Visite éclair" }).waitFor();
      await press(page, "Poursuivre l’entretien");
      expect((await session(page, box.url)).session?.visit?.state).toBe("serving");
      await press(page, end);
      await press(page, "Visite éclair : terminer");
      await main(page).waitFor();
    } finally {
      await box.settings({ minimumVisitSeconds: 0 });
    }
  });
});

describe("five minutes without an arrival", () => {
  it("E74, E75: at 299 s the call stands and warns, at 301 s the counter is free; one tap brings all back", async () => {
    await box.ticket("urologie");
    const page = await durand("urologie", "oncologie");
    await call(page, "UROLOGIE");
    const calledAt = (await session(page, box.url)).session?.visit?.calledAt ?? 0;
    await box.restart({ standingAt: calledAt + 299_000 });
    await page.getByText(/^(Signalez l’arrivée du client|Le délai d’arrivée)/).waitFor();
    expect((await session(page, box.url)).session?.visit?.state).toBe("called");
    await box.restart({ standingAt: calledAt + 301_000 });
    await page
      .getByText(
        "Votre poste a été déconnecté : l’arrivée du client n’a pas été signalée dans les 5 minutes.",
      )
      .waitFor();
    expect((await session(page, box.url)).session).toBeNull();
    await box.restart({ laterMs: 0 });
    await press(page, "Se reconnecter");
    await main(page).waitFor();
    await page.getByRole("heading", { name: "GUICHET 01 - durand" }).waitFor();
    expect((await session(page, box.url)).session?.serviceIds).toEqual(["urologie", "oncologie"]);
  });
});
