import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, nullable, record } from "./schema.ts";
import { LocalDate } from "./settings.ts";

const Count = Type.Integer({ minimum: 0 });

/** What one run of the retention did. */
export const RetentionRun = record({
  at: InstantMs,
  tookMs: Count,
  unlinked: record({ events: Count }),
  pseudonymised: record({ events: Count }),
  removed: record({ events: Count, rows: Count, accessLines: Count, oldLogs: Count }),
  settled: Type.Boolean({
    description: "what was removed has left the files of the disk, too; else the next run does it",
  }),
  failed: Type.Boolean({ description: "it was broken off; the next run goes on from there" }),
});
export type RetentionRun = Static<typeof RetentionRun>;

/** How the retention is: what runs, what it did, and what the box still keeps elsewhere. */
export const RetentionStatus = record({
  running: nullable(record({ done: Count })),
  last: nullable(RetentionRun),
  runs: Type.Array(RetentionRun, {
    maxItems: 30,
    description: "the newest first, without those that had nothing to do",
  }),
  nextAt: nullable(InstantMs),
  until: record({
    numbers: InstantMs,
    agents: InstantMs,
    firstDay: LocalDate,
    access: InstantMs,
  }),
  firstDay: nullable(LocalDate),
  oldLogs: Type.Array(Type.String(), { maxItems: 100 }),
});
export type RetentionStatus = Static<typeof RetentionStatus>;
