import type { Language } from "../protocol/schema.ts";
import { formatTime } from "./format.ts";
import { textsFor } from "./texts/texts.ts";

const DAY_MS = 24 * 60 * 60_000;
const locales: Record<Language, string> = { fr: "fr", en: "en-GB", es: "es" };

function local(at: number, zone: string, options: Intl.DateTimeFormatOptions, language: Language) {
  try {
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone }).format(at);
  } catch {
    return new Intl.DateTimeFormat(locales[language], options).format(at);
  }
}

/** Whole days between the local dates of two moments. */
function daysBetween(from: number, to: number, zone: string): number {
  const date = (at: number) =>
    Date.parse(
      local(at, zone, { year: "numeric", month: "2-digit", day: "2-digit" }, "fr")
        .split("/")
        .reverse()
        .join("-"),
    );
  return Math.round((date(to) - date(from)) / DAY_MS);
}

/** `08:30` as people say it: « 8 h 30 », « 9 h ». */
export function spokenTime(time: string, language: Language): string {
  if (language !== "fr") return time.replace(/^0/, "");
  const [hours = "0", minutes = "00"] = time.split(":");
  return minutes === "00" ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
}

/** When something opens, as a sentence: « Ouvre demain à 8 h 30 ». */
export function openingText(at: number, now: number, zone: string, language: Language): string {
  const { kiosk } = textsFor(language);
  const time = spokenTime(formatTime(at, zone, language), language);
  const days = daysBetween(now, at, zone);
  if (days <= 0) return kiosk.opensToday(time);
  if (days === 1) return kiosk.opensTomorrow(time);
  if (days < 7) return kiosk.opensOn(local(at, zone, { weekday: "long" }, language), time);
  return kiosk.opensLater(
    local(at, zone, { weekday: "long", day: "numeric", month: "long" }, language),
  );
}
