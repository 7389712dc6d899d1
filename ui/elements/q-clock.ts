import { css, html, LitElement } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { ClockController } from "../controllers/clock-controller.ts";
import { formatDay, formatTime } from "../format.ts";
import { base } from "../styles.ts";

/** The site's time of day; with `day`, the date in words under it. */
export class Clock extends LitElement {
  static override properties = {
    now: { attribute: false },
    zone: {},
    language: {},
    day: { type: Boolean },
  };
  static override styles = [
    base,
    css`
      time {
        display: block;
        font-weight: 600;
        line-height: 1;
      }

      .day {
        margin-top: 0.35em;
        font-size: var(--q-clock-day, 0.42em);
        font-weight: 400;
        color: var(--q-text-soft);
      }

      .day::first-letter {
        text-transform: uppercase;
      }
    `,
  ];

  /** Box time, milliseconds. */
  declare now: () => number;
  declare zone: string;
  declare language: Language;
  declare day: boolean;

  constructor() {
    super();
    this.now = Date.now;
    this.zone = "";
    this.language = "fr";
    this.day = false;
    new ClockController(this, () => this.now());
  }

  override render() {
    const now = this.now();
    return html`<time class="number">${formatTime(now, this.zone, this.language)}</time>
      ${this.day ? html`<div class="day">${formatDay(now, this.zone, this.language)}</div>` : ""}`;
  }
}

customElements.define("q-clock", Clock);
