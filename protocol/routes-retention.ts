import { AccessAnswer, AccessQuery } from "./access.ts";
import { RetentionStatus } from "./retention.ts";
import type { Route } from "./route.ts";
import { record } from "./schema.ts";

/** How long data stay, and who looked at or changed what matters. */
export const retentionRoutes = {
  retention: {
    method: "GET",
    path: "/v1/admin/retention",
    summary: "What the retention removed, when, and what it does now",
    who: "administrator",
    answers: { 200: { description: "as it is", schema: RetentionStatus } },
    problems: [401, 403],
    command: false,
  },
  runRetention: {
    method: "POST",
    path: "/v1/admin/retention/run",
    summary: "Removes what is due now, and not at the next full hour",
    description: "It answers at once; the status tells how far it is.",
    who: "administrator",
    answers: { 202: { description: "begun, or under way", schema: record({}) } },
    problems: [401, 403],
    command: false,
  },
  accessLog: {
    method: "GET",
    path: "/v1/admin/access",
    summary: "Who signed in, exported, restored or changed what; the newest first",
    who: "administrator",
    query: AccessQuery,
    answers: { 200: { description: "at most 100", schema: AccessAnswer } },
    problems: [401, 403],
    command: false,
  },
  accessTable: {
    method: "GET",
    path: "/v1/admin/access.csv",
    summary: "The same as a file",
    who: "administrator",
    query: AccessQuery,
    answers: { 200: { description: "RFC 4180, UTF-8", media: "text/csv" } },
    problems: [401, 403],
    command: false,
  },
} as const satisfies Record<string, Route>;
