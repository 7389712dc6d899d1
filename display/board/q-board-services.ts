import { css, html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Language } from "../../protocol/schema.ts";
import { peopleIcon } from "../../ui/icons.ts";
import { base } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { differs } from "./differs.ts";
import { longestWord } from "./longest-word.ts";
import { panel } from "./panel-styles.ts";

/** One service as the board shows it. */
export interface WaitingRow {
  readonly id: string;
  readonly name: string;
  readonly waiting: number;
  readonly lowMinutes: number;
  readonly highMinutes: number;
  readonly open: boolean;
}

/** How many people wait in each service, and for how long about. */
export class BoardServices extends LitElement {
  static override properties = { rows: { attribute: false, hasChanged: differs }, language: {} };
  static override styles = [
    base,
    panel,
    css`

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: calc(var(--u) * 1.6);
        align-items: center;
        max-height: calc(var(--u) * 9);
        min-height: calc(var(--u) * 7.4);
        border-top: calc(var(--u) * 0.2) solid var(--q-line);
        font-size: calc(var(--u) * 3.8);
        line-height: 1.1;
      }

      /* The longest word of all has room on its line, and a name has two lines. */
      .name {
        display: -webkit-box;
        overflow: hidden;
        font-size: calc(var(--u) * min(3.8, 38 / var(--letters, 1)));
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
      }

      @media (max-aspect-ratio: 1/1) {
        .name {
          font-size: inherit;
        }
      }

      .people {
        display: inline-flex;
        align-items: center;
        gap: calc(var(--u) * 0.8);
        font-weight: 700;
      }

      .people .icon,
      .wait {
        color: var(--q-text-soft);
      }

      /* « sans attente » takes two lines rather than the room of a name; a figure stays whole. */
      .wait {
        width: min-content;
        min-width: calc(var(--u) * 12);
        font-size: calc(var(--u) * 3.2);
        text-align: end;
      }
    `,
  ];

  declare rows: readonly WaitingRow[];
  declare language: Language;

  constructor() {
    super();
    this.rows = [];
    this.language = "fr";
  }

  override render() {
    if (this.rows.length === 0) return nothing;
    const { board } = textsFor(this.language);
    const letters = Math.max(...this.rows.map(({ name }) => longestWord(name)));
    return html`<section class="panel" aria-labelledby="title">
      <h2 id="title">${board.waitingTitle}</h2>
      <ul style=${`--letters:${letters}`}>
        ${repeat(
          this.rows,
          ({ id }) => id,
          (row) => html`<li>
            <span class="name">${row.name}</span>
            <span class="people number"
              >${peopleIcon}${row.waiting}<span class="visually-hidden">
                ${board.waiting(row.waiting)}</span
              ></span
            >
            <span class="wait number">${row.open ? board.wait(row.lowMinutes, row.highMinutes) : board.closed}</span>
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define("q-board-services", BoardServices);
