import { faultOfDesign } from "./board-design.ts";
import type { ConfigChange } from "./commands.ts";
import type { Agent, Counter, Kiosk, Reason, Service, SiteSettings, Thresholds } from "./model.ts";
import { isWhole } from "./numbers.ts";
import { faultOfServiceOptions, faultOfSiteOptions } from "./option-faults.ts";
import { faultOfBoard, faultOfRoom, faultOfVoice } from "./rooms-faults.ts";
import type { Configuration } from "./state.ts";

/** What is wrong, and with which thing. */
export interface Fault {
  readonly what: string;
  readonly id: string;
}

/** E64: a number has one to four digits. */
const LAST_NUMBER = 9999;
/** Letters that a visitor can compare at a glance, and that a voice can spell. */
const prefixForm = /^\p{Lu}{0,3}$/u;
const hourForm = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Far more than any site has; they bound the memory, and the time of each check. */
const most = {
  services: 100,
  reasons: 1000,
  counters: 200,
  agents: 1000,
  printers: 50,
  kiosks: 50,
  rooms: 50,
  boards: 50,
} as const;

/** Whole numbers of the site settings with their bounds (requirements, 3.6). */
const siteRanges = {
  arrivalDeadlineSeconds: [60, 900],
  arrivalWarningSeconds: [1, 899],
  undoSeconds: [0, 30],
  absentMinutes: [0, 120],
  repeatSeconds: [0, 60],
  minimumVisitSeconds: [0, 60],
  lostLinkMinutes: [1, 720],
  printAnswerSeconds: [1, 600],
} as const;

/** The first fault of a configuration; null when it holds together. */
export function firstFault(
  changes: readonly ConfigChange[],
  configuration: Configuration,
): Fault | null {
  const { services, reasons, counters, agents, kiosks, rooms, boards } = configuration;
  const find = <T>(things: ReadonlyMap<string, T>, check: (thing: T) => string | null) =>
    faultIn(things, check);
  return (
    faultOfIds(changes) ??
    faultOfSizes(configuration) ??
    faultOfSite(configuration.site) ??
    find(services, (service) => faultOfService(service, services)) ??
    find(reasons, (reason) => faultOfReason(reason, configuration)) ??
    find(counters, (counter) => faultOfCounter(counter, counters)) ??
    find(agents, (agent) => faultOfAgent(agent, configuration)) ??
    find(kiosks, (kiosk) => faultOfKiosk(kiosk, configuration)) ??
    find(
      boards,
      (board) => faultOfBoard(board, configuration) ?? faultOfDesign(board.design, configuration),
    ) ??
    find(rooms, (room) => faultOfRoom(room, configuration))
  );
}

function faultIn<T>(
  things: ReadonlyMap<string, T>,
  check: (thing: T) => string | null,
): Fault | null {
  for (const [id, thing] of things) {
    const what = check(thing);
    if (what) return { what, id };
  }
  return null;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

function faultOfIds(changes: readonly ConfigChange[]): Fault | null {
  for (const change of changes) {
    if (change.kind === "site") continue;
    if (change.value && change.value.id !== change.id) return { what: "idMismatch", id: change.id };
  }
  return null;
}

function faultOfSizes(configuration: Configuration): Fault | null {
  for (const kind of Object.keys(most) as (keyof typeof most)[])
    if (configuration[kind].size > most[kind]) return { what: "tooMany", id: kind };
  return null;
}

function faultOfSite(site: SiteSettings): Fault | null {
  const { id } = site;
  for (const key of Object.keys(siteRanges) as (keyof typeof siteRanges)[])
    if (!isWhole(site[key], siteRanges[key][0], siteRanges[key][1])) return { what: key, id };
  if (site.arrivalWarningSeconds >= site.arrivalDeadlineSeconds)
    return { what: "warningNotBeforeDeadline", id };
  if (isBlank(site.zone)) return { what: "zoneMissing", id };
  if (!hourForm.test(site.rollover)) return { what: "rollover", id };
  const languages = new Set(site.languages);
  if (languages.size === 0 || languages.size < site.languages.length)
    return { what: "languages", id };
  const what = faultOfSiteOptions(site) ?? faultOfVoice(site.voice);
  return what ? { what, id } : null;
}

function faultOfService(service: Service, all: ReadonlyMap<string, Service>): string | null {
  const { first, last, prefix } = service;
  if (isBlank(service.name.fr)) return "nameMissing";
  if (!prefixForm.test(prefix)) return "prefix";
  if (!isWhole(first, 1, LAST_NUMBER) || !isWhole(last, first, LAST_NUMBER)) return "range";
  for (const other of all.values())
    if (other !== service && other.prefix === prefix && other.first <= last && first <= other.last)
      return "rangesOverlap";
  return faultOfThresholds(service.thresholds) ?? faultOfServiceOptions(service);
}

function faultOfThresholds(thresholds: Thresholds): string | null {
  const { peopleOrange, peopleRed, minutesOrange, minutesRed } = thresholds;
  const pairs = [
    [peopleOrange, peopleRed],
    [minutesOrange, minutesRed],
  ] as const;
  for (const [orange, red] of pairs) {
    if ([orange, red].some((each) => each !== null && !isWhole(each, 1, LAST_NUMBER)))
      return "thresholds";
    if (orange !== null && red !== null && orange > red) return "thresholds";
  }
  return null;
}

function faultOfReason(reason: Reason, { services }: Configuration): string | null {
  if (isBlank(reason.label.fr)) return "labelMissing";
  return services.has(reason.serviceId) ? null : "unknownService";
}

/** True if another thing bears this word, in whatever case: nobody can tell « a » from « A » aloud. */
function isTaken<T>(thing: T, all: ReadonlyMap<string, T>, word: (thing: T) => string): boolean {
  const same = word(thing).toLowerCase();
  return [...all.values()].some((other) => other !== thing && word(other).toLowerCase() === same);
}

function faultOfCounter(counter: Counter, all: ReadonlyMap<string, Counter>): string | null {
  if (isBlank(counter.label)) return "labelMissing";
  const namesake = (other: Counter) => `${other.place} ${other.label}`;
  return isTaken(counter, all, namesake) ? "labelTaken" : null;
}

/** A fall-back printer is another one than the first. */
function faultOfKiosk(kiosk: Kiosk, { printers }: Configuration): string | null {
  const { printerId, fallbackPrinterId } = kiosk;
  for (const id of [printerId, fallbackPrinterId])
    if (id !== null && !printers.has(id)) return "unknownPrinter";
  return fallbackPrinterId !== null && fallbackPrinterId === printerId ? "samePrinter" : null;
}

function faultOfAgent(agent: Agent, { agents, services }: Configuration): string | null {
  if (isBlank(agent.login)) return "loginMissing";
  if (isTaken(agent, agents, ({ login }) => login)) return "loginTaken";
  return agent.serviceIds?.every((id) => services.has(id)) === false ? "unknownService" : null;
}
