import { html, LitElement, nothing } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { keyed } from "lit/directives/keyed.js";
import type { Language } from "../../protocol/schema.ts";
import { fitAll } from "../../ui/fit.ts";
import { localText } from "../../ui/format.ts";
import { arrowIcon } from "../../ui/icons.ts";
import { base } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import type { Hero } from "./board-view.ts";
import { callStyles } from "./call-styles.ts";
import { differs } from "./differs.ts";

/** A call flashes so often: 1.25 times a second, under the 3 a second of WCAG 2.3.1. */
const flashes = 3;
const flashMs = 400;
/** Below this share the text was never meant for one line. */
const smallest = 0.2;

/** The call that everybody in the room has to see. */
export class BoardCall extends LitElement {
  static override properties = { hero: { attribute: false, hasChanged: differs }, language: {} };
  static override styles = [base, callStyles];

  declare hero: Hero | null;
  declare language: Language;
  readonly #resized = new ResizeObserver(() => this.#fit());
  #flashed = "";
  #flashing: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.hero = null;
    this.language = "fr";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    clearInterval(this.#flashing);
  }

  protected override updated(): void {
    this.#fit();
    const { hero } = this;
    if (!hero?.calling || hero.key === this.#flashed) return;
    this.#flashed = hero.key;
    this.#flash();
  }

  /** Six changes of colour. An animation in steps would cost a frame each 16 ms, on machines that have none to spare. */
  #flash(): void {
    clearInterval(this.#flashing);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    let left = flashes * 2;
    this.#flashing = setInterval(() => {
      left -= 1;
      this.renderRoot.querySelector(".call")?.classList.toggle("flash", left % 2 === 1);
      if (left === 0) clearInterval(this.#flashing);
    }, flashMs);
  }

  #fit(): void {
    fitAll(this.renderRoot.querySelectorAll<HTMLElement>(".fit"), smallest);
  }

  override render() {
    const { hero, language } = this;
    if (!hero) return nothing;
    const { board, common } = textsFor(language);
    const { label, place } = hero.counter;
    const said = board.call(hero.label, common.placeName(place, label));
    return html`${keyed(
      hero.key,
      html`<section class=${classMap({ call: true, calling: hero.calling })} aria-label=${said}>
        <p class="label number fit"><span>${hero.label}</span></p>
        <p class="place fit">
          <span>${arrowIcon}${common.place(place)} <strong class="number">${label}</strong></span>
        </p>
        ${this.#way(hero, language)} ${this.#other(hero)}
      </section>`,
    )}
    <p class="visually-hidden" role="status">${hero.calling ? said : ""}</p>`;
  }

  /** How to get there, where the counter is not plain to see. */
  #way({ counter }: Hero, language: Language) {
    if (!counter.way) return nothing;
    return html`<p class="way fit"><span>${localText(counter.way, language)}</span></p>`;
  }

  /** Where to go in the language of the ticket, when the room's is another. */
  #other({ language, counter, calling }: Hero) {
    if (!calling || language === null || language === this.language) return nothing;
    const { common } = textsFor(language);
    const way = counter.way?.[language];
    const place = common.placeName(counter.place, counter.label);
    return html`<p class="other fit" lang=${language}>
      <span>${place}${way ? ` · ${way}` : ""}</span>
    </p>`;
  }
}

customElements.define("q-board-call", BoardCall);
