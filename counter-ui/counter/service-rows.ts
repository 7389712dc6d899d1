import type { CurrentSession } from "../../protocol/http.ts";
import type { Level, ServiceState } from "../../protocol/views.ts";
import { serviceLevel } from "../../ui/format.ts";
import type { Facts } from "./facts.ts";

/** One line of the service table (rows E22, E44 to E48). */
export interface ServiceRow {
  readonly id: string;
  readonly name: { readonly fr: string; readonly en?: string; readonly es?: string };
  readonly prefix: string;
  readonly open: boolean;
  /** Null while the live figures are not here yet. */
  readonly figures: ServiceFigures | null;
  /** E31: this agent may serve it. */
  readonly allowed: boolean;
  /** The session serves it: only then can it be called (E43). */
  readonly served: boolean;
  /** The service's own recall option, or the site's (E01). */
  readonly recall: boolean;
}

export interface ServiceFigures {
  readonly waiting: number;
  /** Wait of the next visitor to call (E46); 0 when nobody waits. */
  readonly waitMs: number;
  readonly openCounters: number;
  readonly level: Level;
  readonly nextSince: number | null;
}

/** Every service of the site in its order, with what is known of it. */
export function serviceRows(facts: Facts): ServiceRow[] {
  const live = new Map(facts.services.map((service) => [service.id, service]));
  const known = facts.site?.services ?? [];
  const missing = facts.services.filter((service) => !known.some((k) => k.id === service.id));
  return [...known, ...missing].map((service) => rowOf(service, live.get(service.id), facts));
}

type Named = Pick<ServiceState, "id" | "name" | "prefix" | "open">;

function rowOf(named: Named, live: ServiceState | undefined, facts: Facts): ServiceRow {
  const { id, name, prefix, open } = live ?? named;
  return {
    id,
    name,
    prefix,
    open,
    figures: live ? figuresOf(live, facts.now) : null,
    allowed: isAllowed(facts.current, id),
    served: facts.current?.session?.serviceIds.includes(id) ?? false,
    recall: live?.recall ?? facts.state?.recall ?? false,
  };
}

function figuresOf(service: ServiceState, now: number): ServiceFigures {
  const { waiting, nextSince, openCounters } = service;
  const waitMs = waiting > 0 && nextSince !== null ? Math.max(0, now - nextSince) : 0;
  return { waiting, waitMs, openCounters, nextSince, level: serviceLevel(service, now) };
}

function isAllowed(current: CurrentSession | null | undefined, serviceId: string): boolean {
  const allowed = current?.agent.serviceIds ?? null;
  return allowed === null || allowed.includes(serviceId);
}

/** The served service whose next visitor has waited longest; null when nobody waits in any. */
export function longestWaiting(rows: readonly ServiceRow[]): ServiceRow | null {
  const waiting = rows.filter((row) => row.served && (row.figures?.waiting ?? 0) > 0);
  const since = (row: ServiceRow) => row.figures?.nextSince ?? Number.MAX_SAFE_INTEGER;
  return waiting.reduce<ServiceRow | null>(
    (best, row) => (best === null || since(row) < since(best) ? row : best),
    null,
  );
}
