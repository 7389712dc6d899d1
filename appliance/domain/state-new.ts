import { plainDesk } from "./desk-options.ts";
import type { SiteSettings } from "./model.ts";
import { noHours } from "./opening-model.ts";
import { defaultVoice } from "./rooms.ts";
import { plainSite } from "./site-options.ts";
import type { Indexes, State } from "./state.ts";

/** A site as it comes out of the box. Defaults: requirements, 3.6; undo from the public complaints, 2.1. */
export const defaultSite: SiteSettings = {
  ...plainSite,
  id: "site",
  name: "Patience",
  zone: "Europe/Paris",
  languages: ["fr", "en", "es"],
  rollover: "04:00",
  endOfDay: "clear",
  recall: true,
  qualification: "optional",
  arrivalDeadlineSeconds: 300,
  arrivalWarningSeconds: 240,
  arrivalMode: "disconnect",
  undoSeconds: 10,
  absentMinutes: 15,
  repeatSeconds: 5,
  minimumVisitSeconds: 2,
  lostLinkMinutes: 10,
  printAnswerSeconds: 30,
  welcome: { fr: "Bienvenue", en: "Welcome", es: "Bienvenidos" },
  desk: plainDesk,
  voice: defaultVoice,
};

export function emptyIndexes(): Indexes {
  return {
    waiting: new Map(),
    numbers: new Map(),
    labels: new Map(),
    tokens: new Map(),
    absent: new Set(),
    printing: new Set(),
    sessionOfAgent: new Map(),
    sessionOfCounter: new Map(),
  };
}

/** The state before the first event: default settings, nothing configured, no business day yet. */
export function emptyState(): State {
  return {
    site: defaultSite,
    day: "",
    issued: 0,
    services: new Map(),
    reasons: new Map(),
    counters: new Map(),
    agents: new Map(),
    printers: new Map(),
    kiosks: new Map(),
    rooms: new Map(),
    boards: new Map(),
    nextNumbers: new Map(),
    tickets: new Map(),
    visits: new Map(),
    sessions: new Map(),
    lastSessions: new Map(),
    alarms: new Map(),
    counterMessages: new Map(),
    boardMessages: new Map(),
    paces: new Map(),
    issuedToday: new Map(),
    hours: noHours,
    lastAt: 0,
    indexes: emptyIndexes(),
  };
}
