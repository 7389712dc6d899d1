import { randomUUID } from "node:crypto";
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { demoPassword } from "./patience.ts";

/** Row E73: a press in the first 700 ms of a screen is a slip, and does nothing. */
export const clickGuardMs = 750;

/** 1366 x 768 is the smallest screen of a counter that must not scroll (requirements 2.1). */
export const deskSize = { width: 1366, height: 768 };

/** A page of its own browser profile, in French unless told. */
export async function pageAt(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: deskSize, locale: "fr-FR", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  return page;
}

/** Presses as a person does: once the screen stands, and the button may be pressed. */
export async function press(page: Page, name: RegExp | string): Promise<void> {
  const button = page.getByRole("button", { name }).first();
  await button.waitFor();
  await settled(page);
  await button.click();
}

/** Presses again as a person does whose press fell into the moment in which a banner came; three times at most. */
export async function pressUntil(page: Page, name: RegExp | string, shown: Locator): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    await press(page, name);
    const came = await shown.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (came) return;
  }
  await shown.waitFor();
}

/** Waits until no press is a slip any more: a banner that comes moves everything, and holds presses for as long. */
export async function settled(page: Page): Promise<void> {
  const top =
    "document.querySelector('q-counter')?.shadowRoot?.querySelector('main')?.getBoundingClientRect().top ?? 0";
  let before = await page.evaluate<number>(top);
  for (let look = 0; look < 10; look += 1) {
    await page.waitForTimeout(clickGuardMs);
    const now = await page.evaluate<number>(top);
    if (now === before) return;
    before = now;
  }
}

/** Fills in the form of the sign-in and sends it. */
export async function signInThere(page: Page, login: string, counter: string): Promise<void> {
  await page.getByLabel("Votre identifiant").fill(login);
  await page.getByLabel("Votre mot de passe", { exact: true }).fill(demoPassword);
  await counterCell(page, counter).click();
  await page.getByRole("button", { name: "Connexion" }).click();
}

/** A counter of the grid, `01`. */
export function counterCell(page: Page, counter: string): Locator {
  // The number, not the line under it: « depuis 08:02 » has a 02, too.
  return page.locator("label.cell", { has: page.locator(".number", { hasText: counter }) });
}

/** Who sits where, and what they serve; `services` empty: nothing chosen yet. */
export interface Desk {
  readonly login: string;
  readonly counter: number;
  readonly services: readonly string[];
}

/** Opens a counter by the browser's own cookie, then its page: for tests whose subject is a later screen. */
export async function deskOf(
  browser: Browser,
  url: string,
  { login, counter, services }: Desk,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await pageAt(browser, `${url}/`, options);
  const counterId = `guichet-${counter}`;
  await ask(page.context(), "POST", `${url}/v1/sessions`, {
    ...{ login, password: demoPassword, counterId },
  });
  if (services.length > 0)
    await ask(page.context(), "PUT", `${url}/v1/sessions/current/services`, {
      serviceIds: services,
    });
  await page.goto(`${url}/guichet`);
  await page
    .getByRole("heading", { name: services.length > 0 ? mainPrompt : servicesPrompt })
    .waitFor();
  await page.locator("tbody td .value").first().waitFor();
  return page;
}

export const mainPrompt = "Sélectionner le service où appeler";
export const servicesPrompt = "Sélectionner le ou les services à servir";

/** A command with the browser's cookie; throws what came when it was no yes. */
export async function ask<T = unknown>(
  context: BrowserContext,
  method: "POST" | "PUT" | "DELETE" | "GET",
  url: string,
  data?: object,
): Promise<T> {
  const answer = await context.request.fetch(url, {
    method,
    headers: { "idempotency-key": randomUUID() },
    ...(data === undefined ? {} : { data }),
  });
  const text = await answer.text();
  if (!answer.ok()) throw new Error(`${method} ${url}: ${answer.status()} ${text}`);
  return (text === "" ? null : JSON.parse(text)) as T;
}

/** A line of the service table. */
export function row(page: Page, serviceId: string): Locator {
  return page.locator(`tr[data-service="${serviceId}"]`);
}

/** « Clients », « Attente », « Guichets » of a service, as they are written. */
export async function figures(page: Page, serviceId: string): Promise<string[]> {
  return row(page, serviceId).locator("td .value").allInnerTexts();
}

/** « Total », « Moyenne », « Total ». */
export async function totals(page: Page): Promise<string[]> {
  return page.locator("tfoot td .value").allInnerTexts();
}

/** A computed colour of the element, `rgb(1, 2, 3)`. */
export function colour(
  element: Locator,
  property: "backgroundColor" | "color" = "backgroundColor",
): Promise<string> {
  return element.evaluate((found: unknown, name) => {
    const { getComputedStyle } = globalThis as unknown as {
      getComputedStyle(of: unknown): Readonly<Record<string, string>>;
    };
    return getComputedStyle(found)[name] ?? "";
  }, property);
}

/** A colour of the page's palette, `--q-ok`, as computed styles write it. */
export function token(page: Page, name: string): Promise<string> {
  return page.evaluate(`(() => {
    const probe = document.createElement("i");
    probe.style.color = "var(${name})";
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  })()`);
}

/** The page's width and height with everything that lies beyond its edges. */
export function extent(page: Page): Promise<{ width: number; height: number }> {
  return page.evaluate(
    "({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight })",
  );
}

/** Ends every page and its browser profile, so that the next test starts from nothing. */
export async function closePages(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}
