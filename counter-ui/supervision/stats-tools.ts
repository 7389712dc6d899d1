import { html, nothing, type TemplateResult } from "lit";
import { printerIcon } from "../../ui/icons.ts";
import type { Texts } from "../../ui/texts/texts.ts";
import { type Comparison, lastDays, type PeriodOfDays } from "./stats-period.ts";

const presets = { today: 1, week: 7, month: 30, year: 365 } as const;
const comparisons = ["none", "before", "year", "free"] as const;

/** What the line of tools shows, and what each of its controls does. */
export interface Tools {
  readonly words: Texts["statistics"];
  readonly page: "overview" | "day" | "calibration";
  readonly today: string;
  readonly period: PeriodOfDays | null;
  readonly comparison: Comparison;
  readonly free: PeriodOfDays;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  /** When the figures were read, in words; empty before. */
  readonly readAt: string;
  readonly on: {
    readonly period: (period: PeriodOfDays) => void;
    readonly service: (id: string) => void;
    readonly comparison: (comparison: Comparison) => void;
    readonly free: (period: PeriodOfDays) => void;
  };
}

/** The period, the service, the comparison, and printing. */
export function toolsOf(tools: Tools): TemplateResult {
  const { words, page, period, services, readAt, on } = tools;
  const here = period ?? { from: "", to: "" };
  return html`<div class="tools">
    ${
      page === "day"
        ? dayField(words.day, here.to, (to) => on.period({ from: to, to }))
        : html`${dayField(words.from, here.from, (from) => on.period({ ...here, from }))}
            ${dayField(words.to, here.to, (to) => on.period({ ...here, to }))}${presetsOf(tools)}`
    }
    <label
      >${words.service}
      <select @change=${(event: Event) => on.service(chosenIn(event))}>
        <option value="">${words.everyService}</option>
        ${services.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select></label
    >
    ${page === "overview" ? comparisonOf(tools) : nothing}
    <span class="end">
      <span class="soft small">${readAt}</span>
      <button class="button" type="button" @click=${() => print()}>${printerIcon}${words.print}</button>
    </span>
  </div>`;
}

function dayField(label: string, value: string, changed: (day: string) => void): TemplateResult {
  return html`<label
    >${label}
    <input
      type="date"
      .value=${value}
      @change=${(event: Event) => {
        const day = chosenIn(event);
        if (day !== "") changed(day);
      }}
  /></label>`;
}

function chosenIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function presetsOf({ words, today, period, on }: Tools): TemplateResult {
  return html`<span class="presets">
    ${(Object.keys(presets) as (keyof typeof presets)[]).map((preset) => {
      const days = lastDays(today, presets[preset]);
      const chosen = period?.from === days.from && period.to === days.to;
      return html`<button
        class="button quiet"
        type="button"
        aria-pressed=${chosen ? "true" : "false"}
        @click=${() => on.period(days)}
      >
        ${words.presets[preset]}
      </button>`;
    })}
  </span>`;
}

function comparisonOf({ words, comparison, free, on }: Tools): TemplateResult {
  const texts = words.comparison;
  return html`<label
      >${texts.label}
      <select @change=${(event: Event) => on.comparison(chosenIn(event) as Comparison)}>
        ${comparisons.map(
          (each) =>
            html`<option value=${each} ?selected=${each === comparison}>${texts[each]}</option>`,
        )}
      </select></label
    >
    ${
      comparison === "free"
        ? html`${dayField(texts.from, free.from, (from) => on.free({ ...free, from }))}
          ${dayField(words.to, free.to, (to) => on.free({ ...free, to }))}`
        : nothing
    }`;
}
