import { css, html, nothing, type TemplateResult } from "lit";
import { type BoardDesign, plainBoardDesign } from "../../protocol/board.ts";
import type { LocalText } from "../../protocol/schema.ts";
import { localText } from "../../ui/format.ts";
import { base, buttons } from "../../ui/styles.ts";
import { type BoardStudioTexts, boardStudioTextsFor } from "../../ui/texts/board-studio-texts.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { AdminElement } from "./admin-element.ts";
import { legibleStyles, legibleVerdict, promiseOf } from "./board-legible.ts";
import { cardStyles } from "./card-styles.ts";
import type { Thing } from "./draft.ts";
import { formStyles } from "./form-styles.ts";
import type { PreviewContent } from "./q-board-preview.ts";
import "./q-board-playlist.ts";
import "./q-board-preview.ts";

const layouts = ["hall", "callOnly", "aboveCounter"] as const;
const orientations = ["landscape", "portrait"] as const;
const themes = ["dark", "light"] as const;
const waitings = ["none", "total", "services"] as const;

/** How one board looks: what its seats can read, its design, its films, and a preview of all of it. */
export class BoardStudio extends AdminElement {
  static override properties = { ...AdminElement.properties, boardId: {} };
  static override styles = [
    base,
    buttons,
    cardStyles,
    formStyles,
    legibleStyles,
    css`
      section {
        display: grid;
        gap: var(--q-space-3);
        padding-top: var(--q-space-4);
        border-top: 1px solid var(--q-line);
      }

      .pair,
      .zone {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
        gap: var(--q-space-4);
      }

      .zone {
        gap: 0 var(--q-space-4);
      }

      .measure {
        display: flex;
        gap: var(--q-space-2);
        align-items: center;
      }

      .measure input {
        width: 7rem;
      }

      .check {
        display: flex;
        gap: var(--q-space-3);
        align-items: center;
        min-height: 2.5rem;
      }

      .check input {
        width: 1.25rem;
        height: 1.25rem;
      }
    `,
  ];

  declare boardId: string;

  constructor() {
    super();
    this.boardId = "";
  }

