import { html, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import type { Language } from "../../protocol/schema.ts";
import { type StatisticsReport, sheetRowsMax } from "../../protocol/statistics.ts";
import { formatCounterNumber } from "../../ui/format.ts";
import type { Texts } from "../../ui/texts/texts.ts";
import type { ChartOption } from "./q-chart.ts";
import "./q-chart.ts";
import type { Numbers } from "./stats-numbers.ts";

/** What every page of statistics is made from. */
export interface StatsFacts {
  readonly words: Texts["statistics"];
  readonly numbers: Numbers;
  readonly language: Language;
  readonly report: StatisticsReport;
  /** The compared period's; null without one. */
  readonly past: StatisticsReport | null;
  /** Where a table is saved from. */
  readonly href: (table: string, format: string) => string;
}

/** What an id is called. */
export function nameIn({ report }: StatsFacts, key: string): string {
  return report.names[key] ?? key;
}

export function counterIn(facts: StatsFacts, key: string): string {
  return formatCounterNumber(nameIn(facts, key));
}

/** A drawing with its table, which opens below it and is always on paper. */
export function chartPart(
  facts: StatsFacts,
  title: string,
  option: ChartOption,
  given: { readonly table: string; readonly body: () => TemplateResult },
): TemplateResult {
  return html`<section>
    <header><h2>${title}</h2>${filesOf(facts, given.table, title)}</header>
    <div class="draw"><q-chart .label=${title} .option=${option}></q-chart></div>
    <details>
      <summary>${facts.words.table}</summary>
      ${until(afterPaint().then(given.body))}
    </details>
  </section>`;
}

/** A folded table of a year has a thousand cells: what is in sight is painted first. */
async function afterPaint(): Promise<void> {
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
}

/**
 * A table without a drawing; a `wide` one has the page's whole width, so that no column is out of sight. The body of one
 * that stands below the window may be given as a function: it is made after what is in sight was painted.
 */
export function tablePart(
  facts: StatsFacts,
  title: string,
  {
    table,
    body,
    wide = false,
  }: {
    readonly table: string;
    readonly body: TemplateResult | (() => TemplateResult);
    readonly wide?: boolean;
  },
): TemplateResult {
  return html`<section class=${wide ? "wide" : ""}>
    <header><h2>${title}</h2>${filesOf(facts, table, title)}</header>
    ${typeof body === "function" ? until(afterPaint().then(body)) : body}
  </section>`;
}

/** Both files of a table; of one that is too long for a sheet, the one that holds it, and why. */
export function filesOf(
  { words, numbers, report, href }: StatsFacts,
  table: string,
  title: string,
): TemplateResult {
  const link = (format: string) =>
    html`<a
      href=${href(table, format)}
      download
      aria-label=${`${words.save} ${title}, ${format.toUpperCase()}`}
      >${format.toUpperCase()}</a
    >`;
  const rows = table === "tickets" || table === "visits" ? report.rows[table] : 0;
  if (rows < sheetRowsMax) return html`<span class="files">${link("csv")} ${link("xlsx")}</span>`;
  const why = words.tooManyRows(numbers.count(rows), numbers.count(sheetRowsMax - 1));
  return html`<span class="files">${link("csv")}</span> <span class="soft small">${why}</span>`;
}
