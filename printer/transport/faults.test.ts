import { afterEach, describe, expect, it } from "vitest";
import type { Cable } from "../../scripts/paper-printer/cable.ts";
import { hasCables, layCable } from "../../scripts/paper-printer/cable.ts";
import type { Paper } from "../../scripts/paper-printer/stand-in.ts";
import { startPaper } from "../../scripts/paper-printer/stand-in.ts";
import { faultRows } from "./faults.contract.ts";
import type { FaultStand } from "./faults-trial.contract.ts";
import { rowMs, runRow, slowLineMs } from "./faults-trial.contract.ts";
import { serialTransport } from "./serial.ts";
import { tcpTransport } from "./tcp.ts";

let paper: Paper | undefined;
let cable: Cable | undefined;

afterEach(async () => {
  await cable?.close();
  await paper?.close();
  cable = undefined;
  paper = undefined;
});

async function tcpStand(): Promise<FaultStand> {
  const printer = await startPaper({ port: 0, lineMs: 0, slowLineMs });
  paper = printer;
  return {
    kind: "tcp",
    paper: printer,
    transport: tcpTransport("127.0.0.1", printer.port),
    pull: () => printer.fault("cable", true),
    plug: () => printer.fault("cable", false),
    powerCycle: async () => {
      await printer.fault("unplug", true);
      await printer.fault("unplug", false);
    },
  };
}

async function ptyStand(): Promise<FaultStand> {
  const printer = await startPaper({ port: 0, lineMs: 0, slowLineMs });
  paper = printer;
  const line = await layCable(printer.port);
  cable = line;
  return {
    kind: "pty",
    paper: printer,
    transport: serialTransport({ path: line.path, baud: 115_200, flow: "xonxoff" }),
    pull: line.pull,
    plug: line.plug,
    powerCycle: async () => {
      // The line of a printer without power stays where it is; what the printer had in memory is gone.
      await printer.fault("unplug", true);
      await line.pull();
      await printer.fault("unplug", false);
      await line.plug();
    },
  };
}

describe.each([
  ["tcp", tcpStand, true],
  ["pty", ptyStand, hasCables()],
] as const)("a printer on %s, when", (kind, stand, possible) => {
  for (const row of faultRows.filter(({ only }) => !only || only.includes(kind)))
    it.skipIf(!possible)(
      row.name,
      async () => {
        const report = await runRow(row, await stand());
        expect(report.told.length).toBeGreaterThan(0);
        if (process.env["PATIENCE_FAULT_TABLE"])
          process.stdout.write(`${JSON.stringify({ kind, row: row.name, ...report })}\n`);
      },
      rowMs,
    );
});
