import { css, html, LitElement } from "lit";
import type { BoardDesign } from "../../protocol/board.ts";
import type { Language } from "../../protocol/schema.ts";
import { base, buttons } from "../../ui/styles.ts";
import { boardStudioTextsFor } from "../../ui/texts/board-studio-texts.ts";

type Scene = "empty" | "call" | "full" | "closed";
const scenes: readonly Scene[] = ["empty", "call", "full", "closed"];

/** What the board's own page is told to draw; its `display/board/preview.ts` names the parts. */
export interface PreviewContent {
  readonly config: { readonly design: BoardDesign } & Readonly<Record<string, unknown>>;
  readonly site: object;
  readonly services: readonly object[];
  readonly counters: readonly object[];
}

/** The board's own page, small, drawing what the administrator is about to set. */
export class BoardPreview extends LitElement {
  static override properties = {
    content: { attribute: false },
    boardId: {},
    language: { attribute: false },
    scene: { state: true },
    width: { state: true },
  };
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        gap: var(--q-space-3);
      }

      .frame {
        position: relative;
        overflow: hidden;
        border-radius: var(--q-radius-1);
        background: #07151a;
      }

      .upright {
        width: min(100%, 20rem);
      }

      iframe {
        position: absolute;
        inset: 0 auto auto 0;
        border: 0;
        transform-origin: 0 0;
        pointer-events: none;
      }

      .scenes {
        display: flex;
        flex-wrap: wrap;
        gap: var(--q-space-2);
      }

      .button {
        min-height: 2.75rem;
      }
    `,
  ];

  declare content: PreviewContent | null;
  declare boardId: string;
  declare language: Language;
  declare scene: Scene;
  declare width: number;
  readonly #ready = (event: MessageEvent<unknown>) => this.#heard(event);
  readonly #resized = new ResizeObserver(() => {
    const frame = this.renderRoot.querySelector(".frame");
    if (frame) this.width = frame.clientWidth;
  });

  constructor() {
    super();
    this.content = null;
    this.boardId = "";
    this.language = "fr";
    this.scene = "full";
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("message", this.#ready);
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("message", this.#ready);
    this.#resized.disconnect();
  }

  get #frame(): HTMLIFrameElement | null {
    return this.renderRoot.querySelector("iframe");
  }

  #heard({ origin, data, source }: MessageEvent<unknown>): void {
    const kind = (data as { readonly kind?: unknown } | null)?.kind;
    if (origin !== location.origin || source !== this.#frame?.contentWindow) return;
    if (kind === "board-preview-ready") this.#tell();
  }

  #tell(): void {
    const { content, scene } = this;
    if (!content) return;
    const message = { kind: "board-preview", scene, ...content };
    this.#frame?.contentWindow?.postMessage(message, location.origin);
  }

  protected override updated(): void {
    this.#tell();
  }

  override render() {
    const { preview } = boardStudioTextsFor(this.language);
    const upright = this.content?.config.design.orientation === "portrait";
    const [width, height] = upright ? [1080, 1920] : [1920, 1080];
    const scale = this.width / width;
    return html`<div class="scenes" role="group" aria-label=${preview.scene}>
        ${scenes.map(
          (scene) => html`<button
            type="button"
            class=${this.scene === scene ? "button primary" : "button"}
            aria-pressed=${this.scene === scene ? "true" : "false"}
            @click=${() => {
              this.scene = scene;
            }}
          >
            ${preview.scenes[scene]}
          </button>`,
        )}
      </div>
      <div class=${upright ? "frame upright" : "frame"} style=${`aspect-ratio:${width}/${height}`}>
        <iframe
          title=${preview.frame}
          src=${`/board/${this.boardId}?preview`}
          width=${width}
          height=${height}
          tabindex="-1"
          style=${`transform:scale(${scale})`}
        ></iframe>
      </div>`;
  }
}

customElements.define("q-board-preview", BoardPreview);
