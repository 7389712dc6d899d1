import type { ChartInk } from "./q-chart.ts";

/** Letters of a chart, as the page's small text. */
export function letters({ soft, font, rem }: ChartInk) {
  return { color: soft, fontFamily: font, fontSize: rem * 0.8125 };
}

/** A quiet axis: a line where the values stand, none beside them. */
export function valueAxis(ink: ChartInk, name: string, more: object = {}) {
  return {
    type: "value",
    name,
    nameTextStyle: { ...letters(ink), align: "left" },
    axisLabel: letters(ink),
    splitLine: { lineStyle: { color: ink.line } },
    minInterval: 1,
    ...more,
  };
}

export function categoryAxis(ink: ChartInk, data: readonly string[], more: object = {}) {
  return {
    type: "category",
    data,
    axisLabel: { ...letters(ink), hideOverlap: true },
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
    ...more,
  };
}

export function tooltip(ink: ChartInk, more: object = {}) {
  return {
    trigger: "axis",
    backgroundColor: ink.surface,
    borderColor: ink.line,
    textStyle: { ...letters(ink), color: ink.text },
    confine: true,
    ...more,
  };
}

export function legend(ink: ChartInk, more: object = {}) {
  return {
    top: 0,
    right: 0,
    itemWidth: ink.rem,
    itemHeight: ink.rem * 0.625,
    textStyle: letters(ink),
    ...more,
  };
}
