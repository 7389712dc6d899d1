import type { Command } from "../domain/commands.ts";
import { sitePlan } from "../domain/opening-model.ts";
import type { OpenPeriod } from "../domain/site-options.ts";
import type { State } from "../domain/state.ts";
import type { Calendar } from "../ports/world.ts";

/** How far ahead opening periods are planned, and how long such a plan is used. */
const plannedDays = 14;
const renewMs = 7 * 24 * 60 * 60_000;

/** The command that plans the opening periods ahead; null while the plan that is there will do. */
export function hoursToPlan(state: State, now: number, calendar: Calendar): Command | null {
  const { dueAt } = state.hours;
  if (dueAt === null || dueAt > now) return null;
  const { zone, closedDays, rollover } = state.site;
  const planOf = (id: string, hours: readonly OpenPeriod[]) => ({
    id,
    openings: calendar
      .openings({ zone, hours, closedDays }, now, plannedDays)
      .map(({ start: from, end: until }) => ({
        ...{ from, until, day: calendar.businessDay(from, zone, rollover) },
      })),
  });
  const own = [...state.services.values()].flatMap(({ id, hours }) =>
    hours === null ? [] : [planOf(id, hours)],
  );
  return {
    type: "planHours",
    plans: [planOf(sitePlan, state.site.hours), ...own],
    closures: calendar
      .closures({ zone, hours: [], closedDays }, now, plannedDays)
      .map(({ start: from, end: until, label }) => ({ from, until, label })),
    renewAt: now + renewMs,
  };
}
