import { css, html, type TemplateResult } from "lit";
import type { Supervision } from "../../protocol/supervision.ts";
import { formatTime } from "../../ui/format.ts";
import { base, buttons } from "../../ui/styles.ts";
import { categoryAxis, legend, tooltip, valueAxis } from "./chart-parts.ts";
import type { ChartOption } from "./q-chart.ts";
import "./q-chart.ts";
import { roomStyles } from "./room-styles.ts";
import { SupervisionElement } from "./supervision-element.ts";

const minuteMs = 60_000;

/** Today so far: the figures, and the curve of arrivals and waits as it grows. */
export class RoomToday extends SupervisionElement {
  static override styles = [
    base,
    buttons,
    roomStyles,
    css`
      dl {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        padding: 0.625rem 1rem 0.25rem;
      }

      dl > div {
        display: flex;
        flex-direction: column-reverse;
      }

      dt {
        color: var(--q-text-soft);
        font-size: var(--q-size-1);
        white-space: nowrap;
      }

      dd {
        font-size: var(--q-size-4);
        font-weight: 700;
        line-height: 1.15;
        white-space: nowrap;
      }

      dd small {
        font-size: var(--q-size-1);
        font-weight: 600;
      }

      :host([wall]) dl {
        column-gap: 0.5rem;
      }

      :host([wall]) dt {
        font-size: 0.75rem;
      }

      .draw {
        flex: 1;
        min-height: 7rem;
        padding: 0.25rem 0.75rem 0.5rem;
      }

      .empty {
        padding: 1rem;
      }
    `,
  ];

  override render() {
    const { texts } = this;
    const { view } = this.room;
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">${texts.today}</h2>
        <span class="soft small end">${texts.curve}</span>
      </header>
      ${view ? this.figures(view) : html`<p class="empty soft">${texts.loading}</p>`}
      ${view && view.curve.length > 0 ? this.curve(view) : html`<p class="empty soft">${texts.curveEmpty}</p>`}
    </section>`;
  }

  private figures({ today }: Supervision): TemplateResult {
    const { texts } = this;
    const minutes = (ms: number | null) =>
      ms === null ? "–" : html`${Math.round(ms / minuteMs)} <small>min</small>`;
    const figure = (name: string, value: unknown) =>
      html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`;
    return html`<dl>
      ${figure(texts.arrived, today.arrived)} ${figure(texts.inRoom, today.waiting)}
      ${figure(texts.inHand, today.inHand)} ${figure(texts.received, today.received)}
      ${figure(texts.absentToday, today.absent)} ${figure(texts.median, minutes(today.waitMedianMs))}
      ${figure(texts.p90, minutes(today.waitP90Ms))}
    </dl>`;
  }

  private curve(view: Supervision): TemplateResult {
    const { texts } = this;
    const times = view.curve.map(({ at }) => formatTime(at, this.room.zone, this.language));
    return html`<div class="draw">
        <q-chart .label=${texts.curveHint} .option=${this.drawing(view, times)}></q-chart>
      </div>
      <div class="visually-hidden"><table>
        <caption>
          ${texts.curveHint}
        </caption>
        <tr>
          <th scope="col">${texts.quarter}</th>
          <th scope="col">${texts.arrivals}</th>
          <th scope="col">${texts.waits}</th>
        </tr>
        ${view.curve.map(
          ({ arrivals, waitMs }, index) =>
            html`<tr>
              <th scope="row">${times[index]}</th>
              <td>${arrivals}</td>
              <td>${waitMs === null ? "–" : texts.minutes(String(Math.round(waitMs / minuteMs)))}</td>
            </tr>`,
        )}
      </table></div>`;
  }

  private drawing({ curve }: Supervision, times: readonly string[]): ChartOption {
    const { texts } = this;
    return (ink) => ({
      grid: { left: ink.rem * 2, right: ink.rem * 2, top: ink.rem * 2.5, bottom: ink.rem * 1.5 },
      legend: legend(ink),
      tooltip: tooltip(ink),
      xAxis: categoryAxis(ink, times),
      yAxis: [
        valueAxis(ink, "", { splitNumber: 3 }),
        valueAxis(ink, "", { splitNumber: 3, splitLine: { show: false } }),
      ],
      series: [
        {
          ...{ type: "bar", name: texts.arrivals, itemStyle: { color: ink.accent, opacity: 0.45 } },
          ...{ data: curve.map(({ arrivals }) => arrivals), barMaxWidth: ink.rem * 1.5 },
        },
        {
          ...{ type: "line", name: `${texts.waits} (min)`, yAxisIndex: 1, connectNulls: true },
          ...{ symbolSize: 6, lineStyle: { width: 3 }, color: ink.orange },
          data: curve.map(({ waitMs }) => waitMs && Math.round(waitMs / minuteMs)),
        },
      ],
    });
  }
}

customElements.define("q-room-today", RoomToday);
