import type { ConfigChange, Configuration } from "../../protocol/admin.ts";
import { isEqual } from "../../protocol/form.ts";

export type Kind = ConfigChange["kind"];
/** One thing of the configuration as plain data; what it may hold is its schema's to say. */
export type Thing = Readonly<Record<string, unknown>> & { readonly id: string };

/** What somebody is about to change in one thing, over what they saw. Null: the thing is not there. */
export interface Draft {
  readonly kind: Kind;
  readonly id: string;
  readonly value: Thing | null;
  readonly seen: Thing | null;
  /** Fields that somebody else changed meanwhile to another value than ours: ours or theirs must be chosen. */
  readonly clashes: readonly string[];
}

const lists = {
  service: "services",
  reason: "reasons",
  counter: "counters",
  agent: "agents",
  printer: "printers",
  kiosk: "kiosks",
  board: "boards",
  room: "rooms",
} as const;

/** Every thing of a kind as it stands; the kinds that a later version adds lie under their plural. */
export function thingsOf(configuration: Configuration, kind: Kind): readonly Thing[] {
  if (kind === "site") return [configuration.site as Thing];
  const name = lists[kind as keyof typeof lists] ?? `${kind}s`;
  const things = (configuration as unknown as Record<string, readonly Thing[]>)[name];
  return things ?? [];
}

export function thingOf(configuration: Configuration, kind: Kind, id: string): Thing | null {
  if (kind === "site") return configuration.site as Thing;
  return thingsOf(configuration, kind).find((thing) => thing.id === id) ?? null;
}

/** One field as it was and as it will be; a path of two for a field within a field. */
export interface Difference {
  readonly path: readonly string[];
  readonly from: unknown;
  readonly to: unknown;
}

/** What differs between two forms of a thing, field by field, one level into objects. */
export function differences(from: Thing | null, to: Thing | null): Difference[] {
  const keys = new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})]);
  return [...keys].flatMap((key) => {
    const [one, other] = [from?.[key], to?.[key]];
    if (isEqual(one, other)) return [];
    if (!isPlain(one) || !isPlain(other)) return [{ path: [key], from: one, to: other }];
    const below = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...below]
      .filter((sub) => !isEqual(one[sub], other[sub]))
      .map((sub) => ({ path: [key, sub], from: one[sub], to: other[sub] }));
  });
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A draft over what stands now. Fields that only one of the two changed are taken from whoever changed them; a field
 * that both changed is a clash, and stays ours until somebody chooses.
 */
export function rebased(draft: Draft, now: Thing | null): Draft | null {
  if (isEqual(now, draft.seen)) return draft;
  if (isEqual(now, draft.value)) return null;
  if (now === null || draft.value === null || draft.seen === null)
    return { ...draft, seen: now, clashes: ["id"] };
  const theirs = changedKeys(draft.seen, now);
  const ours = changedKeys(draft.seen, draft.value);
  const value: Record<string, unknown> = { ...now };
  for (const key of ours) value[key] = draft.value[key];
  const clashes = ours.filter((key) => theirs.includes(key) && !isEqual(value[key], now[key]));
  const kept = draft.clashes.filter((key) => !isEqual(value[key], now[key]));
  return {
    ...draft,
    value: value as Thing,
    seen: now,
    clashes: [...new Set([...kept, ...clashes])],
  };
}

function changedKeys(from: Thing, to: Thing): string[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (key) => !isEqual(from[key], to[key]),
  );
}

/** What goes to the box: the edits, and how each thing was seen. */
export function requestOf(drafts: readonly Draft[]): {
  changes: ConfigChange[];
  seen: ConfigChange[];
} {
  const change = ({ kind, id }: Draft, value: Thing | null) =>
    (kind === "site" ? { kind, value } : { kind, id, value }) as ConfigChange;
  return {
    changes: drafts.map((draft) => change(draft, draft.value)),
    seen: drafts.map((draft) => change(draft, draft.seen)),
  };
}

/** Things in their order on the screens: by place, then by id. */
export function inOrder(things: readonly Thing[]): Thing[] {
  const place = (thing: Thing) => (typeof thing["position"] === "number" ? thing["position"] : 0);
  return [...things].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}
