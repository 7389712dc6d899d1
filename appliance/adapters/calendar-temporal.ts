import { Temporal } from "temporal-polyfill";
import type { Calendar } from "../ports/world.ts";
import { closuresOf, openingsOf } from "./calendar-temporal-week.ts";

interface Day {
  readonly day: string;
  /** First moment of this business day, and of the next one. */
  readonly from: number;
  readonly until: number;
}

/** Days looked at from the day after the local date backwards: zones have skipped a date or gone back past midnight. */
const CANDIDATES = 4;

function timeOf(rollover: string): Temporal.PlainTime {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(rollover))
    throw new RangeError(`a roll-over hour is written 04:00, not ${rollover}`);
  return Temporal.PlainTime.from(rollover);
}

/**
 * When a date's business day starts. An hour that the clock skips moves forward by as much as is skipped, and
 * of an hour that comes twice the first one counts: RFC 5545, 3.3.5 (Temporal's `compatible`).
 */
function startOf(date: Temporal.PlainDate, zone: string, time: Temporal.PlainTime): number {
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

function dayAt(at: number, zone: string, rollover: string): Day {
  const time = timeOf(rollover);
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  let date = local.add({ days: 1 });
  let until = startOf(date.add({ days: 1 }), zone, time);
  for (let tried = 0; tried < CANDIDATES; tried += 1) {
    const from = startOf(date, zone, time);
    if (from <= at) return { day: date.toString(), from, until };
    until = from;
    date = date.subtract({ days: 1 });
  }
  throw new RangeError(`no business day contains ${at} in ${zone}`);
}

/**
 * Business days by the IANA zones. Throws RangeError for an unknown zone or an hour that is not `HH:MM`.
 * A business day never goes back when the clock does.
 */
export function temporalCalendar(): Calendar {
  // Every command asks for the same day: keeping one spares the zone arithmetic.
  let kept: { readonly zone: string; readonly rollover: string; readonly day: Day } | null = null;

  function find(at: number, zone: string, rollover: string): Day {
    if (kept?.zone === zone && kept.rollover === rollover) {
      const { day } = kept;
      if (at >= day.from && at < day.until) return day;
    }
    const day = dayAt(at, zone, rollover);
    kept = { zone, rollover, day };
    return day;
  }

  return {
    businessDay: (at, zone, rollover) => find(at, zone, rollover).day,
    nextRollover: (at, zone, rollover) => find(at, zone, rollover).until,
    minuteOfDay(at, zone) {
      const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      return hour * 60 + minute;
    },
    openings: openingsOf,
    closures: closuresOf,
  };
}
