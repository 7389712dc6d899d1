import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import type { SosState } from "../../protocol/views.ts";
import { formatCounterNumber, formatTime } from "../../ui/format.ts";
import { warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { staff } from "./staff-styles.ts";
import type { CounterTexts } from "./step-element.ts";

/** Alarms of the site on every open counter (row E51). Fires `q-alarm-go` and `q-alarm-close` with the alarm. */
export class AlarmBanner extends LitElement {
  static override properties = {
    alarms: { attribute: false },
    mine: { attribute: false },
    texts: { attribute: false },
    language: { attribute: false },
    zone: { attribute: false },
    busy: { attribute: false },
  };

  static override styles = [
    base,
    buttons,
    staff,
    css`
      /* Several stand beside each other: what lies below keeps its room, and the acts stay in view. */
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--least, 100%)), 1fr));
        max-height: 9.5rem;
        overflow: auto;
      }

      ul.several {
        --least: 25rem;
      }

      ul.several .what {
        flex-basis: 12rem;
        gap: var(--q-space-2);
        font-size: var(--q-size-2);
        line-height: 1.25;
      }

      ul.several li {
        flex-wrap: nowrap;
        padding-inline: var(--q-space-3);
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--q-space-2) var(--q-space-4);
        padding: var(--q-space-2) var(--q-space-4);
        border-top: 1px solid var(--staff-on-alarm);
        border-inline-start: 1px solid var(--staff-on-alarm);
        margin-inline-start: -1px;
        background: var(--staff-alarm);
        color: var(--staff-on-alarm);
      }

      .what {
        display: flex;
        flex: 1 1 16rem;
        align-items: center;
        gap: var(--q-space-3);
        font-size: var(--q-size-3);
        font-weight: 700;
      }

      .going {
        font-weight: 600;
      }

      .button {
        --back: var(--q-surface);
        --front: var(--q-text);
        --edge: var(--q-surface);

        min-width: 8rem;
      }

      :focus-visible {
        outline-color: var(--staff-on-alarm);
        outline-offset: -0.375rem;
      }

      .button:focus-visible {
        outline-color: var(--q-focus);
      }

      @media (max-width: 599px) {
        ul {
          max-height: 12.5rem;
        }

        li,
        ul.several li {
          flex-wrap: wrap;
          padding: var(--q-space-2) var(--q-space-3);
        }

        .what {
          flex-basis: 9rem;
          gap: var(--q-space-2);
          font-size: var(--q-size-2);
          line-height: 1.25;
        }

        .button {
          min-width: 6rem;
          padding-inline: var(--q-space-3);
        }
      }
    `,
  ];

  declare alarms: readonly SosState[];
  /** This page's own counter: its alarm has other words. */
  declare mine: string;
  declare texts: CounterTexts;
  declare language: Language;
  declare zone: string;
  /** The alarm whose command is on its way. */
  declare busy: string | null;

  constructor() {
    super();
    this.alarms = [];
    this.mine = "";
    this.language = "fr";
    this.zone = "";
    this.busy = null;
  }

  override render() {
    return html`<div role="alert" aria-label=${this.texts.sos.region}>
      ${this.alarms.length === 0 ? nothing : html`<ul class=${this.alarms.length > 1 ? "several" : "one"}>${this.alarms.map((sos) => this.line(sos))}</ul>`}
    </div>`;
  }

  private line(sos: SosState): TemplateResult {
    const { sos: texts, title } = this.texts;
    const mine = sos.counter.id === this.mine;
    const time = formatTime(sos.raisedAt, this.zone, this.language);
    const place = title(sos.counter.place, formatCounterNumber(sos.counter.label));
    const answered = sos.acknowledgedAt !== null;
    return html`<li>
      <span class="what">${warningIcon}<span>${mine ? texts.mine(time) : texts.raised(place, time)}</span></span>
      ${answered ? html`<span class="going">${this.going(sos)}</span>` : nothing}
      ${
        answered || mine
          ? this.press(sos, texts.close, "q-alarm-close")
          : this.press(sos, texts.go, "q-alarm-go")
      }
    </li>`;
  }

  private going({ acknowledgedBy }: SosState): string {
    const { sos, placeName } = this.texts;
    if (acknowledgedBy === null) return sos.somebodyGoing;
    const { place, label } = acknowledgedBy;
    return sos.going(placeName(place, formatCounterNumber(label)));
  }

  private press(sos: SosState, label: string, event: string): TemplateResult {
    return html`<button
      type="button"
      class="button"
      aria-disabled=${this.busy === null ? "false" : "true"}
      @click=${() => this.busy === null && this.dispatchEvent(new CustomEvent(event, { detail: sos }))}
    >
      ${label}
    </button>`;
  }
}

customElements.define("q-alarms", AlarmBanner);
