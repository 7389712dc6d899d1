import { parse, TomlError } from "smol-toml";
import type { Fault, FaultCode, Installation, Role, Screen } from "./installation.ts";
import { plainInstallation } from "./installation.ts";
import * as is from "./values.ts";

/** Larger than any installer's file; a disk image that was put there by mistake is not read to its end. */
const longestBytes = 64 * 1024;
/** A screen has room for so many sentences; more help nobody. */
const mostFaults = 20;

export interface ReadInstallation {
  readonly installation: Installation;
  readonly faults: readonly Fault[];
}

/** Every key of the file, and what its value may be. */
const keys: Readonly<Record<string, is.Reader<unknown>>> = {
  language: is.choice(["fr", "en", "es"]),
  timezone: is.timeZone,
  code: is.code,
  roles: is.listOf(is.choice(["box", "kiosk", "board", "printer"])),
  box: is.boxAddress,
  "network.hostname": is.hostname,
  "network.address": is.addressWithPrefix,
  "network.gateway": is.address,
  "network.dns": is.listOf(is.address),
  "network.ntp": is.listOf(is.server),
  "kiosk.id": is.slug,
  "kiosk.output": is.output,
  "kiosk.rotation": is.choice([0, 90, 180, 270]),
  "kiosk.off": is.span,
  "board.id": is.slug,
  "board.output": is.output,
  "board.rotation": is.choice([0, 90, 180, 270]),
  "board.off": is.span,
  "printer.id": is.slug,
  "printer.target": is.target,
  "printer.profile": is.profile,
  "update.key": is.fileName,
  "update.at": is.timeOfDay,
  "ssh.key": is.sshKey,
};
const tables = new Set(Object.keys(keys).flatMap((key) => key.split(".").slice(0, -1)));

/**
 * Reads the installer's file (`patience.toml`). What is wrong is told and left out, with its default in place: a
 * machine under a counter starts all the same. `files` are the names that lie beside it.
 */
export function readInstallation(
  bytes: Uint8Array,
  files: readonly string[] = [],
): ReadInstallation {
  const document = parsed(bytes);
  if ("fault" in document) return { installation: plainInstallation, faults: [document.fault] };
  const { text, root } = document;
  const faults: Fault[] = [];
  const found = new Map<string, unknown>();
  const tell = (key: string, code: FaultCode, value: unknown = "", hint = "") => {
    if (faults.length < mostFaults)
      faults.push({ code, key, line: lineOf(text, key), value: shown(value), hint });
  };
  for (const [key, value] of leaves(root)) {
    const reader = keys[key];
    if (!reader) {
      tell(key, "unknownKey", "", nearest(key));
      continue;
    }
    const read = reader(value);
    if ("fault" in read) tell(key, read.fault, value, read.hint);
    else found.set(key, read.value);
  }
  checkTogether(found, files, tell);
  faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { installation: installationOf(found), faults };
}

type Tell = (key: string, code: FaultCode, value?: unknown, hint?: string) => void;

/** What each value alone does not show. A value that does not fit the others is dropped. */
function checkTogether(found: Map<string, unknown>, files: readonly string[], tell: Tell): void {
  const drop = (key: string, code: FaultCode, hint = "") => {
    tell(key, code, found.get(key), hint);
    found.delete(key);
  };
  const own = found.get("network.address");
  const gateway = found.get("network.gateway");
  if (typeof gateway === "string" && (typeof own !== "string" || !is.sameNetwork(own, gateway)))
    drop("network.gateway", "badGateway", typeof own === "string" ? own : "");
  const key = found.get("update.key");
  if (typeof key === "string" && !files.includes(key)) drop("update.key", "noSuchFile");
  const roles = found.get("roles") as readonly Role[] | undefined;
  if (roles?.length === 0) drop("roles", "noRole");
  else if (roles && !roles.includes("box") && !found.has("box")) drop("roles", "boxWithoutAddress");
}

