import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import { ask } from "./support/desk-page.ts";
import { demoPassword } from "./support/patience.ts";
import { yes } from "./support/staff-client.ts";

let box: DeskBox;
let browser: Browser;
beforeAll(async () => {
  box = await startDeskBox();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

async function pageOf(path: string, login: string | null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${box.url}/admin`);
  if (login !== null)
    await ask(context, "POST", `${box.url}/v1/sessions`, { login, password: demoPassword });
  await page.goto(`${box.url}${path}`);
  return page;
}

describe("a backup that is restored from the page", () => {
  it("brings back what was acknowledged; the board and the counter return by themselves", async () => {
    const board = await pageOf("/board/board-1", null);
    await board.locator("q-board-page").waitFor();
    const agent = await box.signIn("durand");
    yes(await agent.ask("POST", "/v1/sessions", { counterId: "guichet-1" }));
    const serviceIds = ["urologie"];
    yes(await agent.ask("PUT", "/v1/sessions/current/services", { serviceIds }));
    const counter = await pageOf("/guichet", "durand");
    await counter
      .getByText(/Urologie/i)
      .first()
      .waitFor();
    const kept = await box.ticket("urologie");
    const admin = await pageOf("/admin/backups", "admin");
    await admin.getByRole("button", { name: "Sauvegarder maintenant" }).click();
    await admin.getByText(/Dernière sauvegarde réussie/).waitFor();
    const lost = await box.ticket("urologie");
    expect(lost.label).not.toBe(kept.label);
    expect(await faultsOf(admin)).toEqual([]);

    await admin.getByRole("button", { name: "Restaurer", exact: true }).first().click();
    await admin.getByRole("button", { name: "Oui, restaurer" }).click();
    await admin.getByText("Le boîtier a redémarré avec les données restaurées.").waitFor();
    const began = performance.now();
    const waiting = counter.getByText("01").first();
    await waiting.waitFor();
    yes(await agent.ask("POST", "/v1/calls", { serviceId: "urologie" }));
    await board.getByText(kept.label).first().waitFor();
    console.log(
      `after a restore: the restored visitor is called and on the board ${Math.round(performance.now() - began)} ms later`,
    );
    expect((await box.kiosk.ask("GET", `/v1/tickets/${kept.token}`)).status).toBe(200);
    expect((await box.kiosk.ask("GET", `/v1/tickets/${lost.token}`)).status).toBe(404);
    const lines = yes(
      await (await box.signIn("admin")).ask<{ lines: { act: string }[] }>(
        "GET",
        "/v1/admin/access?act=restored",
      ),
    ).lines;
    expect(lines).toHaveLength(1);
    for (const page of [board, counter, admin]) await page.context().close();
  }, 180_000);
});

describe("a factory reset from the page", () => {
  it("asks for its code and the password, and leaves an empty box that is set up anew", async () => {
    const admin = await pageOf("/admin/reset", "admin");
    await admin.getByRole("button", { name: /Commencer la remise à zéro/ }).click();
    const sentence = (await admin.getByText(/saisissez le code/).textContent()) ?? "";
    const code = /code\s+([A-Z0-9]{6})/.exec(sentence)?.[1] ?? "";
    expect(await faultsOf(admin)).toEqual([]);
    const go = admin.locator("form button.red");
    await admin.locator("input[name=code]").fill("AAAAAA");
    await admin.locator("input[name=password]").fill(demoPassword);
    await go.click();
    await admin.getByText(/Ce code n’est pas le bon/).waitFor();
    await admin.locator("input[name=code]").fill(code.toLowerCase());
    await admin.locator("input[name=password]").fill("un autre mot");
    await go.click();
    await admin.getByText("Ce mot de passe n’est pas le bon.").waitFor();
    const before = readdirSync(join(box.dataDir, "backups"));
    expect(before.length).toBeGreaterThan(0);
    await admin.locator("input[name=password]").fill(demoPassword);
    await go.click();
    await admin.locator('[role="status"]').first().waitFor();
    await expect
      .poll(
        async () => {
          const answer = await box.kiosk.ask("GET", "/v1/setup").catch(() => null);
          return (answer?.body as { needed?: boolean } | undefined)?.needed ?? false;
        },
        { timeout: 60_000, interval: 200 },
      )
      .toBe(true);
    expect(existsSync(join(box.dataDir, "backups"))).toBe(false);
    expect(existsSync(join(box.dataDir, "replaced"))).toBe(false);
    await admin.goto(`${box.url}/admin`);
    await admin.getByLabel("Code affiché par le boîtier").waitFor();
    await admin.context().close();
  }, 120_000);
});
