import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, LocalText, Service, ServiceId } from "./model.ts";
import { noHours, type Opening, type OpeningPlan, sitePlan } from "./opening-model.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Configuration, State } from "./state.ts";

/** Whether anything opens or closes by the clock. */
export function hasHours({ site, services }: Pick<Configuration, "site" | "services">): boolean {
  const own = [...services.values()].some(({ hours }) => (hours ?? []).length > 0);
  return own || site.hours.length > 0 || site.closedDays.length > 0;
}

/** A new plan of the periods ahead; it replaces the one before. */
export function decidePlanHours(_state: State, command: CommandOf<"planHours">): Decision {
  const { plans, closures, renewAt } = command;
  return [{ type: "hoursPlanned", plans, closures, renewAt }];
}

export function applyHoursPlanned(state: State, event: EventOf<"hoursPlanned">, at: Instant): void {
  const plans = new Map<ServiceId, OpeningPlan>();
  for (const { id, openings } of event.plans)
    plans.set(id, { openings, open: isOpenIn({ openings }, at) });
  state.hours = { plans, closures: event.closures, dueAt: event.renewAt };
}

/** The clock reached an opening or a closing hour. */
export function applyHoursTurned(state: State, { id, open }: EventOf<"hoursTurned">): void {
  const plans = new Map(state.hours.plans);
  plans.set(id, { ...known(plans, id), open });
  state.hours = { ...state.hours, plans };
}

/** A change of the settings, or of the clock, makes the plan out of date. */
export function replan(state: State): void {
  if (hasHours(state)) state.hours = { ...state.hours, dueAt: 0 };
  else state.hours = noHours;
}

/** When a plan turns next, by what it told last; null when it does not any more. */
export function turnsAt({ openings, open }: OpeningPlan, after: Instant): Instant | null {
  if (open) return openingAt(openings, after)?.until ?? after;
  return openings.find(({ until }) => until > after)?.from ?? null;
}

/** Whether a moment lies in one of the periods. */
export function isOpenIn({ openings }: Pick<OpeningPlan, "openings">, at: Instant): boolean {
  return openingAt(openings, at) !== null;
}

function openingAt(openings: readonly Opening[], at: Instant): Opening | null {
  return openings.find(({ from, until }) => from <= at && at < until) ?? null;
}

/** The plan that a service follows; null: it is always open. */
function planOf({ hours }: State, service: Service): OpeningPlan | null {
  return hours.plans.get(service.hours === null ? sitePlan : service.id) ?? null;
}

/** Why a service gives no ticket. */
export type Closed = "switch" | "hours" | "closedDay" | "quota";

/** What visitors are told of a service's hours; of the site's, without a service. */
export interface OpenState {
  readonly closed: Closed | null;
  /** When it opens again; null when that is not known, or it is open. */
  readonly opensAt: Instant | null;
  /** When it closes; null when it does not, or is closed. */
  readonly closesAt: Instant | null;
}

/** Whether a service gives tickets at a moment, and until or from when. */
export function openStateOf(state: State, service: Service, at: Instant): OpenState {
  const plan = planOf(state, service);
  if (!service.open) return { closed: "switch", opensAt: null, closesAt: null };
  const byClock = stateOfPlan(state, plan, at);
  if (byClock.closed !== null || !isQuotaReached(state, service)) return byClock;
  const later = plan?.openings.find(({ day }) => day > state.day);
  return { closed: "quota", opensAt: later?.from ?? null, closesAt: null };
}

/** The same for the site as a whole, by its own hours. */
export function siteOpenState(state: State, at: Instant): OpenState {
  return stateOfPlan(state, state.hours.plans.get(sitePlan) ?? null, at);
}

function stateOfPlan(state: State, plan: OpeningPlan | null, at: Instant): OpenState {
  if (!plan) return { closed: null, opensAt: null, closesAt: null };
  const now = openingAt(plan.openings, at);
  if (now) return { closed: null, opensAt: null, closesAt: now.until };
  const next = plan.openings.find(({ from }) => from > at);
  const closed = closedLabel(state, at) === null ? "hours" : "closedDay";
  return { closed, opensAt: next?.from ?? null, closesAt: null };
}

/** Why the day is a closed one, for visitors; null on any other day. */
export function closedLabel({ hours }: State, at: Instant): LocalText | null {
  return hours.closures.find(({ from, until }) => from <= at && at < until)?.label ?? null;
}

function isQuotaReached(state: State, { id, quotaPerDay }: Service): boolean {
  return quotaPerDay !== null && (state.issuedToday.get(id) ?? 0) >= quotaPerDay;
}

/** The refusal for a visitor who asks a closed service for a ticket; null while it is open. */
export function closedFor(state: State, service: Service, at: Instant): Refusal | null {
  const { closed, opensAt } = openStateOf(state, service, at);
  if (closed === null) return null;
  const facts = { serviceId: service.id, ...(opensAt === null ? {} : { opensAt }) };
  return closed === "quota"
    ? refuse("quotaReached", facts)
    : refuse("serviceClosed", { ...facts, why: closed });
}
