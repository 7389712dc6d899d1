import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Addresses, Site } from "../../protocol/http.ts";
import type { Language } from "../../protocol/schema.ts";
import { ApiError } from "../../ui/api.ts";
import { formatCounterNumber } from "../../ui/format.ts";
import { chevronBackIcon, offlineIcon, printerIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languages, type Texts, textsFor } from "../../ui/texts/texts.ts";
import type { BoxApi, PageMemory } from "../counter/desk-ports.ts";
import { memoryKeys } from "../counter/page-memory.ts";
import { languageChoice, languageChoiceStyles } from "../shared/language-choice.ts";
import { usableAddresses } from "./addresses.ts";
import { paper } from "./paper.ts";
import { sheetStyles } from "./sheet-styles.ts";
import { counterUrl, linuxShortcut, type ShortcutFile, windowsShortcut } from "./shortcut.ts";

/** A silent box is asked again this often, milliseconds. */
const pollMs = 5_000;

/** What the page needs of the world. */
export interface SheetPorts {
  readonly api: Pick<BoxApi, "get">;
  readonly kept: PageMemory;
  /** Of `location`: where this page came from, and `?counter=`. */
  readonly place: { readonly origin: string; readonly search: string };
  readonly print: () => void;
}

type Counter = Site["counters"][number];

/** « Fiche guichet »: chooses a counter and an address, prints the sheet, gives the shortcut files (row E05). */
export class SheetPage extends LitElement {
  static override properties = {
    site: { state: true },
    addresses: { state: true },
    silent: { state: true },
    chosenLanguage: { state: true },
    counterId: { state: true },
    chosenAddress: { state: true },
  };

  static override styles = [base, buttons, languageChoiceStyles, sheetStyles];

  declare site: Site | null;
  /** Null: not read yet. */
  declare addresses: readonly string[] | null;
  declare silent: boolean;
  declare chosenLanguage: Language | null;
  /** Null: a sheet for every counter. */
  declare counterId: string | null;
  declare chosenAddress: string | null;
  readonly #ports: SheetPorts;
  #polling: ReturnType<typeof setInterval> | undefined;

  constructor(ports: SheetPorts) {
    super();
    this.#ports = ports;
    this.site = null;
    this.addresses = null;
    this.silent = false;
    this.counterId = new URLSearchParams(ports.place.search).get("counter");
    this.chosenAddress = null;
    const known = ports.kept.read(memoryKeys.language);
    this.chosenLanguage = languages.find((language) => language === known) ?? null;
  }

  private get language(): Language {
    return this.chosenLanguage ?? this.site?.languages[0] ?? "fr";
  }

  private get texts(): Texts["sheet"] {
    return textsFor(this.language).sheet;
  }

  private get counter(): Counter | null {
    return this.site?.counters.find(({ id }) => id === this.counterId) ?? null;
  }

  private get address(): string | null {
    return this.chosenAddress ?? this.addresses?.[0] ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#polling = setInterval(() => this.read(), pollMs);
    this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#polling);
  }

  /** Once is enough: a sheet that changes under the printer's hand helps nobody. */
  private read(): void {
    if (this.site === null || this.addresses === null) void this.ask();
  }

  private async ask(): Promise<void> {
    const { api, place } = this.#ports;
    try {
      this.site = await api.get<Site>("/v1/site");
      const { addresses } = await api.get<Addresses>("/v1/addresses");
      this.addresses = usableAddresses(place.origin, addresses);
      this.silent = false;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.silent = true;
    }
  }

  override updated(): void {
    document.documentElement.lang = this.language;
    document.title = `${this.texts.pageTitle} - ${this.site?.name ?? "Patience"}`;
  }

  override render(): TemplateResult {
    const { texts, address, site } = this;
    return html`<header class="top">
        <a class="back" href="/">${chevronBackIcon}${texts.home}</a>
        ${languageChoice(texts.language, this.language, (language) => this.choose(language))}
      </header>
      <main>
        <div class="controls">
          <h1>${texts.pageTitle}</h1>
          <p class="soft">${texts.intro}</p>
          ${this.state()}
          ${site ? this.counters(site.counters) : nothing} ${this.addressChoice()}
          ${address === null ? nothing : this.acts(address)}
        </div>
        ${address === null || !site ? nothing : this.paper(address, site)}
      </main>`;
  }

  private state(): TemplateResult {
    const { texts, silent, addresses } = this;
    const text = silent
      ? html`<span class="word warn">${offlineIcon}${texts.offline}</span>`
      : addresses === null
        ? html`<span class="word">${texts.loading}</span>`
        : addresses.length === 0
          ? html`<span class="word warn">${warningIcon}${texts.localOnly}</span>`
          : nothing;
    return html`<p role="status">${text}</p>`;
  }

  private counters(counters: readonly Counter[]): TemplateResult {
    const { texts } = this;
    return html`<label class="choice">
      <span>${texts.counter}</span>
      <select
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.counterId = value === "" ? null : value;
        }}
      >
        <option value="" ?selected=${this.counter === null}>${texts.anyCounter}</option>
        ${counters.map(
          (one) =>
            html`<option value=${one.id} ?selected=${one.id === this.counterId}>
              ${capital(this.placeName(one), this.language)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private addressChoice() {
    const addresses = this.addresses ?? [];
    if (addresses.length < 2) return nothing;
    return html`<label class="choice">
      <span>${this.texts.address}</span>
      <select
        @change=${(event: Event) => {
          this.chosenAddress = (event.target as HTMLSelectElement).value;
        }}
      >
        ${addresses.map(
          (one) => html`<option value=${one} ?selected=${one === this.address}>${one}</option>`,
        )}
      </select>
    </label>`;
  }

  private acts(address: string): TemplateResult {
    const { texts } = this;
    const shortcut = { name: this.shortcutName(), url: counterUrl(address, this.counterId) };
    return html`<button type="button" class="button primary" @click=${this.#ports.print}>
        ${printerIcon}${texts.print}
      </button>
      <p class="soft hint">${texts.shortcutHint}</p>
      ${download(windowsShortcut(shortcut), texts.windows)} ${download(linuxShortcut(shortcut), texts.linux)}`;
  }

  private paper(address: string, site: Site): TemplateResult {
    const { counter } = this;
    const other = this.addresses?.find((one) => one !== address) ?? null;
    return paper({
      ...{ texts: this.texts, site: site.name },
      title: counter && this.placeName(counter).toLocaleUpperCase(this.language),
      place: counter && this.placeName(counter),
      typed: counterUrl(address, null),
      coded: counterUrl(address, counter?.id ?? null),
      other: other === null ? null : counterUrl(other, null),
    });
  }

  private placeName({ place, label }: Counter): string {
    return textsFor(this.language).counter.placeName(place, formatCounterNumber(label));
  }

  private shortcutName(): string {
    const { counter, site } = this;
    const what = counter ? this.placeName(counter) : textsFor(this.language).counter.pageTitle;
    return `${capital(what, this.language)} - ${site?.name ?? "Patience"}`;
  }

  private choose(language: Language): void {
    this.chosenLanguage = language;
    this.#ports.kept.write(memoryKeys.language, language);
  }
}

function capital(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** A file that the page itself makes: the box's address is what the reader chose, not what a server guesses. */
function download({ fileName, mediaType, text }: ShortcutFile, label: string): TemplateResult {
  const href = `data:${mediaType};charset=utf-8,${encodeURIComponent(text)}`;
  return html`<a class="button link" href=${href} download=${fileName}>${label}</a>`;
}

customElements.define("q-sheet", SheetPage);
