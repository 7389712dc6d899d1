import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, record } from "./schema.ts";

/** What somebody did that can be told afterwards, in the order in which a page offers them. */
export const accessActNames = [
  ...(["signIn", "signInFailed", "signInLocked", "signOut"] as const),
  ...(["passwordSet", "unlocked", "settingsChanged", "settingsImported"] as const),
  ...(["settingsExported", "statisticsSeen", "statisticsExported", "accessLogSeen"] as const),
  ...(["supportSeen", "backupMade", "backupDone", "backupFailed"] as const),
  ...(["backupDownloaded", "backupRemoved"] as const),
  ...(["restored", "resetStarted", "retentionRun"] as const),
  ...(["devicePaired", "deviceRevoked", "setUp"] as const),
] as const;

export const AccessAct = Type.Union(accessActNames.map((name) => Type.Literal(name)));

export const AccessLine = record({
  id: Type.Integer(),
  at: InstantMs,
  lastAt: InstantMs,
  actor: Type.String({ description: "an agent's id, `box`, or `unknown`" }),
  act: AccessAct,
  subject: Type.String({ description: "an agent's id or a file's name; empty: nothing more" }),
  address: Type.String({ description: "empty: on the box itself" }),
  times: Type.Integer({ minimum: 1 }),
});

export type AccessLine = Static<typeof AccessLine>;

const Moment = Type.String({ pattern: "^[0-9]{1,15}$", description: "UTC, milliseconds" });

/** Which lines: all when nothing is named. */
export const AccessQuery = record({
  before: Type.Optional(
    Type.String({ pattern: "^[0-9]{1,15}$", description: "only earlier lines" }),
  ),
  actor: Type.Optional(Type.String({ pattern: "^[A-Za-z0-9_~-]{1,64}$" })),
  act: Type.Optional(AccessAct),
  from: Type.Optional(Moment),
  until: Type.Optional(Moment),
});
export type AccessQuery = Static<typeof AccessQuery>;

export const AccessAnswer = record({
  lines: Type.Array(AccessLine, { maxItems: 100 }),
  more: Type.Boolean(),
});
export type AccessAnswer = Static<typeof AccessAnswer>;
