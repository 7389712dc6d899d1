import type { CounterFigures, Figures, StatisticsReport } from "../../protocol/statistics.ts";
import type { Texts } from "../../ui/texts/texts.ts";
import { categoryAxis, legend, letters, tooltip, valueAxis } from "./chart-parts.ts";
import type { ChartOption } from "./q-chart.ts";
import type { Numbers } from "./stats-numbers.ts";

/** What a drawing needs beside its figures. */
interface DrawingFacts {
  readonly words: Texts["statistics"];
  readonly numbers: Numbers;
}

const minuteMs = 60_000;

/** Whole minutes for a drawing; none where there is no value. */
function minutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 6_000) / 10;
}

/** One figure of each group, beside the compared period's: none where that has no such group. */
export interface Compared {
  readonly now: readonly Figures[];
  /** In the order of `now`; null without a comparison. */
  readonly past: readonly (Figures | null)[] | null;
}

/**
 * Bars of arrivals and a line of median waits, one of each a group. The compared period stands beside them: its bars are
 * outlines, its line is dashed.
 */
export function arrivalsAndWaits(
  { now: groups, past }: Compared,
  names: readonly string[],
  { words: texts, numbers }: DrawingFacts,
): ChartOption {
  const { figures, median, comparison } = texts;
  const wait = `${figures.wait}, ${median} (min)`;
  const before = (name: string) => `${name} — ${comparison.other}`;
  return (ink) => ({
    grid: { left: ink.rem * 2.5, right: ink.rem * 2.5, top: ink.rem * 2.5, bottom: ink.rem * 1.75 },
    legend: legend(ink),
    tooltip: tooltip(ink),
    xAxis: categoryAxis(ink, names),
    yAxis: [
      valueAxis(ink, "", { axisLabel: { ...letters(ink), formatter: numbers.count } }),
      valueAxis(ink, "", { splitLine: { show: false }, minInterval: 0 }),
    ],
    series: [
      {
        ...{ type: "bar", name: figures.arrivals, barMaxWidth: ink.rem * 2 },
        ...{
          itemStyle: { color: ink.accent, opacity: 0.45 },
          data: groups.map((one) => one.arrivals),
        },
      },
      ...(past
        ? [
            {
              ...{ type: "bar", name: before(figures.arrivals), barMaxWidth: ink.rem * 2 },
              itemStyle: { color: "transparent", borderColor: ink.accent, borderWidth: 1.5 },
              data: past.map((one) => one?.arrivals ?? null),
            },
          ]
        : []),
      {
        ...{ type: "line", name: wait, yAxisIndex: 1, connectNulls: true },
        ...{ color: ink.orange, lineStyle: { width: 2.5 }, symbolSize: groups.length > 60 ? 0 : 5 },
        data: groups.map((one) => minutes(one.wait.p50)),
      },
      ...(past
        ? [
            {
              ...{ type: "line", name: before(wait), yAxisIndex: 1, connectNulls: true },
              ...{ color: ink.orange, lineStyle: { width: 1.5, type: "dashed" }, symbolSize: 0 },
              data: past.map((one) => minutes(one?.wait.p50 ?? null)),
            },
          ]
        : []),
    ],
  });
}

/** Median and P90 of each service's waits; the compared period's as outlines. */
export function waitsByService(
  { now: services, past: earlier }: Compared,
  names: readonly string[],
  { words: texts }: DrawingFacts,
): ChartOption {
  const past = (name: string, colour: string, of: "p50" | "p90", width: number) => ({
    ...{ type: "bar", name: `${name} — ${texts.comparison.other}`, barMaxWidth: width },
    itemStyle: { color: "transparent", borderColor: colour, borderWidth: 1.5 },
    data: (earlier ?? []).map((one) => minutes(one?.wait[of] ?? null)),
  });
  return (ink) => ({
    grid: { left: ink.rem * 8, right: ink.rem * 1.5, top: ink.rem * 2, bottom: ink.rem * 1.75 },
    legend: legend(ink),
    tooltip: tooltip(ink),
    xAxis: valueAxis(ink, ""),
    yAxis: categoryAxis(ink, names, { inverse: true }),
    series: [
      {
        ...{ type: "bar", name: `${texts.median} (min)`, color: ink.accent, barMaxWidth: ink.rem },
        data: services.map(({ wait }) => minutes(wait.p50)),
      },
      ...(earlier ? [past(`${texts.median} (min)`, ink.accent, "p50", ink.rem)] : []),
      {
        ...{ type: "bar", name: "P90 (min)", color: ink.orange, barMaxWidth: ink.rem },
        data: services.map(({ wait }) => minutes(wait.p90)),
      },
      ...(earlier ? [past("P90 (min)", ink.orange, "p90", ink.rem)] : []),
    ],
  });
}

