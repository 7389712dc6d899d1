import { css, html, LitElement, nothing } from "lit";
import type { HealthReport } from "../../protocol/health.ts";
import type { Language } from "../../protocol/schema.ts";
import { healthText, troubles } from "../../ui/health-text.ts";
import { printerIcon, warningIcon } from "../../ui/icons.ts";
import { base } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";

/** So many troubles are told in full; of more, how many they are. */
const shownMax = 3;

/** One calm line on what is wrong with printers and screens: « Imprimante de l’accueil : plus de papier ». */
export class HealthLine extends LitElement {
  static override properties = { reports: { attribute: false }, language: {} };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }

      p {
        display: flex;
        flex-wrap: wrap;
        gap: var(--q-space-1) var(--q-space-5);
        padding: var(--q-space-1) var(--q-space-4);
        border-block: 1px solid var(--q-line);
        background: var(--q-surface);
        font-size: 0.9375rem;
        line-height: 1.4;
      }

      p.alert {
        border-color: var(--q-orange-strong);
        background: var(--q-orange-soft);
      }

      span.trouble {
        display: inline-flex;
        gap: var(--q-space-2);
        align-items: center;
        font-weight: 600;
      }

      .icon {
        flex: none;
        color: var(--q-orange-strong);
      }

      .more {
        color: var(--q-text-soft);
      }
    `,
  ];

  declare reports: readonly HealthReport[];
  declare language: Language;

  constructor() {
    super();
    this.reports = [];
    this.language = "fr";
  }

  override render() {
    const texts = textsFor(this.language);
    const told = troubles(this.reports).flatMap((report) => {
      const text = healthText(texts, report);
      return text === null ? [] : [{ report, text }];
    });
    const more = told.length - shownMax;
    const alert = told.some(({ report }) => report.level === "alert");
    return html`<div role="status" aria-label=${texts.health.region}>
      ${
        told.length === 0
          ? nothing
          : html`<p class=${alert ? "alert" : "warning"}>
              ${told.slice(0, shownMax).map(
                ({ report, text }) =>
                  html`<span class="trouble" data-component=${report.component}>
                    ${report.component.startsWith("printer") ? printerIcon : warningIcon}${text}
                  </span>`,
              )}
              ${more > 0 ? html`<span class="more">${texts.health.more(more)}</span>` : nothing}
            </p>`
      }
    </div>`;
  }
}

customElements.define("q-health-line", HealthLine);
