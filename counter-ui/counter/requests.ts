import type { CurrentSession } from "../../protocol/http.ts";
import type { SessionView } from "../../protocol/views.ts";
import type { Act } from "./acts.ts";
import { deskRequest } from "./desk-requests.ts";
import type { Intent } from "./facts.ts";
import { readTicketNumber } from "./recall-number.ts";
import type { Screen } from "./screens.ts";

/** What goes to the box for an act. */
export interface BoxRequest {
  readonly method: "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly body?: object;
}

/** What a command of this page may answer; each route sends its own part. */
export interface BoxAnswer extends Partial<Omit<CurrentSession, "session">> {
  readonly session?: SessionView | null;
}

/**
 * The command of an act on that screen, naming the visit, the state and the revision that the screen showed, so
 * that a press on an older screen can do no harm. Null: the act is the page's own and asks nothing of the box.
 */
export function requestOf(
  act: Act,
  screen: Screen,
  session: SessionView | null,
): BoxRequest | null {
  const seen = session?.revision;
  switch (act.name) {
    case "reconnect":
      return screen.kind === "over" ? open({ counterId: screen.post.id, restore: true }) : null;
    case "bringBack":
      return screen.kind === "moved" ? open({ counterId: screen.post.id, move: true }) : null;
    case "pause":
      return put("availability", { availability: "paused", seen });
    case "resume":
      return put("availability", { availability: "available", seen });
    case "validateServices":
      return screen.kind === "services"
        ? put("services", { serviceIds: screen.chosen, seen })
        : null;
    case "logout":
      return { method: "DELETE", path: "/v1/sessions/current" };
    case "chooseService":
    case "callNext":
      return call({ serviceId: act.serviceId, seen });
    case "endWrapUp":
      return { method: "POST", path: "/v1/sessions/current/wrap-up/end", body: { seen } };
    case "extendWrapUp":
      return { method: "POST", path: "/v1/sessions/current/wrap-up/extend", body: { seen } };
    case "undo":
      return { method: "POST", path: "/v1/sessions/current/undo", body: { seen } };
    default:
      return onVisit(act, screen) ?? deskRequest(act, screen, session);
  }
}

/** The recall of a number that can be one; null while the typed text is none (row E64). */
export function recallRequest(
  screen: Screen,
  intent: Intent,
  session: SessionView | null,
): BoxRequest | null {
  if (screen.kind !== "recall") return null;
  const typed = readTicketNumber(intent.number, screen.service.prefix);
  if (!typed.ok) return null;
  return call({ serviceId: screen.service.id, number: typed.number, seen: session?.revision });
}

function onVisit(act: Act, screen: Screen): BoxRequest | null {
  if (screen.kind === "call") return onCall(act, screen.visit.id);
  if (screen.kind === "wrapUp" && act.name === "reason")
    return visit(screen.wrapUp.visitId, "reason", { reasonId: act.reasonId });
  return screen.kind === "interview" ? onInterview(act, screen.visit.id) : null;
}

/** Each route under `/v1/visits/{id}/`, by the act. */
const callRoutes: Partial<Record<Act["name"], string>> = {
  arrival: "arrival",
  noShow: "no-show",
  repeat: "repeat",
};

function onCall(act: Act, visitId: string): BoxRequest | null {
  const route = callRoutes[act.name];
  return route === undefined ? null : visit(visitId, route, { state: "called" });
}

function onInterview(act: Act, visitId: string): BoxRequest | null {
  const state = "serving";
  if (act.name === "reason") return visit(visitId, "reason", { state, reasonId: act.reasonId });
  if (act.name === "end") return visit(visitId, "end", { state });
  return act.name === "confirmEnd" ? visit(visitId, "end", { state, confirmShort: true }) : null;
}

function open(body: object): BoxRequest {
  return { method: "POST", path: "/v1/sessions", body };
}

function put(what: "services" | "availability", body: object): BoxRequest {
  return { method: "PUT", path: `/v1/sessions/current/${what}`, body };
}

function call(body: object): BoxRequest {
  return { method: "POST", path: "/v1/calls", body };
}

function visit(id: string, route: string, body: object): BoxRequest {
  return { method: "POST", path: `/v1/visits/${encodeURIComponent(id)}/${route}`, body };
}
