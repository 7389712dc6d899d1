import type { Draft, Kind, Thing } from "./draft.ts";

type Change = { readonly kind: Kind; readonly id?: string; readonly value: Thing | null };

/** Edits as the box tells them, each with what stood before: to be described like what is about to be saved. */
export function draftsOf(line: {
  readonly changes: readonly unknown[];
  readonly before: readonly unknown[];
}): Draft[] {
  return (line.changes as readonly Change[]).map((change, index) => ({
    kind: change.kind,
    id: change.id ?? "",
    value: change.value,
    seen: (line.before[index] as Change | undefined)?.value ?? null,
    clashes: [],
  }));
}
