import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Machine } from "./machine.ts";
import { enter } from "./part-cuts.ts";
import type { Report } from "./report.ts";
import { type TicketTaken, Visitor } from "./site.ts";

const home = join(import.meta.dirname, "../..");
const printedMs = 180_000;
const heardMs = 90_000;
/** Tickets until one is known to be printed, and the printer's rest between them. */
const tries = 3;
const idleMs = 10_000;
/** A chime alone is shorter. */
const leastHeard = 2;
/** A tenth of a second of QEMU's recording: 44,100 samples, twice. */
const windowSamples = 8_820;
const windowSeconds = 0.1;
/** Of 32,767: -40 dB. */
const audible = 327;

/** QEMU's arguments that show the machine this repository (the emulated printer's program), and take its sound down. */
export function ticketArguments(folder: string): string[] {
  return [
    ...["-fsdev", `local,id=home,path=${home},security_model=none,readonly=on`],
    ...["-device", "virtio-9p-pci,fsdev=home,mount_tag=home"],
    ...["-audiodev", `wav,id=sound,path=${join(folder, "sound.wav")}`],
    ...["-device", "intel-hda", "-device", "hda-output,audiodev=sound"],
  ];
}

/** A first run, a ticket through the real port, on the paper of a USB printer that the machine's own kernel plays. */
export async function ticketPart(machine: Machine, report: Report): Promise<void> {
  const { shell } = machine;
  if (!shell) throw new Error("no shell");
  const visitor = new Visitor(machine.options.port);
  const code = await enter(machine, visitor);
  report.note("first run with the code of the screen", true, code ?? "was done before");
  await plugPrinter(machine);
  const ready = async () => {
    const health = await visitor.ask<{ components: Record<string, string> }>("GET", "/v1/health");
    return health.components["printer-1"] === "ready";
  };
  await machine.until("printer that is ready", machine.seconds + printedMs / 1000, ready, 2_000);
  report.note("the printer was found when its cable came", true);
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const ticket = await visitor.ticket();
  report.note("ticket issued", true, `${ticket.number} after ${seconds()} s`);
  let paper = "";
  while (
    performance.now() - startedAt < printedMs * machine.options.stretch &&
    !paper.includes(ticket.number)
  ) {
    await delay(1_000);
    paper = (await shell.tryRun("cat /run/paper.txt")) ?? "";
  }
  const printed = paper.includes(ticket.number);
  report.note("printed by the USB printer", printed, `${seconds()} s; ${paper.slice(0, 300)}`);
  await proof(visitor, report, ticket);
  await call(machine, report, visitor);
}

/**
 * The printer's word that a ticket came out. The machine that plays the printer has everything to start when the first ticket
 * comes, and may be late with its answer: a printer that was silent once is asked again while it is idle.
 */
async function proof(visitor: Visitor, report: Report, first: TicketTaken): Promise<void> {
  const ends = [await visitor.printed(first)];
  while (ends.at(-1)?.state !== "printed" && ends.length < tries) {
    await delay(idleMs);
    ends.push(await visitor.printed(await visitor.ticket()));
  }
  const said = ends.map(({ state, reason }) => `${state}/${reason}`).join(", ");
  report.note("the box knows that it is printed", ends.at(-1)?.state === "printed", said);
}

/** The machine's kernel plays a USB bus and a printer on it, as `scripts/test --usb` has it. */
async function plugPrinter({ shell }: Machine): Promise<void> {
  await shell?.must(
    "mkdir -p /run/home && { mountpoint -q /run/home || mount -t 9p -o trans=virtio,version=9p2000.L,ro home /run/home; } && modprobe dummy_hcd && modprobe usb_f_printer && { mountpoint -q /sys/kernel/config || mount -t configfs configfs /sys/kernel/config; }",
  );
  await shell?.must(
    "systemctl -q is-active paper || systemd-run -q --unit=paper --setenv=HOME=/run /usr/lib/patience/node /run/home/scripts/vm-trial/usb-paper.ts",
  );
}

/** The call is heard where a loudspeaker's cable ends: in a file. */
async function call(machine: Machine, report: Report, visitor: Visitor): Promise<void> {
  const sound = join(machine.options.folder, "sound.wav");
  const before = heardSeconds(sound);
  const label = await visitor.call();
  report.note("called, the first in the line", label !== "", label);
  const until = performance.now() + heardMs * machine.options.stretch;
  let heard = 0;
  while (performance.now() < until && heard < leastHeard) {
    await delay(2_000);
    heard = heardSeconds(sound) - before;
  }
  await delay(8_000);
  heard = heardSeconds(sound) - before;
  report.note("heard in a file", heard >= leastHeard, `${heard.toFixed(1)} s of sound in ${sound}`);
}

/** Seconds of a recording that are not silent. Its header is written at its end only: the samples are read as they are. */
function heardSeconds(file: string): number {
  if (!existsSync(file)) return 0;
  const bytes = readFileSync(file).subarray(44);
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 2));
  let loud = 0;
  for (let at = 0; at + windowSamples <= samples.length; at += windowSamples) {
    let most = 0;
    for (let index = at; index < at + windowSamples; index += 1)
      most = Math.max(most, Math.abs(samples[index] ?? 0));
    if (most > audible) loud += 1;
  }
  return loud * windowSeconds;
}
