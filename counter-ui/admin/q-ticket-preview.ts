import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ProofAnswer, TestPrintAnswer } from "../../protocol/routes-press.ts";
import type { Language } from "../../protocol/schema.ts";
import type { TicketDesign } from "../../protocol/ticket-layout.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languageNames } from "../../ui/texts/texts.ts";
import { ticketTextsFor } from "../../ui/texts/ticket-texts.ts";
import type { BoxApi } from "../counter/desk-ports.ts";
import { cardStyles } from "./card-styles.ts";
import { formStyles } from "./form-styles.ts";
import { previewStyles } from "./ticket-styles.ts";

/** What is typed is drawn so long after the last key press, milliseconds. */
const drawAfterMs = 250;

/** Something that can be chosen by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The ticket as it will be printed, and a test of it on paper. */
export class TicketPreview extends LitElement {
  static override properties = {
    api: { attribute: false },
    design: { attribute: false },
    language: {},
    languages: { attribute: false },
    services: { attribute: false },
    printers: { attribute: false },
    paper: { state: true },
    ticketLanguage: { state: true },
    serviceId: { state: true },
    printerId: { state: true },
    proof: { state: true },
    failed: { state: true },
    printing: { state: true },
    outcome: { state: true },
  };

  static override styles = [base, buttons, cardStyles, formStyles, previewStyles];

  declare api: BoxApi;
  declare design: TicketDesign;
  declare language: Language;
  declare languages: readonly Language[];
  declare services: readonly Named[];
  declare printers: readonly Named[];
  declare paper: 58 | 80;
  /** Null: the language of the page. */
  declare ticketLanguage: Language | null;
  declare serviceId: string;
  declare printerId: string;
  declare proof: ProofAnswer | null;
  declare failed: boolean;
  declare printing: boolean;
  declare outcome: TestPrintAnswer["outcome"] | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawn = "";

  constructor() {
    super();
    this.language = "fr";
    this.languages = [];
    this.services = [];
    this.printers = [];
    this.paper = 80;
    this.ticketLanguage = null;
    this.serviceId = "";
    this.printerId = "";
    this.proof = null;
    this.failed = false;
    this.printing = false;
    this.outcome = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #asked() {
    const serviceId = this.serviceId || this.services[0]?.id;
    const language = this.ticketLanguage ?? this.languages[0] ?? "fr";
    return { design: this.design, language, ...(serviceId === undefined ? {} : { serviceId }) };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const key = JSON.stringify([this.#asked, this.paper]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(key), drawAfterMs);
  }

  /** The newest wish wins: an answer to an older one is not shown. */
  async #draw(key: string): Promise<void> {
    try {
      const body = { ...this.#asked, paper: this.paper };
      const proof = await this.api.send<ProofAnswer>("POST", "/v1/admin/ticket/proof", body);
      if (key !== this.#drawn) return;
      this.proof = proof;
      this.failed = false;
    } catch {
      if (key === this.#drawn) this.failed = true;
    }
  }

  async #test(): Promise<void> {
    const printerId = this.printerId || this.printers[0]?.id;
    if (printerId === undefined || this.printing) return;
    this.printing = true;
    this.outcome = null;
    try {
      const path = `/v1/admin/printers/${encodeURIComponent(printerId)}/test`;
      const answer = await this.api.send<TestPrintAnswer>("POST", path, this.#asked);
      this.outcome = answer.outcome;
    } catch {
      this.outcome = "failed";
    }
    this.printing = false;
  }

  override render(): TemplateResult {
    const texts = ticketTextsFor(this.language);
    return html`<section class="card" aria-label=${texts.preview}>
      <div class="row">
        <h2>${texts.preview}</h2>
        <div class="papers" role="group" aria-label=${texts.paper}>
          ${([80, 58] as const).map(
            (paper) => html`<button
              type="button"
              class="button"
              aria-pressed=${this.paper === paper}
              @click=${() => {
                this.paper = paper;
              }}
            >
              ${paper} mm
            </button>`,
          )}
        </div>
      </div>
      <div class="row">
        ${this.#select(texts.service, this.services, this.serviceId, (id) => {
          this.serviceId = id;
        })}
        ${this.#select(
          texts.language,
          this.languages.map((id) => ({ id, name: languageNames[id] })),
          this.ticketLanguage ?? "",
          (id) => {
            this.ticketLanguage = id as Language;
          },
        )}
      </div>
      <div class="roll" role="status">${this.#paperOf(texts)}</div>
      ${this.#testing(texts)}
    </section>`;
  }

  #paperOf(texts: ReturnType<typeof ticketTextsFor>): TemplateResult {
    if (this.failed) return html`<p class="soft">${texts.failed}</p>`;
    const { proof } = this;
    if (!proof) return html`<p class="soft">${texts.drawing}</p>`;
    return html`<img
        class=${`paper mm${this.paper}`}
        alt=${texts.preview}
        src=${`data:image/svg+xml,${encodeURIComponent(proof.svg)}`}
      />
      <p class="soft facts">${texts.facts(proof.heightMm, proof.bytes)}</p>`;
  }

  #testing(texts: ReturnType<typeof ticketTextsFor>): TemplateResult {
    if (this.printers.length === 0) return html`<p class="soft">${texts.noPrinter}</p>`;
    return html`<div class="row test">
        ${this.#select(texts.printer, this.printers, this.printerId, (id) => {
          this.printerId = id;
        })}
        <button
          type="button"
          class="button"
          aria-disabled=${this.printing}
          @click=${() => void this.#test()}
        >
          ${this.printing ? texts.printing : texts.test}
        </button>
      </div>
      <p class=${`outcome ${this.outcome ?? ""}`} role="status">
        ${this.outcome === null ? nothing : texts.outcomes[this.outcome]}
      </p>`;
  }

  #select(
    label: string,
    choices: readonly Named[],
    chosen: string,
    choose: (id: string) => void,
  ): TemplateResult {
    return html`<label class="field">
      <span class="label">${label}</span>
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${choices.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`,
        )}
      </select>
    </label>`;
  }
}

customElements.define("q-ticket-preview", TicketPreview);
