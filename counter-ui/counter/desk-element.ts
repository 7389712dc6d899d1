import { LitElement } from "lit";
import type { Language } from "../../protocol/schema.ts";
import type { CounterState } from "../../protocol/views.ts";
import { localText } from "../../ui/format.ts";
import { base, buttons } from "../../ui/styles.ts";
import type { desk } from "../../ui/texts/fr/desk.ts";
import { type Act, actEvent } from "./acts.ts";
import type { DeskDrawer } from "./desk-drawer.ts";
import type { CycleScreen, DeskOffer } from "./desk-offer.ts";
import { deskStyles } from "./desk-styles.ts";
import { staff, zones } from "./staff-styles.ts";
import type { CounterTexts } from "./step-element.ts";

/** The texts of the extra acts, in one language. */
export type DeskTexts = typeof desk;

/** What every element of the extra acts shows. A new one comes with every painting of the page. */
export interface DeskView {
  readonly screen: CycleScreen;
  readonly offer: DeskOffer;
  readonly drawer: DeskDrawer;
  readonly texts: DeskTexts;
  readonly common: CounterTexts;
  readonly language: Language;
  readonly counters: readonly CounterState[];
  /** Box time, milliseconds since 1970. */
  readonly now: number;
  /** An act on the session is on its way. */
  readonly busy: boolean;
}

/** An element of the extra acts: it asks the page for acts, and the drawer for what leaves the session as it is. */
export abstract class DeskElement extends LitElement {
  static override properties = { view: { attribute: false } };

  static override styles = [base, buttons, staff, zones, deskStyles];

  declare view: DeskView;

  /** A service by its name, in upper case as the manual has it (row E22). */
  protected serviceName(id: string): string {
    const { screen, language } = this.view;
    const row = screen.rows.find((one) => one.id === id);
    return row ? localText(row.name, language).toLocaleUpperCase(language) : id;
  }

  protected serves(serviceId: string): boolean {
    return this.view.screen.rows.some((row) => row.id === serviceId && row.served);
  }

  protected may(name: Act["name"]): boolean {
    return !this.view.busy && this.view.screen.acts.includes(name);
  }

  /** True when the act went on its way: the page did not ignore it as a double click. */
  protected ask(act: Act): boolean {
    if (!this.may(act.name) || !this.view.drawer.ready) return false;
    this.dispatchEvent(actEvent(act));
    return true;
  }

  /** Puts the focus on what has just been opened. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
