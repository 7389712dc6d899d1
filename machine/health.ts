import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { type Facts, trialMs, verdict } from "./health-verdict.ts";
import { runFolder } from "./system-files.ts";
import { readState, writeState } from "./update-state.ts";

/*
 * Confirms the slot that runs, or gives it up. Healthy: the box answers and can write, its broker is there, and every
 * screen of this machine has painted. A slot that was healthy once is never given up: only a new one is on trial.
 */

const run = promisify(execFile);
const box = "http://127.0.0.1";
const lookMs = 2_000;

async function factsNow(): Promise<Facts> {
  const roles = (name: string) => existsSync(`${runFolder}/roles/${name}`);
  return {
    box: roles("box") ? await boxHealth() : null,
    screens: (["kiosk", "board"] as const).filter(roles).map((kind) => ({ kind, ...screen(kind) })),
  };
}

async function boxHealth(): Promise<Facts["box"]> {
  try {
    const answer = await fetch(`${box}/v1/health`, { signal: AbortSignal.timeout(5_000) });
    if (!answer.ok) return { reachable: true, status: answer.status, components: {} };
    const { components } = (await answer.json()) as { components: Record<string, string> };
    return { reachable: true, status: 200, components };
  } catch {
    return { reachable: false, status: 0, components: {} };
  }
}

function screen(kind: string): { painted: boolean } {
  try {
    const state: unknown = JSON.parse(readFileSync(`${runFolder}/screens/${kind}.json`, "utf8"));
    return { painted: (state as { painted?: boolean }).painted === true };
  } catch {
    return { painted: false };
  }
}

async function rauc(...args: string[]): Promise<void> {
  await run("/usr/bin/rauc", args, { timeout: 60_000 });
}

function versionHere(): string {
  return readFileSync("/usr/lib/patience/version", "utf8").trim();
}

/** The other slot was on trial when this one was started again: it is the reason why we are here. */
function noteOutcome(outcome: "committed" | "rolledBack", reason: string): void {
  const state = readState();
  if (state.step !== "restarting" && state.step !== "onTrial") return;
  writeState({ ...state, step: outcome, reason, at: Date.now(), running: versionHere() });
}

/** Reads how far an update was when this start began; true when this slot is on trial. */
function beginTrial(): boolean {
  const state = readState();
  const here = versionHere();
  if (state.step === "restarting" && state.to === here) {
    writeState({ ...state, step: "onTrial", at: Date.now() });
    return true;
  }
  if (state.step === "onTrial" && state.to === here) return true;
  noteOutcome("rolledBack", state.reason || "neverStarted");
  return false;
}

async function main(): Promise<void> {
  const onTrial = beginTrial();
  const beganAt = performance.now();
  let answered = false;
  for (;;) {
    const found = verdict(await factsNow());
    if (found === "healthy") {
      await rauc("status", "mark-good");
      if (onTrial) noteOutcome("committed", "");
      console.log(`this slot is healthy (${versionHere()})`);
      return;
    }
    answered ||= found !== "boxSilent";
    if (performance.now() > beganAt + trialMs(found, answered)) {
      await giveUp(found, onTrial);
      return;
    }
    await delay(lookMs);
  }
}

/** A new slot is marked bad, so that one start leads back to the old one; an old slot only says what it lacks. */
async function giveUp(reason: string, onTrial: boolean): Promise<void> {
  console.error(`this slot is not healthy: ${reason}`);
  if (!onTrial) {
    process.exitCode = 1;
    return;
  }
  writeState({ ...readState(), step: "onTrial", reason, at: Date.now() });
  await rauc("status", "mark-bad");
  writeFileSync("/var/lib/patience-update/reboot", reason);
}

await main();
