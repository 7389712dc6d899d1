import type {
  StatisticsQuery,
  StatisticsReport,
  TableQuery,
} from "../../../protocol/statistics.ts";
import type { StatisticsRules } from "../../ports/statistics.ts";
import { type ClosedDayParts, ClosedDays } from "./closed-days.ts";
import { type Facts, factsOf } from "./facts.ts";
import { reportOf } from "./report.ts";
import type { Table } from "./table.ts";
import { tableOf } from "./tables.ts";

/** Periods that stay in memory, a year some 10 MB: a page, its neighbour and the period that it is compared with. */
const factsMax = 3;
/** After so many reports of a year the loops are compiled: a year takes 60 ms then instead of 200. */
const looks = 3;

/**
 * Answers questions about days. Closed days are kept as columns and made again when the log says that something of
 * them changed; the day that goes on is read for each question that it belongs to.
 */
export class StatisticsKeeper {
  readonly #parts: ClosedDayParts;
  readonly #days: ClosedDays;
  readonly #facts = new Map<string, { readonly of: string; readonly facts: Facts }>();

  constructor(parts: ClosedDayParts) {
    this.#parts = parts;
    this.#days = new ClosedDays(parts);
  }

  /**
   * Makes what is missing and looks at a year a few times: what comes then finds the days read and the loops compiled.
   * Nothing but the days stays in memory.
   */
  prepare(rules: StatisticsRules): void {
    const from = `${Number(rules.today.slice(0, 4)) - 1}${rules.today.slice(4)}`;
    const period = { from, to: rules.today };
    const days = this.#days.between(period.from, period.to, rules);
    for (let look = 0; look < looks; look += 1) reportOf(factsOf(days), period);
  }

  report(query: StatisticsQuery, rules: StatisticsRules): StatisticsReport {
    const facts = this.#factsOf(query, rules);
    return { ...reportOf(facts, query), names: rules.names, at: this.#parts.now() };
  }

  table(query: TableQuery, rules: StatisticsRules): Table {
    const facts = this.#factsOf(query, rules);
    const { names, language } = rules;
    return tableOf(facts, query, { report: reportOf(facts, query), names, language });
  }

  #factsOf({ from, to, serviceId }: StatisticsQuery, rules: StatisticsRules): Facts {
    const facts = this.#period(from, to, serviceId, rules);
    // Figures of single agents are told for the whole period or not at all.
    const told = rules.agentsFrom !== null && from >= rules.agentsFrom;
    return told ? facts : { ...facts, agents: null };
  }

  #period(from: string, to: string, serviceId: string | undefined, rules: StatisticsRules): Facts {
    const days = this.#days.between(from, to, rules);
    // The day that goes on is another thing each time; the others change with the version of their shelf.
    const goesOn = rules.today >= from && rules.today <= to;
    const minute = Math.floor(this.#parts.now() / 60_000);
    const today = goesOn ? ` ${this.#days.looked} ${minute}` : "";
    const of = `${this.#days.version}${today}`;
    const key = JSON.stringify([from, to, serviceId ?? null, goesOn]);
    const known = this.#facts.get(key);
    const facts = known?.of === of ? known.facts : factsOf(days, serviceId);
    this.#facts.delete(key);
    this.#facts.set(key, { of, facts });
    const [oldest] = this.#facts.keys();
    if (this.#facts.size > factsMax && oldest !== undefined) this.#facts.delete(oldest);
    return facts;
  }
}
