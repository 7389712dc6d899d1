import { parseArgs } from "node:util";
import type { PrinterProfile } from "./profiles.ts";
import { profileNamed } from "./profiles.ts";
import { targetForms, transportTo } from "./transport/target.ts";
import type { Transport } from "./transport/transport.ts";

/** A line to the bus that was given whole. */
export interface GivenLine {
  readonly url: string;
  readonly site: string;
  readonly printerId: string;
  readonly username?: string;
  readonly password?: string;
}

/** A box that is asked for the line: at once on its own machine, by pairing on another one. */
export interface GivenBox {
  readonly box: string;
  readonly printerId?: string;
}

export interface AgentOptions {
  readonly door: GivenLine | GivenBox;
  readonly clientId?: string;
  /** Undefined: the administration says which printer. */
  readonly transport?: Transport;
  readonly profile?: PrinterProfile;
  readonly journalDirectory: string;
}

export const usage = `Usage: node printer/main.ts --box http://HOST:8080 --journal DIR [--printer-id SLUG]
         [--target TARGET] [--profile NAME] [--client-id ID]
   or: node printer/main.ts --url ws://HOST:8080/mqtt --site SLUG --printer-id SLUG --journal DIR
         [--username NAME] [--target TARGET] [--profile NAME] [--client-id ID]
A target is ${targetForms};
without it, or where the administration names another one, the printer is the administration's.
On another machine than the box's the agent shows a code, in its log and on its paper, to be typed in /admin.
A bus password is read from the environment variable PATIENCE_AGENT_PASSWORD.`;

/** The bus of a box on the same machine. */
const defaultUrl = "ws://127.0.0.1:8080/mqtt";
const slug = /^[a-z0-9][a-z0-9-]{0,31}$/;

const known = {
  box: { type: "string" },
  url: { type: "string" },
  username: { type: "string" },
  "client-id": { type: "string" },
  site: { type: "string" },
  "printer-id": { type: "string" },
  target: { type: "string" },
  journal: { type: "string" },
  profile: { type: "string" },
} as const;

type Values = ReturnType<typeof read>;

function read(args: readonly string[]) {
  return parseArgs({ args: [...args], options: known, strict: true }).values;
}

/** Reads the command line and the environment; what is missing or wrong throws an Error that says so. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): AgentOptions {
  const values = read(args);
  const { target, profile } = values;
  const clientId = values["client-id"];
  return {
    door: values.box === undefined ? lineOf(values, env) : boxOf(values),
    ...(clientId === undefined ? {} : { clientId }),
    ...(target === undefined ? {} : { transport: transportTo(target) }),
    ...(profile === undefined ? {} : { profile: profileNamed(profile) }),
    journalDirectory: given("journal", values.journal),
  };
}

function lineOf(values: Values, env: Readonly<Record<string, string | undefined>>): GivenLine {
  const password = env["PATIENCE_AGENT_PASSWORD"];
  return {
    url: busUrl(values.url ?? defaultUrl),
    ...(values.username === undefined ? {} : { username: values.username }),
    ...(password === undefined ? {} : { password }),
    site: slugOf("site", values.site),
    printerId: slugOf("printer-id", values["printer-id"]),
  };
}

function boxOf({ box = "", url, site, "printer-id": id }: Values): GivenBox {
  if (url !== undefined || site !== undefined)
    throw new Error("--box finds the bus by itself: --url and --site are not given beside it");
  if (!/^https?:$/.test(URL.parse(box)?.protocol ?? ""))
    throw new Error(`--box begins with http:// or https://: "${box}"`);
  return { box, ...(id === undefined ? {} : { printerId: slugOf("printer-id", id) }) };
}

function given(name: string, value: string | undefined): string {
  if (value !== undefined && value !== "") return value;
  throw new Error(`--${name} is missing`);
}

function slugOf(name: string, value: string | undefined): string {
  const text = given(name, value);
  if (slug.test(text)) return text;
  throw new Error(`--${name} has lower-case letters, digits and hyphens, 32 at most: "${text}"`);
}

function busUrl(text: string): string {
  if (/^(ws|wss|mqtt|mqtts):$/.test(URL.parse(text)?.protocol ?? "")) return text;
  throw new Error(`--url begins with ws://, wss://, mqtt:// or mqtts://: "${text}"`);
}
