import { parseArgs } from "node:util";
import type { PrinterProfile } from "./profiles.ts";
import { defaultProfile, profileNamed } from "./profiles.ts";
import { targetForms, transportTo } from "./transport/target.ts";
import type { Transport } from "./transport/transport.ts";

export interface AgentOptions {
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly clientId: string;
  readonly site: string;
  readonly printerId: string;
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  readonly journalDirectory: string;
}

export const usage = `Usage: node printer/main.ts --site SLUG --printer-id SLUG --target TARGET --journal DIR
         [--url ws://127.0.0.1:8080/mqtt] [--username NAME] [--client-id ID] [--profile NAME]
A target is ${targetForms}.
The bus password is read from the environment variable PATIENCE_AGENT_PASSWORD.`;

/** The bus of a box on the same machine. */
const defaultUrl = "ws://127.0.0.1:8080/mqtt";
const slug = /^[a-z0-9][a-z0-9-]{0,31}$/;

const known = {
  url: { type: "string", default: defaultUrl },
  username: { type: "string" },
  "client-id": { type: "string" },
  site: { type: "string" },
  "printer-id": { type: "string" },
  target: { type: "string" },
  journal: { type: "string" },
  profile: { type: "string", default: defaultProfile },
} as const;

/** Reads the command line and the environment; what is missing or wrong throws an Error that says so. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): AgentOptions {
  const { values } = parseArgs({ args: [...args], options: known, strict: true });
  const printerId = slugOf("printer-id", values["printer-id"]);
  const password = env["PATIENCE_AGENT_PASSWORD"];
  return {
    url: busUrl(values.url),
    ...(values.username === undefined ? {} : { username: values.username }),
    ...(password === undefined ? {} : { password }),
    clientId: values["client-id"] ?? `printer-${printerId}`,
    site: slugOf("site", values.site),
    printerId,
    transport: transportTo(given("target", values.target)),
    profile: profileNamed(values.profile),
    journalDirectory: given("journal", values.journal),
  };
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
