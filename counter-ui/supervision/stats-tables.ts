import { html, type TemplateResult } from "lit";
import type {
  Calibration,
  CounterFigures,
  Figures,
  ReasonFigures,
  Spread,
} from "../../protocol/statistics.ts";
import type { Texts } from "../../ui/texts/texts.ts";

type StatisticsTexts = Texts["statistics"];
type Cell = string | number;

/** A time in minutes with one decimal; a dash where there is none. */
export function inMinutes(ms: number | null): string {
  return ms === null ? "–" : (ms / 60_000).toFixed(1);
}

export function percent(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((100 * part) / whole)}\u202f%` : "–";
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${head[0] ?? ""}>
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function spreadHead(what: string, { mean, median, max }: StatisticsTexts): string[] {
  return [mean, median, "P80", "P90", "P95", max].map((share) => `${what} ${share} (min)`);
}

function spreadCells({ mean, p50, p80, p90, p95, max }: Spread): string[] {
  return [mean, p50, p80, p90, p95, max].map(inMinutes);
}

/** Figures of groups, all of them: the drawing shows a few, the table everything. */
export function figureTable(
  first: string,
  groups: readonly Figures[],
  name: (key: string) => string,
  texts: StatisticsTexts,
): TemplateResult {
  const { figures } = texts;
  const counts = [
    "arrivals",
    "called",
    "received",
    "noShows",
    "unserved",
    "recalls",
    "repeats",
    "transfers",
    "putBacks",
  ] as const;
  const head = [
    ...[first, ...counts.map((count) => figures[count])],
    ...spreadHead(figures.wait, texts),
    ...[`${figures.arrive} ${texts.median} (min)`, `${figures.arrive} P90 (min)`],
    ...spreadHead(figures.serve, texts),
  ];
  return table(
    head,
    groups.map((group) => [
      ...[name(group.key), ...counts.map((count) => group[count])],
      ...spreadCells(group.wait),
      ...[inMinutes(group.arrive.p50), inMinutes(group.arrive.p90)],
      ...spreadCells(group.serve),
    ]),
  );
}

export function useTable(
  first: string,
  rows: readonly CounterFigures[],
  name: (key: string) => string,
  texts: StatisticsTexts,
): TemplateResult {
  return table(
    [
      first,
      `${texts.open} (min)`,
      `${texts.serving} (min)`,
      `${texts.calling} (min)`,
      texts.figures.received,
      texts.occupation,
    ],
    rows.map(({ key, openMs, servingMs, callingMs, received }) => [
      ...[name(key), inMinutes(openMs), inMinutes(servingMs), inMinutes(callingMs), received],
      percent(servingMs, openMs),
    ]),
  );
}

export function reasonTable(
  rows: readonly ReasonFigures[],
  name: (key: string) => string,
  texts: StatisticsTexts,
): TemplateResult {
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  return table(
    [
      texts.service,
      texts.reason,
      texts.count,
      texts.share,
      ...spreadHead(texts.figures.serve, texts),
    ],
    rows.map(({ key, serviceKey, count, serve }) => [
      ...[name(serviceKey), key === "" ? texts.noReason : name(key), count, percent(count, all)],
      ...spreadCells(serve),
    ]),
  );
}

export function calibrationTable(
  rows: readonly Calibration[],
  name: (key: string) => string,
  texts: StatisticsTexts,
): TemplateResult {
  const { calibration } = texts;
  return table(
    [
      texts.service,
      texts.count,
      calibration.earlier,
      calibration.within,
      calibration.later,
      texts.share,
      `${calibration.width} (min)`,
      `${calibration.error} (min)`,
    ],
    rows.map(({ key, tickets, earlier, within, later, widthMean, errorP50 }) => [
      ...[key === "" ? calibration.all : name(key), tickets, earlier, within, later],
      ...[percent(within, tickets), inMinutes(widthMean), inMinutes(errorP50)],
    ]),
  );
}

/** What each figure counts, beside the figures. */
export function definitionList({
  definitions,
  figures,
  occupation,
}: StatisticsTexts): TemplateResult {
  const keys = ["arrivals", "wait", "arrive", "serve", "noShows", "unserved"] as const;
  const said = [
    ...keys.map((key) => [figures[key], definitions[key]] as const),
    [occupation, definitions.occupation] as const,
  ];
  return html`<section class="definitions">
    <h2>${definitions.title}</h2>
    <ul>
      ${said.map(([name, text]) => html`<li><strong>${name}</strong> — ${text}</li>`)}
      <li>${definitions.percentile}</li>
      <li>${definitions.hours}</li>
    </ul>
  </section>`;
}
