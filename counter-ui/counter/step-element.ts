import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { localText } from "../../ui/format.ts";
import { base, buttons } from "../../ui/styles.ts";
import type { counter } from "../../ui/texts/fr/counter.ts";
import { type Act, actEvent } from "./acts.ts";
import type { Screen } from "./screens.ts";
import type { ServiceRow } from "./service-rows.ts";
import { staff, zones } from "./staff-styles.ts";

/** The counter page's texts, in one language. */
export type CounterTexts = typeof counter;

/** One button of a screen. */
export interface ActButton {
  readonly act: Act;
  readonly label: string | TemplateResult;
  /** Colours as the manual has them, and the sizes: `green big`. */
  readonly look: string;
  readonly key?: string;
  /** What only the ear needs, after the label: « Annuler » says what. */
  readonly more?: string;
  readonly pressed?: boolean;
}

/** What every element that shows a part of a screen has: the screen, the words, and the act on its way. */
export abstract class ScreenElement<S extends Screen> extends LitElement {
  static override properties = {
    screen: { attribute: false },
    texts: { attribute: false },
    language: { attribute: false },
    busy: { attribute: false },
  };

  static override styles = [base, buttons, staff, zones];

  declare screen: S;
  declare texts: CounterTexts;
  declare language: Language;
  /** The act on its way to the box; every button waits for its answer. */
  declare busy: string | null;

  constructor() {
    super();
    this.language = "fr";
    this.busy = null;
  }

  /** Puts the focus on the next act, so that the keyboard alone is enough. */
  focusNext(): void {
    const root = this.renderRoot as ShadowRoot;
    const next = root.querySelector<HTMLElement>("[data-next]");
    (next ?? root.querySelector<HTMLElement>("button:not([aria-disabled='true'])"))?.focus();
  }

  /** A service by its name, in upper case as the manual has it (row E22). */
  protected serviceName(service: ServiceRow | null): string {
    return service === null
      ? ""
      : localText(service.name, this.language).toLocaleUpperCase(this.language);
  }

  protected may(act: Act): boolean {
    return this.busy === null && this.screen.acts.includes(act.name);
  }

  protected ask(act: Act): void {
    if (this.may(act)) this.dispatchEvent(actEvent(act));
  }

  protected button({ act, label, look, key, more, pressed }: ActButton): TemplateResult {
    const next = sameAct(this.screen.next, act);
    return html`<button
      type="button"
      class=${`button ${look}`}
      aria-disabled=${this.may(act) ? "false" : "true"}
      aria-busy=${this.busy === act.name ? "true" : "false"}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)}
      ?data-next=${next}
      @click=${() => this.ask(act)}
    >
      ${label}${more === undefined ? nothing : html`<span class="visually-hidden"> ${more}</span>`}${key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}
    </button>`;
  }
}

function sameAct(one: Act | null, other: Act): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other);
}
