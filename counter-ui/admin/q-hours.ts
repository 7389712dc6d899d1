import { css, html, LitElement, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { base, buttons } from "../../ui/styles.ts";
import { adminTextsFor } from "../../ui/texts/admin-texts.ts";
import { formStyles } from "./form-styles.ts";
import { timeOf } from "./time-text.ts";

/** One opening of a weekday, local: `08:30` to `12:00`. */
export interface Period {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** A Monday, for the names of the days. */
const monday = Date.UTC(2026, 0, 5);
const dayMs = 86_400_000;

const hoursStyles = css`
  :host {
    gap: var(--q-space-2);
  }

  .day {
    display: grid;
    grid-template-columns: 7rem minmax(0, 1fr);
    gap: var(--q-space-3);
    align-items: start;
    padding-block: var(--q-space-1);
    border-block-end: 1px solid var(--q-line);
  }

  .day strong {
    padding-block: 0.625rem;
  }

  .periods,
  .period {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-2) var(--q-space-4);
    align-items: center;
    min-height: 2.75rem;
  }

  .period {
    gap: var(--q-space-2);
  }

  input.short {
    width: 7rem;
  }

  .button {
    min-height: 2.5rem;
    padding: 0.25em 0.75em;
  }
`;

/** The opening hours of a week. Fires `q-change` with the periods in `detail`; none at all is « always open ». */
export class WeekHours extends LitElement {
  static override properties = { value: { attribute: false }, language: { attribute: false } };
  static override styles = [base, buttons, formStyles, hoursStyles];

  declare value: readonly Period[];
  declare language: Language;

  constructor() {
    super();
    this.value = [];
    this.language = "fr";
  }

  override render(): TemplateResult {
    const { hours } = adminTextsFor(this.language);
    return html`<div class="row">
        <button type="button" class="button" @click=${() => this.fire(officeWeek())}>
          ${hours.office}
        </button>
        <button type="button" class="button" @click=${() => this.copyMonday()}>${hours.copy}</button>
        <button type="button" class="button" @click=${() => this.fire([])}>${hours.always}</button>
      </div>
      ${this.value.length === 0 ? html`<p class="help">${hours.none}</p>` : ""}
      ${weekdays.map((day) => this.day(day))}`;
  }

  private day(weekday: number): TemplateResult {
    const { hours } = adminTextsFor(this.language);
    const name = new Intl.DateTimeFormat(this.language, {
      weekday: "long",
      timeZone: "UTC",
    }).format(monday + (weekday - 1) * dayMs);
    const mine = this.value.filter((period) => period.weekday === weekday);
    return html`<div class="day" role="group" aria-label=${name}>
      <strong>${name}</strong>
      <div class="periods">
        ${mine.map((period) => this.period(period, name))}
        ${mine.length === 0 && this.value.length > 0 ? html`<span class="unit">${hours.closed}</span>` : ""}
        ${
          mine.length < 3
            ? html`<button
                type="button"
                class="button quiet"
                aria-label=${`${hours.add}, ${name}`}
                @click=${() => this.add(weekday, mine)}
              >
                + ${hours.add}
              </button>`
            : ""
        }
      </div>
    </div>`;
  }

  private period(period: Period, day: string): TemplateResult {
    const { hours } = adminTextsFor(this.language);
    const input = (key: "from" | "until") => html`<input
      type="text"
      inputmode="numeric"
      maxlength="6"
      class="short"
      aria-label=${`${day}, ${hours[key]}`}
      .value=${period[key] === "24:00" ? "23:59" : period[key]}
      @change=${(event: Event) => this.typed(period, key, event.target as HTMLInputElement)}
    />`;
    return html`<span class="period"
      >${input("from")}–${input("until")}<button
        type="button"
        class="button quiet"
        aria-label=${`${hours.remove}, ${day} ${period.from}`}
        @click=${() => this.change(period, null)}
      >
        ✕
      </button></span
    >`;
  }

  /** What is no time goes back to what was there. */
  private typed(period: Period, key: "from" | "until", input: HTMLInputElement): void {
    const time = timeOf(input.value);
    if (time === null) input.value = period[key];
    else this.change(period, { ...period, [key]: time });
  }

  private change(period: Period, next: Period | null): void {
    this.fire(this.value.flatMap((one) => (one === period ? (next ?? []) : one)));
  }

  private add(weekday: number, mine: readonly Period[]): void {
    const last = mine.at(-1);
    const next = last && last.until < "13:30" ? ["13:30", "17:00"] : ["08:30", "12:00"];
    const [from = "", until = ""] = last && last.until >= "13:30" ? [last.until, "23:59"] : next;
    this.fire([...this.value, { weekday, from, until }]);
  }

  private copyMonday(): void {
    const mondays = this.value.filter(({ weekday }) => weekday === 1);
    const kept = this.value.filter(({ weekday }) => weekday === 1 || weekday > 5);
    const copies = [2, 3, 4, 5].flatMap((weekday) => mondays.map((one) => ({ ...one, weekday })));
    this.fire([...kept, ...copies]);
  }

  private fire(periods: readonly Period[]): void {
    const detail = [...periods].sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
    this.dispatchEvent(new CustomEvent("q-change", { detail }));
  }
}

function officeWeek(): Period[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: "08:30", until: "12:00" },
    { weekday, from: "13:30", until: "17:00" },
  ]);
}

customElements.define("q-week-hours", WeekHours);
