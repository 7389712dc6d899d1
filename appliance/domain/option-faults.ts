import type { LocalText } from "./model.ts";
import { isWhole } from "./numbers.ts";
import type {
  BackupPlan,
  ClosedDays,
  OpenPeriod,
  Retention,
  ServiceOptions,
  SiteOptions,
} from "./site-options.ts";
import { faultOfTicket } from "./ticket-design.ts";

const timeForm = /^([01]\d|2[0-3]):[0-5]\d$/;
const dateForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const colourForm = /^#[0-9a-f]{6}$/;
const assetForm = /^[0-9a-f]{64}$/;

/** Several periods a day, and every holiday of two years. */
const MOST_PERIODS = 42;
const MOST_CLOSED = 100;

/** The first fault of the site's options; null when they hold together. */
export function faultOfSiteOptions(site: SiteOptions): string | null {
  return (
    faultOfHours(site.hours) ??
    faultOfClosedDays(site.closedDays) ??
    faultOfRetention(site.retention) ??
    faultOfBackup(site.backup) ??
    faultOfLook(site) ??
    faultOfTicket(site.ticket)
  );
}

/** The first fault of a service's options; null when they hold together. */
export function faultOfServiceOptions(service: ServiceOptions): string | null {
  const { colour, neutralName } = service;
  if (colour !== null && !colourForm.test(colour)) return "colour";
  if (neutralName !== null && isBlank(neutralName)) return "neutralName";
  return faultOfHours(service.hours ?? []) ?? faultOfTimes(service);
}

function faultOfTimes(service: ServiceOptions): string | null {
  if (!isNullOr(service.quotaPerDay, 1, 9999)) return "quotaPerDay";
  if (!isNullOr(service.arrivalDeadlineSeconds, 60, 900)) return "arrivalDeadlineSeconds";
  if (!isWhole(service.wrapUpSeconds, 0, 600)) return "wrapUpSeconds";
  return isNullOr(service.autoQualifySeconds, 5, 600) ? null : "autoQualifySeconds";
}

function isNullOr(value: number | null, low: number, high: number): boolean {
  return value === null || isWhole(value, low, high);
}

function isBlank(text: LocalText): boolean {
  return text.fr.trim() === "";
}

/** Periods of one weekday neither overlap nor run over its end. */
function faultOfHours(hours: readonly OpenPeriod[]): string | null {
  const sound = hours.length <= MOST_PERIODS && hours.every(isPeriod);
  const apart = hours.every((a, n) => hours.slice(n + 1).every((b) => !overlap(a, b)));
  return sound && apart ? null : "hours";
}

function isPeriod({ weekday, from, until }: OpenPeriod): boolean {
  const ends = timeForm.test(until) || until === "24:00";
  return isWhole(weekday, 1, 7) && timeForm.test(from) && ends && from < until;
}

function overlap(a: OpenPeriod, b: OpenPeriod): boolean {
  return a.weekday === b.weekday && a.from < b.until && b.from < a.until;
}

function faultOfClosedDays(closed: readonly ClosedDays[]): string | null {
  const sound = closed.every(
    ({ from, until }) => dateForm.test(from) && dateForm.test(until) && from <= until,
  );
  return sound && closed.length <= MOST_CLOSED ? null : "closedDays";
}

function faultOfRetention(retention: Retention): string | null {
  const { numberHours, eventMonths, agentDays, accessMonths } = retention;
  const sound =
    isWhole(numberHours, 24, 168) &&
    isWhole(eventMonths, 1, 60) &&
    isWhole(agentDays, 1, 400) &&
    isWhole(accessMonths, 6, 12);
  return sound ? null : "retention";
}

function faultOfBackup({ at, keep }: BackupPlan): string | null {
  return timeForm.test(at) && isWhole(keep, 1, 60) ? null : "backup";
}

function faultOfLook({ logoAssetId, accentColour, wifi }: SiteOptions): string | null {
  if (logoAssetId !== null && !assetForm.test(logoAssetId)) return "logoAssetId";
  if (accentColour !== null && !colourForm.test(accentColour)) return "accentColour";
  return wifi !== null && wifi.ssid.trim() === "" ? "wifi" : null;
}
