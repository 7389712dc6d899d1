import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Site } from "../../protocol/http.ts";
import type { Language } from "../../protocol/schema.ts";
import { ApiError } from "../../ui/api.ts";
import { chevronIcon, offlineIcon, printerIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languages, textsFor } from "../../ui/texts/texts.ts";
import type { BoxApi, PageMemory } from "../counter/desk-ports.ts";
import { memoryKeys } from "../counter/page-memory.ts";
import { languageChoice, languageChoiceStyles } from "../shared/language-choice.ts";
import { landingStyles } from "./landing-styles.ts";

/** The open counters are counted again, and a silent box is asked again, this often, milliseconds. */
const pollMs = 5_000;

type Device = Site["kiosks"][number];

/** The page at the box's own address: « Ouvrir un guichet », and where its other screens are (row E04). */
export class LandingPage extends LitElement {
  static override properties = {
    site: { state: true },
    silent: { state: true },
    chosenLanguage: { state: true },
  };

  static override styles = [base, buttons, languageChoiceStyles, landingStyles];

  declare site: Site | null;
  /** The box did not answer the last question. */
  declare silent: boolean;
  declare chosenLanguage: Language | null;
  readonly #api: Pick<BoxApi, "get">;
  readonly #kept: PageMemory;
  #polling: ReturnType<typeof setInterval> | undefined;

  constructor(api: Pick<BoxApi, "get">, kept: PageMemory) {
    super();
    this.#api = api;
    this.#kept = kept;
    this.site = null;
    this.silent = false;
    const known = kept.read(memoryKeys.language);
    this.chosenLanguage = languages.find((language) => language === known) ?? null;
  }

  private get language(): Language {
    return this.chosenLanguage ?? this.site?.languages[0] ?? "fr";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#polling = setInterval(() => void this.read(), pollMs);
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#polling);
  }

  private async read(): Promise<void> {
    try {
      this.site = await this.#api.get<Site>("/v1/site");
      this.silent = false;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.silent = true;
    }
  }

  override updated(): void {
    document.documentElement.lang = this.language;
    document.title = this.site?.name ?? textsFor(this.language).landing.pageTitle;
  }

  override render(): TemplateResult {
    const { landing } = textsFor(this.language);
    const open = this.site?.counters.filter((counter) => counter.open).length;
    return html`<header>
        <p class="product">${landing.pageTitle}</p>
        ${languageChoice(landing.language, this.language, (one) => this.choose(one))}
      </header>
      <main>
        <section class="hero">
          <h1>${this.site?.name ?? landing.pageTitle}</h1>
          <p class="lead">${landing.lead}</p>
          <a class="button green open" href="/guichet">${landing.openCounter}${chevronIcon}</a>
          <p class="soft">${landing.openCounterHint}</p>
          <p class="ways">
            <a class="sheet" href="/guichet/fiche">${printerIcon}${landing.sheet}</a>
            <a class="sheet" href="/supervision">${landing.supervision}${chevronIcon}</a>
            <a class="sheet" href="/admin">${landing.administration}${chevronIcon}</a>
          </p>
          <p class="state" role="status">
            ${
              this.silent
                ? html`<span class="silent">${offlineIcon}${landing.offline}</span>`
                : open === undefined
                  ? landing.loading
                  : landing.openCounters(open)
            }
          </p>
        </section>
        <div class="screens">
          ${this.devices(landing.kiosks, landing.kiosksHint, "kiosk", this.site?.kiosks)}
          ${this.devices(landing.boards, landing.boardsHint, "board", this.site?.boards)}
        </div>
        <p class="explanation soft">${landing.explanation}</p>
      </main>`;
  }

  private devices(
    title: string,
    hint: string,
    kind: "kiosk" | "board",
    devices: readonly Device[] | undefined,
  ): TemplateResult {
    const { landing } = textsFor(this.language);
    return html`<section class="card">
      <h2>${title}</h2>
      <p class="soft">${hint}</p>
      ${
        devices === undefined
          ? nothing
          : devices.length === 0
            ? html`<p class="none">${landing.none}</p>`
            : html`<ul>
                ${devices.map(
                  ({ id, name }) =>
                    html`<li><a class="button link" href=${`/${kind}/${id}`}>${name}${chevronIcon}</a></li>`,
                )}
              </ul>`
      }
    </section>`;
  }

  private choose(language: Language): void {
    this.chosenLanguage = language;
    this.#kept.write(memoryKeys.language, language);
  }
}

customElements.define("q-landing", LandingPage);
