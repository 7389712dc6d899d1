import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CurrentSession } from "../protocol/http.ts";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import {
  ask,
  clickGuardMs,
  closePages,
  counterCell,
  deskOf,
  mainPrompt,
  pageAt,
  press,
  servicesPrompt,
} from "./support/desk-page.ts";
import { commandsOf, gaps, twice } from "./support/double-click.ts";
import { demoPassword } from "./support/patience.ts";
import { until } from "./support/room.ts";

const fresh = "Appeler un nouveau numéro de ticket";
const again = "Réappeler un numéro de ticket déjà traité";
const arrival = "Signaler le début de l’entretien";
const end = "Signaler la fin de l’entretien";
const noShow = "Annuler l’appel en salle d’attente";

let box: DeskBox;
let browser: Browser;
beforeAll(async () => {
  // No least duration: what keeps a double click from doing two things here is the page alone.
  box = await startDeskBox({
    devices: false,
    settings: { minimumVisitSeconds: 0, undoSeconds: 30 },
  });
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

const desk = { login: "durand", counter: 1, services: ["urologie", "oncologie"] };
const person = { login: "durand", password: demoPassword };
const main = (page: Page) => page.getByRole("heading", { name: mainPrompt });
const button = (page: Page, name: string) => page.getByRole("button", { name }).first();

function current(page: Page): Promise<CurrentSession> {
  return ask<CurrentSession>(page.context(), "GET", `${box.url}/v1/sessions/current`);
}

/** The box's side of the desk brought to a state, whatever was there. */
async function bring(page: Page, state: "free" | "called" | "serving"): Promise<void> {
  const send = (path: string, data: object) =>
    ask(page.context(), "POST", `${box.url}/v1${path}`, data);
  // Also who has just signed out: the same counter and services, by the password.
  await send("/sessions", { ...person, counterId: "guichet-1", restore: true });
  const visit = (await current(page)).session?.visit;
  if (visit?.state === "called") await send(`/visits/${visit.id}/no-show`, {});
  if (visit?.state === "serving") await send(`/visits/${visit.id}/end`, { confirmShort: true });
  await box.ticket("urologie");
  if (state === "free") return;
  await send("/calls", { serviceId: "urologie" });
  if (state === "called") return;
  const id = (await current(page)).session?.visit?.id;
  await send(`/visits/${id}/arrival`, {});
}

interface Case {
  readonly name: string;
  readonly state: "free" | "called" | "serving";
  /** Presses that lead to the screen. */
  readonly way?: readonly string[];
  readonly button: string;
  /** The command that is done, once; null: the page's own act. */
  readonly command: string | null;
}

const cases: readonly Case[] = [
  { name: "a service", state: "free", button: "Appeler en UROLOGIE", command: null },
  { name: "« Appeler le suivant »", state: "free", button: "Appeler le suivant", command: "calls" },
  {
    name: "« Modifier mes services »",
    state: "free",
    button: "Modifier mes services",
    command: null,
  },
  {
    ...{ name: "« Valider la sélection »", state: "free", way: ["Modifier mes services"] },
    ...{ button: "Valider la sélection", command: "services" },
  },
  { name: "« Déconnexion »", state: "free", button: "Déconnexion", command: "current" },
  {
    ...{ name: "« Appeler un nouveau numéro »", state: "free", way: ["Appeler en UROLOGIE"] },
    ...{ button: fresh, command: "calls" },
  },
  {
    ...{ name: "« Réappeler un numéro »", state: "free", way: ["Appeler en UROLOGIE"] },
    ...{ button: again, command: null },
  },
  {
    ...{ name: "« Retour »", state: "free", way: ["Appeler en UROLOGIE"] },
    ...{ button: "Retour", command: null },
  },
  {
    ...{ name: "« Annuler cette demande »", state: "free", way: ["Appeler en UROLOGIE", again] },
    ...{ button: "Annuler cette demande", command: null },
  },
  { name: "« Annuler l’appel »", state: "called", button: noShow, command: "no-show" },
  { name: "« Signaler le début »", state: "called", button: arrival, command: "arrival" },
  { name: "« Annuler » after a call", state: "called", button: "Annuler Ticket", command: "undo" },
  { name: "a reason", state: "serving", button: "Consultation", command: "reason" },
  { name: "« Ne pas qualifier »", state: "serving", button: "Ne pas qualifier", command: "reason" },
  { name: "« Signaler la fin »", state: "serving", button: end, command: "end" },
] as Case[];

describe.each(cases)("a double click on $name", (one) => {
  it(`does it once, whether the second press comes after ${gaps.join(", ")} ms`, async () => {
    const page = await deskOf(browser, box.url, desk);
    const commands = commandsOf(page);
    for (const gap of gaps) {
      await bring(page, one.state);
      await page.goto(`${box.url}/guichet`);
      for (const step of one.way ?? []) await press(page, step);
      await button(page, one.button).waitFor();
      await page.waitForTimeout(clickGuardMs);
      commands.clear();
      await twice(page, button(page, one.button), gap);
      await until(async () => commands.pending() === 0, 5_000, "every command is answered");
      const done = commands.told.filter(({ status }) => status < 300).map(({ path }) => path);
      // The same reason again, pressed after a second, is the same answer again.
      expect([...new Set(done)], `${gap} ms`).toEqual(one.command ? [one.command] : []);
      if (one.command !== "reason") expect(done.length, `${gap} ms`).toBeLessThanOrEqual(1);
    }
  });
});

describe("the browser's own buttons", () => {
  it("« Back » and « Forward » come back to the visitor at the desk", async () => {
    const page = await deskOf(browser, box.url, desk);
    await bring(page, "serving");
    const label = (await current(page)).session?.visit?.label ?? "";
    await page.getByText(label, { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "Ouvrir un guichet" }).waitFor();
    await page.goForward();
    await page.getByText(label, { exact: true }).waitFor();
    await button(page, end).waitFor();
  });

  it.each([
    ["called", arrival],
    ["serving", end],
  ] as const)("a reload while %s shows the same visitor", async (state, act) => {
    const page = await deskOf(browser, box.url, desk);
    await bring(page, state);
    const label = (await current(page)).session?.visit?.label ?? "";
    await page.getByText(label, { exact: true }).waitFor();
    await page.reload();
    await page.getByText(label, { exact: true }).waitFor();
    await button(page, act).waitFor();
    expect((await current(page)).session?.visit?.state).toBe(state);
  });
});

describe("two tabs of one agent", () => {
  it("show the same: what one does, the other follows", async () => {
    const one = await deskOf(browser, box.url, desk);
    const other = await one.context().newPage();
    await other.goto(`${box.url}/guichet`);
    await main(other).waitFor();
    await bring(one, "called");
    for (const page of [one, other]) await button(page, arrival).waitFor();
    await press(one, arrival);
    await button(other, end).waitFor();
    await press(other, end);
    for (const page of [one, other]) await main(page).waitFor();
  });

  it("an old screen is refused, does nothing, and then shows what is true", async () => {
    const one = await deskOf(browser, box.url, desk);
    await bring(one, "called");
    const old = await one.context().newPage();
    let deaf = false;
    await old.routeWebSocket(/\/mqtt$/, (socket) => {
      const box = socket.connectToServer();
      socket.onMessage((message) => box.send(message));
      box.onMessage((message) => {
        if (!deaf) socket.send(message);
      });
    });
    await old.goto(`${box.url}/guichet`);
    await button(old, noShow).waitFor();
    await old.locator("tbody td .value").first().waitFor();
    deaf = true;
    const visit = (await current(one)).session?.visit;
    await ask(one.context(), "POST", `${box.url}/v1/visits/${visit?.id}/arrival`, {
      state: "called",
    });
    await press(old, noShow);
    await old
      .getByText("L’écran n’était pas à jour : voici l’état réel. Rien n’a été fait.")
      .waitFor();
    await button(old, end).waitFor();
    expect((await current(one)).session?.visit).toMatchObject({ id: visit?.id, state: "serving" });
  });
});

describe("two browsers at the same instant", () => {
  it("one identifier opens one counter; the other browser is offered the move", async () => {
    const pages = await Promise.all(
      ["02", "03"].map(async (counter) => {
        const page = await pageAt(browser, `${box.url}/guichet`);
        await page.getByLabel("Votre identifiant").fill("bernard");
        await page.getByLabel("Votre mot de passe", { exact: true }).fill(demoPassword);
        await counterCell(page, counter).click();
        return page;
      }),
    );
    await Promise.all(pages.map((page) => page.getByRole("button", { name: "Connexion" }).click()));
    const seen = (page: Page) =>
      page
        .getByRole("heading", { name: servicesPrompt })
        .or(page.getByRole("button", { name: "Déplacer mon poste ici" }));
    for (const page of pages) await seen(page).waitFor();
    const opened = await Promise.all(
      pages.map((page) => page.getByRole("heading", { name: servicesPrompt }).isVisible()),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
  });

  it("one ticket goes to one of two counters; the other reads that nobody waits", async () => {
    const pages = await Promise.all([
      deskOf(browser, box.url, { login: "durand", counter: 1, services: ["cardiologie"] }),
      deskOf(browser, box.url, { login: "martin", counter: 2, services: ["cardiologie"] }),
    ]);
    await box.ticket("cardiologie");
    for (const page of pages) await press(page, "Appeler en CARDIOLOGIE");
    for (const page of pages) await button(page, fresh).waitFor();
    await pages[0].waitForTimeout(clickGuardMs);
    await Promise.all(pages.map((page) => button(page, fresh).click()));
    const told = await Promise.all(
      pages.map((page) =>
        button(page, arrival)
          .or(page.getByText("Personne n’attend en CARDIOLOGIE").first())
          .first()
          .textContent(),
      ),
    );
    expect(told.filter((text) => text?.includes("Signaler le début"))).toHaveLength(1);
  });
});
