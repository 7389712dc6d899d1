import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import {
  ask,
  closePages,
  colour,
  deskOf,
  extent,
  figures,
  mainPrompt,
  pageAt,
  press,
  row,
  servicesPrompt,
  signInThere,
  token,
  totals,
} from "./support/desk-page.ts";
import { until } from "./support/room.ts";

const minuteMs = 60_000;
/** The manual's picture (E22), in the accents of today. */
const names = [
  ...["UROLOGIE", "ONCOLOGIE", "OPHTALMOLOGIE", "PNEUMOLOGIE"],
  ...["NÉPHROLOGIE", "HÉMATOLOGIE", "DIABÉTOLOGIE", "CARDIOLOGIE"],
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(() => closePages(browser));
afterAll(() => browser?.close());

const opening = { login: "durand", counter: 1, services: [] };

describe("« OUVERTURE DU GUICHET 01 »", () => {
  let box: DeskBox;
  beforeEach(async () => {
    box = await startDeskBox({ devices: false });
  });
  afterEach(() => box?.remove());

  it("E20: has the counter's number on two digits in its title", async () => {
    const page = await deskOf(browser, box.url, opening);
    await page
      .getByRole("heading", { level: 1, name: "OUVERTURE DU GUICHET 01", exact: true })
      .waitFor();
  });

  it("E21: asks « Sélectionner le ou les services à servir »", async () => {
    const page = await deskOf(browser, box.url, opening);
    await page.getByRole("heading", { name: servicesPrompt, exact: true }).waitFor();
  });

  it("E22: has a line for each service in upper case, with three live columns, without a scroll", async () => {
    const page = await deskOf(browser, box.url, opening);
    const written = await page.locator("tbody .name").allTextContents();
    expect(written).toEqual(names);
    const heads = await page.getByRole("columnheader").allTextContents();
    expect(heads.slice(1)).toEqual(["Clients", "Attente", "Guichets"]);
    await box.ticket("oncologie");
    await row(page, "oncologie").getByText("1", { exact: true }).waitFor();
    expect((await extent(page)).height).toBe(768);
    const table = await page.locator("q-service-table table").boundingBox();
    expect((table?.y ?? 0) + (table?.height ?? 0)).toBeLessThanOrEqual(768);
  });

  it("E23, E26: 4 clients for 03 minutes beside seven empty services make 4, 03 and a mean of 03", async () => {
    for (let count = 0; count < 4; count += 1) await box.ticket("urologie");
    await box.restart({ laterMs: 3 * minuteMs });
    const page = await deskOf(browser, box.url, opening);
    await row(page, "urologie").getByText("03", { exact: true }).waitFor();
    expect(await figures(page, "urologie")).toEqual(["4", "03", "0"]);
    expect(await figures(page, "oncologie")).toEqual(["0", "00", "0"]);
    expect(await totals(page)).toEqual(["4", "03", "0"]);
  });

  it("E23: above 99 minutes the wait is written with hours", async () => {
    await box.ticket("urologie");
    await box.restart({ laterMs: 100 * minuteMs });
    const page = await deskOf(browser, box.url, opening);
    await row(page, "urologie").getByText("1h40", { exact: true }).waitFor();
  });

  it("E24: a click makes a name green with a check mark, a second one takes it back", async () => {
    const page = await deskOf(browser, box.url, opening);
    const button = row(page, "pneumologie").getByRole("button");
    const green = await token(page, "--q-ok");
    await press(page, "PNEUMOLOGIE");
    await row(page, "pneumologie").getByText("choisi").waitFor();
    expect(await colour(button)).toBe(green);
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    expect(await button.locator("svg").count()).toBe(1);
    await button.click();
    await row(page, "pneumologie").getByText("choisi").waitFor({ state: "hidden" });
    expect(await colour(button)).not.toBe(green);
    expect(await button.getAttribute("aria-pressed")).toBe("false");
  });

  it("E24: the last choice of the agent is ticked the next time", async () => {
    const page = await deskOf(browser, box.url, opening);
    await press(page, "PNEUMOLOGIE");
    await press(page, "CARDIOLOGIE");
    await press(page, "Valider la sélection");
    await press(page, "Déconnexion");
    await closePages(browser);
    const next = await deskOf(browser, box.url, opening);
    await next.getByText("Votre dernier choix est déjà coché.").waitFor();
    const ticked = next.getByRole("button", { pressed: true });
    expect(await ticked.locator(".name").allTextContents()).toEqual(["PNEUMOLOGIE", "CARDIOLOGIE"]);
  });

  it("E25: ends with « Valider la sélection », then « Total », « Moyenne », « Total »", async () => {
    const page = await deskOf(browser, box.url, opening);
    const cells = page.locator("tfoot > tr > *");
    const labels = cells.locator(".button, .label");
    expect((await labels.allTextContents()).map((text) => text.trim().split("F2")[0])).toEqual([
      ...["Valider la sélection", "Total", "Moyenne", "Total"],
    ]);
  });

  it("E27: a counter counts once its services are validated, and once in the total", async () => {
    await deskOf(browser, box.url, { login: "martin", counter: 2, services: ["urologie"] });
    const page = await deskOf(browser, box.url, opening);
    await row(page, "urologie").getByText("1", { exact: true }).waitFor();
    expect((await totals(page))[2]).toBe("1");
    await press(page, "PNEUMOLOGIE");
    await press(page, "CARDIOLOGIE");
    expect((await figures(page, "pneumologie"))[2]).toBe("0");
    await press(page, "Valider la sélection");
    await page.getByRole("heading", { name: mainPrompt }).waitFor();
    await until(async () => (await totals(page))[2] === "2", 5_000, "two open counters");
    const of = async (service: string) => (await figures(page, service))[2];
    expect(await Promise.all(["urologie", "pneumologie", "cardiologie"].map(of))).toEqual([
      ...["1", "1", "1"],
    ]);
  });

  it("E28: « Valider la sélection » wants one service at least, and leads to the main screen", async () => {
    const page = await deskOf(browser, box.url, opening);
    const validate = page.getByRole("button", { name: "Valider la sélection" });
    expect(await validate.getAttribute("aria-disabled")).toBe("true");
    await press(page, "UROLOGIE");
    await press(page, "Valider la sélection");
    await page.getByRole("heading", { name: mainPrompt }).waitFor();
  });

  it("E30: « Modifier mes services » changes them without a new log-in", async () => {
    const page = await deskOf(browser, box.url, { ...opening, services: ["urologie"] });
    await press(page, "Modifier mes services");
    await page.getByRole("heading", { name: servicesPrompt }).waitFor();
    await press(page, "ONCOLOGIE");
    await press(page, "Valider la sélection");
    await page.getByRole("button", { name: "Appeler en ONCOLOGIE" }).waitFor();
    expect(await page.getByRole("button", { name: "Appeler en UROLOGIE" }).count()).toBe(1);
  });

  it("E31: only the services that the agent is entitled to can be chosen, by hand or by force", async () => {
    await box.change("agent", "petit", { serviceIds: ["urologie", "cardiologie"] });
    const page = await deskOf(browser, box.url, { ...opening, login: "petit" });
    await row(page, "oncologie").getByText("non habilité").waitFor();
    expect(
      await page.locator("tbody").getByRole("button").locator(".name").allTextContents(),
    ).toEqual(["UROLOGIE", "CARDIOLOGIE"]);
    const forced = ask(page.context(), "PUT", `${box.url}/v1/sessions/current/services`, {
      serviceIds: ["oncologie"],
    });
    await expect(forced).rejects.toThrow(/notAllowed/);
  });
});

describe("a site with one service", () => {
  let box: DeskBox;
  beforeAll(async () => {
    box = await startDeskBox({ devices: false, without: (id) => id !== "urologie" });
  });
  afterAll(() => box?.remove());

  it("E29: has no service screen: « Connexion » leads to the main screen", async () => {
    const page = await pageAt(browser, `${box.url}/guichet`);
    await signInThere(page, "durand", "02");
    await page.getByRole("heading", { name: mainPrompt }).waitFor();
    await page.getByRole("heading", { name: "GUICHET 02 - durand" }).waitFor();
    expect(await page.getByRole("button", { name: "Modifier mes services" }).count()).toBe(0);
  });
});
