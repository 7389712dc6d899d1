import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { type AssetInfo, assetBytesMax, assetMedia } from "../../protocol/assets.ts";
import type { MediaItem } from "../../protocol/board.ts";
import type { Language } from "../../protocol/schema.ts";
import { warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { type BoardStudioTexts, boardStudioTextsFor } from "../../ui/texts/board-studio-texts.ts";
import { cardStyles } from "./card-styles.ts";
import { formStyles } from "./form-styles.ts";
import { sendAsset } from "./send-asset.ts";

const accepted = [...assetMedia.image, ...assetMedia.video].join(",");
/** As the rules bound it. */
const itemsMax = 24;

/** The pictures and films of a board, in their order, each with its days and hours. */
export class BoardPlaylist extends LitElement {
  static override properties = {
    media: { attribute: false },
    language: { attribute: false },
    sending: { state: true },
    refused: { state: true },
  };
  static override styles = [
    base,
    buttons,
    cardStyles,
    formStyles,
    css`
      li {
        display: grid;
        grid-template-columns: 8rem minmax(0, 1fr) auto;
        gap: var(--q-space-3) var(--q-space-4);
        align-items: start;
        padding-block: var(--q-space-4);
        border-top: 1px solid var(--q-line);
      }

      img,
      video {
        display: block;
        width: 8rem;
        aspect-ratio: 16 / 9;
        border-radius: var(--q-radius-1);
        background: var(--q-sunken);
        object-fit: contain;
      }

      .times {
        display: flex;
        flex-wrap: wrap;
        gap: var(--q-space-2) var(--q-space-4);
        align-items: center;
      }

      .times label,
      .days label {
        display: inline-flex;
        gap: var(--q-space-2);
        align-items: center;
        min-height: 2rem;
      }

      .times input[type="number"] {
        width: 5rem;
      }

      .times input[type="time"] {
        width: 8rem;
      }

      .days {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--q-space-3);
      }

      .add {
        justify-self: start;
      }

      .add[data-busy] {
        opacity: 0.6;
      }

      .add:focus-within {
        outline: 0.1875rem solid var(--q-focus);
        outline-offset: 0.1875rem;
      }

      .acts {
        display: flex;
        gap: var(--q-space-1);
      }

      @media (max-width: 48rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  declare media: readonly MediaItem[];
  declare language: Language;
  declare sending: string;
  /** The file that was not taken, and why. */
  declare refused: { readonly name: string; readonly why: string } | null;

  constructor() {
    super();
    this.media = [];
    this.language = "fr";
    this.sending = "";
    this.refused = null;
  }

  get #texts(): BoardStudioTexts["media"] {
    return boardStudioTextsFor(this.language).media;
  }

  #change(media: readonly MediaItem[]): void {
    this.dispatchEvent(new CustomEvent("q-media", { detail: media }));
  }

  #edit(index: number, change: Partial<MediaItem>): void {
    this.#change(this.media.map((item, at) => (at === index ? { ...item, ...change } : item)));
  }

  #move(index: number, by: number): void {
    const media = [...this.media];
    const [item] = media.splice(index, 1);
    if (item) media.splice(index + by, 0, item);
    this.#change(media);
  }

  async #add(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    const kind = assetMedia.video.includes(file.type) ? "video" : "image";
    const why = this.#faultOf(file, kind);
    this.refused = why === null ? null : { name: file.name, why };
    if (why !== null) return;
    this.sending = file.name;
    const asset: AssetInfo | null = await sendAsset(file, kind).catch(() => null);
    this.sending = "";
    if (!asset) {
      this.refused = { name: file.name, why: this.#texts.failed };
      return;
    }
    this.#change([
      ...this.media,
      { ...{ assetId: asset.id, kind, seconds: 12, weekdays: [] }, from: "00:00", until: "00:00" },
    ]);
  }

  #faultOf(file: File, kind: "image" | "video"): string | null {
    if (!assetMedia[kind].includes(file.type)) return this.#texts.wrongKind;
    return file.size > assetBytesMax[kind] ? this.#texts.tooLarge : null;
  }

  override render(): TemplateResult {
    const texts = this.#texts;
    return html`<p class="soft">${texts.lead}</p>
      ${
        this.media.length === 0
          ? html`<p>${texts.none}</p>`
          : html`<ol>
              ${this.media.map((item, index) => this.#row(item, index))}
            </ol>`
      }
      ${this.sending ? html`<p role="status">${texts.sending(this.sending)}</p>` : nothing}
      ${this.refused ? html`<p class="fault" role="alert">${warningIcon}${texts.refused(this.refused.name, this.refused.why)}</p>` : nothing}
      <label class="button add" ?data-busy=${this.sending !== ""}>
        ${texts.add}
        <input
          class="visually-hidden"
          type="file"
          accept=${accepted}
          ?disabled=${this.sending !== "" || this.media.length >= itemsMax}
          @change=${(event: Event) => void this.#add(event)}
        />
      </label>`;
  }

  #row(item: MediaItem, index: number): TemplateResult {
    const texts = this.#texts;
    const source = `/v1/assets/${item.assetId}`;
    const name = `${texts[item.kind]} ${index + 1}`;
    return html`<li aria-label=${name}>
      ${item.kind === "image" ? html`<img src=${source} alt=${name} />` : html`<video src=${source} preload="metadata" .muted=${true} aria-label=${name}></video>`}
      <div class="field">
        <strong>${name}</strong>
        <div class="times">
          ${item.kind === "image" ? this.#seconds(item, index) : nothing}
          ${this.#hour("from", item, index)} ${this.#hour("until", item, index)}
        </div>
        <fieldset class="days">
          <legend class="visually-hidden">${texts.days}</legend>
          ${texts.weekdays.map((day, at) => this.#day(item, index, { day, number: at + 1 }))}
          ${item.weekdays.length === 0 ? html`<span class="soft">${texts.everyDay}</span>` : nothing}
        </fieldset>
      </div>
      <div class="acts">
        ${this.#act("↑", `${texts.up}: ${name}`, index === 0, () => this.#move(index, -1))}
        ${this.#act("↓", `${texts.down}: ${name}`, index === this.media.length - 1, () => this.#move(index, 1))}
        ${this.#act(texts.remove, `${texts.remove}: ${name}`, false, () =>
          this.#change(this.media.filter((_one, at) => at !== index)),
        )}
      </div>
    </li>`;
  }

  #seconds(item: MediaItem, index: number): TemplateResult {
    return html`<label
      >${this.#texts.during}
      <input
        type="number"
        min="3"
        max="600"
        .value=${String(item.seconds)}
        @change=${(event: Event) => {
          const seconds = Math.round(Number((event.target as HTMLInputElement).value));
          this.#edit(index, { seconds: Math.min(600, Math.max(3, seconds || 12)) });
        }}
      />
      s</label
    >`;
  }

  #hour(which: "from" | "until", item: MediaItem, index: number): TemplateResult {
    return html`<label
      >${this.#texts[which]}
      <input
        type="time"
        .value=${item[which]}
        @change=${(event: Event) => this.#edit(index, { [which]: (event.target as HTMLInputElement).value || "00:00" })}
    /></label>`;
  }

  #day(
    item: MediaItem,
    index: number,
    { day, number }: { readonly day: string; readonly number: number },
  ): TemplateResult {
    const chosen = item.weekdays.includes(number);
    const others = item.weekdays.filter((one) => one !== number);
    return html`<label
      ><input
        type="checkbox"
        .checked=${chosen}
        @change=${() => this.#edit(index, { weekdays: chosen ? others : [...others, number].sort() })}
      />${day}</label
    >`;
  }

  #act(sign: string, words: string, off: boolean, act: () => void): TemplateResult {
    return html`<button
      type="button"
      class="button quiet"
      aria-label=${words}
      ?disabled=${off}
      @click=${act}
    >
      ${sign}
    </button>`;
  }
}

customElements.define("q-board-playlist", BoardPlaylist);
