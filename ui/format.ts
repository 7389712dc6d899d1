import type { Language, LocalText } from "../protocol/schema.ts";
import type { Level, ServiceState } from "../protocol/views.ts";

const minuteMs = 60_000;
/** Two digits hold no more minutes; longer waits are written with hours. */
const twoDigitsMax = 99;

/** The text in one language, in French where that language has none. */
export function localText(text: LocalText, language: Language): string {
  return text[language] || text.fr;
}

/** Whole minutes that have passed, on two digits (`03`), above 99 with hours (`1h40`). Never below 0. */
export function formatWait(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs));
  if (minutes <= twoDigitsMax) return twoDigits(minutes);
  return `${Math.floor(minutes / 60)}h${twoDigits(minutes % 60)}`;
}

/** A running time as `mm:ss`, above 99 minutes with its hours (`1:40:05`). Never below 0. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const end = twoDigits(seconds % 60);
  if (minutes <= twoDigitsMax) return `${twoDigits(minutes)}:${end}`;
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${end}`;
}

/** The time of day at the site, `09:05`, on 24 hours in every language. An unknown zone is the device's own. */
export function formatTime(at: number, zone: string, language: Language): string {
  return clockOf(zone, language).format(at);
}

/** The day at the site in words, `dimanche 22 novembre`. An unknown zone is the device's own. */
export function formatDay(at: number, zone: string, language: Language): string {
  return dayOf(zone, language).format(at);
}

/** A counter's number on two digits as in the manual (`01`); a label that is no number stays as it is. */
export function formatCounterNumber(label: string): string {
  return /^\d$/.test(label) ? `0${label}` : label;
}

/** How long the next visitor of a service has waited, milliseconds; 0 when nobody waits. */
export function headWaitMs(service: Pick<ServiceState, "nextSince">, now: number): number {
  return service.nextSince === null ? 0 : Math.max(0, now - service.nextSince);
}

/** Row E48: people waiting, or the head of the line's minutes, against the service's thresholds. Null is off. */
export function serviceLevel(
  service: Pick<ServiceState, "waiting" | "nextSince" | "thresholds">,
  now: number,
): Level {
  const { peopleOrange, peopleRed, minutesOrange, minutesRed } = service.thresholds;
  const minutes = Math.floor(headWaitMs(service, now) / minuteMs);
  const over = (people: number | null, wait: number | null): boolean =>
    service.waiting > 0 &&
    ((people !== null && service.waiting >= people) || (wait !== null && minutes >= wait));
  if (over(peopleRed, minutesRed)) return "red";
  return over(peopleOrange, minutesOrange) ? "orange" : "ok";
}

/**
 * Row E26, « Moyenne », in whole minutes: the mean of the heads' waits over the services where somebody waits
 * (4 clients with 03 minutes beside seven empty services make 03); 0 when nobody waits anywhere.
 */
export function meanWaitMinutes(
  services: readonly Pick<ServiceState, "waiting" | "nextSince">[],
  now: number,
): number {
  const waits = services
    .filter((service) => service.waiting > 0)
    .map((service) => headWaitMs(service, now));
  if (waits.length === 0) return 0;
  return Math.floor(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / minuteMs);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** « Sunday 22 November », as Europe writes English. */
const locales: Record<Language, string> = { fr: "fr", en: "en-GB", es: "es" };

/** Making a formatter costs a millisecond, and a board asks each second. The bound is languages times zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatsMax = 64;

function clockOf(zone: string, language: Language): Intl.DateTimeFormat {
  return formatOf(`clock ${zone} ${language}`, language, zone, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

function dayOf(zone: string, language: Language): Intl.DateTimeFormat {
  return formatOf(`day ${zone} ${language}`, language, zone, {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
}

function formatOf(
  key: string,
  language: Language,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= formatsMax) formats.clear();
  const made = madeFormat(language, zone, options);
  formats.set(key, made);
  return made;
}

function madeFormat(
  language: Language,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat(locales[language], options);
  }
}
