import { SessionAnswer, UndoRequest } from "./http.ts";
import { IdParams, type Route } from "./route.ts";

/** The time for the file after a visit. */
export const wrapUpRoutes = {
  endWrapUp: {
    method: "POST",
    path: "/v1/sessions/current/wrap-up/end",
    summary: "« Terminer »: ready for the next visitor",
    description: "Refused (`reasonMissing`) while the service asks for a reason that is not given.",
    who: "staff",
    body: UndoRequest,
    answers: { 200: { description: "free", schema: SessionAnswer } },
    problems: [401, 409],
    command: true,
  },
  extendWrapUp: {
    method: "POST",
    path: "/v1/sessions/current/wrap-up/extend",
    summary: "« +1 min », up to half an hour in all",
    who: "staff",
    body: UndoRequest,
    answers: { 200: { description: "one minute more", schema: SessionAnswer } },
    problems: [401, 409],
    command: true,
  },
  releaseWrapUp: {
    method: "POST",
    path: "/v1/counters/{id}/wrap-up/end",
    summary: "Ends the wrap-up of a counter, with a reason or without",
    who: "supervisor",
    params: IdParams,
    answers: { 200: { description: "free", schema: SessionAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;
