import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import {
  closePages,
  colour,
  counterCell,
  deskOf,
  extent,
  mainPrompt,
  pageAt,
  press,
  signInThere,
  token,
} from "./support/desk-page.ts";
import { demoPassword } from "./support/patience.ts";
import { codeOf } from "./support/staff-client.ts";

let box: DeskBox;
let browser: Browser;

beforeAll(async () => {
  box = await startDeskBox({ devices: false });
  // The sheet prints no loopback address: one test comes by a name, as a computer of the site does.
  browser = await openBrowser({ args: ["--host-resolver-rules=MAP patience.test 127.0.0.1"] });
});
afterEach(async () => {
  await closePages(browser);
  await box.freeCounters();
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

const form = (page: Page) => page.getByRole("heading", { name: "Saisie de vos paramètres" });
const opening = (page: Page, counter: string) =>
  page.getByRole("heading", { name: `OUVERTURE DU GUICHET ${counter}`, exact: true });

describe("the options of the administrator", () => {
  it("E01: without recall a press on a service calls at once, without qualification no reason is asked", async () => {
    await box.settings({ recall: false, qualification: "off" });
    try {
      const page = await deskOf(browser, box.url, {
        ...{ login: "durand", counter: 1, services: ["urologie", "oncologie"] },
      });
      await box.ticket("urologie");
      await press(page, /UROLOGIE/);
      await press(page, "Signaler le début de l’entretien");
      await page.getByRole("button", { name: "Signaler la fin de l’entretien" }).waitFor();
      expect(await page.getByRole("heading", { name: "Motif de l’entretien" }).count()).toBe(0);
      expect(await page.getByRole("button", { name: "Ne pas qualifier" }).count()).toBe(0);
    } finally {
      await box.settings({ recall: true, qualification: "optional" });
    }
  });

  it("E01: with both options a press on a service asks which ticket, and the interview has its reasons", async () => {
    const page = await deskOf(browser, box.url, {
      ...{ login: "durand", counter: 1, services: ["cardiologie"] },
    });
    await box.ticket("cardiologie");
    await press(page, "Appeler en CARDIOLOGIE");
    await press(page, "Appeler un nouveau numéro de ticket");
    await press(page, "Signaler le début de l’entretien");
    await page.getByRole("button", { name: "Ne pas qualifier l’entretien" }).waitFor();
  });
});

describe("the way to the form", () => {
  it.each([
    ["a phone", { width: 390, height: 844 }, true],
    ["a tablet", { width: 820, height: 1180 }, true],
    ["a desktop computer", { width: 1366, height: 768 }, false],
  ])(
    "E02: the same page serves %s, with targets of 48 px and no sideways scroll",
    async (_device, viewport, hasTouch) => {
      const page = await pageAt(browser, `${box.url}/guichet`, { viewport, hasTouch });
      await signInThere(page, "durand", "01");
      await opening(page, "01").waitFor();
      for (const button of await page.getByRole("button").all()) {
        const size = await button.boundingBox();
        const name = (await button.textContent()) ?? "";
        expect(Math.min(size?.width ?? 0, size?.height ?? 0), name).toBeGreaterThanOrEqual(48);
      }
      expect((await extent(page)).width).toBe(viewport.width);
    },
  );

  it("E03: the address behind the icon leads straight to « Saisie de vos paramètres »", async () => {
    const page = await pageAt(browser, `${box.url}/guichet`);
    await form(page).waitFor();
    expect(new URL(page.url()).pathname).toBe("/guichet");
  });

  it("E04: the desktop's icon shows « Ouvrir un guichet », which leads to the form", async () => {
    const page = await pageAt(browser, `${box.url}/`);
    await page.getByRole("link", { name: "Ouvrir un guichet" }).click();
    await form(page).waitFor();
  });

  it("E05: the box's own address serves everything; no other address is asked", async () => {
    const page = await pageAt(browser, "about:blank");
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    page.on("websocket", (socket) => asked.add(new URL(socket.url()).origin));
    await page.goto(`${box.url}/guichet`);
    const socket = page.waitForEvent("websocket");
    await signInThere(page, "durand", "01");
    await socket;
    const own = new URL(box.url);
    expect([...asked].sort()).toEqual([own.origin, `ws://${own.host}`]);
  });

  it("E05: the printed sheet has the address and its code, one page of A4, and the shortcut leads to the counter", async () => {
    const origin = box.url.replace("127.0.0.1", "patience.test");
    const page = await pageAt(browser, `${origin}/`);
    await page.getByRole("link", { name: "Fiche guichet" }).click();
    await page.getByLabel("Guichet").selectOption({ label: "Guichet 03" });
    const sheet = page.getByRole("article");
    await sheet.getByRole("heading", { name: "GUICHET 03" }).waitFor();
    expect(await sheet.locator(".url").textContent()).toBe(`${origin}/guichet`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.?\d* 84[12]\.?\d*\]/);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "(.url)" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("Guichet 03 - Centre hospitalier Saint-Martin.url");
    const text = readFileSync(await file.path(), "utf8");
    expect(text).toBe(`[InternetShortcut]\r\nURL=${origin}/guichet?counter=guichet-3\r\n`);
    await page.goto(text.split("URL=")[1]?.trim() ?? "");
    await page.getByText("choisi").waitFor();
    expect(await page.getByRole("radio", { name: /03/ }).isChecked()).toBe(true);
    await page.context().close();
  });

  it("E03: the icon of a home screen has a name, drawings and the page behind it", async () => {
    const page = await pageAt(browser, `${box.url}/guichet`);
    const href = await page.locator("link[rel=manifest]").getAttribute("href");
    const manifest = await (await page.request.get(box.url + href)).json();
    expect(manifest).toMatchObject({ short_name: "Guichet", start_url: "/guichet" });
    const touch = await page.locator("link[rel=apple-touch-icon]").getAttribute("href");
    for (const src of [touch, ...manifest.icons.map((icon: { src: string }) => icon.src)]) {
      const image = await page.request.get(box.url + src);
      expect(image.headers()["content-type"], src).toMatch(/^image\//);
    }
  });
});

describe("« Saisie de vos paramètres »", () => {
  it("E06: has « Votre identifiant », and remembers it on this browser", async () => {
    const page = await pageAt(browser, `${box.url}/guichet`);
    const field = page.getByLabel("Votre identifiant");
    expect(await field.inputValue()).toBe("");
    await signInThere(page, "durand", "01");
    await press(page, "Déconnexion");
    await form(page).waitFor();
    expect(await page.getByLabel("Votre identifiant").inputValue()).toBe("durand");
  });

  it("E07: has « Votre mot de passe », hidden unless asked, and never kept", async () => {
    const page = await pageAt(browser, `${box.url}/guichet`);
    const field = page.getByLabel("Votre mot de passe", { exact: true });
    await field.fill(demoPassword);
    expect(await field.getAttribute("type")).toBe("password");
    await page.getByRole("button", { name: "Afficher" }).click();
    expect(await field.getAttribute("type")).toBe("text");
    await signInThere(page, "durand", "01");
    await opening(page, "01").waitFor();
    const kept = await page.evaluate<string>("JSON.stringify([localStorage, sessionStorage])");
    expect(kept).not.toContain(demoPassword);
  });

  it("E08: an identifier that is at work elsewhere moves here, and never works twice", async () => {
    const first = await deskOf(browser, box.url, {
      ...{ login: "durand", counter: 1, services: ["urologie"] },
    });
    const second = await pageAt(browser, `${box.url}/guichet`);
    await signInThere(second, "durand", "02");
    const window = second.getByRole("alertdialog");
    await window.getByText("Votre poste est déjà ouvert au guichet 01.").waitFor();
    await press(second, "Déplacer mon poste ici");
    await second.getByRole("heading", { name: /GUICHET 02/ }).waitFor();
    await first.getByText("Votre poste a été déplacé : il est ouvert au guichet 02.").waitFor();
    expect(await openCounters()).toEqual(["2"]);
  });

  it("E08: an identifier that is at work elsewhere may stay there", async () => {
    const first = await deskOf(browser, box.url, {
      ...{ login: "durand", counter: 1, services: ["urologie"] },
    });
    const second = await pageAt(browser, `${box.url}/guichet`);
    await signInThere(second, "durand", "02");
    await second.getByRole("button", { name: "Annuler" }).click();
    await form(second).waitFor();
    expect(await openCounters()).toEqual(["1"]);
    expect(await first.getByRole("heading", { name: mainPrompt }).isVisible()).toBe(true);
  });

  it("E09: shows every counter by number or letter under « Sélectionner un guichet non affecté », live", async () => {
    await box.change("counter", "guichet-4", { label: "B" });
    try {
      const page = await pageAt(browser, `${box.url}/guichet`);
      await page.getByText("Sélectionner un guichet non affecté", { exact: true }).waitFor();
      await counterCell(page, "01").waitFor();
      const cells = await page.locator("label.cell").allInnerTexts();
      expect(cells.map((text) => text.split(/\s/)[0])).toEqual(["01", "02", "03", "B"]);
      await counterCell(page, "02").getByText("libre").waitFor();
      const agent = await box.signIn("martin");
      await agent.ask("POST", "/v1/sessions", { counterId: "guichet-2" });
      await counterCell(page, "02").getByText("déjà ouvert").waitFor();
    } finally {
      await box.change("counter", "guichet-4", { label: "4" });
    }
  });

  it("E10: a counter that is open is grey and cannot be chosen", async () => {
    await deskOf(browser, box.url, { login: "martin", counter: 2, services: [] });
    const page = await pageAt(browser, `${box.url}/guichet`);
    const taken = counterCell(page, "02");
    await taken.getByText("déjà ouvert").waitFor();
    await taken.getByText(/^depuis \d\d:\d\d$/).waitFor();
    expect(await page.locator("q-counter").getByText("Paul Martin").count()).toBe(0);
    expect(await page.getByRole("radio", { name: /02/ }).isDisabled()).toBe(true);
    expect(await colour(taken)).not.toBe(await colour(counterCell(page, "01")));
    const grey = (await colour(taken)).match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
    expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(24);
  });

  it("E10: of two who open one counter at once, one has it and the other reads who was quicker", async () => {
    const pages = await Promise.all(
      ["durand", "martin"].map(async (login) => {
        const page = await pageAt(browser, `${box.url}/guichet`);
        await page.getByLabel("Votre identifiant").fill(login);
        await page.getByLabel("Votre mot de passe", { exact: true }).fill(demoPassword);
        await counterCell(page, "03").click();
        return page;
      }),
    );
    await Promise.all(pages.map((page) => page.getByRole("button", { name: "Connexion" }).click()));
    const said = await Promise.all(
      pages.map((page) =>
        opening(page, "03")
          .or(page.getByText(/^Ce guichet vient d’être ouvert par (durand|martin)\.$/))
          .textContent(),
      ),
    );
    expect(said.sort()[1]).toBe("OUVERTURE DU GUICHET 03");
    expect(said[0]).toMatch(/^Ce guichet vient d’être ouvert par/);
  });

  it("E11: the chosen counter becomes orange, with a check mark and a word", async () => {
    const page = await pageAt(browser, `${box.url}/guichet`);
    const cell = counterCell(page, "01");
    await cell.click();
    expect(await colour(cell)).toBe(await token(page, "--q-orange"));
    await cell.getByText("choisi").waitFor();
    expect(await cell.locator("svg").count()).toBe(1);
    await counterCell(page, "02").click();
    expect(await colour(cell)).not.toBe(await token(page, "--q-orange"));
  });

  it("E12: « Connexion » checks identifier, password and counter, each with its own sentence", async () => {
    const page = await pageAt(browser, `${box.url}/guichet`);
    const submit = () => page.getByRole("button", { name: "Connexion" }).click();
    const says = (text: string) => page.getByText(text, { exact: true }).waitFor();
    await submit();
    await says("Saisissez votre identifiant.");
    await page.getByLabel("Votre identifiant").fill("durand");
    await submit();
    await says("Saisissez votre mot de passe.");
    await page.getByLabel("Votre mot de passe", { exact: true }).fill("autre-chose-9");
    await submit();
    await says("Sélectionnez un guichet.");
    await counterCell(page, "01").click();
    await submit();
    await says("Identifiant ou mot de passe inconnu.");
    await page.getByLabel("Votre mot de passe", { exact: true }).fill(demoPassword);
    await submit();
    await opening(page, "01").waitFor();
  });
});

describe("who may do what", () => {
  it("E13: an agent administers nothing, a supervisor frees a counter, an administrator configures", async () => {
    const [agent, chief, admin] = await Promise.all([
      box.signIn("durand"),
      box.signIn("superviseur"),
      box.signIn("admin"),
    ]);
    await agent.ask("POST", "/v1/sessions", { counterId: "guichet-1" });
    const free = "/v1/counters/guichet-1/free";
    expect((await agent.ask("POST", free)).status).toBe(403);
    expect((await chief.ask("POST", free)).status).toBe(200);
    const value = { id: "guichet-1", label: "1", place: "guichet", position: 1, way: null };
    const changes = { changes: [{ kind: "counter", id: "guichet-1", value }] };
    for (const one of [agent, chief])
      expect(codeOf(await one.ask("POST", "/v1/admin/changes", changes))).not.toBe("");
    expect((await admin.ask("POST", "/v1/admin/changes", changes)).status).toBe(200);
  });
});

async function openCounters(): Promise<string[]> {
  const site = (await box.kiosk.ask("GET", "/v1/site")).body as {
    counters: { label: string; open: boolean }[];
  };
  return site.counters.filter(({ open }) => open).map(({ label }) => label);
}
