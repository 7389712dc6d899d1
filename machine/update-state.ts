import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { UpdateState as MachineUpdate } from "../protocol/machine.ts";

/** What the administrator's page shows, kept on the data partition across starts; `running` is the machine's own. */
export interface UpdateState extends MachineUpdate {
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
