import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CurrentSession } from "../protocol/http.ts";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import {
  ask,
  closePages,
  colour,
  deskOf,
  mainPrompt,
  pageAt,
  press,
  token,
} from "./support/desk-page.ts";

const fresh = "Appeler un nouveau numéro de ticket";
const again = "Réappeler un numéro de ticket déjà traité";
const arrival = "Signaler le début de l’entretien";
const end = "Signaler la fin de l’entretien";
const noShow = "Annuler l’appel en salle d’attente";

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
const main = (page: Page) => page.getByRole("heading", { name: mainPrompt });
const button = (page: Page, name: string) => page.getByRole("button", { name });
const choice = (page: Page, service: string) =>
  page.getByRole("heading", { name: `Appel en ${service}`, exact: true });

/** From the main screen to the call of a new ticket. */
async function call(page: Page, service: string): Promise<void> {
  await press(page, `Appeler en ${service}`);
  await press(page, fresh);
  await button(page, arrival).waitFor();
}

/** A whole visit; back on the main screen. */
async function receive(page: Page, service: string): Promise<void> {
  await call(page, service);
  await press(page, arrival);
  await press(page, end);
  await main(page).waitFor();
}

async function openRecall(page: Page, service: string): Promise<void> {
  await press(page, `Appeler en ${service}`);
  await press(page, again);
  await page.getByRole("heading", { name: `Rappel en ${service}` }).waitFor();
}

function session(page: Page): Promise<CurrentSession> {
  return ask<CurrentSession>(page.context(), "GET", `${box.url}/v1/sessions/current`);
}

describe("choosing whom to call", () => {
  it("E60: a press on a green service opens the choice", async () => {
    const page = await durand("urologie");
    await press(page, "Appeler en UROLOGIE");
    await choice(page, "UROLOGIE").waitFor();
    expect((await session(page)).session?.visit).toBeNull();
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
    expect((await session(page)).session?.visit?.state).toBe("serving");
  });

  it("E71: « Annuler l’appel en salle d’attente » leads back to the call of another client", async () => {
    await box.ticket("diabetologie");
    const page = await durand("diabetologie");
    await call(page, "DIABÉTOLOGIE");
    await press(page, noShow);
    await main(page).waitFor();
    expect((await session(page)).session?.visit).toBeNull();
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
      expect((await session(page)).session?.visit?.state).toBe("serving");
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
    const calledAt = (await session(page)).session?.visit?.calledAt ?? 0;
    await box.restart({ standingAt: calledAt + 299_000 });
    await page.getByText(/^(Signalez l’arrivée du client|Le délai d’arrivée)/).waitFor();
    expect((await session(page)).session?.visit?.state).toBe("called");
    await box.restart({ standingAt: calledAt + 301_000 });
    await page
      .getByText(
        "Votre poste a été déconnecté : l’arrivée du client n’a pas été signalée dans les 5 minutes.",
      )
      .waitFor();
    expect((await session(page)).session).toBeNull();
    await box.restart({ laterMs: 0 });
    await press(page, "Se reconnecter");
    await main(page).waitFor();
    await page.getByRole("heading", { name: "GUICHET 01 - durand" }).waitFor();
    expect((await session(page)).session?.serviceIds).toEqual(["urologie", "oncologie"]);
  });
});

