import type { Page } from "playwright-core";
import type { Language } from "../../protocol/schema.ts";
import { openBrowser } from "../../test/support/browser.ts";
import { type DeskBox, startDeskBox } from "../../test/support/desk-box.ts";
import { ask, pageAt } from "../../test/support/desk-page.ts";
import { demoPassword } from "../../test/support/patience.ts";
import { textsFor } from "../../ui/texts/texts.ts";

/** How many wait, so that a table shows all three levels of the supervisor's thresholds (row E48). */
const crowd: Readonly<Record<string, number>> = {
  ...{ urologie: 3, oncologie: 6, ophtalmologie: 11, pneumologie: 1, hematologie: 5 },
  ...{ diabetologie: 2, cardiologie: 4 },
};
/** The page takes a press in the first moment of a screen for a slip, and a picture waits for the last movement. */
const restMs = 1_000;
const minutes = 60_000;

/** An agent's page in one language, for the pictures of the manual. */
class AgentBook {
  readonly #box: DeskBox;
  readonly #page: Page;
  readonly #out: string;
  readonly #language: Language;

  constructor(parts: { box: DeskBox; page: Page; out: string; language: Language }) {
    this.#box = parts.box;
    this.#page = parts.page;
    this.#out = parts.out;
    this.#language = parts.language;
  }

  async send(method: "POST" | "PUT", path: string, data: object): Promise<void> {
    await ask(this.#page.context(), method, `${this.#box.url}/v1${path}`, data);
  }

  async take(name: string): Promise<void> {
    await this.#page.waitForTimeout(restMs);
    const path = `${this.#out}/agent/${name}.${this.#language}.png`;
    await this.#page.screenshot({ path });
    console.log(`  agent/${name}.${this.#language}.png`);
  }

  async press(name: string): Promise<void> {
    await this.#page.waitForTimeout(restMs);
    await this.#page.getByRole("button", { name }).first().click();
  }

  /** Sign-in, services, main screen. */
  async open(): Promise<void> {
    const { login, services } = textsFor(this.#language).counter;
    await this.#page.goto(`${this.#box.url}/guichet`);
    await this.#page.getByLabel(login.login).fill("durand");
    await this.#page.getByLabel(login.password, { exact: true }).fill(demoPassword);
    await this.#page.locator("label.cell").first().click();
    await this.take("sign-in");
    await this.press(login.submit);
    await this.#page.locator("tbody td .value").first().waitFor();
    for (const index of [0, 1]) {
      await this.#page.waitForTimeout(restMs);
      await this.#page.locator("tbody button").nth(index).click();
    }
    await this.take("services");
    await this.press(services.validate);
    await this.#page.locator("q-step-free").waitFor();
    await this.take("main");
  }

  /** Choice, recall, call, interview, and what undoes it. */
  async receive(): Promise<void> {
    const { choice, call, interview } = textsFor(this.#language).counter;
    await this.#page.locator("tbody button").first().click();
    await this.take("choice");
    await this.press(choice.again);
    await this.take("recall");
    await this.#page.keyboard.press("Escape");
    await this.press(choice.fresh);
    await this.#page.locator("q-step-call").waitFor();
    await this.take("call");
    await this.press(call.arrival);
    await this.#page.locator("q-step-interview").waitFor();
    await this.take("interview");
    await this.#page.keyboard.press("?");
    await this.take("keys");
    await this.#page.keyboard.press("Escape");
    await this.#page.waitForTimeout(restMs);
    await this.press(interview.end);
    await this.#page.locator("q-step-free").waitFor();
    await this.take("undo");
  }

  /** An alarm of another counter, a lost line, and the end of five minutes. */
  async trouble(): Promise<void> {
    const other = await this.#box.signIn("martin");
    await other.ask("POST", "/v1/sos", {});
    await this.#page.locator("q-alarms li").waitFor();
    await this.take("sos");
    await this.#page.context().setOffline(true);
    await this.#page.locator(".message.lost").waitFor({ timeout: 20_000 });
    await this.take("offline");
    await this.#page.context().setOffline(false);
    await this.send("POST", "/calls", { serviceId: "urologie" });
    await this.#box.restart({ laterMs: 4.2 * minutes });
    await this.#page.locator("q-step-call .warning").waitFor();
    await this.take("warning");
    await this.#box.restart({ laterMs: minutes });
    await this.#page.locator("q-ended").waitFor();
    await this.take("disconnected");
  }
}

/** Takes every picture of the agents' manual, in one language. */
export async function agentPictures(out: string, language: Language): Promise<void> {
  const box = await startDeskBox({ settings: { minimumVisitSeconds: 0 }, devices: false });
  const browser = await openBrowser();
  try {
    for (const [serviceId, count] of Object.entries(crowd))
      for (let each = 0; each < count; each += 1) await box.ticket(serviceId);
    const second = await box.signIn("martin");
    await second.ask("POST", "/v1/sessions", { counterId: "guichet-2" });
    await second.ask("PUT", "/v1/sessions/current/services", { serviceIds: ["oncologie"] });
    const page = await pageAt(browser, "about:blank", { locale: language });
    await page.addInitScript(
      `if (location.protocol === "http:") localStorage.setItem("patience.language", "${language}")`,
    );
    const book = new AgentBook({ box, page, out, language });
    await book.open();
    await book.receive();
    await book.trouble();
  } finally {
    await browser.close();
    await box.remove();
  }
}
