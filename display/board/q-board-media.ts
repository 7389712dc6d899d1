import { css, html, LitElement, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { MediaItem } from "../../protocol/board.ts";
import { base } from "../../ui/styles.ts";
import { type LocalMoment, playable } from "./media-schedule.ts";

/** A film that does not begin, or does not end, gives its turn away after this. */
const filmMaxMs = 10 * 60_000;
/** A file that the browser cannot show is passed over, not tried all the time. */
const retryMs = 4_000;

/** Pictures and films of the site, one after the other. They never sound: the room listens for its numbers. */
export class BoardMedia extends LitElement {
  static override properties = {
    media: { attribute: false },
    moment: { attribute: false },
    place: { state: true },
  };
  static override styles = [
    base,
    css`
      :host {
        overflow: hidden;
        border-radius: calc(var(--u) * 3);
        background: var(--q-sunken);
      }

      img,
      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
    `,
  ];

  declare media: readonly MediaItem[];
  declare moment: () => LocalMoment;
  declare place: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = "";

  constructor() {
    super();
    this.media = [];
    this.moment = () => ({ weekday: 1, minute: 0 });
    this.place = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#shown = "";
  }

  /** What is shown now; null when the schedule has nothing. */
  get #item(): MediaItem | null {
    const list = playable(this.media, this.moment());
    return list[this.place % Math.max(1, list.length)] ?? null;
  }

  protected override updated(): void {
    const item = this.#item;
    const shown = item ? `${this.place} ${item.assetId}` : "";
    if (shown === this.#shown) return;
    this.#shown = shown;
    clearTimeout(this.#timer);
    if (item) this.#after(item.kind === "image" ? item.seconds * 1000 : filmMaxMs);
  }

  #after(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), ms);
  }

  #next(): void {
    // A list of one film begins again: the same place would be the same element, at its end.
    this.place += 1;
  }

  override render() {
    const item = this.#item;
    if (!item) return nothing;
    const source = `/v1/assets/${item.assetId}`;
    const failed = () => this.#after(retryMs);
    return html`${keyed(
      `${this.place} ${item.assetId}`,
      item.kind === "image"
        ? html`<img src=${source} alt="" @error=${failed} />`
        : html`<video
            src=${source}
            .muted=${true}
            autoplay
            playsinline
            aria-hidden="true"
            tabindex="-1"
            @ended=${() => this.#next()}
            @error=${failed}
          ></video>`,
    )}`;
  }
}

customElements.define("q-board-media", BoardMedia);
