import { html, nothing, type TemplateResult } from "lit";
import { daysDrawn, type Figures, lengthOf } from "../../protocol/statistics.ts";
import { keyFigures } from "./stats-cards.ts";
import {
  arrivalsAndWaits,
  type Compared,
  useOfCounters,
  waitsByService,
  weekGrid,
} from "./stats-charts.ts";
import {
  chartPart,
  counterIn,
  filesOf,
  nameIn,
  type StatsFacts,
  tablePart,
} from "./stats-parts.ts";
import {
  comparisonTable,
  definitionList,
  figureTable,
  reasonTable,
  useTable,
} from "./stats-tables.ts";

/** The figures of a period in every way that they are grouped. */
export function overview(facts: StatsFacts): TemplateResult {
  const { words, report, past, numbers } = facts;
  return html`${keyFigures({ words, numbers, total: report.total, past: past?.total ?? null })}
    ${past ? compared(facts) : nothing}
    <div class="charts">
      ${spans(facts)} ${hours(facts)} ${week(facts)} ${services(facts)} ${counters(facts)}
      ${tablePart(facts, words.charts.reasons, {
        table: "reasons",
        wide: true,
        body: () => reasonTable(report.reasons, (key) => nameIn(facts, key), facts),
      })}
      ${agents(facts)}
    </div>
    <p class="rows">
      ${words.rows} — ${words.tickets} ${filesOf(facts, "tickets", words.tickets)} · ${words.visits}
      ${filesOf(facts, "visits", words.visits)}
    </p>
    ${definitionList(words)}`;
}

function compared(facts: StatsFacts): TemplateResult {
  const { words, report, past, language } = facts;
  if (!past) return html``;
  const date = (day: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
      Date.parse(`${day}T00:00:00Z`),
    );
  return html`<section>
    <header><h2>${words.comparison.against(date(past.from), date(past.to))}</h2></header>
    ${comparisonTable(report.total, past.total, facts)}
  </section>`;
}

function spans(facts: StatsFacts): TemplateResult {
  const { words, report, past } = facts;
  const byWeek = lengthOf(report) > daysDrawn;
  const groups = byWeek ? report.weeks : report.days;
  const name = (key: string) =>
    byWeek ? words.weekOf(key.slice(6)) : key.slice(5).split("-").reverse().join("/");
  const first = byWeek ? words.week : words.day;
  return chartPart(
    facts,
    byWeek ? words.charts.weeks : words.charts.days,
    drawn(facts, groups, name, inTurn(groups, byWeek ? past?.weeks : past?.days)),
    {
      table: byWeek ? "weeks" : "days",
      body: () => figureTable(first, groups, (key) => key, facts),
    },
  );
}

/** Days and weeks of two periods stand side by side in their turn: the first beside the first. */
function inTurn(groups: readonly Figures[], past: readonly Figures[] | undefined): Compared {
  return { now: groups, past: past ? groups.map((_group, n) => past[n] ?? null) : null };
}

/** Hours and services are the same ones in both. */
function byKey(groups: readonly Figures[], past: readonly Figures[] | undefined): Compared {
  const known = new Map(past?.map((group) => [group.key, group]));
  return { now: groups, past: past ? groups.map(({ key }) => known.get(key) ?? null) : null };
}

function drawn(
  facts: StatsFacts,
  groups: readonly Figures[],
  name: (key: string) => string,
  compared: Compared,
) {
  return arrivalsAndWaits(
    compared,
    groups.map(({ key }) => name(key)),
    facts,
  );
}

/** By the hour: on the overview and in the day's report. */
export function hours(facts: StatsFacts): TemplateResult {
  const { words, report, past } = facts;
  const name = (key: string) => words.hour(Number(key));
  return chartPart(
    facts,
    words.charts.hours,
    drawn(facts, report.hours, name, byKey(report.hours, past?.hours)),
    {
      table: "hours",
      body: () => figureTable(words.hourHead, report.hours, name, facts),
    },
  );
}

function week(facts: StatsFacts): TemplateResult {
  const { words, report } = facts;
  const name = (key: string) => words.weekdays[Number(key)] ?? "";
  return chartPart(facts, words.charts.week, weekGrid(report, facts), {
    table: "weekdays",
    body: () => figureTable(words.charts.weekdays, report.weekdays, name, facts),
  });
}

function services(facts: StatsFacts): TemplateResult {
  const { words, report, past } = facts;
  const named = (key: string) => nameIn(facts, key);
  const names = report.services.map(({ key }) => named(key));
  return chartPart(
    facts,
    words.charts.services,
    waitsByService(byKey(report.services, past?.services), names, facts),
    {
      table: "services",
      body: () => figureTable(words.service, report.services, named, facts),
    },
  );
}

function counters(facts: StatsFacts): TemplateResult {
  const { words, report } = facts;
  const named = (key: string) => counterIn(facts, key);
  const names = report.counters.map(({ key }) => named(key));
  return chartPart(facts, words.charts.counters, useOfCounters(report.counters, names, facts), {
    table: "counters",
    body: () => useTable(words.counter, report.counters, named, facts),
  });
}

function agents(facts: StatsFacts): TemplateResult {
  const { words } = facts;
  const { agents } = facts.report;
  if (!agents) return html`<p class="soft">${words.agentsOff}</p>`;
  return tablePart(facts, words.charts.agents, {
    table: "agents",
    body: () => useTable(words.agent, agents, (key) => nameIn(facts, key), facts),
  });
}
