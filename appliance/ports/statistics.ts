import type { Language } from "../domain/model.ts";
/** What a page of statistics asks for; the business days are within the period. */
export interface StatisticsAsk {
  readonly from: string;
  readonly to: string;
  readonly serviceId?: string | undefined;
}

/** What the site lets be told, and what its ids are called. */
export interface StatisticsRules {
  /** Figures of single agents from this business day on; null: never. */
  readonly agentsFrom: string | null;
  readonly names: Readonly<Record<string, string>>;
  /** Of the heads of saved tables. */
  readonly language: Language;
  /** The business day that goes on. */
  readonly today: string;
  readonly zone: string;
  readonly rollover: string;
}

/** An answer: its bytes and what they are. */
export interface SavedReport {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** A saved table, made part by part while it is read; whoever leaves off early ends it. */
export interface SavedTable {
  readonly parts: AsyncIterable<Uint8Array>;
  readonly mediaType: string;
}

/** The table has more rows than its format can hold. */
export class TooManyRows extends Error {
  override readonly name = "TooManyRows";
  readonly rows: number;
  readonly max: number;
  constructor(rows: number, max: number) {
    super(`${rows} rows, where ${max} have room`);
    this.rows = rows;
    this.max = max;
  }
}

/**
 * Figures of past days. It works beside the writer, on a connection and a thread of its own, so that no call waits
 * for it: a long table is made in parts, between which other questions are answered. Rejects when the thread fails or
 * takes more than half a minute for an answer or a part.
 */
export interface Statistics {
  /**
   * Somebody may soon ask: what a question needs is started, or stays a while longer. What fails is told to the log.
   */
  prepare(rules: StatisticsRules): void;
  /** A report of `protocol/statistics.ts`, as JSON. */
  report(ask: StatisticsAsk, rules: StatisticsRules): Promise<SavedReport>;
  /** @throws TooManyRows, as a rejection. */
  table(
    ask: StatisticsAsk & { readonly table: string; readonly format: string },
    rules: StatisticsRules,
  ): Promise<SavedTable>;
  close(): Promise<void>;
}
