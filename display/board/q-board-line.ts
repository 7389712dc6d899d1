import { css, html, LitElement } from "lit";
import { fitTo } from "../../ui/fit.ts";
import { base } from "../../ui/styles.ts";

/** Below this share of its size a message is for nobody any more. */
const smallest = 0.5;

/** A message to the room, on one line or two that stand still. */
export class BoardLine extends LitElement {
  static override properties = { text: { attribute: false } };
  static override styles = [
    base,
    css`
      :host {
        flex: 1;
        min-width: 0;
      }

      p {
        overflow: hidden;
        font-size: calc(var(--u) * 4.6 * var(--fit, 1));
        font-weight: 600;
        line-height: 1.12;
      }

      span {
        display: inline-block;
      }
    `,
  ];

  declare text: string;
  readonly #resized = new ResizeObserver(() => this.#fit());

  constructor() {
    super();
    this.text = "";
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
    const line = this.renderRoot.querySelector("p");
    if (line) fitTo(line, smallest, 2);
  }

  override render() {
    return html`<p role="status"><span>${this.text}</span></p>`;
  }
}

customElements.define("q-board-line", BoardLine);
