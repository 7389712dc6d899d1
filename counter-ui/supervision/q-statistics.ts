import { html, type PropertyValues, type TemplateResult } from "lit";
import { lengthOf, type StatisticsReport } from "../../protocol/statistics.ts";
import { formatTime } from "../../ui/format.ts";
import { base, buttons } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { roomStyles } from "./room-styles.ts";
import { calibration, dayReport } from "./stats-day.ts";
import { numbersOf } from "./stats-numbers.ts";
import { overview } from "./stats-overview.ts";
import type { StatsFacts } from "./stats-parts.ts";
import {
  before,
  type Comparison,
  comparedPeriod,
  lastDays,
  type PeriodOfDays,
  siteDay,
} from "./stats-period.ts";
import { statisticsStyles } from "./stats-styles.ts";
import { toolsOf } from "./stats-tools.ts";
import { SupervisionElement } from "./supervision-element.ts";

export type StatisticsPage = "overview" | "day" | "calibration";

const noDays: PeriodOfDays = { from: "", to: "" };
/** What the figures are of: another one of these, and they are asked for again. */
const asked = ["page", "period", "serviceId", "comparison", "free", "language"] as const;

/** The pages of statistics: a period's figures with their definitions, a day's report, the promised waits. */
export class Statistics extends SupervisionElement {
  static override properties = {
    page: { attribute: false },
    period: { state: true },
    serviceId: { state: true },
    comparison: { state: true },
    free: { state: true },
    report: { state: true },
    past: { state: true },
    failed: { state: true },
  };

  static override styles = [base, buttons, roomStyles, statisticsStyles];

  declare page: StatisticsPage;
  declare period: PeriodOfDays | null;
  declare serviceId: string;
  declare comparison: Comparison;
  /** The days that were chosen for a free comparison. */
  declare free: PeriodOfDays;
  declare report: StatisticsReport | null;
  /** The compared period. */
  declare past: StatisticsReport | null;
  declare failed: boolean;

  constructor() {
    super();
    this.page = "overview";
    this.period = null;
    this.serviceId = "";
    this.comparison = "none";
    this.free = noDays;
    this.report = null;
    this.past = null;
    this.failed = false;
  }

  private get words() {
    return textsFor(this.language).statistics;
  }

  /** Days are the site's: they are known once the box has said what time it is there. */
  override willUpdate(changed: PropertyValues): void {
    // Each page has another part of the figures.
    if (changed.has("page")) this.report = null;
    if (this.period || !this.room.view) return;
    const today = siteDay(this.room.view.at, this.room.zone);
    this.period = lastDays(today, this.page === "day" ? 1 : 30);
    this.free = before(this.period);
  }

  override updated(changed: PropertyValues): void {
    if (asked.some((name) => changed.has(name))) void this.read();
  }

  private async read(): Promise<void> {
    const { period } = this;
    if (!period || !(lengthOf(period) >= 1)) return;
    this.failed = false;
    const of = JSON.stringify(asked.map((name) => this[name]));
    const other = comparedPeriod(this.comparison, period, this.free);
    const [now, then] = await Promise.all([
      this.figuresOf(period),
      other && lengthOf(other) >= 1 ? this.figuresOf(other) : Promise.resolve(null),
    ]);
    if (of !== JSON.stringify(asked.map((name) => this[name]))) return;
    this.report = now;
    this.past = then;
    this.failed = now === null;
  }

  private async figuresOf(period: PeriodOfDays): Promise<StatisticsReport | null> {
    const of = this.page === "calibration" ? "calibration" : "figures";
    const told = await this.room.ask<StatisticsReport>(
      `/v1/statistics?${this.query(period, { of })}`,
    );
    return told.ok ? told.body : null;
  }

  private query({ from, to }: PeriodOfDays, more: Record<string, string> = {}): string {
    const service = this.serviceId === "" ? {} : { serviceId: this.serviceId };
    return new URLSearchParams({
      from,
      to,
      language: this.language,
      ...service,
      ...more,
    }).toString();
  }

  override render() {
    const { words, report } = this;
    return html`${this.tools()}
      ${
        this.failed
          ? html`<p class="note" role="alert">
              ${words.failed}
              <button class="button" type="button" @click=${() => void this.read()}>${words.again}</button>
            </p>`
          : report
            ? this.content(report)
            : html`<p class="note" role="status">${words.loading}</p>`
      }`;
  }

  private content(report: StatisticsReport): TemplateResult {
    const { words, language, page, past } = this;
    if (report.total.arrivals === 0 && report.total.called === 0)
      return html`<p class="note" role="status">${words.empty}</p>`;
    const numbers = numbersOf(language);
    const href = (table: string, format: string) =>
      `/v1/statistics/table?${this.query(report, { table, format })}`;
    const facts: StatsFacts = { words, numbers, language, report, past, href };
    if (page === "calibration") return calibration(facts);
    return page === "day" ? dayReport(facts) : overview(facts);
  }

  private tools(): TemplateResult {
    const { words, page, period, comparison, free, report, room } = this;
    return toolsOf({
      ...{ words, page, period, comparison, free },
      today: siteDay(room.now, room.zone),
      services: (room.site?.services ?? []).map(({ id }) => ({ id, name: this.serviceName(id) })),
      readAt: report ? words.readAt(formatTime(report.at, room.zone, this.language)) : "",
      on: {
        period: (chosen) => {
          this.period = chosen;
        },
        service: (id) => {
          this.serviceId = id;
        },
        comparison: (chosen) => {
          this.comparison = chosen;
        },
        free: (chosen) => {
          this.free = chosen;
        },
      },
    });
  }
}

customElements.define("q-statistics", Statistics);
