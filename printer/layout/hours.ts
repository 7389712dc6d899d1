import type { FacePeriod } from "../../protocol/ticket-layout.ts";
import { dayName } from "./moments.ts";

/** How a time of day is written: « 8 h 30 » in French, 8:30 elsewhere. */
function clockTime(time: string, locale: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const padded = String(minute).padStart(2, "0");
  if (!locale.startsWith("fr")) return `${hour}:${padded}`;
  return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${padded}`;
}

/** The opening hours of a week, a line for each run of days that are alike: « lun.–ven. 8 h 30–12 h, 13 h–17 h ». */
export function hoursLines(periods: readonly FacePeriod[], locale: string): string[] {
  const byDay = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    periods
      .filter(({ weekday }) => weekday === day)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ from, until }) => `${clockTime(from, locale)}–${clockTime(until, locale)}`)
      .join(", "),
  );
  const runs: { first: number; last: number; text: string }[] = [];
  for (const [index, text] of byDay.entries()) {
    const run = runs.at(-1);
    if (run?.text === text) run.last = index + 1;
    else runs.push({ first: index + 1, last: index + 1, text });
  }
  return runs
    .filter(({ text }) => text !== "")
    .map(({ first, last, text }) => {
      const from = dayName(first, locale);
      return first === last ? `${from} ${text}` : `${from}–${dayName(last, locale)} ${text}`;
    });
}
