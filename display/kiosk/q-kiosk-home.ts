import { html, LitElement, nothing } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";
import type { Language } from "../../protocol/schema.ts";
import type { ServiceState, SiteState } from "../../protocol/views.ts";
import { fitTo } from "../../ui/fit.ts";
import { localText } from "../../ui/format.ts";
import {
  checkIcon,
  chevronBackIcon,
  chevronIcon,
  clockIcon,
  closedIcon,
  peopleIcon,
  printerIcon,
} from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languageNames, textsFor } from "../../ui/texts/texts.ts";
import "../../ui/elements/q-clock.ts";
import { openingText } from "../../ui/opening-text.ts";
import { homeShapeStyles } from "./home-shape-styles.ts";
import { homeStyles } from "./home-styles.ts";
import { tellKiosk } from "./kiosk-event.ts";
import { kioskStyles } from "./kiosk-styles.ts";

/** As many services as fit with targets of 20 mm. */
const servicesMax = 8;
/** More of them go on pages, because nothing scrolls; the buttons that turn the pages take room too. */
const servicesPerPage = 6;

/** A name that is longer than this allows ends in three dots; the letter beside it still tells services apart. */
const smallestName = 0.6;
/** Wait and people stand on one line, smaller where both are long. */
const smallestFacts = 0.7;

/** Services, languages: what a visitor who comes sees. */
export class KioskHome extends LitElement {
  static override properties = {
    site: { attribute: false },
    services: { attribute: false },
    languages: { attribute: false },
    language: {},
    page: { type: Number },
    asking: {},
    missing: {},
    clock: { attribute: false },
  };
  static override styles = [base, buttons, kioskStyles, homeStyles, homeShapeStyles];

  declare site: SiteState | null;
  declare services: readonly ServiceState[];
  declare languages: readonly Language[];
  declare language: Language;
  declare page: number;
  /** The service whose ticket is being asked for. */
  declare asking: string | null;
  /** The label of a ticket whose paper is missing and may be asked for again; null without one. */
  declare missing: string | null;
  declare clock: () => number;
  readonly #resized = new ResizeObserver(() => this.#fit());

  constructor() {
    super();
    this.site = null;
    this.services = [];
    this.languages = [];
    this.language = "fr";
    this.page = 0;
    this.asking = null;
    this.missing = null;
    this.clock = Date.now;
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
    for (const name of this.renderRoot.querySelectorAll<HTMLElement>(".name"))
      fitTo(name, smallestName, 2);
    for (const facts of this.renderRoot.querySelectorAll<HTMLElement>(".facts"))
      fitTo(facts, smallestFacts);
  }

  override render() {
    const { kiosk } = textsFor(this.language);
    const welcome = this.site && localText(this.site.welcome, this.language);
    return html`
      <header>
        <p class="site">${this.site?.name}</p>
        <q-clock
          day
          .now=${this.clock}
          zone=${this.site?.zone ?? ""}
          language=${this.language}
        ></q-clock>
      </header>
      <div class="greeting">
        <h1>${welcome || kiosk.welcome}</h1>
        <p class="choose">${this.#hint()}</p>
      </div>
      <div class="choice">${this.#services()} ${this.#pages()}</div>
      <footer>${this.#again()}${this.#languages()}</footer>
      <p class="visually-hidden" role="status">${this.asking === null ? "" : kiosk.asking}</p>
    `;
  }

  get #perPage(): number {
    return this.services.length > servicesMax ? servicesPerPage : servicesMax;
  }

  #services() {
    const first = this.page * this.#perPage;
    const shown = this.services.slice(first, first + this.#perPage);
    return html`<ul class="services">
      ${repeat(
        shown,
        (service) => service.id,
        (service) => html`<li>${this.#service(service)}</li>`,
      )}
    </ul>`;
  }

  #service(service: ServiceState) {
    const { common, kiosk } = textsFor(this.language);
    const asked = this.asking === service.id;
    const name = localText(service.name, this.language);
    return html`<button
      class=${classMap({ service: true, asked, bare: service.prefix === "" })}
      ?disabled=${!service.open || (this.asking !== null && !asked)}
      aria-busy=${asked}
      @click=${() => tellKiosk(this, { type: "service", serviceId: service.id })}
    >
      ${service.prefix === "" ? nothing : html`<span class="prefix" aria-hidden="true">${service.prefix}</span>`}
      <span class="name"><span>${name}</span></span>
      ${
        service.open
          ? html`<span class="facts"><span class="line">
              ${
                asked
                  ? html`<span>${kiosk.asking}</span>`
                  : html`<span class="wait">${clockIcon}${common.waitRange(service.lowMinutes, service.highMinutes)}</span>
                      <span class="people">${peopleIcon}${common.waiting(service.waiting)}</span>`
              }
            </span></span>`
          : html`<span class="facts"><span class="line"><span class="closed">${closedIcon}${this.#closed(service)}</span></span></span>`
      }
    </button>`;
  }

  /** What to do; with every service closed, why that is and when one opens. */
  #hint(): string {
    const { kiosk } = textsFor(this.language);
    if (this.services.some((one) => one.open)) return kiosk.chooseHint;
    const why = this.site?.closedLabel && localText(this.site.closedLabel, this.language);
    const next = Math.min(...this.services.map(({ opensAt }) => opensAt ?? Infinity));
    const opens = Number.isFinite(next) ? this.#opens(next) : "";
    return [why ? kiosk.closedFor(why) : kiosk.noService, opens].filter(Boolean).join(" · ");
  }

  /** « Fermé · Ouvre demain à 8 h 30 ». */
  #closed({ closed, opensAt }: ServiceState): string {
    const { kiosk } = textsFor(this.language);
    const what = closed === "quota" ? kiosk.full : kiosk.closed;
    return opensAt === null ? what : `${what} · ${this.#opens(opensAt)}`;
  }

  #opens(at: number): string {
    return openingText(at, this.clock(), this.site?.zone ?? "", this.language);
  }

  #pages() {
    const pages = Math.ceil(this.services.length / this.#perPage);
    if (pages < 2) return nothing;
    const { kiosk } = textsFor(this.language);
    const turn = (page: number) => () => tellKiosk(this, { type: "page", page });
    return html`<div class="pages">
      ${
        this.page > 0
          ? html`<button class="button" @click=${turn(this.page - 1)}>${chevronBackIcon}${kiosk.previous}</button>`
          : nothing
      }
      ${
        this.page < pages - 1
          ? html`<button class="button" @click=${turn(this.page + 1)}>${kiosk.next}${chevronIcon}</button>`
          : nothing
      }
    </div>`;
  }

  /** For who left without paper and comes back within two minutes. */
  #again() {
    if (this.missing === null) return nothing;
    const { kiosk } = textsFor(this.language);
    return html`<button
      class="button again"
      ?disabled=${this.asking !== null}
      @click=${() => tellKiosk(this, { type: "again" })}
    >
      ${printerIcon}${kiosk.reprintMine(this.missing)}
    </button>`;
  }

  #languages() {
    if (this.languages.length < 2) return nothing;
    return html`<div class="languages" role="group" aria-label=${textsFor(this.language).common.language}>
      ${this.languages.map(
        (one) => html`<button
          class=${classMap({ button: true, chosen: one === this.language })}
          lang=${one}
          aria-pressed=${one === this.language}
          @click=${() => tellKiosk(this, { type: "language", language: one })}
        >
          ${one === this.language ? checkIcon : nothing}${languageNames[one]}
        </button>`,
      )}
    </div>`;
  }
}

customElements.define("q-kiosk-home", KioskHome);
