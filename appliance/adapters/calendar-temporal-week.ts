import { Temporal } from "temporal-polyfill";
import type { ClosedDays, OpenPeriod } from "../domain/site-options.ts";
import type { Span, WeekAhead } from "../ports/world.ts";

/** However far the next opening is, nobody looks further. */
const FURTHEST_DAYS = 400;

/** A date and a local time as a moment; a time that the clock skips moves on (RFC 5545, 3.3.5). `24:00`: the next day. */
function momentOf(date: Temporal.PlainDate, zone: string, time: string): number {
  const day = time === "24:00" ? date.add({ days: 1 }) : date;
  const plainTime = Temporal.PlainTime.from(time === "24:00" ? "00:00" : time);
  return day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}

function dateAt(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

function isClosed(date: Temporal.PlainDate, closedDays: readonly ClosedDays[]): boolean {
  const text = date.toString();
  return closedDays.some(({ from, until }) => from <= text && text <= until);
}

const wholeDay: Omit<OpenPeriod, "weekday"> = { from: "00:00", until: "24:00" };

function periodsOf(date: Temporal.PlainDate, { zone, hours, closedDays }: WeekAhead): Span[] {
  if (isClosed(date, closedDays)) return [];
  const periods = hours.filter(({ weekday }) => weekday === date.dayOfWeek);
  return (hours.length === 0 ? [wholeDay] : periods)
    .map(({ from, until }) => ({
      start: momentOf(date, zone, from),
      end: momentOf(date, zone, until),
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
}

/** Periods that touch are one: nothing closes and opens at the same moment. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last && span.start <= last.end)
      all[all.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
}

export function openingsOf(week: WeekAhead, at: number, days: number): readonly Span[] {
  const today = dateAt(at, week.zone);
  const spans: Span[] = [];
  // From yesterday: a period up to 24:00 may go on now where the clock has been set back.
  for (let day = -1; day <= FURTHEST_DAYS; day += 1) {
    if (day > days && spans.length > 0) break;
    spans.push(...periodsOf(today.add({ days: day }), week).filter(({ end }) => end > at));
  }
  return joined(spans);
}

export function closuresOf({ zone, closedDays }: WeekAhead, at: number, days: number) {
  const last = dateAt(at, zone).add({ days }).toString();
  return closedDays
    .filter(({ from }) => from <= last)
    .map((closed) => ({
      ...closed,
      start: momentOf(Temporal.PlainDate.from(closed.from), zone, "00:00"),
      end: momentOf(Temporal.PlainDate.from(closed.until), zone, "24:00"),
    }))
    .filter(({ end }) => end > at)
    .sort((a, b) => a.start - b.start);
}