  get #words(): BoardStudioTexts {
    return boardStudioTextsFor(this.language);
  }

  get #board(): Thing | null {
    return this.admin.thing("board", this.boardId);
  }

  get #design(): BoardDesign {
    return { ...plainBoardDesign, ...(this.#board?.["design"] as BoardDesign | undefined) };
  }

  #edit(change: Partial<BoardDesign>): void {
    const board = this.#board;
    if (board)
      this.admin.edit("board", this.boardId, { ...board, design: { ...this.#design, ...change } });
  }

  /** The longest number that the site can give: its letters, and as many digits as its services count. */
  get #longest(): string {
    const labels = this.admin
      .list("service")
      .map(
        ({ prefix, last }) => `${String(prefix)}${"8".repeat(Math.max(3, String(last).length))}`,
      );
    return labels.sort((a, b) => b.length - a.length)[0] ?? "A888";
  }

  override render(): TemplateResult {
    if (!this.#board) return html``;
    return html`${this.#preview()} ${this.#legible()} ${this.#look()} ${this.#zone()} ${this.#media()}`;
  }

  #legible(): TemplateResult {
    const { legible } = this.#words;
    const design = this.#design;
    const plan = promiseOf(design, this.#longest);
    return html`<section aria-labelledby="legible">
      <h3 id="legible">${legible.title}</h3>
      <p class="soft">${legible.lead}</p>
      <div class="pair">
        ${this.#measure("diagonalInches", legible.diagonal, legible.inches, [7, 150, 1])}
        ${this.#measure("farthestSeatMetres", legible.seat, legible.metres, [0.5, 60, 0.5])}
      </div>
      ${legibleVerdict({ design, plan, texts: legible, language: this.language })}
    </section>`;
  }

  #measure(
    key: "diagonalInches" | "farthestSeatMetres" | "holdSeconds" | "listed",
    label: string,
    unit: string,
    [min, max, step]: readonly [number, number, number],
  ): TemplateResult {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><span class="measure"
        ><input
          type="number"
          min=${min}
          max=${max}
          step=${step}
          .value=${String(this.#design[key])}
          @change=${(event: Event) => {
            const value = Number((event.target as HTMLInputElement).value);
            if (Number.isFinite(value)) this.#edit({ [key]: Math.min(max, Math.max(min, value)) });
          }}
        />${unit}</span
      ></label
    >`;
  }

  #choice<K extends "layout" | "orientation" | "theme" | "waiting">(
    key: K,
    label: string,
    options: readonly BoardDesign[K][],
    words: Readonly<Record<BoardDesign[K], string>>,
  ): TemplateResult {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><select
        @change=${(event: Event) => this.#edit({ [key]: (event.target as HTMLSelectElement).value })}
      >
        ${options.map((one) => html`<option value=${one} ?selected=${this.#design[key] === one}>${words[one]}</option>`)}
      </select></label
    >`;
  }

  #look(): TemplateResult {
    const words = this.#words;
    const design = this.#design;
    const hall = design.layout === "hall";
    return html`<section aria-labelledby="design">
      <h3 id="design">${words.design}</h3>
      <div class="pair">
        ${this.#choice("layout", words.layout, layouts, words.layouts)}
        ${design.layout === "aboveCounter" ? this.#counter() : nothing}
        ${this.#choice("orientation", words.orientation, orientations, words.orientations)}
        ${this.#choice("theme", words.theme, themes, words.themes)}
        ${hall ? this.#choice("waiting", words.waiting, waitings, words.waitings) : nothing}
        ${hall ? this.#measure("listed", words.listed, "", [0, 6, 1]) : nothing}
        ${this.#measure("holdSeconds", words.hold, words.seconds, [8, 60, 1])}
      </div>
      ${
        hall
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${design.clock}
                @change=${() => this.#edit({ clock: !design.clock })}
              />${words.clock}</label
            >`
          : nothing
      }
    </section>`;
  }

  #counter(): TemplateResult {
    const { counterId } = this.#design;
    const { common } = textsFor(this.language);
    return html`<label class="field"
      ><span class="label">${this.#words.counter}</span
      ><select
        @change=${(event: Event) => this.#edit({ counterId: (event.target as HTMLSelectElement).value || null })}
      >
        <option value="" ?selected=${counterId === null}>${this.#words.chooseCounter}</option>
        ${this.admin.list("counter").map(
          ({ id, place, label }) =>
            html`<option value=${id} ?selected=${id === counterId}>
              ${common.placeName(place as Parameters<typeof common.placeName>[0], String(label))}
            </option>`,
        )}
      </select></label
    >`;
  }

  #zone(): TemplateResult {
    const { serviceIds, layout } = this.#design;
    if (layout === "aboveCounter") return html``;
    const services = this.admin.list("service");
    const all = services.map(({ id }) => id);
    const chosen = serviceIds ?? all;
    const toggle = (id: string) => {
      const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
      this.#edit({ serviceIds: next.length === all.length || next.length === 0 ? null : next });
    };
    return html`<section aria-labelledby="zone">
      <h3 id="zone">${this.#words.zone}</h3>
      ${serviceIds === null ? html`<p class="soft">${this.#words.allServices}</p>` : nothing}
      <div class="zone" role="group" aria-labelledby="zone">
        ${services.map(
          ({ id, name }) => html`<label class="check"
            ><input type="checkbox" .checked=${chosen.includes(id)} @change=${() => toggle(id)} />${localText(name as LocalText, this.language)}</label
          >`,
        )}
      </div>
    </section>`;
  }

  #media(): TemplateResult {
    if (this.#design.layout !== "hall") return html``;
    return html`<section aria-labelledby="media">
      <h3 id="media">${this.#words.media.title}</h3>
      <q-board-playlist
        .media=${this.#design.media}
        .language=${this.language}
        @q-media=${(event: CustomEvent<BoardDesign["media"]>) => this.#edit({ media: event.detail })}
      ></q-board-playlist>
    </section>`;
  }

  #preview(): TemplateResult {
    const { preview } = this.#words;
    return html`<section aria-labelledby="preview">
      <h3 id="preview">${preview.title}</h3>
      <p class="soft">${preview.lead}</p>
      <q-board-preview
        boardId=${this.boardId}
        .language=${this.language}
        .content=${this.#content()}
      ></q-board-preview>
    </section>`;
  }

  #content(): PreviewContent | null {
    const site = this.admin.thing("site", "");
    const board = this.#board;
    if (!site || !board) return null;
    const { serviceIds } = this.#design;
    const names = site["healthMode"] === true ? this.#neutralNames() : null;
    const { logoAssetId = null, accentColour = null } = site;
    return {
      config: {
        ...{ v: 1, epoch: "preview", seq: 1, at: 1, ...board, design: this.#design },
        look: { logoAssetId, accentColour, serviceIds, names },
      },
      site: {
        ...{ name: site["name"], zone: site["zone"] },
        ...{ languages: site["languages"], welcome: site["welcome"] },
      },
      services: this.admin.list("service").map(({ id, name, prefix }) => ({ id, name, prefix })),
      counters: this.admin
        .list("counter")
        .map(({ id, label, place, way }) => ({ id, label, place, way: way ?? null })),
    };
  }

  #neutralNames(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      this.admin
        .list("service")
        .flatMap(({ id, neutralName }) => (neutralName ? [[id, neutralName]] : [])),
    );
  }
}

customElements.define("q-board-studio", BoardStudio);
