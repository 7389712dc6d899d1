import type { Route } from "./route.ts";
import { StatisticsQuery, StatisticsReport, TableQuery } from "./statistics.ts";

/** Figures of past days. */
export const statisticsRoutes = {
  statistics: {
    method: "GET",
    path: "/v1/statistics",
    summary: "The figures of a period",
    description:
      "Both business days are within it; at most 400 of them. `agents` is null where the site's retention does not allow figures of single agents.",
    who: "supervisor",
    query: StatisticsQuery,
    answers: { 200: { description: "the figures", schema: StatisticsReport } },
    problems: [401, 403],
    command: false,
  },
  statisticsTable: {
    method: "GET",
    path: "/v1/statistics/table",
    summary: "One table of a period as a file: CSV or XLSX",
    description:
      "`tickets` and `visits` are row by row, without ticket numbers. Times are in seconds.",
    who: "supervisor",
    query: TableQuery,
    answers: { 200: { description: "the file", media: "text/csv" } },
    problems: [401, 403],
    command: false,
  },
} as const satisfies Record<string, Route>;
