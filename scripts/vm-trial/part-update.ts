import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Machine } from "./machine.ts";
import { enter } from "./part-cuts.ts";
import type { Report } from "./report.ts";
import { type TicketTaken, Visitor } from "./site.ts";
import { plug, stickWith, unplug } from "./stick.ts";

interface State {
  readonly step: string;
  readonly reason: string;
  readonly progress: number;
  readonly from: string;
  readonly to: string;
}

/** Signed bundles of newer versions: one that works, one whose box does not start; and the folder of the keys. */
export interface Bundles {
  readonly good: string | undefined;
  readonly broken: string | undefined;
  readonly keys: string;
}

const writeSeconds = 600;
const backSeconds = 360;
const toldSeconds = 120;
const cutAtPercent = 45;
/** Of a truncated bundle so much is there: one part of so many. */
const shortPart = 16;

async function stateOf({ shell }: Machine): Promise<State | null> {
  const text = await shell?.tryRun("cat /var/lib/patience-update/state.json", 20_000);
  return text ? (JSON.parse(text) as State) : null;
}

async function untilState(
  machine: Machine,
  wanted: (state: State) => boolean,
  withinSeconds: number,
): Promise<State> {
  const until = performance.now() + withinSeconds * 1000 * machine.options.stretch;
  for (;;) {
    const state = await stateOf(machine);
    if (state && wanted(state)) return state;
    if (performance.now() > until) throw new Error(`the update stands at ${JSON.stringify(state)}`);
    await delay(2_000);
  }
}

const at =
  (...steps: readonly string[]) =>
  ({ step }: State) =>
    steps.includes(step);

/** Everything that an update can meet, from a stick that is put into the running box. */
export async function updatePart(
  machine: Machine,
  report: Report,
  bundles: Bundles,
): Promise<void> {
  const { good, broken } = bundles;
  await giveKey(machine, bundles.keys);
  const visitor = new Visitor(machine.options.port);
  await enter(machine, visitor);
  const ticket = await visitor.ticket();
  if (good !== undefined) {
    await refusals(machine, report, good, bundles.keys);
    await cutWhileWriting(machine, report, good);
  }
  if (broken !== undefined) await brokenUpdate(machine, report, broken);
  if (good !== undefined) await goodUpdate(machine, report, good, { visitor, ticket });
}

/** The installer's key, on the installer's partition, as the manual says. */
async function giveKey({ shell }: Machine, keys: string): Promise<void> {
  const key = readFileSync(join(keys, "update-key.pem")).toString("base64");
  const text = Buffer.from('[update]\nkey = "update-key.pem"\n').toString("base64");
  await shell?.must(
    `mount -o remount,rw /setup && echo ${key} | base64 -d > /setup/update-key.pem && echo ${text} | base64 -d > /setup/patience.toml && mount -o remount,ro /setup && systemctl restart patience-setup`,
  );
}

async function refused(machine: Machine, bundle: string): Promise<State> {
  const before = (await stateOf(machine)) as (State & { at: number }) | null;
  await plug(machine, stickWith(machine.options.folder, [bundle]));
  const fresh = (state: State) => (state as State & { at: number }).at !== before?.at;
  const end = await untilState(
    machine,
    (state) => fresh(state) && at("refused", "ready")(state),
    writeSeconds,
  );
  await unplug(machine);
  return end;
}

async function refusals(
  machine: Machine,
  report: Report,
  good: string,
  keys: string,
): Promise<void> {
  const { folder } = machine.options;
  const short = join(folder, "short.raucb");
  copyFileSync(good, short);
  truncateSync(short, Math.floor(statSync(short).size / shortPart));
  const cut = await refused(machine, short);
  report.note("a truncated update is refused", cut.reason === "truncated", words(cut));
  const foreign = await refused(machine, foreignBundle(folder, good, keys));
  report.note(
    "one that somebody else signed is refused",
    foreign.reason === "wrongSignature",
    words(foreign),
  );
}

