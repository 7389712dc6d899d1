import type { Locator, Page } from "playwright-core";
import type { CurrentSession } from "../../protocol/http.ts";
import { ask, mainPrompt, press } from "./desk-page.ts";

/** The labels of the cycle, as the manual has them (rows E61 to E80). */
export const fresh = "Appeler un nouveau numéro de ticket";
export const again = "Réappeler un numéro de ticket déjà traité";
export const arrival = "Signaler le début de l’entretien";
export const end = "Signaler la fin de l’entretien";
export const noShow = "Annuler l’appel en salle d’attente";

/** The main screen's heading. */
export const main = (page: Page): Locator => page.getByRole("heading", { name: mainPrompt });

export const button = (page: Page, name: string): Locator => page.getByRole("button", { name });

/** From the main screen to the call of a new ticket. */
export async function call(page: Page, service: string): Promise<void> {
  await press(page, `Appeler en ${service}`);
  await press(page, fresh);
  await button(page, arrival).waitFor();
}

/** A whole visit; back on the main screen. */
export async function receive(page: Page, service: string): Promise<void> {
  await call(page, service);
  await press(page, arrival);
  await press(page, end);
  await main(page).waitFor();
}

/** Who is signed in on this page, and what is on the desk, as the box has it. */
export function session(page: Page, url: string): Promise<CurrentSession> {
  return ask<CurrentSession>(page.context(), "GET", `${url}/v1/sessions/current`);
}
