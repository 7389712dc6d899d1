import { html, nothing, type TemplateResult } from "lit";
import { formatDay } from "../../ui/format.ts";
import { keyFigures } from "./stats-cards.ts";
import { promises } from "./stats-charts.ts";
import { hours } from "./stats-overview.ts";
import { chartPart, counterIn, nameIn, type StatsFacts, tablePart } from "./stats-parts.ts";
import {
  calibrationTable,
  definitionList,
  figureTable,
  reasonTable,
  useTable,
} from "./stats-tables.ts";

/** The report of one day: what a supervisor prints in the evening. */
export function dayReport(facts: StatsFacts): TemplateResult {
  const { words, report, numbers, language } = facts;
  const noon = Date.parse(`${report.to}T12:00:00Z`);
  const peak = [...report.hours].sort((a, b) => b.arrivals - a.arrivals)[0];
  const named = (key: string) => nameIn(facts, key);
  const { max } = report.total.wait;
  return html`<h2 class="title">${words.report.title(formatDay(noon, "UTC", language))}</h2>
    ${keyFigures({ words, numbers, total: report.total, past: null })}
    <p>
      ${peak ? words.report.peak(words.hour(Number(peak.key)), peak.arrivals) : nothing}
      ${max === null ? nothing : words.report.longest(`${numbers.minutes(max)} ${words.minutes}`)}
    </p>
    <div class="charts">
      ${hours(facts)}
      ${tablePart(facts, words.charts.counters, {
        table: "counters",
        body: useTable(words.counter, report.counters, (key) => counterIn(facts, key), facts),
      })}
      ${tablePart(facts, words.service, {
        table: "services",
        wide: true,
        body: figureTable(words.service, report.services, named, facts),
      })}
      ${tablePart(facts, words.charts.reasons, {
        table: "reasons",
        wide: true,
        body: reasonTable(report.reasons, named, facts),
      })}
    </div>
    ${definitionList(words)}`;
}

/** How often the truth fell within the range that was printed. */
export function calibration(facts: StatsFacts): TemplateResult {
  const { words, report, numbers } = facts;
  const rows = report.calibration;
  const [all] = rows;
  const texts = words.calibration;
  const name = (key: string) => (key === "" ? texts.all : nameIn(facts, key));
  const names = rows.map(({ key }) => name(key));
  const body = calibrationTable(rows, name, facts);
  return html`<h2 class="title">${texts.title}</h2>
    <p class="lead">
      ${all && all.tickets > 0 ? texts.lead(numbers.share(all.within, all.tickets), all.tickets) : texts.none}
    </p>
    <div class="charts single">
      ${chartPart(facts, texts.within, promises(rows, names, facts), { table: "calibration", body: () => body })}
    </div>
    <p class="soft">${texts.hint}</p>`;
}
