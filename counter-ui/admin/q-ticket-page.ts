import { html, nothing, type TemplateResult } from "lit";
import type { AssetInfo } from "../../protocol/assets.ts";
import type { Language, LocalText } from "../../protocol/schema.ts";
import type { BlockSize, TicketBlock, TicketDesign } from "../../protocol/ticket-layout.ts";
import { localText } from "../../ui/format.ts";
import { chevronIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languageNames } from "../../ui/texts/texts.ts";
import { type TicketDesignTexts, ticketTextsFor } from "../../ui/texts/ticket-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import type { Thing } from "./draft.ts";
import { formStyles } from "./form-styles.ts";
import "./q-ticket-preview.ts";
import type { Named } from "./q-ticket-preview.ts";
import { moved, ofService, withBlock, withService, withWords } from "./ticket-edits.ts";
import { designStyles } from "./ticket-styles.ts";

const sizes: readonly BlockSize[] = ["small", "normal", "large"];
const wordsMax = 200;

/** The ticket: its parts, its words, its logo, beside the paper as it will be printed. */
class TicketPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    serviceId: { state: true },
    upload: { state: true },
  };

  static override styles = [base, buttons, cardStyles, formStyles, designStyles];

  /** The service whose words are edited; empty: the first. */
  declare serviceId: string;
  declare upload: "none" | "running" | "failed";

  constructor() {
    super();
    this.serviceId = "";
    this.upload = "none";
  }

  get #site(): Thing | null {
    return this.admin.thing("site", "");
  }

  get #languages(): readonly Language[] {
    return (this.#site?.["languages"] ?? ["fr"]) as readonly Language[];
  }

  get #words(): TicketDesignTexts {
    return ticketTextsFor(this.language);
  }

  #edit(design: TicketDesign): void {
    const site = this.#site;
    if (site) this.admin.edit("site", "", { ...site, ticket: design });
  }

  #named(kind: "service" | "printer"): Named[] {
    return this.admin.list(kind).map(({ id, name }) => ({
      id,
      name: typeof name === "string" ? name : localText(name as LocalText, this.language),
    }));
  }

  override render(): TemplateResult {
    const texts = this.#words;
    const design = this.#site?.["ticket"] as TicketDesign | undefined;
    if (!design) return html``;
    return html`<h1>${texts.title}</h1>
      <p class="lead">${texts.lead}</p>
      <div class="columns">
        <div class="settings">
          ${this.#parts(design)} ${this.#notice(design)} ${this.#perService(design)}
          ${this.#logo(design)}
        </div>
        <q-ticket-preview
          .api=${this.admin.api}
          .design=${design}
          .language=${this.language}
          .languages=${this.#languages}
          .services=${this.#named("service")}
          .printers=${this.#named("printer")}
        ></q-ticket-preview>
      </div>`;
  }

  #parts(design: TicketDesign): TemplateResult {
    const texts = this.#words;
    return html`<section class="card">
      <div>
        <h2>${texts.parts}</h2>
        <p class="soft">${texts.partsHint}</p>
      </div>
      <label class="check">
        <input
          type="checkbox"
          .checked=${design.largePrint}
          @change=${(event: Event) =>
            this.#edit({ ...design, largePrint: (event.target as HTMLInputElement).checked })}
        />
        <span class="name">${texts.largePrint}<small>${texts.largePrintHint}</small></span>
      </label>
      <ol class="parts">
        ${design.blocks.map((block, index) => this.#part(design, block, index))}
      </ol>
    </section>`;
  }

  #part(design: TicketDesign, { kind, on, size }: TicketBlock, index: number): TemplateResult {
    const texts = this.#words;
    const name = texts.blocks[kind];
    const fixed = kind === "number";
    return html`<li class=${on ? "" : "off"} data-kind=${kind}>
      <input
        type="checkbox"
        aria-label=${texts.shown(name)}
        .checked=${on}
        ?disabled=${fixed}
        @change=${(event: Event) =>
          this.#edit(withBlock(design, kind, { on: (event.target as HTMLInputElement).checked }))}
      />
      <span class="name">${name}<small>${texts.needs[kind] ?? nothing}</small></span>
      <select
        aria-label=${texts.size(name)}
        ?disabled=${!on || kind === "logo"}
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value as BlockSize;
          this.#edit(withBlock(design, kind, { size: chosen }));
        }}
      >
        ${sizes.map(
          (one) =>
            html`<option value=${one} ?selected=${one === size}>${texts.sizes[one]}</option>`,
        )}
      </select>
      <span class="order">
        ${this.#mover(design, kind, { by: -1, can: index > 0 })}
        ${this.#mover(design, kind, { by: 1, can: index < design.blocks.length - 1 })}
      </span>
    </li>`;
  }

  #mover(
    design: TicketDesign,
    kind: TicketBlock["kind"],
    { by, can }: { by: -1 | 1; can: boolean },
  ): TemplateResult {
    const texts = this.#words;
    const name = texts.blocks[kind];
    return html`<button
      type="button"
      class=${`button ${by < 0 ? "up" : "down"}`}
      aria-label=${by < 0 ? texts.up(name) : texts.down(name)}
      ?disabled=${!can}
      @click=${() => this.#edit(moved(design, kind, by))}
    >
      ${chevronIcon}
    </button>`;
  }

  #notice(design: TicketDesign): TemplateResult {
    const texts = this.#words;
    return html`<section class="card">
      <div>
        <h2>${texts.notice}</h2>
        <p class="soft">${texts.noticeHint}</p>
      </div>
      ${this.#fields(texts.notice, design.notice, (notice) => this.#edit({ ...design, notice }))}
    </section>`;
  }

  #perService(design: TicketDesign): TemplateResult {
    const texts = this.#words;
    const services = this.#named("service");
    const id = this.serviceId || (services[0]?.id ?? "");
    if (id === "") return html``;
    const own = ofService(design, id);
    return html`<section class="card">
      <h2>${texts.services}</h2>
      <label class="field">
        <span class="label">${texts.service}</span>
        <select
          class="of"
          @change=${(event: Event) => {
            this.serviceId = (event.target as HTMLSelectElement).value;
          }}
        >
          ${services.map((one) => html`<option value=${one.id} ?selected=${one.id === id}>${one.name}</option>`)}
        </select>
      </label>
      <div>
        <h3 class="label">${texts.place}</h3>
        <p class="help">${texts.placeHint}</p>
      </div>
      ${this.#fields(texts.place, own.place, (place) => this.#edit(withService(design, { ...own, place })))}
      <h3 class="label">${texts.serviceNotice}</h3>
      ${this.#fields(texts.serviceNotice, own.notice, (notice) =>
        this.#edit(withService(design, { ...own, notice })),
      )}
    </section>`;
  }

  #fields(
    label: string,
    text: LocalText | null,
    change: (text: LocalText | null) => void,
  ): TemplateResult {
    return html`<div class="words">
      ${this.#languages.map(
        (language) => html`<label class="field">
          <span class="help">${languageNames[language]}</span>
          <input
            type="text"
            lang=${language}
            maxlength=${wordsMax}
            aria-label=${`${label}, ${languageNames[language]}`}
            .value=${text?.[language] ?? ""}
            @input=${(event: Event) =>
              change(withWords(text, language, (event.target as HTMLInputElement).value))}
          />
        </label>`,
      )}
    </div>`;
  }

  #logo(design: TicketDesign): TemplateResult {
    const texts = this.#words;
    const id = design.logoAssetId ?? (this.#site?.["logoAssetId"] as string | null) ?? null;
    return html`<section class="card">
      <div>
        <h2>${texts.logo}</h2>
        <p class="soft">${texts.logoHint}</p>
      </div>
      <div class="logo">
        ${id === null ? nothing : html`<img src=${`/v1/assets/${id}`} alt=${texts.blocks.logo} />`}
        <label>
          <input
            type="file"
            accept="image/png,image/jpeg,image/svg+xml,image/webp"
            @change=${(event: Event) => void this.#send(event.target as HTMLInputElement, design)}
          />
          <span class="button">${this.upload === "running" ? texts.uploading : texts.choose}</span>
        </label>
        ${
          design.logoAssetId === null
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => this.#edit({ ...design, logoAssetId: null })}
              >
                ${texts.remove}
              </button>`
        }
      </div>
      <p class="fault" role="status">${this.upload === "failed" ? texts.uploadFailed : nothing}</p>
    </section>`;
  }

  async #send(input: HTMLInputElement, design: TicketDesign): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    this.upload = "running";
    try {
      const query = new URLSearchParams({ kind: "logo", name: file.name.slice(0, 120) });
      const answer = await fetch(`/v1/admin/assets?${query}`, {
        method: "POST",
        headers: { "content-type": file.type },
        body: file,
      });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { id } = (await answer.json()) as AssetInfo;
      this.upload = "none";
      this.#edit({ ...design, logoAssetId: id });
    } catch {
      this.upload = "failed";
    }
    input.value = "";
  }
}

customElements.define("q-admin-ticket", TicketPage);
