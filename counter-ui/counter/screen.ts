import type { CurrentSession } from "../../protocol/http.ts";
import type { SessionView, VisitView } from "../../protocol/views.ts";
import { formatCounterNumber, meanWaitMinutes } from "../../ui/format.ts";
import type { ActName } from "./acts.ts";
import { proofView } from "./call-proof.ts";
import { withDeskActs } from "./desk-offer.ts";
import type { Facts, Intent } from "./facts.ts";
import { reasonsFor } from "./reasons.ts";
import type { AtCounter, PlaceName, Screen, Totals, UndoOffer } from "./screens.ts";
import { longestWaiting, type ServiceRow, serviceRows } from "./service-rows.ts";
import { undoAct } from "./undo-act.ts";
import { wrapUpScreen } from "./wrap-up-screen.ts";

/** The manual's delay, until the box has said its own (rows E70, E74). */
const arrivalDeadlineSeconds = 300;

/** Which screen the page shows, and what may be done on it. Pure: the same facts give the same screen. */
export function screenOf(facts: Facts, intent: Intent): Screen {
  const { current } = facts;
  if (current === undefined) return { kind: "loading", acts: [], next: null };
  if (current === null || intent.place === "login") return login;
  if (current.session === null) return withoutSession(facts, current);
  const { session } = current;
  if (facts.post !== null && facts.post !== session.counterId)
    return {
      kind: "moved",
      post: placeName(facts, facts.post),
      elsewhere: placeName(facts, session.counterId),
      acts: ["bringBack", "otherCounter"],
      next: { name: "bringBack" },
    };
  return withDeskActs(atCounter(facts, intent, session), current);
}

const login: Screen = { kind: "login", acts: [], next: null };

function withoutSession(facts: Facts, { agent, last }: CurrentSession): Screen {
  const why = last?.end;
  if (!last || (why !== "expired" && why !== "freed" && why !== "linkLost")) return login;
  return {
    kind: "over",
    why,
    endedAt: last.endedAt,
    post: placeName(facts, last.counterId),
    login: agent.login,
    delaySeconds:
      last.delaySeconds ?? facts.state?.arrivalDeadlineSeconds ?? arrivalDeadlineSeconds,
    acts: ["reconnect", "otherCounter"],
    next: { name: "reconnect" },
  };
}

function atCounter(facts: Facts, intent: Intent, session: SessionView): Screen {
  const rows = serviceRows(facts);
  const common: AtCounter = {
    post: placeName(facts, session.counterId),
    login: facts.current?.agent.login ?? "",
    undo: undoOffer(session, facts.now),
    rows,
    totals: totalsOf(facts),
  };
  const { visit } = session;
  if (visit?.state === "called") return callScreen(common, visit, facts);
  if (visit?.state === "serving") return interviewScreen(common, visit, facts, intent);
  if (session.wrapUp) return wrapUpScreen(common, session.wrapUp, facts);
  if (session.availability === "paused")
    return { kind: "paused", ...common, acts: ["resume", "logout"], next: { name: "resume" } };
  if (session.serviceIds.length === 0 || intent.place === "services")
    return servicesScreen(common, session, facts, intent);
  const service = rows.find((row) => row.id === intent.serviceId && row.served && row.recall);
  if (service && intent.place === "choice") return choiceScreen(common, service);
  if (service && intent.place === "recall") return recallScreen(common, service, intent);
  return mainScreen(common);
}

function servicesScreen(common: AtCounter, session: SessionView, facts: Facts, intent: Intent) {
  const opening = session.serviceIds.length === 0;
  const chosen = chosenServices(common.rows, session, facts, intent);
  const validate: ActName[] = chosen.length > 0 ? ["validateServices"] : [];
  return {
    kind: "services" as const,
    ...common,
    chosen,
    remembered: opening && intent.chosen === null && chosen.length > 0,
    opening,
    acts: [
      "toggleService" as const,
      opening ? ("logout" as const) : ("back" as const),
      ...validate,
    ],
    next: chosen.length > 0 ? { name: "validateServices" as const } : null,
  };
}

/** The ticks: what the agent touched, else what the session serves, else the last choice (E24), else the only one. */
function chosenServices(
  rows: readonly ServiceRow[],
  session: SessionView,
  facts: Facts,
  intent: Intent,
): readonly string[] {
  const allowed = rows.filter((row) => row.allowed).map((row) => row.id);
  const before =
    session.serviceIds.length > 0 ? session.serviceIds : facts.current?.last?.serviceIds;
  const wanted = intent.chosen ?? before ?? [];
  const chosen = allowed.filter((id) => wanted.includes(id));
  return chosen.length === 0 && intent.chosen === null && allowed.length === 1 ? allowed : chosen;
}

