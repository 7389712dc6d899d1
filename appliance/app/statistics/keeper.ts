import type {
  StatisticsQuery,
  StatisticsReport,
  TableQuery,
} from "../../../protocol/statistics.ts";
import { type Facts, factsOf, type LocalTime, type Rows } from "./facts.ts";
import { type BareReport, reportOf } from "./report.ts";
import { type Names, type Table, tableOf } from "./tables.ts";

/** Older than this, the rows are read again after the answer, milliseconds. */
const freshMs = 60_000;
/** Older than this, nobody is answered from them, milliseconds. */
const staleMs = 10 * 60_000;

/** Reports that are kept as long as their rows. */
const reportsMax = 12;

/** Where the rows come from. */
export interface HistorySource {
  rows(): Rows;
}

/** What an answer may have in it. */
export interface Allowed {
  /** Figures of each agent: only as long as the site keeps them (0: never), by business day. */
  readonly agentsFrom: string | null;
}

/**
 * Keeps the rows as columns of numbers, so that a page costs no reading: they are read again after an answer when
 * they are more than a minute old, and before it when they are more than ten.
 */
export class StatisticsKeeper {
  readonly #source: HistorySource;
  readonly #local: LocalTime;
  readonly #now: () => number;
  #facts: Facts | null = null;
  #readAt = 0;
  readonly #reports = new Map<string, BareReport>();

  constructor(parts: { source: HistorySource; local: LocalTime; now: () => number }) {
    this.#source = parts.source;
    this.#local = parts.local;
    this.#now = parts.now;
  }

  /** True when the rows should be read again now that the answer is out. */
  get due(): boolean {
    return this.#now() - this.#readAt > freshMs;
  }

  refresh(): void {
    const now = this.#now();
    this.#facts = factsOf(this.#source.rows(), this.#local, now);
    this.#readAt = now;
    // What was asked before is asked again soon, and is then there at once.
    for (const key of this.#reports.keys()) {
      const [from, to, serviceId, agents] = JSON.parse(key) as [
        string,
        string,
        string | null,
        boolean,
      ];
      const query = { from, to, ...(serviceId === null ? {} : { serviceId }) };
      this.#reports.set(key, reportOf(this.#facts, query, { agents }));
    }
  }

  report(query: StatisticsQuery, allowed: Allowed): Omit<StatisticsReport, "names"> {
    const facts = this.#fresh();
    const agents = allowed.agentsFrom !== null && query.from >= allowed.agentsFrom;
    const key = JSON.stringify([query.from, query.to, query.serviceId ?? null, agents]);
    const report = this.#reports.get(key) ?? reportOf(facts, query, { agents });
    // The newest question last: the oldest is forgotten first.
    this.#reports.delete(key);
    this.#reports.set(key, report);
    const [oldest] = this.#reports.keys();
    if (this.#reports.size > reportsMax && oldest !== undefined) this.#reports.delete(oldest);
    return { ...report, at: this.#readAt };
  }

  table(query: TableQuery, allowed: Allowed, names: Names): Table {
    const facts = this.#fresh();
    const agents = allowed.agentsFrom !== null && query.from >= allowed.agentsFrom;
    return tableOf(facts, query, { report: reportOf(facts, query, { agents }), names, agents });
  }

  #fresh(): Facts {
    if (!this.#facts || this.#now() - this.#readAt > staleMs) this.refresh();
    if (!this.#facts) throw new Error("no rows were read");
    return this.#facts;
  }
}
