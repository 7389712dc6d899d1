import type { Language } from "../../protocol/schema.ts";
import type { AdminStore } from "./admin-store.ts";
import type { Offer } from "./control-parts.ts";
import { nameOf } from "./described-changes.ts";
import type { Kind } from "./draft.ts";

/** What references may name: services, printers and rooms of the configuration as it will be. */
export function offersOf(
  admin: AdminStore,
  language: Language,
): Readonly<Record<string, readonly Offer[]>> {
  const of = (kind: string) =>
    admin.list(kind as Kind).map((thing) => ({ id: thing.id, name: nameOf(thing, language) }));
  return { service: of("service"), printer: of("printer"), room: of("room") };
}
