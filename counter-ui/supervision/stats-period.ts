import { lengthOf } from "../../protocol/statistics.ts";

const dayMs = 24 * 3_600_000;

/** Business days, both within the period. */
export interface PeriodOfDays {
  readonly from: string;
  readonly to: string;
}

/** The date at the site, `2026-11-23`; the device's own where the zone is unknown. */
export function siteDay(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat("en-CA", zone === "" ? {} : { timeZone: zone });
  return format.format(at);
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** So many days, the last of them `to`. */
export function lastDays(to: string, days: number): PeriodOfDays {
  return { from: plusDays(to, 1 - days), to };
}

/** The period of the same length right before. */
export function before(period: PeriodOfDays): PeriodOfDays {
  return lastDays(plusDays(period.from, -1), lengthOf(period));
}

/** With what a period is compared; `free`: days of one's own choice. */
export type Comparison = "none" | "before" | "year" | "free";

/** The period to compare with; null for none. A year before is 52 weeks, so that Mondays meet Mondays. */
export function comparedPeriod(
  comparison: Comparison,
  period: PeriodOfDays,
  free: PeriodOfDays,
): PeriodOfDays | null {
  if (comparison === "none") return null;
  if (comparison === "free") return free;
  if (comparison === "before") return before(period);
  return { from: plusDays(period.from, -364), to: plusDays(period.to, -364) };
}
