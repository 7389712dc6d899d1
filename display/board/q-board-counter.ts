import { html, LitElement, nothing } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { keyed } from "lit/directives/keyed.js";
import type { Language } from "../../protocol/schema.ts";
import type { CounterState } from "../../protocol/views.ts";
import { fitAll } from "../../ui/fit.ts";
import { base } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import type { Hero } from "./board-view.ts";
import { callStyles } from "./call-styles.ts";
import { differs } from "./differs.ts";

const smallest = 0.2;

/** The board above one counter: its name, and the number that is called or received there, or whether it is open. */
export class BoardCounter extends LitElement {
  static override properties = {
    hero: { attribute: false, hasChanged: differs },
    counter: { attribute: false, hasChanged: differs },
    language: {},
  };
  static override styles = [base, callStyles];

  /** The call that is being shown now; null between calls. */
  declare hero: Hero | null;
  declare counter: CounterState | null;
  declare language: Language;
  readonly #resized = new ResizeObserver(() => this.#fit());

  constructor() {
    super();
    this.hero = null;
    this.counter = null;
    this.language = "fr";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override updated(): void {
    this.#fit();
  }

  #fit(): void {
    fitAll(this.renderRoot.querySelectorAll<HTMLElement>(".fit"), smallest);
  }

  override render() {
    const { hero, counter, language } = this;
    if (!counter) return nothing;
    const { board, common } = textsFor(language);
    const label = hero?.label ?? counter.ticketLabel;
    const place = common.placeName(counter.place, counter.label);
    const said = label ? board.call(label, place) : `${place}, ${this.#state(counter)}`;
    return html`${keyed(
      hero?.key ?? counter.ticketLabel ?? counter.phase,
      html`<section class=${classMap({ call: true, calling: hero !== null })} aria-label=${said}>
        <p class="place fit">
          <span>${common.place(counter.place)} <strong class="number">${counter.label}</strong></span>
        </p>
        ${
          label
            ? html`<p class="label number fit"><span>${label}</span></p>`
            : html`<p class="state fit"><span>${this.#state(counter)}</span></p>`
        }
      </section>`,
    )}
    <p class="visually-hidden" role="status">${hero ? said : ""}</p>`;
  }

  #state({ phase }: CounterState): string {
    const { board } = textsFor(this.language);
    if (phase === "closed") return board.counterClosed;
    return phase === "paused" ? board.counterPaused : board.counterFree;
  }
}

customElements.define("q-board-counter", BoardCounter);
