import type { BusAccess } from "../protocol/http.ts";

export interface Will {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
}

/** What a link is opened with. Topics are whole, the site's root included. */
export interface LinkOptions {
  readonly access: BusAccess;
  readonly clientId: string;
  readonly filters: readonly string[];
  readonly will: Will | null;
  /** Subscribed: from now on everything arrives. */
  opened(): void;
  message(topic: string, payload: string): void;
  /** Something came from the box, whatever it was. */
  heard(): void;
  /** Once, at the end. `refused`: the pass was not accepted, a new one is needed. */
  closed(why: "refused" | "lost"): void;
}

/** One connection to the bus; it never comes back by itself. */
export interface BusLink {
  publish(topic: string, payload: string, retain: boolean): void;
  /** Asks for a sign of life; whoever holds the link does so more often than every 10 s. */
  ping(): void;
  /** Ends at once, and calls `closed`. */
  close(): void;
}

export type OpenLink = (options: LinkOptions) => BusLink;
