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
  readonly zone: string;
  readonly rollover: string;
}

/** A saved table: its bytes and what they are. */
export interface SavedTable {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * Figures of past days. It works beside the writer, on a connection and a thread of its own, so that no call waits
 * for it. Rejects when the thread fails or takes more than half a minute.
 */
export interface Statistics {
  /** A report without names: plain data of `protocol/statistics.ts`. */
  report(ask: StatisticsAsk, rules: StatisticsRules): Promise<object>;
  table(
    ask: StatisticsAsk & { readonly table: string; readonly format: string },
    rules: StatisticsRules,
  ): Promise<SavedTable>;
  close(): Promise<void>;
}
