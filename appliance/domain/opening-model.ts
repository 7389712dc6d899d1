import type { BusinessDay, Instant, LocalText, ServiceId } from "./model.ts";

/** One period in which tickets are given; `day` is the business day in which it begins. */
export interface Opening {
  readonly from: Instant;
  readonly until: Instant;
  readonly day: BusinessDay;
}

/** A closed day ahead, as moments. */
export interface Closure {
  readonly from: Instant;
  readonly until: Instant;
  readonly label: LocalText;
}

/** Opening periods ahead, oldest first, and whether the last event about them left it open. */
export interface OpeningPlan {
  readonly openings: readonly Opening[];
  readonly open: boolean;
}

/** The key of the site's own plan; every other plan is of a service with hours of its own. */
export const sitePlan = "";

/**
 * When what is open. The rules know no time zones: whoever has a calendar plans the periods ahead, as moments, and
 * plans anew from `dueAt` on. Without any hours `dueAt` is null, and everything is open.
 */
export interface Hours {
  readonly plans: ReadonlyMap<ServiceId, OpeningPlan>;
  readonly closures: readonly Closure[];
  readonly dueAt: Instant | null;
}

export const noHours: Hours = { plans: new Map(), closures: [], dueAt: null };
