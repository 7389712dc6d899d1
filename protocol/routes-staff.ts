import {
  AvailabilityRequest,
  CallAnswer,
  CallRequest,
  CurrentSession,
  EndRequest,
  ReasonRequest,
  ServicesRequest,
  SessionAnswer,
  SessionRequest,
  SosAnswer,
  UndoRequest,
  VisitAct,
  VisitAnswer,
} from "./http.ts";
import { IdParams, type Route } from "./route.ts";

const sessions = {
  openSession: {
    method: "POST",
    path: "/v1/sessions",
    summary: "Signs in and opens a counter",
    description:
      "With `login` and `password`, or with the cookie of an earlier sign-in. Without `counterId` it only signs in. A refused counter leaves no new cookie, save `agentElsewhere`: then it is set, and the page asks again with `counterId` and `move: true`, without the password.",
    who: "anybody",
    body: SessionRequest,
    answers: {
      200: {
        description: "signed in; the counter, if there is one, was open already",
        schema: CurrentSession,
      },
      201: { description: "the counter is open", schema: CurrentSession },
    },
    problems: [401, 403, 404, 409],
    command: true,
  },
  currentSession: {
    method: "GET",
    path: "/v1/sessions/current",
    summary: "Who is signed in, and at which counter; `session` null: at none",
    who: "staff",
    answers: { 200: { description: "the agent's own view", schema: CurrentSession } },
    problems: [401],
    command: false,
  },
  closeSession: {
    method: "DELETE",
    path: "/v1/sessions/current",
    summary: "Closes the counter and signs out",
    description:
      "Refused (`visitInProgress`) with a visitor called or at the desk; then nothing changes.",
    who: "staff",
    answers: { 200: { description: "signed out", schema: SessionAnswer } },
    problems: [401, 409],
    command: true,
  },
  chooseServices: {
    method: "PUT",
    path: "/v1/sessions/current/services",
    summary: "Chooses the services that the counter serves",
    who: "staff",
    body: ServicesRequest,
    answers: { 200: { description: "chosen", schema: SessionAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  setAvailability: {
    method: "PUT",
    path: "/v1/sessions/current/availability",
    summary: "« Pause » and back; a visit in progress goes on",
    who: "staff",
    body: AvailabilityRequest,
    answers: { 200: { description: "done", schema: SessionAnswer } },
    problems: [401, 409],
    command: true,
  },
  undo: {
    method: "POST",
    path: "/v1/sessions/current/undo",
    summary: "Takes back the last act, within the site's time",
    who: "staff",
    body: UndoRequest,
    answers: { 200: { description: "as before the act", schema: SessionAnswer } },
    problems: [401, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;

const calls = {
  call: {
    method: "POST",
    path: "/v1/calls",
    summary: "Calls the next visitor of a service, recalls a number of it, or calls a given ticket",
    description:
      "With `number`: a recall (E63); looked up among the numbers that the service gave, then among those whom others sent to it. With `ticketId`: somebody who waits, out of turn (right `pick`, option `queue`, `reason` is kept), or somebody absent while the window is open (option `absents`).",
    who: "staff",
    body: CallRequest,
    answers: { 201: { description: "called", schema: CallAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  arrival: visitAct("arrival", "The visitor is at the desk", VisitAct),
  noShow: visitAct("no-show", "Nobody came", VisitAct),
  repeat: visitAct("repeat", "Announces the call once more", VisitAct),
  reason: visitAct("reason", "Says what the visit is about; null: not qualified", ReasonRequest),
  end: visitAct("end", "The visitor leaves the desk", EndRequest),
} as const satisfies Record<string, Route>;

function visitAct<B extends NonNullable<Route["body"]>>(act: string, summary: string, body: B) {
  return {
    method: "POST",
    path: `/v1/visits/{id}/${act}`,
    summary,
    who: "staff",
    params: IdParams,
    body,
    answers: { 200: { description: "done", schema: VisitAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  } as const;
}

const sos = {
  raiseSos: {
    method: "POST",
    path: "/v1/sos",
    summary: "Alarms every open counter",
    who: "staff",
    answers: { 201: { description: "raised", schema: SosAnswer } },
    problems: [401, 409],
    command: true,
  },
  acknowledgeSos: {
    method: "POST",
    path: "/v1/sos/{id}/acknowledge",
    summary: "« J'y vais »",
    who: "staff",
    params: IdParams,
    answers: { 200: { description: "acknowledged", schema: SosAnswer } },
    problems: [401, 404, 409],
    command: true,
  },
  closeSos: {
    method: "POST",
    path: "/v1/sos/{id}/close",
    summary: "« Terminé »",
    who: "staff",
    params: IdParams,
    answers: { 200: { description: "closed", schema: SosAnswer } },
    problems: [401, 404, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;

/** What agents ask. */
export const staffRoutes = { ...sessions, ...calls, ...sos } as const;
