import { css, html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Language } from "../../protocol/schema.ts";
import { base } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import type { ListedCall } from "./board-view.ts";

/** The calls before the current one, newest first. */
export class BoardList extends LitElement {
  static override properties = { calls: { attribute: false }, language: {} };
  static override styles = [
    base,
    css`
      :host {
        width: calc(var(--u) * 58);
        min-height: 0;
      }

      section {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        height: 100%;
        padding: calc(var(--u) * 3) calc(var(--u) * 3.5);
        border-radius: calc(var(--u) * 3);
        background: var(--q-sunken);
      }

      h2 {
        padding-bottom: calc(var(--u) * 2);
        font-size: calc(var(--u) * 4.2);
        font-weight: 600;
        color: var(--q-text-soft);
      }

      ul {
        display: grid;
        grid-template-rows: repeat(5, minmax(0, 1fr));
        min-height: 0;
      }

      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: calc(var(--u) * 2);
        border-top: calc(var(--u) * 0.2) solid var(--q-line);
      }

      .label {
        font-size: calc(var(--u) * 8.6);
        font-weight: 700;
        line-height: 1;
      }

      .place {
        font-size: calc(var(--u) * 5);
        text-align: end;
        line-height: 1.1;
      }

      @media (max-aspect-ratio: 1/1) {
        :host {
          width: auto;
        }

        ul {
          grid-template-rows: repeat(5, calc(var(--u) * 11));
        }
      }
    `,
  ];

  declare calls: readonly ListedCall[];
  declare language: Language;

  constructor() {
    super();
    this.calls = [];
    this.language = "fr";
  }

  override render() {
    if (this.calls.length === 0) return nothing;
    const { board, common } = textsFor(this.language);
    return html`<section aria-labelledby="title">
      <h2 id="title">${board.recent}</h2>
      <ul>
        ${repeat(
          this.calls,
          (call) => call.id,
          ({ label, counter }) => html`<li>
            <span class="label number">${label}</span>
            <span class="place number">${common.placeName(counter.place, counter.label)}</span>
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define("q-board-list", BoardList);
