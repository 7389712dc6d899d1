import type {
  CallEvent,
  CallRecent,
  ServiceState,
  SiteState,
  TicketView,
} from "../../protocol/views.ts";

/** Noon of a Sunday in November, UTC: 13:00 in Paris. */
export const noon = Date.UTC(2026, 10, 22, 12, 0, 0);

const envelope = { v: 1 as const, epoch: "e1", seq: 10, at: noon };

export function siteFixture(changes: Partial<SiteState> = {}): SiteState {
  return {
    ...envelope,
    name: "Hôpital Saint-Martin",
    zone: "Europe/Paris",
    languages: ["fr", "en", "es"],
    day: "2026-11-22",
    welcome: { fr: "Bienvenue", en: "Welcome", es: "Bienvenidos" },
    recall: true,
    qualification: "optional",
    arrivalDeadlineSeconds: 300,
    arrivalWarningSeconds: 240,
    minimumVisitSeconds: 2,
    openCounters: 2,
    boardMessages: [],
    ...{ open: true, closed: null, opensAt: null, closesAt: null, closedLabel: null },
    ...{ healthMode: false, accentColour: null, logoAssetId: null },
    configuredSeq: 1,
    ...changes,
  };
}

export function serviceFixture(changes: Partial<ServiceState> = {}): ServiceState {
  return {
    ...envelope,
    id: "urologie",
    name: { fr: "Urologie", en: "Urology", es: "Urología" },
    prefix: "A",
    position: 1,
    ...{ open: true, closed: null, opensAt: null, closesAt: null },
    waiting: 3,
    nextSince: noon - 4 * 60_000,
    lowMinutes: 5,
    highMinutes: 10,
    openCounters: 1,
    thresholds: { peopleOrange: null, peopleRed: null, minutesOrange: null, minutesRed: null },
    recall: true,
    qualification: "optional",
    wrapUp: false,
    ...changes,
  };
}

export function ticketFixture(changes: Partial<TicketView> = {}): TicketView {
  return {
    ...envelope,
    label: "A032",
    serviceName: { fr: "Urologie", en: "Urology", es: "Urología" },
    siteName: "Hôpital Saint-Martin",
    language: "fr",
    phase: "waiting",
    ahead: 3,
    lowMinutes: 5,
    highMinutes: 10,
    enteredAt: noon,
    counter: null,
    calledAt: null,
    print: { state: "printed", reason: "none", attempt: 1 },
    ...changes,
  };
}

/** A call of `label` at counter 4, its turn at once, without speech. */
export function callFixture(changes: Partial<CallEvent> = {}): CallEvent {
  const label = changes.label ?? "A032";
  return {
    ...envelope,
    id: `call-${label}`,
    visitId: `visit-${label}`,
    label,
    serviceId: "urologie",
    counter: { id: "guichet-4", label: "4", place: "guichet" },
    repeat: false,
    language: "fr",
    startAt: noon,
    expiresAt: noon + 60_000,
    clips: [],
    ...changes,
  };
}

/** The list of the last calls, newest first, one second apart. */
export function recentFixture(
  labels: readonly string[],
  changes: Partial<CallRecent> = {},
): CallRecent {
  return {
    ...envelope,
    calls: labels.map((label, index) => ({
      id: `visit-${label}`,
      label,
      serviceId: "urologie",
      counter: { id: "guichet-4", label: "4", place: "guichet" },
      at: noon - index * 1000,
    })),
    ...changes,
  };
}
