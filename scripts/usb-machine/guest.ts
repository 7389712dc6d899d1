import { appendFileSync, existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { faultRows } from "../../printer/transport/faults.contract.ts";
import type { FaultRow, FaultStand } from "../../printer/transport/faults-trial.contract.ts";
import { runRow, slowLineMs, Trial } from "../../printer/transport/faults-trial.contract.ts";
import { lpTransport } from "../../printer/transport/lp.ts";
import { usbTransport } from "../../printer/transport/usb.ts";
import { startPaper } from "../paper-printer/stand-in.ts";
import { gadgetIds, makeGadget } from "./gadget.ts";
import { GadgetPort } from "./gadget-port.ts";

/*
 * What runs inside the virtual machine: every row of the contract of faults, over USB as Patience speaks it and over
 * the kernel's own printer port.
 */

const results = "/run/results/results.jsonl";
/** An emulated processor takes so many times as long. */
const slowness = 4;
const kernelPort = "/dev/usb/lp0";
const portMs = 10_000;
const wanted = new RegExp(process.env["PATIENCE_USB_ROWS"] ?? "");
/** Tickets of the row that prints many. */
const many = Number(process.env["PATIENCE_USB_MANY"] ?? 100);
/** Tickets of which the time is taken. */
const timed = 20;

const gadget = makeGadget();

async function standOf(kind: "usb" | "lp"): Promise<FaultStand & { close(): Promise<void> }> {
  const paper = await startPaper({
    lineMs: 0,
    slowLineMs: 2 * slowLineMs,
    portOf: (mechanism) => new GadgetPort(mechanism, gadget),
  });
  const ready = async () => {
    const over = performance.now() + portMs;
    while (kind === "lp" && !existsSync(kernelPort)) {
      if (performance.now() > over) throw new Error(`no ${kernelPort}`);
      await delay(20);
    }
    // A bus takes a moment to notice what was plugged in.
    if (kind === "usb") await delay(300);
  };
  await ready();
  const plug = async (fault: "cable" | "unplug") => {
    await paper.fault(fault, false);
    await ready();
  };
  return {
    kind,
    paper,
    transport: kind === "usb" ? usbTransport(gadgetIds) : lpTransport(kernelPort),
    pull: () => paper.fault("cable", true),
    plug: () => plug("cable"),
    powerCycle: async () => {
      await paper.fault("unplug", true);
      await plug("unplug");
    },
    close: () => paper.close(),
  };
}

async function prove(kind: "usb" | "lp", row: FaultRow): Promise<boolean> {
  const stand = await standOf(kind);
  try {
    tell({ kind, row: row.name, passed: true, ...(await runRow(row, stand, { slowness, many })) });
    return true;
  } catch (error) {
    tell({ kind, row: row.name, passed: false, error: String(error) });
    return false;
  } finally {
    await stand.close();
  }
}

/** From the job to the ticket that is cut, with an idle printer and a link that is open. */
async function measure(kind: "usb" | "lp"): Promise<void> {
  const stand = await standOf(kind);
  const trial = new Trial(stand, { slowness });
  const printer = trial.printer();
  const times: number[] = [];
  for (let index = 0; index <= timed; index += 1) {
    const startedAt = Date.now();
    await trial.print(printer, `T${index}`);
    const cutAt = stand.paper.tickets().at(-1)?.cutAt ?? Number.NaN;
    // The first one opens the link.
    if (index > 0) times.push(cutAt - startedAt);
  }
  await trial.close();
  await stand.close();
  times.sort((a, b) => a - b);
  tell({ kind, speed: { tickets: timed, p50: times[timed / 2], worst: times.at(-1) } });
}

function tell(line: object): void {
  appendFileSync(results, `${JSON.stringify(line)}\n`);
}

for (const kind of ["lp", "usb"] as const) {
  for (const row of faultRows) {
    if (row.only && !row.only.includes(kind)) continue;
    if (!wanted.test(`${kind} ${row.name}`)) continue;
    const passed = await prove(kind, row);
    console.log(`${passed ? "✓" : "✗"} ${kind}: ${row.name}`);
  }
  if (wanted.test(`${kind} speed`)) await measure(kind);
}
tell({ ended: true });
process.exit(0);
