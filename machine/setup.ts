import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { initialSecurity } from "./broker-security.ts";
import type { Fault } from "./installation.ts";
import { faultPage, startingPage } from "./notice.ts";
import { readInstallation } from "./read-installation.ts";
import { sentenceOf } from "./sentences.ts";
import { runFolder, type SystemFile, systemFiles } from "./system-files.ts";

/*
 * The first program of Patience at each start: reads the installer's file from its partition, says what is wrong with
 * it, and makes the files that every other unit begins with. It never fails the start.
 */

const builtInKey = "/usr/lib/patience/update-key.pem";
const setupFolder = process.env["PATIENCE_SETUP"] ?? "/setup";
/** What a service may read and nobody else: handed out by systemd as credentials. */
const secretMode = 0o600;

function write({ path, text, mode }: SystemFile): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function installersFile(): { bytes: Uint8Array; names: string[] } {
  const names = filesIn(setupFolder);
  const name = names.find((one) => one.toLowerCase() === "patience.toml");
  return {
    bytes: name === undefined ? Buffer.alloc(0) : readFileSync(join(setupFolder, name)),
    names,
  };
}

/** Which of the two slots runs, as GRUB said it to the kernel. */
function slotOf(commandLine: string): string {
  return /rauc\.slot=([AB])/.exec(commandLine)?.[1] ?? "";
}

/** A fault of reading must not keep the machine from starting. */
function tryTo(what: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const { bytes, names } = installersFile();
const { installation, faults } = readInstallation(bytes, names);
for (const fault of faults) console.error(sentenceOf(fault, "en"));

for (const one of systemFiles(installation)) tryTo(one.path, () => write(one));
const { language, hostname } = installation;
const address = installation.box ?? `http://${hostname}.local`;
const report = (list: readonly Fault[]) =>
  JSON.stringify({ language, faults: list.map((fault) => sentenceOf(fault, language)) });
for (const [name, text] of [
  ["starting.html", startingPage(language, address)],
  ["faults.html", faultPage(faults, language)],
  ["report.json", report(faults)],
  ["slot", slotOf(readFileSync("/proc/cmdline", "utf8"))],
] as const)
  tryTo(name, () => write({ path: `${runFolder}/${name}`, text, mode: 0o644 }));

tryTo("broker", () => {
  const password = randomBytes(32).toString("base64url");
  write({ path: `${runFolder}/broker-password`, text: password, mode: secretMode });
  write({
    path: `${runFolder}/broker-security.json`,
    text: initialSecurity({ username: "core.box", password, salt: randomBytes(12) }),
    mode: secretMode,
  });
});
tryTo("update key", () => {
  // The installer's own key stands in place of the one that the image was built with.
  const own = installation.updateKey;
  const path = own === null ? builtInKey : join(setupFolder, own);
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  write({ path: `${runFolder}/update-key.pem`, text, mode: 0o644 });
});
tryTo("hostname", () => {
  execFileSync("/usr/bin/hostnamectl", ["hostname", "--transient", hostname], { timeout: 20_000 });
});