function installationOf(found: ReadonlyMap<string, unknown>): Installation {
  const get = <T>(key: string, plain: T): T => (found.has(key) ? (found.get(key) as T) : plain);
  const plain = plainInstallation;
  const address = get<string | null>("network.address", null);
  const screen = (name: "kiosk" | "board"): Screen => ({
    id: get(`${name}.id`, plain[name].id),
    output: get(`${name}.output`, plain[name].output),
    rotation: get(`${name}.rotation`, plain[name].rotation),
    off: get(`${name}.off`, plain[name].off),
  });
  const roles = get("roles", plain.roles);
  return {
    language: get("language", plain.language),
    timeZone: get("timezone", plain.timeZone),
    code: get("code", plain.code),
    hostname: get("network.hostname", plain.hostname),
    fixed: address === null ? null : { address, gateway: get("network.gateway", null) },
    dns: get("network.dns", plain.dns),
    ntp: get("network.ntp", plain.ntp),
    roles,
    box: roles.includes("box") ? null : get("box", plain.box),
    kiosk: screen("kiosk"),
    board: screen("board"),
    printer: {
      id: get("printer.id", plain.printer.id),
      target: get("printer.target", plain.printer.target),
      profile: get("printer.profile", plain.printer.profile),
    },
    updateKey: get("update.key", plain.updateKey),
    updateAt: get("update.at", plain.updateAt),
    sshKey: get("ssh.key", plain.sshKey),
  };
}

type Parsed =
  | { readonly text: string; readonly root: Record<string, unknown> }
  | { readonly fault: Fault };

function parsed(bytes: Uint8Array): Parsed {
  const whole = (code: FaultCode, line: number | null = null, hint = ""): Parsed => ({
    fault: { code, line, key: "", value: "", hint },
  });
  if (bytes.length > longestBytes) return whole("tooLong");
  try {
    // Windows' editor puts a mark before the text, which is no part of it.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
    return { text, root: parse(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) return whole("notText");
    return whole("syntax", error.line, error.message.split("\n")[0]?.slice(0, 120));
  }
}

/** Every value with its path; an unknown table is told once, not with all that is in it. */
function leaves(root: Record<string, unknown>, above = ""): [key: string, value: unknown][] {
  return Object.entries(root).flatMap(([name, value]) => {
    const key = above === "" ? name : `${above}.${name}`;
    const isTable = typeof value === "object" && value !== null && value.constructor === Object;
    const table = isTable || (typeof value === "object" && value !== null && !Array.isArray(value));
    return table && tables.has(key) && above === ""
      ? leaves(value as Record<string, unknown>, key)
      : [[key, value] as [string, unknown]];
  });
}

/** The line on which a key is given; the file was parsed already, so that a plain look is enough. */
function lineOf(text: string, key: string): number | null {
  const parts = key.split(".");
  const name = parts.at(-1) ?? "";
  const table = parts.slice(0, -1).join(".");
  let current = "";
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const header = /^\s*\[+\s*([^\]]+?)\s*\]+/.exec(line)?.[1];
    if (header !== undefined) current = header.replace(/["'\s]/g, "");
    if (header !== undefined && current === key) return index + 1;
    const given = /^\s*["']?([A-Za-z0-9_.-]+)["']?\s*=/.exec(line)?.[1];
    if (given === key || (current === table && given === name)) return index + 1;
  }
  return null;
}

/** What was meant by a key that is none: one that differs in two letters at most. */
function nearest(key: string): string {
  const names = [...Object.keys(keys), ...tables];
  const close = names
    .map((name) => ({ name, far: distance(name, key) }))
    .sort((a, b) => a.far - b.far)[0];
  const last = key.split(".").at(-1) ?? "";
  const inTable = names.find((name) => name.endsWith(`.${last}`));
  return close && close.far <= 2 ? close.name : (inTable ?? "");
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
