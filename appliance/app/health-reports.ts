import type { HealthLevel, HealthReport } from "../../protocol/health.ts";
import { topics } from "../../protocol/topics.ts";
import type { Clock } from "../ports/world.ts";
import type { Publisher } from "./publisher.ts";

/** Parts that may report; a site has a few dozen devices. */
const componentsMax = 500;

/** What a part says of itself. `facts` holds what the sentence on a screen needs, and nothing personal. */
export interface HealthNews {
  readonly level: HealthLevel;
  /** A stable word: `paperOut`, `frozen`, `engineMissing`. */
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

type Body = Omit<HealthReport, "v" | "epoch" | "seq" | "at">;

/**
 * How the parts of the box are, as retained documents `health/{component}`. A part reports whenever it knows something;
 * only what is new is published. `since` stays while level and code stay.
 */
export interface HealthReports {
  report(component: string, news: HealthNews): void;
  /** The part is gone: a removed board, a printer that is configured no more. */
  forget(component: string): void;
  /** Every report, by its topic below the site's root. */
  bodies(): ReadonlyMap<string, Body>;
}

export function createHealthReports(parts: {
  readonly publisher: Publisher;
  readonly clock: Clock;
}): HealthReports {
  const { publisher, clock } = parts;
  const known = new Map<string, Body>();
  return {
    report(component, { level, code, facts = {} }) {
      const before = known.get(component);
      if (!before && known.size >= componentsMax) return;
      const same = before?.level === level && before.code === code;
      const since = same ? before.since : clock.now();
      const body: Body = { component, level, code, since, facts: { ...facts } };
      known.set(component, body);
      publisher.document(topics.health(component), body);
    },
    forget(component) {
      if (known.delete(component)) publisher.clear(topics.health(component));
    },
    bodies: () => new Map([...known].map(([component, body]) => [topics.health(component), body])),
  };
}
