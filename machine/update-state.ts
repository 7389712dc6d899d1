import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** How far an update is; the administrator's page shows it. Kept on the data partition, across starts. */
export interface UpdateState {
  readonly step:
    | "none"
    | "checking"
    | "writing"
    | "ready"
    | "restarting"
    | "onTrial"
    | "committed"
    | "rolledBack"
    | "refused";
  /** Percent of the writing. */
  readonly progress: number;
  /** The versions: where the update starts from, and what it leads to. */
  readonly from: string;
  readonly to: string;
  /** Which of the reasons for `refused` or `rolledBack`; empty otherwise. */
  readonly reason: string;
  /** What the tool itself said, in its words, for a supporter. */
  readonly detail: string;
  /** UTC, milliseconds. */
  readonly at: number;
  readonly running?: string;
}

export const updateFolder = "/var/lib/patience-update";
const path = `${process.env["PATIENCE_UPDATE"] ?? updateFolder}/state.json`;

const none: UpdateState = {
  ...{ step: "none", progress: 0, from: "", to: "", reason: "", detail: "", at: 0 },
};

/** The state as it was last written; `none` where there is none. */
export function readState(): UpdateState {
  try {
    return { ...none, ...(JSON.parse(readFileSync(path, "utf8")) as Partial<UpdateState>) };
  } catch {
    return none;
  }
}

export function writeState(state: UpdateState): void {
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o644, flush: true });
  renameSync(`${path}.new`, path);
}
