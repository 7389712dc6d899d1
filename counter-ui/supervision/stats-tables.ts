import { html, type TemplateResult } from "lit";
import type {
  Calibration,
  CounterFigures,
  Figures,
  ReasonFigures,
  Spread,
} from "../../protocol/statistics.ts";
import type { Texts } from "../../ui/texts/texts.ts";
import type { Numbers } from "./stats-numbers.ts";

type StatisticsTexts = Texts["statistics"];
type Cell = string | number;

/** What a table needs beside its rows. */
export interface TableFacts {
  readonly words: StatisticsTexts;
  readonly numbers: Numbers;
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${head[0] ?? ""}>
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

function spreadCells({ mean, p50, p80, p90, p95, max }: Spread, { minutes }: Numbers): string[] {
  return [mean, p50, p80, p90, p95, max].map(minutes);
}

/** Figures of groups, all of them: the drawing shows a few, the table everything. */
export function figureTable(
  first: string,
  groups: readonly Figures[],
  name: (key: string) => string,
  { words: texts, numbers }: TableFacts,
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
      ...[name(group.key), ...counts.map((count) => numbers.count(group[count]))],
      ...spreadCells(group.wait, numbers),
      ...[numbers.minutes(group.arrive.p50), numbers.minutes(group.arrive.p90)],
      ...spreadCells(group.serve, numbers),
    ]),
  );
}

export function useTable(
  first: string,
  rows: readonly CounterFigures[],
  name: (key: string) => string,
  { words: texts, numbers }: TableFacts,
): TemplateResult {
  return table(
    [
      first,
      `${texts.open} (min)`,
      `${texts.paused} (min)`,
      `${texts.serving} (min)`,
      `${texts.calling} (min)`,
      texts.figures.received,
      texts.occupation,
    ],
    rows.map(({ key, openMs, pausedMs, servingMs, callingMs, received }) => [
      ...[
        name(key),
        numbers.minutes(openMs),
        numbers.minutes(pausedMs),
        numbers.minutes(servingMs),
        numbers.minutes(callingMs),
        numbers.count(received),
      ],
      numbers.share(servingMs, openMs),
    ]),
  );
}

export function reasonTable(
  rows: readonly ReasonFigures[],
  name: (key: string) => string,
  { words: texts, numbers }: TableFacts,
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
      ...[
        name(serviceKey),
        key === "" ? texts.noReason : name(key),
        numbers.count(count),
        numbers.share(count, all),
      ],
      ...spreadCells(serve, numbers),
    ]),
  );
}

export function calibrationTable(
  rows: readonly Calibration[],
  name: (key: string) => string,
  { words: texts, numbers }: TableFacts,
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
      ...[
        key === "" ? calibration.all : name(key),
        ...[tickets, earlier, within, later].map(numbers.count),
      ],
      ...[numbers.share(within, tickets), numbers.minutes(widthMean), numbers.minutes(errorP50)],
    ]),
  );
}

/** Two periods side by side: every count, and the spread of every time. */
export function comparisonTable(
  now: Figures,
  then: Figures,
  { words, numbers }: TableFacts,
): TemplateResult {
  const { figures, comparison, mean, median, max } = words;
  const counts = ["arrivals", "called", "received", "noShows", "unserved", "recalls"] as const;
  const more = ["repeats", "transfers", "putBacks"] as const;
  const shares = [
    ...([[mean, "mean"] as const, [median, "p50"] as const, ["P80", "p80"] as const] as const),
    ...([["P90", "p90"] as const, ["P95", "p95"] as const, [max, "max"] as const] as const),
  ];
  const times = (["wait", "arrive", "serve"] as const).flatMap((key) =>
    shares.map(([name, of]) => [
      ...[`${figures[key]}, ${name} (min)`, numbers.minutes(now[key][of])],
      ...[numbers.minutes(then[key][of]), numbers.change(now[key][of], then[key][of])],
    ]),
  );
  const rows = [...counts, ...more].map((key) => [
    ...[figures[key], numbers.count(now[key]), numbers.count(then[key])],
    numbers.change(now[key], then[key]),
  ]);
  const head = [comparison.figure, comparison.now, comparison.other, comparison.change];
  return table(head, [...rows, ...times]);
}

/** What each figure counts, beside the figures. */
export function definitionList({
  definitions,
  figures,
  occupation,
  open,
  paused,
}: StatisticsTexts): TemplateResult {
  const keys = [
    ...(["arrivals", "received", "noShows", "unserved", "recalls", "transfers"] as const),
    ...(["wait", "arrive", "serve"] as const),
  ];
  const said = [
    ...keys.map((key) => [figures[key], definitions[key]] as const),
    [open, definitions.open] as const,
    [paused, definitions.paused] as const,
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