function mainScreen(common: AtCounter): Screen {
  const served = common.rows.filter((row) => row.served);
  const only = served.length === 1 ? served[0] : undefined;
  const callNext = only ?? longestWaiting(common.rows);
  const change: ActName[] = common.rows.length > 1 ? ["changeServices"] : [];
  return {
    kind: "main",
    ...common,
    callNext,
    single: common.rows.length === 1,
    acts: ["chooseService", "callNext", "openRecall", "logout", ...change, ...undoAct(common)],
    next: callNext && { name: "callNext", serviceId: callNext.id },
  };
}

function choiceScreen(common: AtCounter, service: ServiceRow): Screen {
  return {
    kind: "choice",
    ...common,
    service,
    acts: ["callNext", "openRecall", "back"],
    next: { name: "callNext", serviceId: service.id },
  };
}

function recallScreen(common: AtCounter, service: ServiceRow, intent: Intent): Screen {
  const refused = intent.recallRefused;
  return {
    kind: "recall",
    ...common,
    service,
    refused,
    acts: refused ? ["closeWindow"] : ["typeNumber", "recall", "back"],
    next: refused ? { name: "closeWindow" } : { name: "recall" },
  };
}

function callScreen(common: AtCounter, visit: VisitView, { now, proof }: Facts): Screen {
  const repeatSeconds = secondsUntil(visit.repeatAt, now);
  const repeat: ActName[] = repeatSeconds === 0 ? ["repeat"] : [];
  return {
    kind: "call",
    ...common,
    visit,
    service: common.rows.find((row) => row.id === visit.serviceId) ?? null,
    elapsedMs: Math.max(0, now - visit.calledAt),
    totalMs: Math.max(0, visit.deadlineAt - visit.calledAt),
    leftMs: Math.max(0, visit.deadlineAt - now),
    alert: now >= visit.deadlineAt ? "late" : now >= visit.warnAt ? "warning" : "calm",
    repeatSeconds,
    proof: proofView(proof, visit.id, now),
    acts: ["arrival", "noShow", ...repeat, ...undoAct(common)],
    next: { name: "arrival" },
  };
}

function interviewScreen(
  common: AtCounter,
  visit: VisitView,
  facts: Facts,
  intent: Intent,
): Screen {
  const { qualify, reasons, later } = reasonsFor(facts, visit.serviceId);
  // A service without any reason cannot require one: no interview could end there.
  const mayEnd = qualify !== "required" || later || reasons.length === 0 || visit.reasonId !== null;
  const acts: ActName[] = [
    ...(qualify === "off" ? [] : ["reason" as const]),
    ...(mayEnd ? ["end" as const] : []),
    ...undoAct(common),
  ];
  return {
    kind: "interview",
    ...common,
    visit,
    service: common.rows.find((row) => row.id === visit.serviceId) ?? null,
    durationMs: Math.max(0, facts.now - (visit.startedAt ?? facts.now)),
    qualify,
    reasons,
    shortVisit: intent.shortVisit,
    acts: intent.shortVisit ? ["confirmEnd", "closeWindow"] : acts,
    // A visit this short is confirmed by its own button, never by one more press of the same key.
    next: mayEnd && !intent.shortVisit ? { name: "end" } : null,
  };
}

function undoOffer({ undo, visit }: SessionView, now: number): UndoOffer | null {
  const seconds = undo ? secondsUntil(undo.until, now) : 0;
  return undo && seconds > 0 ? { kind: undo.kind, label: visit?.label ?? "", seconds } : null;
}

function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}

function totalsOf({ services, state, now }: Facts): Totals | null {
  if (services.length === 0) return null;
  return {
    waiting: services.reduce((sum, service) => sum + service.waiting, 0),
    meanMinutes: meanWaitMinutes(services, now),
    openCounters: state?.openCounters ?? null,
  };
}

/** The counter's title parts; its id stands in until the box has said more. */
export function placeName(facts: Facts, counterId: string): PlaceName {
  const known =
    facts.counters.find((counter) => counter.id === counterId) ??
    facts.site?.counters.find((counter) => counter.id === counterId);
  const label = known?.label ?? counterId;
  return { id: counterId, place: known?.place ?? "guichet", number: formatCounterNumber(label) };
}

/** Two screens with the same key are the same place: no click guard, no move of the focus between them. */
export function screenKey(screen: Screen): string {
  switch (screen.kind) {
    case "call":
      return `call ${screen.visit.id}`;
    case "interview":
      return `interview ${screen.visit.id} ${screen.shortVisit}`;
    case "wrapUp":
      return `wrapUp ${screen.wrapUp.visitId}`;
    case "choice":
      return `choice ${screen.service.id}`;
    case "recall":
      return `recall ${screen.service.id} ${screen.refused === null}`;
    default:
      return screen.kind;
  }
}
