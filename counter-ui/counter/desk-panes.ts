import { html, nothing } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import type { Desk } from "./desk.ts";
import type { DeskDrawer } from "./desk-drawer.ts";
import type { DeskView } from "./desk-element.ts";
import { type DeskOffer, deskOffer, isCycle } from "./desk-offer.ts";
import "./q-add-visitor.ts";
import "./q-drawer.ts";
import "./q-visit-acts.ts";
import type { VisitActs } from "./q-visit-acts.ts";
import type { Screen } from "./screens.ts";

/** The class of the page's main part: the screen's kind, and nothing more where no option is on. */
export function mainClass(screen: Screen, offer: DeskOffer): string {
  if (!isCycle(screen)) return screen.kind;
  const visit = screen.kind === "call" || screen.kind === "interview";
  const row = visit && hasRow(offer);
  const rail = offer.queue || offer.absents;
  const add = screen.kind === "main" && offer.add;
  if (!row && !rail && !add) return screen.kind;
  return `${screen.kind} extras${rail ? " railed" : ""}${row ? " rowed" : ""}`;
}

function hasRow({ transfer, putBack, notes }: DeskOffer): boolean {
  return transfer || putBack || notes;
}

/** The extra acts beside the panes of the cycle; nothing at all where no option is on. */
export function deskPanes(desk: Desk, drawer: DeskDrawer, language: Language) {
  const { screen, truth } = desk;
  if (!isCycle(screen)) return nothing;
  const offer = deskOffer(truth.current);
  const texts = textsFor(language);
  const { counters, now } = truth.facts;
  const view: DeskView = {
    ...{ screen, offer, drawer, language, counters, now },
    texts: texts.desk,
    common: texts.counter,
    busy: desk.busy !== null,
  };
  const visit = screen.kind === "call" || screen.kind === "interview";
  return html`${
    screen.kind === "main" && offer.add
      ? html`<q-add-visitor .view=${view}></q-add-visitor>`
      : nothing
  }${visit && hasRow(offer) ? html`<q-visit-acts .view=${view}></q-visit-acts>` : nothing}${
    offer.queue || offer.absents ? html`<q-drawer .view=${view}></q-drawer>` : nothing
  }`;
}

/** True while a window of the extra acts is open: the page's keys wait until it is closed. */
export function deskWindowOpen(page: ParentNode): boolean {
  const windows = page.querySelectorAll("q-add-visitor, q-visit-acts");
  return [...windows].some((element) => {
    const root = element.shadowRoot;
    const inner = root?.querySelector("q-transfer")?.shadowRoot ?? root;
    return inner?.querySelector("dialog")?.open ?? false;
  });
}

/** F6. */
export function openTransfer(page: ParentNode): void {
  page.querySelector<VisitActs>("q-visit-acts")?.openTransfer();
}