const words = (state: State) => JSON.stringify(state).slice(0, 400);

/** The same bundle, signed with a key that no box knows. */
function foreignBundle(folder: string, good: string, keys: string): string {
  const [cert, key] = [join(folder, "foreign.pem"), join(folder, "foreign.key")];
  const file = join(folder, "foreign.raucb");
  if (existsSync(file)) return file;
  const subject = ["-subj", "/CN=somebody else", "-days", "3650", "-keyout", key, "-out", cert];
  const run = (program: string, args: string[]) => {
    const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  run("openssl", ["req", "-x509", "-newkey", "rsa:3072", "-nodes", ...subject]);
  const signer = [`--cert=${cert}`, `--key=${key}`, `--keyring=${join(keys, "update-key.pem")}`];
  const said = ["resign", "--no-verify", `--signing-keyring=${cert}`];
  run("rauc", [...signer, ...said, good, file]);
  return file;
}

async function slotOf({ shell }: Machine): Promise<string> {
  return ((await shell?.must("cat /run/patience/slot")) ?? "").trim();
}

/** The plug is pulled while the other slot is half written: the old one starts, and says what became of the update. */
async function cutWhileWriting(machine: Machine, report: Report, good: string): Promise<void> {
  await plug(machine, stickWith(machine.options.folder, [good]));
  const writing = (state: State) => state.step === "writing" && state.progress >= cutAtPercent;
  const half = await untilState(machine, writing, writeSeconds);
  await machine.cut();
  await machine.on();
  const http = await machine.untilHttp(300);
  const slot = await slotOf(machine);
  const figure = `at ${half.progress} %, slot ${slot}, HTTP after ${http.toFixed(0)} s`;
  report.note("a cut in the middle of writing: the old slot starts", slot === "A", figure);
  const told = ({ reason }: State) => reason === "interrupted";
  const state = await untilState(machine, told, toldSeconds).catch(() => stateOf(machine));
  report.note("… and the page says so", state?.reason === "interrupted", JSON.stringify(state));
  const left = await machine.shell?.tryRun("ls /var/lib/patience-inbox");
  report.note("… and gives its room back", left?.trim() === "", left ?? "no answer");
}

async function write(machine: Machine, bundle: string): Promise<{ state: State; seconds: number }> {
  const startedAt = performance.now();
  await plug(machine, stickWith(machine.options.folder, [bundle]));
  await untilState(machine, at("writing"), writeSeconds);
  const state = await untilState(machine, at("ready", "refused"), writeSeconds);
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
  const state = await untilState(machine, at("committed", "rolledBack"), withinSeconds);
  return { state, seconds: (performance.now() - startedAt) / 1000 };
}

async function goodUpdate(
  machine: Machine,
  report: Report,
  bundle: string,
  kept: { readonly visitor: Visitor; readonly ticket: TicketTaken },
): Promise<void> {
  const { state, seconds } = await write(machine, bundle);
  const written = `${seconds.toFixed(0)} s ${words(state)}`;
  report.note("a good update is written from a stick", state.step === "ready", written);
  const end = await restart(machine, 600);
  const figure = `${end.seconds.toFixed(0)} s, ${end.state.to}, slot ${await slotOf(machine)}`;
  report.note(
    "it is started, healthy and confirmed",
    end.state.step === "committed",
    `${figure} ${words(end.state)}`,
  );
  report.note("data are kept", await kept.visitor.knows(kept.ticket), kept.ticket.number);
}

async function brokenUpdate(machine: Machine, report: Report, bundle: string): Promise<void> {
  const { state } = await write(machine, bundle);
  report.note(
    "a broken update with a good signature is written",
    state.step === "ready",
    words(state),
  );
  const end = await restart(machine, 900);
  report.within("the old version is back by itself", end.seconds, backSeconds, "s");
  report.note(
    "with the reason",
    end.state.step === "rolledBack" && end.state.reason !== "",
    `${end.state.reason}, slot ${await slotOf(machine)}`,
  );
}