describe("the interview", () => {
  it("E76: a green button for each reason qualifies with one press, and can be changed", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await call(page, "CARDIOLOGIE");
    await press(page, arrival);
    const reasons = page.getByRole("group", { name: "Motif de l’entretien" }).getByRole("button");
    await reasons.first().waitFor();
    expect(await reasons.count()).toBe(4);
    for (const one of await reasons.all())
      expect(await colour(one)).toBe(await token(page, "--q-ok"));
    await press(page, "Remise de résultats");
    await button(page, "Remise de résultats").and(page.locator("[aria-pressed=true]")).waitFor();
    await press(page, "Consultation");
    await button(page, "Consultation").and(page.locator("[aria-pressed=true]")).waitFor();
    expect((await session(page)).session?.visit?.reasonId).toBe("cardiologie-consultation");
  });

  it("E77: the orange « Ne pas qualifier l’entretien » is an answer, too", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await call(page, "CARDIOLOGIE");
    await press(page, arrival);
    const skip = button(page, "Ne pas qualifier l’entretien");
    await skip.waitFor();
    expect(await colour(skip)).toBe(await token(page, "--q-orange"));
    await press(page, "Ne pas qualifier l’entretien");
    await skip.and(page.locator("[aria-pressed=true]")).waitFor();
    expect((await session(page)).session?.visit).toMatchObject({ qualified: true, reasonId: null });
  });

  it("E78: the reasons stay beside the interview until its end, which wants none unless the site does", async () => {
    await box.ticket("cardiologie");
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await receive(page, "CARDIOLOGIE");
    await box.settings({ qualification: "required" });
    try {
      await call(page, "CARDIOLOGIE");
      await press(page, arrival);
      await page.getByText("Choisissez un motif pour pouvoir terminer.").waitFor();
      expect(await button(page, end).getAttribute("aria-disabled")).toBe("true");
      await press(page, "Consultation");
      await press(page, end);
      await main(page).waitFor();
    } finally {
      await box.settings({ qualification: "optional" });
    }
  });

  it("E79: shows its duration, which runs on over a reload", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await call(page, "CARDIOLOGIE");
    await press(page, arrival);
    const duration = page.locator(".duration .value");
    await duration.getByText(/^00:0[3-9]$/).waitFor();
    await page.reload();
    await duration.getByText(/^00:(0[4-9]|[1-5]\d)$/).waitFor();
  });

  it("E80: « Signaler la fin de l’entretien » leads to the call of the next client", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await receive(page, "CARDIOLOGIE");
    expect((await session(page)).session?.visit).toBeNull();
  });
});

describe("words and figures", () => {
  it("E81: a patient of the screens is a client, at a guichet, for a service, with a ticket and a motif", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    const words: string[] = [];
    const read = async () => words.push(await page.locator("main").ariaSnapshot());
    await read();
    await call(page, "CARDIOLOGIE");
    await read();
    await press(page, arrival);
    await button(page, end).waitFor();
    await read();
    const all = words.join(" ");
    for (const word of ["client", "Guichets", "Services", "Ticket", "entretien", "Motif"])
      expect(all).toContain(word);
    expect(all).not.toMatch(/patient|usager|visiteur|bureau/i);
  });

  it("E82: wait, time to arrival, duration, reason, no-show and disconnection are facts of the box", async () => {
    const service = "diabetologie";
    const page = await durand(service);
    const send = (path: string, data: object) =>
      ask<{ visit: { id: string } }>(page.context(), "POST", `${box.url}/v1${path}`, data);
    const called = async () => {
      await box.ticket(service);
      return (await send("/calls", { serviceId: service })).visit.id;
    };
    const received = await called();
    await send(`/visits/${received}/arrival`, {});
    await send(`/visits/${received}/reason`, { reasonId: `${service}-admission` });
    await send(`/visits/${received}/end`, {});
    const absent = await called();
    await send(`/visits/${absent}/no-show`, {});
    const expired = await called();
    await box.restart({ laterMs: 301_000 });
    const fact = (id: string) => box.figures().find((visit) => visit.id === id);
    expect(fact(absent)?.outcome).toBe("noShow");
    expect(fact(expired)?.outcome).toBe("expired");
    const visit = fact(received);
    expect(visit).toMatchObject({ outcome: "received", reasonId: `${service}-admission` });
    const { waitedMs = -1, calledAt = Number.POSITIVE_INFINITY } = visit ?? {};
    expect(waitedMs).toBeGreaterThanOrEqual(0);
    expect(visit?.startedAt).toBeGreaterThanOrEqual(calledAt);
    expect(visit?.endedAt).toBeGreaterThanOrEqual(visit?.startedAt ?? Number.POSITIVE_INFINITY);
  });
});
