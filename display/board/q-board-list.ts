import { css, html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Language } from "../../protocol/schema.ts";
import { base } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import type { ListedCall } from "./board-view.ts";
import { differs } from "./differs.ts";
import { longestWord } from "./longest-word.ts";
import { panel } from "./panel-styles.ts";

/** The calls before the current one, newest first: numbers large, the counters' words beside them. */
export class BoardList extends LitElement {
  static override properties = { calls: { attribute: false, hasChanged: differs }, language: {} };
  static override styles = [
    base,
    panel,
    css`
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: calc(var(--u) * 1.6);
        border-top: calc(var(--u) * 0.2) solid var(--q-line);
      }

      .label {
        font-size: calc(var(--u) * var(--listed, 8.6));
        font-weight: 700;
        line-height: 1;
      }

      .place {
        display: grid;
        justify-items: end;
        line-height: 1.05;
        text-align: end;
      }

      /* « ventanilla » has as much room as « guichet ». */
      .word {
        font-size: calc(var(--u) * min(3.4, 23.8 / var(--letters, 7)));
        color: var(--q-text-soft);
      }

      /* The longest word of a counter's label has room; longer labels take two lines. */
      .place strong {
        font-size: calc(
          var(--u) * min(var(--listed, 8.6) * 0.8, 6.9, 15 / var(--signs, 1), 30 / var(--all, 1))
        );
        text-wrap: balance;
      }

      @media (max-aspect-ratio: 1/1) {
        .place strong {
          font-size: calc(var(--u) * min(var(--listed, 8.6) * 0.8, 6.9));
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
    // One size for all rows: that of the longest.
    const letters = Math.max(
      ...this.calls.map(({ counter }) => longestWord(common.place(counter.place))),
    );
    return html`<section class="panel" aria-labelledby="title">
      <h2 id="title">${board.recent}</h2>
      <ul>
        ${repeat(
          this.calls,
          (call) => call.id,
          ({ label, counter }) => html`<li>
            <span class="label number">${label}</span>
            <span class="place number"
              ><span class="word" style=${`--letters:${letters}`}>${common.place(counter.place)}</span>
              <strong style=${`--signs:${longestWord(counter.label)};--all:${counter.label.length}`}>${counter.label}</strong></span
            >
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define("q-board-list", BoardList);
