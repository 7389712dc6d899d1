import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { progressOf, refusalOf } from "./rauc-words.ts";
import { isHour } from "./schedule.ts";
import { runFolder } from "./system-files.ts";
import { readState, type UpdateState, updateFolder, writeState } from "./update-state.ts";
import { compareVersions } from "./versions.ts";

/*
 * Takes the bundle out of the inbox, asks whose it is and what is in it, and writes it to the other slot. What is wrong
 * with it is written down as a reason. A bundle is never older than what runs, unless a file beside it says that this
 * is wanted.
 */

const inbox = process.env["PATIENCE_INBOX"] ?? "/var/lib/patience-inbox";
const arrived = join(inbox, "update.raucb");
const taken = join(inbox, "taken.raucb");
/** Beside the bundle: an administrator has confirmed that an older version is wanted. */
const downgrade = join(inbox, "allow-older");
/** Beside it, too: it is to be started at once. */
const now = join(inbox, "restart-now");
/** A written update waits for its hour. */
const waiting = join(updateFolder, "waiting");
/** An installation takes two minutes under emulation; one that hangs is told so, and not for ever. */
const installMs = 30 * 60_000;
const infoMs = 5 * 60_000;

interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** Runs RAUC, hears every line, and ends it when it takes too long. */
function rauc(
  args: readonly string[],
  withinMs: number,
  hear: (line: string) => void,
): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn("/usr/bin/rauc", args, { stdio: ["ignore", "pipe", "pipe"] });
    const timer = setTimeout(() => child.kill("SIGKILL"), withinMs);
    let text = "";
    const take = (chunk: Buffer) => {
      text = (text + String(chunk)).slice(-20_000);
      for (const line of String(chunk).split("\n")) hear(line);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("error", (error) => resolve({ code: null, text: String(error) }));
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code, text });
    });
  });
}

function versionHere(): string {
  return readFileSync("/usr/lib/patience/version", "utf8").trim();
}

function refuse(state: UpdateState, reason: string, detail: string): void {
  const last = detail.trim().split("\n").slice(-4).join("\n").slice(0, 500);
  console.error(`the update is refused: ${reason}\n${last}`);
  writeState({ ...state, step: "refused", reason, detail: last, at: Date.now() });
  clear();
}

function clear(): void {
  for (const path of [taken, downgrade]) rmSync(path, { force: true });
}

/** What the bundle says of itself, once its signature is checked; null when it is refused. */
async function versionOf(state: UpdateState): Promise<string | null> {
  const keyring = `--keyring=${runFolder}/update-key.pem`;
  const said = await rauc(
    ["info", keyring, "--output-format=json", taken],
    infoMs,
    () => undefined,
  );
  const found = /"version"\s*:\s*"([^"]*)"/.exec(said.text)?.[1];
  if (said.code === 0 && found !== undefined) return found;
  refuse(state, refusalOf(said.text), said.text);
  return null;
}

async function install(state: UpdateState): Promise<void> {
  let progress = 0;
  const said = await rauc(["install", taken], installMs, (line) => {
    const percent = progressOf(line);
    if (percent === null || percent === progress) return;
    progress = percent;
    writeState({ ...state, progress, at: Date.now() });
  });
  if (said.code !== 0) return refuse(state, refusalOf(said.text), said.text);
  clear();
  writeState({ ...state, step: "ready", progress: 100, at: Date.now() });
  console.log(`the update to ${state.to} is written`);
}

/** Asks for a start anew; a unit of the system hears it. */
function restart(): void {
  rmSync(now, { force: true });
  rmSync(waiting, { force: true });
  writeState({ ...readState(), step: "restarting", at: Date.now() });
  writeFileSync(join(updateFolder, "reboot"), "update");
}

/** Whether a written update is started: at once where that was asked for, else at the installer's hour. */
function startWhenDue(): void {
  if (readState().step !== "ready") {
    rmSync(now, { force: true });
    rmSync(waiting, { force: true });
    return;
  }
  const { at } = JSON.parse(readFileSync(`${runFolder}/update.json`, "utf8")) as { at: string };
  if (existsSync(now) || isHour(at, new Date())) restart();
  else writeFileSync(waiting, at);
}

async function take(): Promise<void> {
  mkdirSync(updateFolder, { recursive: true });
  renameSync(arrived, taken);
  const from = versionHere();
  let state: UpdateState = {
    ...{ step: "checking", progress: 0, from, to: "", reason: "", detail: "", at: Date.now() },
  };
  writeState(state);
  console.log(`an update of ${Math.round(statSync(taken).size / 1e6)} MB lies ready`);
  if (!existsSync(`${runFolder}/update-key.pem`)) {
    refuse(state, "noKey", "");
    return;
  }
  const to = await versionOf(state);
  if (to === null) return;
  state = { ...state, step: "writing", to, at: Date.now() };
  const order = compareVersions(to, from);
  if (order === 0 || (order < 0 && !existsSync(downgrade))) {
    refuse(state, order === 0 ? "sameVersion" : "older", "");
    return;
  }
  writeState(state);
  await install(state);
}

/** A cut in the middle of the writing leaves a step that nobody carries on: it is begun again by a new bundle. */
function forgetBroken(): void {
  const state = readState();
  if (state.step === "checking" || state.step === "writing") refuse(state, "interrupted", "");
  rmSync(taken, { force: true });
}

forgetBroken();
if (existsSync(arrived)) await take();
startWhenDue();
