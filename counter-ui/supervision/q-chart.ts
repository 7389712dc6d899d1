import { BarChart, HeatmapChart, LineChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { css, html, LitElement } from "lit";
import { base } from "../../ui/styles.ts";

use([
  BarChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** The page's colours and letters, as they are in this theme. */
export interface ChartInk {
  readonly text: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly orange: string;
  readonly violet: string;
  readonly ok: string;
  readonly red: string;
  readonly font: string;
  /** CSS pixels of one rem. */
  readonly rem: number;
}

export type ChartOption = (ink: ChartInk) => EChartsCoreOption;

/** So many CSS pixels below the window a drawing is as good as seen. */
const nearPx = 100;

/**
 * A drawing as SVG, in the colours of the page's theme; its table stands beside it for who cannot see it. One that
 * is below the window is drawn after what is in it was painted: a page of a year has a dozen.
 */
export class Chart extends LitElement {
  static override properties = {
    option: { attribute: false },
    label: { attribute: false },
  };

  static override styles = [
    base,
    css`
      :host,
      .chart {
        width: 100%;
        height: 100%;
        min-height: 0;
      }

      .chart {
        position: absolute;
        inset: 0;
      }

      /* Of its own size whatever is drawn in it: a drawing does not have the page laid out anew. */
      :host {
        position: relative;
        contain: strict;
      }

      /* Paper has another width than the screen: the drawing is made smaller, not drawn anew. */
      @media print {
        .chart > div,
        .chart svg {
          width: 100% !important;
          height: 100% !important;
        }
      }
    `,
  ];

  declare option: ChartOption | null;
  /** What the drawing shows, in a sentence. */
  declare label: string;
  #chart: EChartsType | null = null;
  #later: ReturnType<typeof setTimeout> | undefined;
  #drawn: Promise<void> = Promise.resolve();
  #stop: (() => void)[] = [];

  constructor() {
    super();
    this.option = null;
    this.label = "";
  }

  override render() {
    return html`<div class="chart" role="img" aria-label=${this.label}></div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const resized = new ResizeObserver(() => this.#resize());
    resized.observe(this);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const print = matchMedia("print");
    const draw = () => this.#draw();
    dark.addEventListener("change", draw);
    print.addEventListener("change", draw);
    this.#stop = [
      () => resized.disconnect(),
      () => dark.removeEventListener("change", draw),
      () => print.removeEventListener("change", draw),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop.splice(0)) stop();
    clearTimeout(this.#later);
    this.#chart?.dispose();
    this.#chart = null;
  }

  override updated(): void {
    clearTimeout(this.#later);
    const inSight = this.getBoundingClientRect().top < innerHeight + nearPx;
    // After every other drawing has looked where it is: one that is drawn in between has the page laid out again.
    if (inSight) this.#drawn = this.#drawSoon();
    else requestAnimationFrame(() => requestAnimationFrame(() => this.#drawLater()));
  }

  /** Resolves once what is in sight is drawn. */
  override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await this.#drawn;
    return done;
  }

  async #drawSoon(): Promise<void> {
    await null;
    if (this.isConnected) this.#draw();
  }

  /** A task of its own, after the frame that is painted now. */
  #drawLater(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      if (this.isConnected) this.#draw();
    });
  }

  #draw(): void {
    const place = this.renderRoot.querySelector<HTMLElement>(".chart");
    if (!place || !this.option) return;
    this.#chart ??= init(place, null, { renderer: "svg" });
    this.#chart.setOption({ animation: false, ...this.option(inkOf(this)) }, true);
    this.#scalable();
  }

  /** On paper the size that was drawn for the screen stays. */
  #resize(): void {
    const chart = this.#chart;
    if (!chart || matchMedia("print").matches) return;
    const [width, height] = [this.clientWidth, this.clientHeight];
    // The observer begins by telling the size that the drawing was made for.
    if (chart.getWidth() === width && chart.getHeight() === height) return;
    chart.resize();
    this.#scalable();
  }

  /** Lets the style sheet scale the drawing: the SVG says what it was drawn for. */
  #scalable(): void {
    const chart = this.#chart;
    const svg = this.renderRoot.querySelector("svg");
    svg?.setAttribute("viewBox", `0 0 ${chart?.getWidth()} ${chart?.getHeight()}`);
  }
}

function inkOf(element: HTMLElement): ChartInk {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--q-${name}`).trim();
  return {
    text: colour("text"),
    soft: colour("text-soft"),
    line: colour("line"),
    surface: colour("surface"),
    accent: colour("accent"),
    accentSoft: colour("accent-soft"),
    orange: colour("orange-strong"),
    violet: colour("violet"),
    ok: colour("ok"),
    red: colour("red"),
    font: style.fontFamily,
    rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  };
}

customElements.define("q-chart", Chart);
