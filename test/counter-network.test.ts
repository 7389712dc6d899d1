import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type MqttClient } from "mqtt";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { BusAccess, CurrentSession, TicketAnswer } from "../protocol/http.ts";
import { openBrowser } from "./support/browser.ts";
import { type CutLine, cutLine } from "./support/cut-line.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import {
  ask,
  clickGuardMs,
  closePages,
  deskOf,
  figures,
  mainPrompt,
  press,
  pressUntil,
} from "./support/desk-page.ts";
import { freePort } from "./support/free-port.ts";
import { type HttpClient, httpClient } from "./support/http-client.ts";
import { demoPassword } from "./support/patience.ts";
import { type Program, startProgram } from "./support/program.ts";
import { until } from "./support/room.ts";
import { yes } from "./support/staff-client.ts";

const fresh = "Appeler un nouveau numéro de ticket";
const again = "Réappeler un numéro de ticket déjà traité";
const arrival = "Signaler le début de l’entretien";
const end = "Signaler la fin de l’entretien";

/** The five screens of the manual: how to get there from the main screen, and what stands there. */
const screens: readonly (readonly [name: string, way: readonly string[], stands: string])[] = [
  ["main", [], "Déconnexion"],
  ["choice", ["Appeler en UROLOGIE"], fresh],
  ["recall", ["Appeler en UROLOGIE", again], "Annuler cette demande"],
  ["call", ["Appeler en UROLOGIE", fresh], arrival],
  ["interview", ["Appeler en UROLOGIE", fresh, arrival], end],
];
const desk = { login: "durand", counter: 1, services: ["urologie", "oncologie"] };
/** Requirement of the brief for a box that answers again. */
const backMs = 3_000;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(() => closePages(browser));
afterAll(() => browser?.close());

const button = (page: Page, name: string) => page.getByRole("button", { name }).first();
const lost = (page: Page) => page.getByText("Connexion perdue. Nouvel essai en cours…");

/** The visit at the desk as the box has it, and the ticket that the page shows. */
async function visitAt(page: Page, url: string) {
  const { session } = await ask<CurrentSession>(
    ...([page.context(), "GET", `${url}/v1/sessions/current`] as const),
  );
  const visit = session?.visit ?? null;
  return visit && { id: visit.id, state: visit.state, label: visit.label };
}

async function showsVisitor(page: Page, label: string | undefined): Promise<void> {
  if (label) await page.getByText(label, { exact: true }).waitFor();
}

describe("a network that is gone for three seconds", () => {
  let box: DeskBox;
  let line: CutLine;
  beforeAll(async () => {
    box = await startDeskBox({ devices: false });
    line = await cutLine(Number(new URL(box.url).port));
  });
  afterEach(() => box.freeCounters());
  afterAll(async () => {
    await line?.close();
    await box?.remove();
  });

  it.each(screens)(
    "leaves the %s screen as it was, says so meanwhile, and is live again after",
    async (_name, way, stands) => {
      await box.ticket("urologie");
      const page = await deskOf(browser, line.url, desk);
      for (const step of way) await press(page, step);
      await button(page, stands).waitFor();
      const before = await visitAt(page, line.url);
      line.pull();
      await lost(page).waitFor();
      await page.waitForTimeout(3_000);
      await button(page, stands).waitFor();
      line.plug();
      await lost(page).waitFor({ state: "hidden" });
      await button(page, stands).waitFor();
      await showsVisitor(page, before?.label);
      expect(await visitAt(page, line.url)).toEqual(before);
      await live(page, () => box.ticket("oncologie"));
    },
  );

  it("an act into the dead line is told as not done, and done once when pressed again", async () => {
    await box.ticket("urologie");
    const page = await deskOf(browser, line.url, desk);
    await press(page, "Appeler en UROLOGIE");
    await press(page, fresh);
    await button(page, arrival).waitFor();
    const before = await visitAt(page, line.url);
    line.pull();
    await press(page, arrival);
    await page
      .getByText(/Le boîtier ne répond pas/)
      .first()
      .waitFor();
    line.plug();
    await lost(page).waitFor({ state: "hidden" });
    const between = await visitAt(page, line.url);
    if (between?.state === "called") await press(page, arrival);
    await button(page, end).waitFor();
    expect(await visitAt(page, line.url)).toEqual({ ...before, state: "serving" });
  });

  it("an answer that is lost on the way back does not make the act happen twice", async () => {
    await box.ticket("urologie");
    const page = await deskOf(browser, line.url, desk);
    await press(page, "Appeler en UROLOGIE");
    let swallowed = 0;
    await page.route("**/v1/calls", async (route) => {
      swallowed += 1;
      await route.fetch();
      await route.abort("connectionreset");
    });
    await press(page, fresh);
    await button(page, arrival).waitFor();
    await page.unroute("**/v1/calls");
    const visits = box.figures().filter(({ outcome }) => outcome === null);
    expect(visits).toHaveLength(1);
    expect(swallowed).toBeGreaterThanOrEqual(1);
  });
});