/** The week as a grid: the darker, the longer the median wait. */
export function weekGrid({ week }: StatisticsReport, { words: texts }: DrawingFacts): ChartOption {
  const hours = [...new Set(week.map(({ hour }) => hour))].sort((a, b) => a - b);
  const days = [...new Set(week.map(({ weekday }) => weekday))].sort((a, b) => a - b);
  const most = Math.max(1, ...week.map(({ waitP50 }) => minutes(waitP50) ?? 0));
  return (ink) => ({
    grid: { left: ink.rem * 6, right: ink.rem, top: ink.rem, bottom: ink.rem * 3.75 },
    tooltip: tooltip(ink, { trigger: "item" }),
    xAxis: categoryAxis(
      ink,
      hours.map((hour) => texts.hour(hour)),
    ),
    yAxis: categoryAxis(
      ink,
      days.map((day) => texts.weekdays[day] ?? ""),
      { inverse: true },
    ),
    visualMap: {
      ...{
        min: 0,
        max: most,
        orient: "horizontal",
        left: "center",
        bottom: 0,
        text: [`${most} min`, "0"],
      },
      ...{ itemHeight: ink.rem * 12, itemWidth: ink.rem * 0.75, textStyle: { color: ink.soft } },
      inRange: { color: [ink.accentSoft, ink.accent] },
    },
    series: [
      {
        ...{ type: "heatmap", name: `${texts.figures.wait}, ${texts.median} (min)` },
        itemStyle: { borderColor: ink.surface, borderWidth: 2 },
        data: week.map(({ weekday, hour, waitP50 }) => [
          ...[hours.indexOf(hour), days.indexOf(weekday)],
          minutes(waitP50) ?? "-",
        ]),
      },
    ],
  });
}

/** How counters' open time was used, and what was paused, in hours. */
export function useOfCounters(
  counters: readonly CounterFigures[],
  names: readonly string[],
  { words: texts }: DrawingFacts,
): ChartOption {
  const hours = (ms: number) => Math.round(ms / (6 * minuteMs)) / 10;
  const bar = (name: string, color: string, data: number[]) => ({
    ...{ type: "bar", stack: "open", name: `${name} (h)`, color, data },
  });
  return (ink) => ({
    grid: { left: ink.rem * 8, right: ink.rem * 1.5, top: ink.rem * 2, bottom: ink.rem * 1.75 },
    legend: legend(ink),
    tooltip: tooltip(ink),
    xAxis: valueAxis(ink, ""),
    yAxis: categoryAxis(ink, names, { inverse: true }),
    series: [
      bar(
        texts.serving,
        ink.accent,
        counters.map((one) => hours(one.servingMs)),
      ),
      bar(
        texts.calling,
        ink.violet,
        counters.map((one) => hours(one.callingMs)),
      ),
      bar(
        texts.idle,
        ink.line,
        counters.map((one) => hours(Math.max(0, one.openMs - one.servingMs - one.callingMs))),
      ),
      bar(
        texts.paused,
        ink.orange,
        counters.map((one) => hours(one.pausedMs ?? 0)),
      ),
    ],
  });
}

/** For each service, how many were called sooner, within and later than their ticket said. */
export function promises(
  rows: StatisticsReport["calibration"],
  names: readonly string[],
  { words: texts }: DrawingFacts,
): ChartOption {
  const share = (count: number, all: number) => Math.round((1000 * count) / Math.max(1, all)) / 10;
  const bar = (name: string, color: string, which: "earlier" | "within" | "later") => ({
    ...{ type: "bar", stack: "all", name: `${name} (%)`, color, barMaxWidth: 28 },
    data: rows.map((row) => share(row[which], row.tickets)),
  });
  const { calibration } = texts;
  return (ink) => ({
    grid: { left: ink.rem * 9, right: ink.rem * 1.5, top: ink.rem * 2, bottom: ink.rem * 1.75 },
    legend: legend(ink),
    tooltip: tooltip(ink),
    xAxis: valueAxis(ink, "", { max: 100 }),
    yAxis: categoryAxis(ink, names, { inverse: true }),
    series: [
      bar(calibration.earlier, ink.violet, "earlier"),
      bar(calibration.within, ink.ok, "within"),
      bar(calibration.later, ink.orange, "later"),
    ],
  });
}
