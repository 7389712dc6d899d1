import type { Language } from "../../protocol/schema.ts";

/** A time of day as people type it, `8h30`, `830`, `8:30`, as `08:30`; null for what is none. */
export function timeOf(typed: string): string | null {
  const [, hours = "", minutes = "00"] =
    /^\s*(\d{1,2})(?:\s*[:hH.]?\s*(\d{2}))?\s*[hH]?\s*$/.exec(typed) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

/** A moment at the site in words and figures. */
export function momentText(at: number, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    ...{ dateStyle: "long", timeStyle: "short", timeZone: zone },
  }).format(at);
}

/** A local date, `2026-11-28`, in words. */
export function dateText(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** The moment (UTC, ms) at which a local date begins, `days` later; daylight saving counts. */
export function startOfDate(date: string, zone: string, days = 0): number {
  const wanted = Date.parse(`${date}T00:00:00Z`) + days * 24 * 3_600_000;
  // Swedish dates are those of ISO 8601. Twice: the offset of the guess may be that of the other season.
  const style = { dateStyle: "short", timeStyle: "medium", timeZone: zone } as const;
  const clock = new Intl.DateTimeFormat("sv", style);
  const offset = (at: number) => Date.parse(`${clock.format(at).replace(" ", "T")}Z`) - at;
  const guess = wanted - offset(wanted);
  return wanted - offset(guess);
}
