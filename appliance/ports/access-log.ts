import type { Instant } from "../domain/model.ts";

/** What somebody did that must be told afterwards. */
export type AccessAct =
  | "signIn"
  | "signInFailed"
  | "signInLocked"
  | "signOut"
  | "passwordSet"
  | "unlocked"
  | "settingsChanged"
  | "settingsImported"
  | "settingsExported"
  | "statisticsSeen"
  | "statisticsExported"
  | "accessLogSeen"
  | "supportSeen"
  | "backupMade"
  | "backupDone"
  | "backupFailed"
  | "backupDownloaded"
  | "backupRemoved"
  | "restored"
  | "resetStarted"
  | "retentionRun"
  | "devicePaired"
  | "deviceRevoked"
  | "setUp";

/** One thing that somebody did; the same again within ten minutes counts on the same line. */
export interface AccessEntry {
  readonly at: Instant;
  /** An agent's id, `box`, or `unknown` for a login that nobody has: what was typed is never kept. */
  readonly actor: string;
  readonly act: AccessAct;
  /** Whom or what it was about: an agent's id, a file's name; empty: nothing more to say. */
  readonly subject: string;
  /** Where it came from; empty on the box itself. */
  readonly address: string;
}

export interface AccessLine extends AccessEntry {
  readonly id: number;
  readonly times: number;
  /** Of the last time. */
  readonly lastAt: Instant;
}

export interface AccessQuery {
  /** Only lines before this one. */
  readonly before?: number | undefined;
  readonly actor?: string | undefined;
  readonly act?: AccessAct | undefined;
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
  readonly limit: number;
}

/** Who looked at or changed what matters. Bounded in time by the site's retention, and in lines. */
export interface AccessLog {
  note(entry: AccessEntry): Promise<void>;
  /** The newest first. */
  lines(query: AccessQuery): Promise<readonly AccessLine[]>;
  /** Removes what ended before; says how many lines. */
  forget(before: Instant): Promise<number>;
}

/** Lines at most; the oldest leave first. A box with 50 staff writes some 30 000 a year. */
export const accessLinesMax = 100_000;
/** The same by the same from the same place within this time is one line. */
export const sameAccessMs = 10 * 60_000;
