import type { TicketFace } from "../../protocol/print.ts";

const whole = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
} as const;

/** Making a formatter takes ten times as long as the whole rest of a ticket: each is made once. */
const made = new Map<string, Intl.DateTimeFormat>();
const mostMade = 100;

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(locale, options);
  if (made.size < mostMade) made.set(key, fresh);
  return fresh;
}

/** The moment of issue in the site's zone; a zone that nobody knows is not guessed: UTC, and said so. */
export function dateAndTime(
  { issuedAt, zone }: Pick<TicketFace, "issuedAt" | "zone">,
  locale: string,
): string {
  try {
    return formatter(locale, { ...whole, timeZone: zone }).format(issuedAt);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return formatter(locale, { ...whole, timeZone: "UTC", timeZoneName: "short" }).format(issuedAt);
  }
}

/** 4 January 2021 was a Monday: ISO weekday n is n - 1 days later. */
const monday = Date.UTC(2021, 0, 4, 12);
const dayMs = 86_400_000;

/** « lun. »: ISO weekday 1 to 7 in short. */
export function dayName(weekday: number, locale: string): string {
  const at = monday + (weekday - 1) * dayMs;
  return formatter(locale, { weekday: "short", timeZone: "UTC" }).format(at);
}
