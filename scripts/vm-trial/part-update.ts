import { spawnSync } from "node:child_process";
import { copyFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Machine } from "./machine.ts";
import type { Report } from "./report.ts";

interface State {
  readonly step: string;
  readonly reason: string;
  readonly progress: number;
  readonly from: string;
  readonly to: string;
}

const writeSeconds = 600;
const backSeconds = 360;

/** A USB stick as a file, with a bundle on it. */
function stickWith(folder: string, bundle: string): string {
  const file = join(folder, "stick.img");
  const megabytes = Math.ceil(statSync(bundle).size / 1e6) + 64;
  for (const [program, ...args] of [
    ["truncate", "-s", "0", file],
    ["truncate", "-s", `${megabytes}M`, file],
    ["mkfs.vfat", "-F", "32", "-n", "CLE", file],
    ["mcopy", "-i", file, bundle, "::patience.raucb"],
  ]) {
    const { status, stderr } = spawnSync(program ?? "", args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  }
  return file;
}

export async function plug({ monitor }: Machine, file: string): Promise<void> {
  await monitor?.ask("blockdev-add", {
    driver: "raw",
    "node-name": "stick",
    file: { driver: "file", filename: file },
  });
  await monitor?.ask("device_add", {
    driver: "usb-storage",
    id: "stick",
    drive: "stick",
    removable: true,
  });
}

export async function unplug({ monitor }: Machine): Promise<void> {
  await monitor?.ask("device_del", { id: "stick" }).catch(() => undefined);
  await delay(3_000);
  await monitor?.ask("blockdev-del", { "node-name": "stick" }).catch(() => undefined);
}

async function stateOf({ shell }: Machine): Promise<State | null> {
  const text = await shell?.tryRun("cat /var/lib/patience-update/state.json");
  return text ? (JSON.parse(text) as State) : null;
}

async function untilStep(machine: Machine, steps: RegExp, withinSeconds: number): Promise<State> {
  const until = performance.now() + withinSeconds * 1000;
  for (;;) {
    const state = await stateOf(machine);
    if (state && steps.test(state.step)) return state;
    if (performance.now() > until) throw new Error(`no ${steps} but ${JSON.stringify(state)}`);
    await delay(1_000);
  }
}

/** From a stick: one that is cut short, a broken one, a good one. */
export async function updatePart(
  machine: Machine,
  report: Report,
  bundles: { readonly good: string | undefined; readonly broken: string | undefined },
): Promise<void> {
  const { folder } = machine.options;
  if (bundles.good !== undefined) {
    const short = join(folder, "short.raucb");
    copyFileSync(bundles.good, short);
    truncateSync(short, Math.floor(statSync(short).size / 2));
    await plug(machine, stickWith(folder, short));
    const refused = await untilStep(machine, /^refused$/, writeSeconds);
    report.note("a truncated update is refused", refused.reason === "truncated", refused.reason);
    await unplug(machine);
  }
  if (bundles.broken !== undefined) await brokenUpdate(machine, report, bundles.broken);
  if (bundles.good !== undefined) await goodUpdate(machine, report, bundles.good);
}

async function write(machine: Machine, bundle: string): Promise<{ state: State; seconds: number }> {
  const startedAt = performance.now();
  await plug(machine, stickWith(machine.options.folder, bundle));
  await untilStep(machine, /^writing$/, writeSeconds);
  const state = await untilStep(machine, /^(ready|refused)$/, writeSeconds);
  await unplug(machine);
  return { state, seconds: (performance.now() - startedAt) / 1000 };
}

/** Starts the machine from within, and waits for what becomes of it. */
async function restart(
  machine: Machine,
  withinSeconds: number,
): Promise<{ state: State; seconds: number }> {
  await machine.shell?.run("touch /var/lib/patience-inbox/restart-now", 5_000);
  const startedAt = performance.now();
  await delay(20_000);
  const state = await untilStep(machine, /^(committed|rolledBack)$/, withinSeconds);
  return { state, seconds: (performance.now() - startedAt) / 1000 };
}

async function goodUpdate(machine: Machine, report: Report, bundle: string): Promise<void> {
  const { state, seconds } = await write(machine, bundle);
  report.note(
    "a good update is written from a stick",
    state.step === "ready",
    `${seconds.toFixed(0)} s`,
  );
  const end = await restart(machine, 600);
  report.note(
    "it is started, healthy and confirmed",
    end.state.step === "committed",
    `${end.seconds.toFixed(0)} s, ${end.state.to}`,
  );
}

async function brokenUpdate(machine: Machine, report: Report, bundle: string): Promise<void> {
  const { state } = await write(machine, bundle);
  report.note("a broken update with a good signature is written", state.step === "ready");
  const end = await restart(machine, 900);
  report.within("the old version is back by itself", end.seconds, backSeconds, "s");
  report.note(
    "with the reason",
    end.state.step === "rolledBack" && end.state.reason !== "",
    end.state.reason,
  );
}
