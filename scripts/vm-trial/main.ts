import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { lanArguments, makeLan, removeLan } from "./lan.ts";
import { accelerator, Machine } from "./machine.ts";
import { bootPart } from "./part-boot.ts";
import { cutsPart } from "./part-cuts.ts";
import { filesPart } from "./part-files.ts";
import { lanPart } from "./part-lan.ts";
import { resetPart } from "./part-reset.ts";
import { screenPart } from "./part-screen.ts";
import { stickPart } from "./part-stick.ts";
import { ticketArguments, ticketPart } from "./part-ticket.ts";
import { updatePart } from "./part-update.ts";
import { Report } from "./report.ts";

/*
 * The release image in a virtual machine: it is not changed for the trial. Parts are chosen by name and run in this
 * order; each needs the one before it on the same disk.
 */

const parts = [
  "boot",
  "lan",
  "ticket",
  "screen",
  "stick",
  "files",
  "cuts",
  "update",
  "reset",
] as const;
const { values } = parseArgs({
  options: {
    part: { type: "string", multiple: true, default: ["boot", "ticket"] },
    image: { type: "string", default: "dist/image/patience.img" },
    folder: { type: "string", default: "/tmp/patience-vm" },
    port: { type: "string", default: "9790" },
    cpus: { type: "string", default: "2" },
    cuts: { type: "string", default: "10" },
    /** Updates to try: a good one, and one that starts and is not well. */
    good: { type: "string" },
    broken: { type: "string" },
    /** Where the public key lies that both are signed for (`./scripts/update-keys`). */
    keys: { type: "string", default: "/tmp/patience-keys" },
    /** Goes on with the disk of an earlier run. */
    keep: { type: "boolean", default: false },
    /** Leaves the machine running at the end, for whoever looks into it. */
    stay: { type: "boolean", default: false },
    /** Waits so many times longer, on a machine that has other work: bounds of the report stay as they are. */
    stretch: { type: "string", default: "1" },
    out: { type: "string" },
  },
});

const home = join(import.meta.dirname, "../..");
const image = join(home, values.image);
if (!existsSync(image)) {
  console.error(`There is no ${values.image}; ./scripts/image makes it.`);
  process.exit(1);
}
mkdirSync(values.folder, { recursive: true });
const withLan = values.part.includes("lan");
if (withLan) makeLan();
const report = new Report();
const machine = new Machine({
  ...{ image, folder: values.folder, port: Number(values.port), cpus: Number(values.cpus) },
  stretch: Number(values.stretch),
  ...{
    width: 1080,
    height: 1920,
    more: [...ticketArguments(values.folder), ...(withLan ? lanArguments : [])],
  },
});
const ends = { SIGINT: 130, SIGTERM: 143 } as const;
for (const [signal, code] of Object.entries(ends))
  process.once(
    signal,
    () =>
      void machine.cut().then(() => {
        if (withLan) removeLan();
        process.exit(code);
      }),
  );
console.log(`the machine computes by ${accelerator()[1]}, ${values.cpus} processors`);
const startedAt = performance.now();

async function play(part: (typeof parts)[number]): Promise<void> {
  if (part === "boot") await bootPart(machine, report);
  if (part === "lan") await lanPart(machine, report);
  if (part === "ticket") await ticketPart(machine, report);
  if (part === "screen") await screenPart(machine, report);
  if (part === "stick") await stickPart(machine, report);
  if (part === "files") await filesPart(machine, report);
  if (part === "cuts") await cutsPart(machine, report, Number(values.cuts));
  if (part === "update")
    await updatePart(machine, report, {
      ...{ good: values.good, broken: values.broken, keys: values.keys },
    });
  if (part === "reset") await resetPart(machine, report);
}

for (const part of parts.filter((one) => values.part.includes(one))) {
  report.part = part;
  console.log(`\n› ${part}`);
  if (!machine.running && part !== "boot") {
    const first = part === parts.find((one) => values.part.includes(one));
    if (!existsSync(machine.disk) || (first && !values.keep)) machine.newDisk();
    await machine.on();
    await machine.untilHttp(300);
  }
  await play(part).catch(async (error: unknown) => {
    report.note(part, false, String(error));
    // What a person would look at first.
    const words = "systemctl --failed --no-pager; journalctl -b -q --no-pager -n 60 -u 'patience*'";
    console.log(await machine.shell?.tryRun(words));
    await machine.picture("failed").catch(() => undefined);
  });
}
if (!values.stay) await machine.cut();
if (withLan) removeLan();
if (values.out !== undefined) writeFileSync(values.out, JSON.stringify(report.rows, null, 1));
const minutes = (performance.now() - startedAt) / 60_000;
console.log(
  `\n${report.rows.length - report.failed} seen, ${report.failed} failed (${minutes.toFixed(1)} min)`,
);
process.exit(report.failed === 0 ? 0 : 1);
