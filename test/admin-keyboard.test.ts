import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import { ask } from "./support/desk-page.ts";
import { demoPassword } from "./support/patience.ts";
import { faultsOfTabbing } from "./support/tab-walk.ts";

let box: DeskBox;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  box = await startDeskBox();
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${box.url}/admin`);
  const login = { login: "admin", password: demoPassword };
  await ask(context, "POST", `${box.url}/v1/sessions`, login);
  await page.goto(`${box.url}/admin/overview`);
  await page.getByRole("heading", { level: 1 }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

describe("every page of the administration by the keyboard", () => {
  it("gives the Tab key to everything that can be pressed, and shows where it is", async () => {
    const paths = await page
      .locator("nav a")
      .evaluateAll((links) =>
        links.map((link) => (link as unknown as { pathname: string }).pathname),
      );
    const faults: string[] = [];
    for (const path of paths) {
      await page.goto(`${box.url}${path}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      faults.push(...(await faultsOfTabbing(page)).map((fault) => `${path}: ${fault}`));
    }
    expect(paths).toContain("/admin/retention");
    expect(paths).toContain("/admin/journal");
    expect(faults, faults.join("\n")).toEqual([]);
  }, 240_000);

  it("runs the retention and filters the access log", async () => {
    await page.goto(`${box.url}/admin/retention`);
    const run = page.getByRole("button", { name: "Exécuter maintenant" });
    await run.waitFor();
    await run.focus();
    await page.keyboard.press("Enter");
    await page.getByText(/Rien n’était à effacer/).waitFor();
    await page.goto(`${box.url}/admin/journal`);
    await page.getByLabel("Quoi").focus();
    await page.keyboard.type("Nettoyage");
    // The other lines go a moment after the choice.
    await expect.poll(() => page.locator("tbody tr").count(), { timeout: 30_000 }).toBe(1);
    await page.getByRole("cell", { name: "Nettoyage demandé" }).waitFor();
  }, 60_000);
});
