import { Check, Errors } from "typebox/value";
import { ConfigChange } from "../../protocol/admin.ts";
import { transferFormat, transferVersion } from "../../protocol/transfer.ts";
import type { ConfigChange as Change } from "../domain/commands.ts";
import { eventOf } from "../domain/upgrade.ts";
import { canonical } from "./canonical.ts";
import { Refused } from "./problems.ts";

type Hash = (text: string) => string;

/** A file that goes along with the configuration. `base64` null: it is only named (a film). */
export interface CarriedAsset {
  readonly id: string;
  readonly kind: "logo" | "image" | "video" | "recording";
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string | null;
}

/** One readable file with everything that an administrator set. Each part has its own checksum. */
export interface TransferFile {
  readonly format: string;
  readonly version: number;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly site: string;
  readonly checksums: Readonly<Record<string, string>>;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly assets: readonly CarriedAsset[];
}

/** Parts of a configuration and the kind of thing in each. */
export const parts = {
  services: "service",
  reasons: "reason",
  counters: "counter",
  agents: "agent",
  printers: "printer",
  kiosks: "kiosk",
  rooms: "room",
  boards: "board",
} as const;

export function checksumsOf(
  { configuration, assets }: Pick<TransferFile, "configuration" | "assets">,
  hash: Hash,
): Record<string, string> {
  const sums = Object.entries(configuration).map(([part, value]) => [part, hash(canonical(value))]);
  return Object.fromEntries([...sums, ["assets", hash(canonical(assets))]]);
}

/** What a file says: the edits that would make this configuration out of nothing, in today's form. */
export interface ReadFile {
  readonly changes: readonly Change[];
  readonly assets: readonly CarriedAsset[];
}

/**
 * Reads a file. @throws Refused `invalidFile` with `why` (`truncated`, `unreadable`, `notOurs`, `newer`, `altered`,
 * `form`) and `where`: a line, a part, or the path of a value.
 */
export function readTransfer(text: string, hash: Hash): ReadFile {
  const file = parsed(text) as Partial<TransferFile> | null;
  if (typeof file !== "object" || file === null || file.format !== transferFormat)
    throw refused("notOurs", "format");
  if (typeof file.version !== "number" || file.version > transferVersion)
    throw refused("newer", String(file.version));
  const { configuration, assets, checksums } = file;
  if (!isObject(configuration) || !isObject(checksums) || !Array.isArray(assets))
    throw refused("altered", "configuration");
  const sums = checksumsOf({ configuration, assets }, hash);
  const names = new Set([...Object.keys(sums), ...Object.keys(checksums)]);
  for (const part of names) if (sums[part] !== checksums[part]) throw refused("altered", part);
  return { changes: upgraded(configuration), assets };
}

function refused(why: string, where: string): Refused {
  return new Refused("invalidFile", { why, where });
}

/** A cut file ends in the middle; any other fault of form is at the line that the parser names. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec(String(error))?.[1];
    const at = place === undefined ? text.length : Number(place);
    const line = String(text.slice(0, at).split("\n").length);
    throw refused(text.trimEnd().endsWith("}") ? "unreadable" : "truncated", line);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Files of earlier versions get what they lack, as an earlier log does; then everything must be of the schema. */
function upgraded(configuration: Readonly<Record<string, unknown>>): readonly Change[] {
  const raw: { change: unknown; where: string }[] = [
    { change: { kind: "site", value: configuration["site"] }, where: "site" },
  ];
  for (const [part, kind] of Object.entries(parts)) {
    const things = configuration[part] ?? [];
    if (!Array.isArray(things)) throw refused("form", part);
    for (const [index, value] of things.entries()) {
      const id = isObject(value) ? value["id"] : null;
      raw.push({ change: { kind, id, value }, where: `${part}[${index}]` });
    }
  }
  return raw.flatMap(({ change, where }) => todays(change, where));
}

function todays(change: unknown, where: string): readonly Change[] {
  const event = upgradedEvent(change, where);
  for (const one of event)
    if (!Check(ConfigChange, one)) throw refused("form", placeOf(one, where));
  return event;
}

function upgradedEvent(change: unknown, where: string): readonly Change[] {
  try {
    const event = eventOf({ type: "configChanged", changes: [change as Change] });
    return event.type === "configChanged" ? event.changes : [];
  } catch {
    throw refused("form", where);
  }
}

function placeOf(change: Change, where: string): string {
  // The other kinds of edits would tell of faults that are none.
  const own = ConfigChange.anyOf.find(({ properties }) => properties.kind.const === change.kind);
  const paths = Errors(own ?? ConfigChange, change).map(({ instancePath }) => instancePath);
  const deepest = paths.sort((a, b) => b.length - a.length)[0] ?? "";
  return `${where}${deepest.replace(/^\/value/, "").replaceAll("/", ".")}`.slice(0, 100);
}
