import { css, html, LitElement, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { base, buttons } from "../../ui/styles.ts";
import { adminTextsFor } from "../../ui/texts/admin-texts.ts";
import { formStyles } from "./form-styles.ts";
import { type ClosedPeriod, frenchHolidays } from "./holidays.ts";

/** The schema takes no more. */
const daysMax = 100;

const dayStyles = css`
  :host {
    gap: var(--q-space-2);
  }

  .day {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-2);
    align-items: center;
  }

  .day input[type="text"] {
    flex: 1 1 10rem;
    width: auto;
  }

  .day input[type="date"] {
    width: 10.5rem;
  }

  .button {
    min-height: 2.5rem;
    padding: 0.25em 0.75em;
  }
`;

/** Days on which the site is closed, with a label for the kiosk. Fires `q-change` with all of them in `detail`. */
export class ClosedDayList extends LitElement {
  static override properties = { value: { attribute: false }, language: { attribute: false } };
  static override styles = [base, buttons, formStyles, dayStyles];

  declare value: readonly ClosedPeriod[];
  declare language: Language;

  constructor() {
    super();
    this.value = [];
    this.language = "fr";
  }

  override render(): TemplateResult {
    const { days } = adminTextsFor(this.language);
    const year = new Date().getFullYear();
    return html`${this.value.map((day) => this.day(day))}
      ${this.value.length === 0 ? html`<p class="help">${days.none}</p>` : ""}
      <div class="row">
        <button type="button" class="button" @click=${() => this.add([this.next()])}>
          ${days.add}
        </button>
        ${[year, year + 1].map(
          (
            one,
          ) => html`<button type="button" class="button" @click=${() => this.add(frenchHolidays(one))}>
            ${days.holidays(one)}
          </button>`,
        )}
      </div>`;
  }

  private day(day: ClosedPeriod): TemplateResult {
    const { days } = adminTextsFor(this.language);
    const date = (key: "from" | "until") => html`<input
      type="date"
      aria-label=${days[key]}
      .value=${day[key]}
      @change=${(event: Event) => this.date(day, key, (event.target as HTMLInputElement).value)}
    />`;
    return html`<div class="day">
      ${date("from")} ${date("until")}
      <input
        type="text"
        maxlength="200"
        aria-label=${days.label}
        .value=${day.label[this.language] ?? day.label.fr}
        @change=${(event: Event) =>
          this.change(day, {
            ...day,
            label: { ...day.label, [this.language]: (event.target as HTMLInputElement).value },
          })}
      />
      <button
        type="button"
        class="button quiet"
        aria-label=${days.remove(day.label.fr)}
        @click=${() => this.change(day, null)}
      >
        ✕
      </button>
    </div>`;
  }

  /** The end never comes before the beginning. */
  private date(day: ClosedPeriod, key: "from" | "until", typed: string): void {
    if (typed === "") return;
    const next = { ...day, [key]: typed };
    if (next.until < next.from) next[key === "from" ? "until" : "from"] = typed;
    this.change(day, next);
  }

  private change(day: ClosedPeriod, next: ClosedPeriod | null): void {
    this.fire(this.value.flatMap((one) => (one === day ? (next ?? []) : one)));
  }

  private next(): ClosedPeriod {
    const today = new Date().toISOString().slice(0, 10);
    return { from: today, until: today, label: { fr: adminTextsFor("fr").days.fresh } };
  }

  private add(more: readonly ClosedPeriod[]): void {
    const there = new Set(this.value.map(({ from }) => from));
    const fresh = more.filter(({ from }) => more.length === 1 || !there.has(from));
    this.fire([...this.value, ...fresh]);
  }

  private fire(periods: readonly ClosedPeriod[]): void {
    const detail = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1)).slice(0, daysMax);
    this.dispatchEvent(new CustomEvent("q-change", { detail }));
  }
}

customElements.define("q-closed-days", ClosedDayList);
