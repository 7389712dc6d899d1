import { ChangesAnswer, ChangesRequest, Configuration, PasswordRequest } from "./admin.ts";
import { SessionAnswer } from "./http.ts";
import { IdParams, type Route } from "./route.ts";

/** What supervisors and administrators ask. */
export const adminRoutes = {
  freeCounter: {
    method: "POST",
    path: "/v1/counters/{id}/free",
    summary: "Frees a counter that its agent left open",
    description:
      "A called visitor goes back to the same place in the queue; a visit at the desk is interrupted.",
    who: "supervisor",
    params: IdParams,
    answers: { 200: { description: "free", schema: SessionAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  configuration: {
    method: "GET",
    path: "/v1/admin/configuration",
    summary: "The whole configuration",
    who: "administrator",
    answers: { 200: { description: "as it is now", schema: Configuration } },
    problems: [401, 403],
    command: false,
  },
  changeConfiguration: {
    method: "POST",
    path: "/v1/admin/changes",
    summary: "Edits the configuration: all of the changes, or none",
    who: "administrator",
    body: ChangesRequest,
    answers: { 200: { description: "in force", schema: ChangesAnswer } },
    problems: [401, 403, 422],
    command: true,
  },
  setPassword: {
    method: "PUT",
    path: "/v1/admin/agents/{id}/password",
    summary: "Sets an agent's password and lifts a lock",
    who: "administrator",
    params: IdParams,
    body: PasswordRequest,
    answers: { 204: { description: "set" } },
    problems: [401, 403, 404],
    command: false,
  },
} as const satisfies Record<string, Route>;
