import type { ConfigChange } from "../domain/commands.ts";
import { Refused } from "./problems.ts";

/**
 * The rules know no calendar, so a time zone that nobody knows is found here, before it stops every deadline.
 * @throws Refused `invalidConfiguration`.
 */
export function demandKnownZones(changes: readonly ConfigChange[]): void {
  for (const change of changes)
    if (change.kind === "site" && !isZone(change.value.zone))
      throw new Refused("invalidConfiguration", { what: "zoneMissing", id: change.value.id });
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
