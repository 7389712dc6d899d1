import type { HealthLevel, HealthReport } from "../../protocol/health.ts";
import type { CounterAgent, CounterState, Level, ServiceState } from "../../protocol/views.ts";
import { serviceLevel } from "../../ui/format.ts";

/** A service's level, or that it gives no tickets. */
export type ServiceMood = Level | "closed";

export function moodOf(service: ServiceState, now: number): ServiceMood {
  const level = serviceLevel(service, now);
  return service.open || level !== "ok" ? level : "closed";
}

export type CounterPhaseShown = CounterState["phase"] | "wrapUp";

/** One counter as the page shows it: what anybody may know, joined with what staff know. */
export interface CounterFacts {
  readonly state: CounterState;
  readonly agent: CounterAgent | null;
  readonly phase: CounterPhaseShown;
  readonly linkLost: boolean;
}

export function countersOf(
  states: readonly CounterState[],
  agents: readonly CounterAgent[],
): CounterFacts[] {
  return states.map((state) => {
    const agent = agents.find(({ id }) => id === state.id) ?? null;
    const wrapping = agent?.session?.activity === "wrapUp";
    const phase = wrapping && state.phase !== "closed" ? "wrapUp" : state.phase;
    return { state, agent, phase, linkLost: (agent?.linkLostAt ?? null) !== null };
  });
}

const rank: Readonly<Record<HealthLevel, number>> = { alert: 0, warning: 1, ok: 2 };

/** Parts of the box by kind, the worst first; each kind has the worst level of its parts. */
export interface HealthKind {
  readonly kind: string;
  readonly level: HealthLevel;
  readonly parts: readonly HealthReport[];
}

export function healthKinds(reports: readonly HealthReport[]): HealthKind[] {
  const kinds = new Map<string, HealthReport[]>();
  for (const report of reports) {
    const kind = report.component.split(":")[0] ?? "";
    kinds.set(kind, [...(kinds.get(kind) ?? []), report]);
  }
  return [...kinds]
    .map(([kind, parts]) => {
      const sorted = [...parts].sort(
        (a, b) => rank[a.level] - rank[b.level] || (a.component < b.component ? -1 : 1),
      );
      return { kind, parts: sorted, level: sorted[0]?.level ?? "ok" };
    })
    .sort((a, b) => rank[a.level] - rank[b.level] || (a.kind < b.kind ? -1 : 1));
}
