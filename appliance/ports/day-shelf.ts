/** A closed day as it is kept: bytes, and what is needed to read them. Who worked stands apart, so that it can go. */
export interface KeptDay {
  readonly day: string;
  /** How many tickets it was made of. */
  readonly tickets: number;
  /** JSON: the words, and how many rows there are of each table. */
  readonly head: string;
  readonly body: Uint8Array;
  /** Null: figures of single agents are not kept for this day. */
  readonly agents: { readonly head: string; readonly body: Uint8Array } | null;
  readonly unfinished: boolean;
}

/** What is known of a kept day without reading it. */
export interface ShelvedDay {
  /** How many tickets it was made of. */
  readonly tickets: number;
  /** True when the figures of its agents are kept. */
  readonly agents: boolean;
  readonly unfinished: boolean;
}

/** Where closed days are kept: a cache that can be made again from the tables at any time. */
export interface DayShelf {
  /** `stamp`: what the days were made for, the log, the zone, the format. `seq`: the place of the log they stand at. */
  mark(): { readonly stamp: string; readonly seq: number };
  counts(): ReadonlyMap<string, ShelvedDay>;
  /** The kept days of a period, both ends within it, in their order. */
  days(from: string, to: string): readonly string[];
  get(day: string): KeptDay | null;
  /** All of it or nothing. */
  change(edit: {
    readonly clear: boolean;
    readonly put: readonly KeptDay[];
    readonly remove: readonly string[];
    /** Figures of single agents of days before this one go; null: all of them. */
    readonly agentsFrom: string | null;
    readonly stamp: string;
    readonly seq: number;
  }): void;
}