/** Live is who shows what happens now: one more client of a service. */
async function live(page: Page, ticket: () => Promise<unknown>): Promise<void> {
  const count = async () => Number((await figures(page, "oncologie"))[0]);
  const before = await count();
  await ticket();
  await until(async () => (await count()) > before, backMs, "a new client is on the page");
}

function heard(client: MqttClient, what: "connect" | "close" | "error"): Promise<unknown> {
  return new Promise((resolve) => client.once(what, resolve));
}

describe("who signs out", () => {
  it("hears nothing more of the bus: the line is cut, and its pass opens no other", async () => {
    const box = await startDeskBox({ devices: false });
    const agent = await box.signIn("durand");
    const { path, root, username, password } = yes(await agent.ask<BusAccess>("GET", "/v1/bus"));
    const address = `${box.url.replace("http", "ws")}${path}`;
    const options = { protocolVersion: 4, clientId: "tab", username, password } as const;
    const line = connect(address, { ...options, reconnectPeriod: 0 });
    await heard(line, "connect");
    await line.subscribeAsync(`${root}/counter/+/agent`);
    const cut = heard(line, "close");
    yes(await agent.ask("DELETE", "/v1/sessions/current"));
    await cut;
    const again = connect(address, { ...options, reconnectPeriod: 0 });
    const refusal = await heard(again, "error");
    expect(String(refusal)).toMatch(/Bad user ?name or password|Not authorized/i);
    again.end(true);
    await box.remove();
  });
});

describe("a box that is killed and starts again", () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), "patience-killed-")), "data");
  let port: number;
  let url: string;
  let box: Program<unknown>;
  let kiosk: HttpClient;
  const start = async () => {
    box = startProgram("appliance/main.ts", ["--data", dataDir, "--port", String(port)], {
      PATIENCE_DEMO_PASSWORD: demoPassword,
      PATIENCE_RATE_LIMIT: "off",
    });
    await box.ready;
    kiosk = httpClient(url);
  };
  const ticket = async (serviceId: string): Promise<TicketAnswer> =>
    yes(await kiosk.ask<TicketAnswer>("POST", "/v1/tickets", { serviceId, print: false }));

  beforeAll(async () => {
    port = await freePort();
    url = `http://127.0.0.1:${port}`;
    await start();
  });
  afterEach(async () => {
    const chief = httpClient(url);
    yes(await chief.ask("POST", "/v1/sessions", { login: "superviseur", password: demoPassword }));
    await chief.ask("POST", "/v1/counters/guichet-1/free");
    chief.close();
  });
  afterAll(async () => {
    kiosk?.close();
    await box?.end();
    rmSync(join(dataDir, ".."), { recursive: true, force: true });
  });

  it.each(screens)(
    "finds the %s screen and its visitor back, live, within three seconds",
    async (_name, way, stands) => {
      await ticket("urologie");
      const page = await deskOf(browser, url, desk);
      for (const step of way) await press(page, step);
      await button(page, stands).waitFor();
      const before = await visitAt(page, url);
      kiosk.close();
      await box.end("SIGKILL");
      await start();
      await live(page, () => ticket("oncologie"));
      await button(page, stands).waitFor();
      await showsVisitor(page, before?.label);
      expect(await visitAt(page, url)).toEqual(before);
    },
  );

  it("goes on where it was: the visit that was called before is received and ended after", async () => {
    await ticket("urologie");
    const page = await deskOf(browser, url, desk);
    await press(page, "Appeler en UROLOGIE");
    await press(page, fresh);
    await button(page, arrival).waitFor();
    kiosk.close();
    await box.end("SIGKILL");
    await start();
    await pressUntil(page, arrival, button(page, end));
    await page.waitForTimeout(2_000 + clickGuardMs);
    await pressUntil(page, end, page.getByRole("heading", { name: mainPrompt }));
  });
});
