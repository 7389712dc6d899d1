import type { CurrentSession, Site } from "../../../protocol/http.ts";
import type {
  CounterAgent,
  ServiceState,
  SessionView,
  SiteState,
  VisitView,
} from "../../../protocol/views.ts";
import type { WrapUpView } from "../../../protocol/wrap-up.ts";
import type { Facts } from "../facts.ts";

/** A Sunday morning at 10:00 UTC; every fixture lives around it. */
export const morning = Date.UTC(2026, 10, 22, 10, 0, 0);

/** The manual's eight services (row E22) with their prefixes. */
export const names = [
  "UROLOGIE",
  "ONCOLOGIE",
  "OPHTALMOLOGIE",
  "PNEUMOLOGIE",
  "NEPHROLOGIE",
  "HEMATOLOGIE",
  "DIABETOLOGIE",
  "CARDIOLOGIE",
] as const;

const envelope = { v: 1, epoch: "e1", seq: 1, at: morning } as const;

export function idOf(name: string): string {
  return name.toLowerCase();
}

export function service(name: string, change: Partial<ServiceState> = {}): ServiceState {
  const position = Math.max(0, (names as readonly string[]).indexOf(name));
  return {
    ...envelope,
    id: idOf(name),
    name: { fr: name },
    prefix: String.fromCharCode(65 + position),
    position,
    ...{ open: true, closed: null, opensAt: null, closesAt: null },
    waiting: 0,
    nextSince: null,
    lowMinutes: 0,
    highMinutes: 0,
    openCounters: 0,
    thresholds: { peopleOrange: null, peopleRed: null, minutesOrange: null, minutesRed: null },
    recall: true,
    qualification: "optional",
    wrapUp: false,
    ...change,
  };
}

export function site(services: readonly string[] = names): Site {
  return {
    id: "site",
    name: "Centre hospitalier",
    zone: "Europe/Paris",
    languages: ["fr", "en", "es"],
    welcome: { fr: "Bienvenue" },
    services: services.map((name) => {
      const { id, name: text, prefix, open } = service(name);
      return { id, name: text, prefix, open };
    }),
    counters: ["1", "2", "3"].map((label) => ({
      id: `c${label}`,
      label,
      place: "guichet",
      open: label === "2",
      since: label === "2" ? morning - 3_600_000 : null,
      holder: null,
    })),
    kiosks: [{ id: "kiosk-1", name: "Entrée" }],
    boards: [{ id: "board-1", name: "Salle d’attente" }],
  };
}

export function siteState(change: Partial<SiteState> = {}): SiteState {
  return {
    ...envelope,
    name: "Centre hospitalier",
    zone: "Europe/Paris",
    languages: ["fr", "en", "es"],
    day: "2026-11-22",
    welcome: { fr: "Bienvenue" },
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
    ...change,
  };
}

export function session(change: Partial<SessionView> = {}): SessionView {
  return {
    id: "s1",
    agentId: "a1",
    counterId: "c1",
    serviceIds: ["urologie", "pneumologie"],
    availability: "available",
    activity: "idle",
    activitySince: morning,
    openedAt: morning,
    revision: 5,
    visit: null,
    undo: null,
    wrapUp: null,
    ...change,
  };
}

export function visit(change: Partial<VisitView> = {}): VisitView {
  return {
    id: "v1",
    ticketId: "t1",
    label: "A032",
    number: 32,
    serviceId: "urologie",
    state: "called",
    recall: false,
    waitedMs: 12 * 60_000,
    calledAt: morning,
    repeatAt: morning + 5_000,
    warnAt: morning + 240_000,
    deadlineAt: morning + 300_000,
    startedAt: null,
    reasonId: null,
    qualified: false,
    print: { state: "printed", reason: "none", attempt: 1 },
    ...change,
  };
}

/** The time for the file after a visit, a minute long. */
export function wrapUp(change: Partial<WrapUpView> = {}): WrapUpView {
  return {
    ...{ visitId: "v1", ticketId: "t1", label: "A032", serviceId: "urologie" },
    ...{ until: morning + 60_000, endsAt: morning + 60_000 },
    ...{ reasonId: null, qualified: false, reasonMissing: false },
    ...change,
  };
}

/** An interview that began when the fixture's clock stands. */
export function interview(change: Partial<VisitView> = {}): VisitView {
  return visit({ state: "serving", startedAt: morning, ...change });
}

export function current(change: Partial<CurrentSession> = {}): CurrentSession {
  return {
    agent: { id: "a1", login: "durand", name: "Anne Durand", role: "agent", serviceIds: null },
    session: session(),
    last: null,
    reasons: [
      { id: "r1", serviceId: "urologie", label: { fr: "Consultation" } },
      { id: "r2", serviceId: "urologie", label: { fr: "Rendez-vous" } },
      { id: "r3", serviceId: "pneumologie", label: { fr: "Contrôle" } },
    ],
    qualification: "optional",
    desk: {
      ...{ queue: false, absents: false, add: false },
      ...{ transfer: false, putBack: false, notes: false, pause: false },
    },
    rights: [],
    note: "",
    ...change,
  };
}

/** A session with a visitor, as `GET /v1/sessions/current` has it. */
export function withVisit(of: VisitView, change: Partial<SessionView> = {}): CurrentSession {
  const activity = of.state === "serving" ? "serving" : "calling";
  return current({ session: session({ visit: of, activity, ...change }) });
}

export function counterAgent(of: SessionView | null, seq = 2): CounterAgent {
  return { ...envelope, seq, id: "c1", session: of, linkLostAt: null };
}

/** The worked example of row E26: UROLOGIE has four clients, the next one for three minutes. */
export function facts(change: Partial<Facts> = {}): Facts {
  const waiting = { waiting: 4, nextSince: morning - 3 * 60_000 - 20_000, openCounters: 1 };
  return {
    site: site(),
    state: siteState(),
    services: names.map((name) => service(name, name === "UROLOGIE" ? waiting : {})),
    counters: [],
    current: current(),
    post: "c1",
    proof: null,
    now: morning,
    ...change,
  };
}
