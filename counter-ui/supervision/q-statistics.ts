import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Figures, StatisticsReport } from "../../protocol/statistics.ts";
import { formatCounterNumber, formatDay, formatTime } from "../../ui/format.ts";
import { printerIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import type { ChartOption } from "./q-chart.ts";
import "./q-chart.ts";
import { roomStyles } from "./room-styles.ts";
import { keyFigures } from "./stats-cards.ts";
import {
  arrivalsAndWaits,
  promises,
  useOfCounters,
  waitsByService,
  weekGrid,
} from "./stats-charts.ts";
import { before, lastDays, lengthOf, type PeriodOfDays, siteDay } from "./stats-period.ts";
import { statisticsStyles } from "./stats-styles.ts";
import {
  calibrationTable,
  definitionList,
  figureTable,
  inMinutes,
  percent,
  reasonTable,
  useTable,
} from "./stats-tables.ts";
import { SupervisionElement } from "./supervision-element.ts";

export type StatisticsPage = "overview" | "day" | "calibration";

const presets = { today: 1, week: 7, month: 30, year: 365 } as const;

/** The pages of statistics: a period's figures with their definitions, a day's report, the promised waits. */
export class Statistics extends SupervisionElement {
  static override properties = {
    page: { attribute: false },
    period: { state: true },
    serviceId: { state: true },
    compared: { state: true },
    report: { state: true },
    earlier: { state: true },
    failed: { state: true },
  };

  static override styles = [base, buttons, roomStyles, statisticsStyles];

  declare page: StatisticsPage;
  declare period: PeriodOfDays | null;
  declare serviceId: string;
  declare compared: boolean;
  declare report: StatisticsReport | null;
  /** The period before, when it is compared. */
  declare earlier: StatisticsReport | null;
  declare failed: boolean;

  constructor() {
    super();
    this.page = "overview";
    this.period = null;
    this.serviceId = "";
    this.compared = false;
    this.report = null;
    this.earlier = null;
    this.failed = false;
  }

  private get words() {
    return textsFor(this.language).statistics;
  }

  override firstUpdated(): void {
    const today = siteDay(this.room.now, this.room.zone);
    this.period = lastDays(today, this.page === "day" ? 1 : 30);
  }

  override updated(changed: PropertyValues): void {
    if (["period", "serviceId", "compared"].some((name) => changed.has(name))) void this.read();
  }

  private async read(): Promise<void> {
    const { period, compared } = this;
    if (!period || !(lengthOf(period) >= 1)) return;
    this.failed = false;
    const [now, then] = await Promise.all([
      this.figuresOf(period),
      compared ? this.figuresOf(before(period)) : Promise.resolve(null),
    ]);
    if (this.period !== period) return;
    this.report = now;
    this.earlier = then;
    this.failed = now === null;
  }

  private async figuresOf(period: PeriodOfDays): Promise<StatisticsReport | null> {
    const told = await this.room.ask<StatisticsReport>(`/v1/statistics?${this.query(period)}`);
    return told.ok ? told.body : null;
  }

  private query({ from, to }: PeriodOfDays, more: Record<string, string> = {}): string {
    const service = this.serviceId === "" ? {} : { serviceId: this.serviceId };
    return new URLSearchParams({ from, to, ...service, ...more }).toString();
  }

  private name(key: string): string {
    return this.report?.names[key] ?? key;
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
            : html`<p class="note">${words.loading}</p>`
      }`;
  }

  private content(report: StatisticsReport): TemplateResult {
    const { words } = this;
    if (report.total.arrivals === 0 && report.total.called === 0)
      return html`<p class="note">${words.empty}</p>`;
    if (this.page === "calibration") return this.calibration(report);
    return this.page === "day" ? this.dayReport(report) : this.overview(report);
  }

  private tools(): TemplateResult {
    const { words, period } = this;
    const day = this.page === "day";
    const date = (which: "from" | "to", label: string) => html`<label
      >${label}
      <input
        type="date"
        .value=${period?.[which] ?? ""}
        @change=${(event: Event) => this.turn(which, (event.target as HTMLInputElement).value)}
    /></label>`;
    return html`<div class="tools">
      ${day ? date("to", words.day) : html`${date("from", words.from)} ${date("to", words.to)}${this.presets()}`}
      <label
        >${words.service}
        <select
          @change=${(event: Event) => {
            this.serviceId = (event.target as HTMLSelectElement).value;
          }}
        >
          <option value="">${words.everyService}</option>
          ${this.room.site?.services.map(({ id }) => html`<option value=${id}>${this.serviceName(id)}</option>`)}
        </select></label
      >
      ${
        this.page === "overview"
          ? html`<label class="tick"
              ><input
                type="checkbox"
                .checked=${this.compared}
                @change=${(event: Event) => {
                  this.compared = (event.target as HTMLInputElement).checked;
                }}
              />${words.compare}</label
            >`
          : nothing
      }
      <span class="soft small at">
        ${this.report ? words.readAt(formatTime(this.report.at, this.room.zone, this.language)) : nothing}
      </span>
      <button class="button" type="button" @click=${() => print()}>${printerIcon}${words.print}</button>
    </div>`;
  }

  private presets(): TemplateResult {
    const { words } = this;
    const today = siteDay(this.room.now, this.room.zone);
    return html`<span class="presets">
      ${(Object.keys(presets) as (keyof typeof presets)[]).map((preset) => {
        const period = lastDays(today, presets[preset]);
        const on = this.period?.from === period.from && this.period.to === period.to;
        return html`<button
          class="button quiet"
          type="button"
          aria-pressed=${on ? "true" : "false"}
          @click=${() => {
            this.period = period;
          }}
        >
          ${words.presets[preset]}
        </button>`;
      })}
    </span>`;
  }

  private turn(which: "from" | "to", day: string): void {
    if (!this.period || day === "") return;
    this.period = this.page === "day" ? { from: day, to: day } : { ...this.period, [which]: day };
  }

  private overview(report: StatisticsReport): TemplateResult {
    const { words } = this;
    const byWeek = lengthOf(report) > 92;
    const spans = byWeek ? report.weeks : report.days;
    const spanName = (key: string) => (byWeek ? key : key.slice(5).split("-").reverse().join("/"));
    const hour = (key: string) => words.hour(Number(key));
    const figure = (first: string, groups: readonly Figures[], name: (key: string) => string) =>
      figureTable(first, groups, name, words);
    const named = (key: string) => this.name(key);
    const counterName = (key: string) => formatCounterNumber(this.name(key));
    return html`${keyFigures(words, report.total, this.earlier?.total ?? null)}
      <div class="charts">
        ${this.chart(
          byWeek ? words.charts.weeks : words.charts.days,
          arrivalsAndWaits(
            spans,
            spans.map(({ key }) => spanName(key)),
            words,
          ),
          { table: byWeek ? "weeks" : "days", body: figure(words.day, spans, (key) => key) },
        )}
        ${this.chart(
          words.charts.hours,
          arrivalsAndWaits(
            report.hours,
            report.hours.map(({ key }) => hour(key)),
            words,
          ),
          { table: "hours", body: figure(words.charts.hours, report.hours, hour) },
        )}
        ${this.chart(words.charts.week, weekGrid(report, words), {
          table: "weekdays",
          body: figure(
            words.charts.weekdays,
            report.weekdays,
            (key) => words.weekdays[Number(key)] ?? "",
          ),
        })}
        ${this.chart(
          words.charts.services,
          waitsByService(
            report.services,
            report.services.map(({ key }) => named(key)),
            words,
          ),
          { table: "services", body: figure(words.service, report.services, named) },
        )}
        ${this.chart(
          words.charts.counters,
          useOfCounters(
            report.counters,
            report.counters.map(({ key }) => counterName(key)),
            words,
          ),
          { table: "counters", body: useTable(words.counter, report.counters, counterName, words) },
        )}
        ${this.section(words.charts.reasons, { table: "reasons", body: reasonTable(report.reasons, named, words) })}
        ${
          report.agents
            ? this.section(words.charts.agents, {
                table: "agents",
                body: useTable(words.agent, report.agents, named, words),
              })
            : html`<p class="soft">${words.agentsOff}</p>`
        }
      </div>
      <p class="rows">
        ${words.rows} : ${this.files("tickets", words.tickets)} · ${this.files("visits", words.visits)}
      </p>
      ${definitionList(words)}`;
  }

  private chart(
    title: string,
    option: ChartOption,
    given: { readonly table: string; readonly body: TemplateResult },
  ): TemplateResult {
    return html`<section>
      <header><h2>${title}</h2>${this.files(given.table)}</header>
      <div class="draw"><q-chart .label=${title} .option=${option}></q-chart></div>
      <details>
        <summary>${this.words.table}</summary>
        ${given.body}
      </details>
    </section>`;
  }

  private section(
    title: string,
    { table, body }: { readonly table: string; readonly body: TemplateResult },
  ): TemplateResult {
    return html`<section>
      <header><h2>${title}</h2>${this.files(table)}</header>
      ${body}
    </section>`;
  }

  private files(table: string, name = ""): TemplateResult {
    if (!this.period) return html``;
    const href = (format: string) =>
      `/v1/statistics/table?${this.query(this.period as PeriodOfDays, { table, format })}`;
    const link = (format: string) =>
      html`<a href=${href(format)} download aria-label=${`${this.words.save} ${name || table} ${format}`}
        >${format.toUpperCase()}</a
      >`;
    return html`<span class="files">${name} ${link("csv")} ${link("xlsx")}</span>`;
  }

  private dayReport(report: StatisticsReport): TemplateResult {
    const { words } = this;
    const noon = Date.parse(`${report.to}T12:00:00Z`);
    const peak = [...report.hours].sort((a, b) => b.arrivals - a.arrivals)[0];
    const hour = (key: string) => words.hour(Number(key));
    const named = (key: string) => this.name(key);
    return html`<h2 class="title">${words.report.title(formatDay(noon, "UTC", this.language))}</h2>
      ${keyFigures(words, report.total, this.earlier?.total ?? null)}
      <p>
        ${peak ? words.report.peak(hour(peak.key), peak.arrivals) : nothing}
        ${words.report.longest(`${inMinutes(report.total.wait.max)} min`)}
      </p>
      <div class="charts">
        ${this.chart(
          words.charts.hours,
          arrivalsAndWaits(
            report.hours,
            report.hours.map(({ key }) => hour(key)),
            words,
          ),
          { table: "hours", body: figureTable(words.charts.hours, report.hours, hour, words) },
        )}
        ${this.section(words.service, {
          table: "services",
          body: figureTable(words.service, report.services, named, words),
        })}
        ${this.section(words.charts.counters, {
          table: "counters",
          body: useTable(
            words.counter,
            report.counters,
            (key) => formatCounterNumber(this.name(key)),
            words,
          ),
        })}
      </div>
      ${definitionList(words)}`;
  }

  private calibration({ calibration }: StatisticsReport): TemplateResult {
    const { words } = this;
    const [all] = calibration;
    const texts = words.calibration;
    const name = (key: string) => (key === "" ? texts.all : this.name(key));
    return html`<h2 class="title">${texts.title}</h2>
      <p class="lead">
        ${all && all.tickets > 0 ? texts.lead(percent(all.within, all.tickets), all.tickets) : texts.none}
      </p>
      <div class="charts">
        ${this.chart(
          texts.within,
          promises(
            calibration,
            calibration.map(({ key }) => name(key)),
            words,
          ),
          {
            table: "calibration",
            body: calibrationTable(calibration, name, words),
          },
        )}
      </div>
      <p class="soft">${texts.hint}</p>`;
  }
}

customElements.define("q-statistics", Statistics);
