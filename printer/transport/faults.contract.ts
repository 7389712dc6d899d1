import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { PrintOutcome, PrintReason, TicketFace } from "../../protocol/print.ts";
import type { Paper } from "../../scripts/paper-printer/stand-in.ts";
import type { PrinterCondition } from "../condition.ts";
import type { PrintLimits } from "../limits.ts";
import { defaultLimits } from "../limits.ts";
import type { Verdict } from "../print-ticket.ts";
import type { PrinterSetup } from "../printer.ts";
import { Printer } from "../printer.ts";
import { profileNamed } from "../profiles.ts";
import type { Transport } from "./transport.ts";

/*
 * What must hold between a print agent and a printer on any cable, with everything that can go wrong. The rows know
 * no test runner: they also run inside a virtual machine that has a USB bus.
 */

/** A printer at the end of a cable of some kind. */
export interface FaultStand {
  readonly kind: "tcp" | "pty" | "usb" | "lp";
  readonly paper: Paper;
  readonly transport: Transport;
  /** The cable is pulled; the printer stays on. */
  pull(): Promise<void>;
  plug(): Promise<void>;
  /** The printer loses its power, and has it again. */
  powerCycle(): Promise<void>;
}

/** What came of one row: the tickets that a visitor could take, and what the kiosk and the counters were told. */
export interface RowReport {
  readonly tickets: number;
  /** Beginnings of tickets that were given up, cut off so that they hang on nobody's ticket. */
  readonly pieces: number;
  readonly told: readonly string[];
  readonly conditions: readonly PrinterCondition[];
  readonly ms: number;
}

export interface FaultRow {
  readonly name: string;
  /** Cables on which it can happen; without it, on all. */
  readonly only?: readonly FaultStand["kind"][];
  run(trial: Trial): Promise<void>;
}

/** Time for one row on a slow machine. */
export const rowMs = 60_000;

/** One row under way: a printer object on the stand, and what it said. */
export class Trial {
  readonly stand: FaultStand;
  readonly limits: PrintLimits;
  readonly conditions: PrinterCondition[] = [];
  readonly told: string[] = [];
  readonly #printers: Printer[] = [];
  #jobs = 0;

  constructor(stand: FaultStand, slowness = 1) {
    this.stand = stand;
    this.limits = {
      ...defaultLimits,
      onlineMs: 500 * slowness,
      answerMs: 1_000 * slowness,
      writeMs: 600 * slowness,
      pollMs: 50 * slowness,
      closeMs: 300 * slowness,
    };
  }

  printer(more: Partial<PrinterSetup> = {}): Printer {
    const printer = new Printer({
      transport: this.stand.transport,
      profile: profileNamed("epson-80"),
      limits: this.limits,
      leftovers: false,
      onCondition: (condition) => void this.conditions.push(condition),
      ...more,
    });
    this.#printers.push(printer);
    return printer;
  }

  /** Prints a ticket and notes what is told of it. */
  async print(printer: Printer, label: string): Promise<Verdict> {
    this.#jobs += 1;
    const verdict = await printer.print(`job-${this.#jobs}-${label}`, faceOf(label));
    const why = verdict.reason === "none" ? "" : ` (${verdict.reason})`;
    this.told.push(`${label} ${verdict.outcome}${why}`);
    return verdict;
  }

  /** Tickets of this number that a visitor could take: cut off, with everything on them. */
  whole(label: string): number {
    return this.stand.paper
      .tickets()
      .filter(({ qr, text }) => text.includes(label) && qr[0]?.endsWith(label)).length;
  }

  /** Waits until the paper moves. */
  async begun(): Promise<void> {
    await until(() => this.stand.paper.strip() > 1, "the paper never moved");
  }

  async close(): Promise<void> {
    await Promise.all(this.#printers.map((printer) => printer.close()));
  }
}

async function until(done: () => boolean, otherwise: string): Promise<void> {
  const over = performance.now() + 10_000;
  while (!done()) {
    if (performance.now() > over) throw new Error(otherwise);
    await delay(3);
  }
}

const faceOf = (label: string): TicketFace => ({
  label,
  serviceName: "Accueil",
  siteName: "Mairie",
  issuedAt: 1_780_000_000_000,
  zone: "Europe/Paris",
  language: "fr",
  ahead: 3,
  lowMinutes: 10,
  highMinutes: 20,
  followUrl: `http://10.0.0.5/t/${label}`,
  welcome: "Bienvenue",
});

function is(verdict: Verdict, outcome: PrintOutcome, ...reasons: PrintReason[]): void {
  assert.equal(verdict.outcome, outcome, JSON.stringify(verdict));
  if (reasons.length > 0) assert.ok(reasons.includes(verdict.reason), JSON.stringify(verdict));
}

/** Prints the number once more, as a person at a counter or the kiosk asks, and counts. */
async function reprint(trial: Trial, printer: Printer, label: string): Promise<void> {
  is(await trial.print(printer, label), "printed");
  assert.equal(trial.whole(label), 1, `${label} came out another time`);
}

/**
 * The same after «unknown»: the first paper may have come out, as was said, because the printer went on by itself;
 * nothing of it may come out after its reprint.
 */
async function reprintUnknown(trial: Trial, printer: Printer, label: string): Promise<void> {
  is(await trial.print(printer, label), "printed");
  const count = trial.whole(label);
  assert.ok(count === 1 || count === 2, `${label} came out ${count} times`);
  await delay(150);
  assert.equal(trial.whole(label), count, `${label} poured out after its reprint`);
}

/** What a stand's slow printer takes for a line. */
export const slowLineMs = 60;

export const faultRows: readonly FaultRow[] = [
  {
    name: "all is well",
    run: async (trial) => {
      const printer = trial.printer();
      for (const label of ["A001", "A002", "A003"])
        is(await trial.print(printer, label), "printed");
      assert.deepEqual(
        trial.stand.paper.tickets().map(({ text }) => text[0]),
        ["A001", "A002", "A003"],
      );
      assert.deepEqual(trial.conditions, ["ready"]);
    },
  },
  {
    name: "no paper before the ticket",
    run: async (trial) => {
      const printer = trial.printer();
      await trial.stand.paper.fault("paper", true);
      is(await trial.print(printer, "A001"), "failed", "paperOut");
      await trial.stand.paper.fault("paper", false);
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the paper ends within the ticket",
    run: async (trial) => {
      const printer = trial.printer();
      trial.stand.paper.leave(4);
      is(await trial.print(printer, "A001"), "failed", "paperOut");
      await trial.stand.paper.fault("paper", false);
      assert.equal(trial.whole("A001"), 0, "the old ticket poured out");
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the cover is opened within the ticket",
    run: async (trial) => {
      const { paper } = trial.stand;
      await paper.fault("slow", true);
      const printer = trial.printer();
      const verdict = trial.print(printer, "A001");
      await trial.begun();
      await paper.fault("cover", true);
      is(await verdict, "failed", "coverOpen");
      await paper.fault("cover", false);
      await paper.fault("slow", false);
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the knife is stuck",
    run: async (trial) => {
      const printer = trial.printer();
      await trial.stand.paper.fault("cutter", true);
      is(await trial.print(printer, "A001"), "unknown", "cutterError");
      assert.equal(trial.conditions.at(-1), "error");
      await trial.stand.paper.fault("cutter", false);
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the printer falls silent before the ticket",
    run: async (trial) => {
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "printed");
      trial.stand.paper.behave({ mute: true });
      is(await trial.print(printer, "A002"), "failed", "noAnswer");
      trial.stand.paper.behave({ mute: false });
      await reprint(trial, printer, "A002");
    },
  },
  {
    name: "the printer falls silent within the ticket",
    run: async (trial) => {
      const { paper } = trial.stand;
      await paper.fault("slow", true);
      const printer = trial.printer();
      const verdict = trial.print(printer, "A001");
      await trial.begun();
      paper.behave({ mute: true });
      is(await verdict, "unknown", "noAnswer");
      paper.behave({ mute: false });
      await paper.fault("slow", false);
      await reprintUnknown(trial, printer, "A001");
    },
  },
  {
    name: "talks first and reads late: 100 tickets",
    run: async (trial) => {
      const { paper } = trial.stand;
      paper.behave({ statusFirst: true, readAfterMs: 20 });
      for (let index = 100; index < 200; index += 1) {
        const printer = trial.printer();
        paper.talkFirst(20);
        // A line that is still being let go of takes nothing, and says so: the agent offers the job again.
        const first = await trial.print(printer, `B${index}`);
        const again = first.outcome === "failed" && !first.sent;
        if (again) await new Promise((later) => setTimeout(later, 300));
        is(again ? await trial.print(printer, `B${index}`) : first, "printed");
        await printer.close();
      }
      assert.equal(paper.tickets().length, 100);
    },
  },
  {
    name: "slow: a line of 9600 baud",
    run: async (trial) => {
      trial.stand.paper.behave({ baud: 9_600 });
      const startedAt = performance.now();
      is(await trial.print(trial.printer(), "A001"), "printed");
      assert.ok(performance.now() - startedAt > 200, "it was said too soon");
      assert.equal(trial.whole("A001"), 1);
    },
  },
  {
    name: "XOFF within the ticket, then XON",
    only: ["pty"],
    run: async (trial) => {
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "printed");
      trial.stand.paper.sayRaw(Uint8Array.of(0x13));
      await delay(50);
      const verdict = trial.print(printer, "A002");
      await delay(150);
      assert.equal(trial.whole("A002"), 0, "bytes went out in spite of XOFF");
      trial.stand.paper.sayRaw(Uint8Array.of(0x11));
      is(await verdict, "printed");
      assert.equal(trial.whole("A002"), 1);
    },
  },
  {
    name: "XOFF for ever",
    only: ["pty"],
    run: async (trial) => {
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "printed");
      trial.stand.paper.sayRaw(Uint8Array.of(0x13));
      await delay(50);
      is(await trial.print(printer, "A002"), "failed", "noAnswer");
      trial.stand.paper.sayRaw(Uint8Array.of(0x11));
      await reprint(trial, printer, "A002");
    },
  },
  {
    name: "the cable is pulled within the ticket, and put back",
    run: async (trial) => {
      const { paper } = trial.stand;
      await paper.fault("slow", true);
      const printer = trial.printer();
      const verdict = trial.print(printer, "A001");
      await trial.begun();
      const pulledAt = performance.now();
      await trial.stand.pull();
      is(await verdict, "unknown", "connectionLost");
      assert.ok(performance.now() - pulledAt < 3_000, "said too late");
      assert.equal(printer.condition, "offline");
      await trial.stand.plug();
      await paper.fault("slow", false);
      await reprintUnknown(trial, printer, "A001");
      assert.equal(printer.condition, "ready");
    },
  },
  {
    name: "the cable is away while nothing is printed, and back",
    run: async (trial) => {
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "printed");
      await trial.stand.pull();
      await printer.check();
      assert.equal(printer.condition, "offline");
      is(await trial.print(printer, "A002"), "failed", "notReachable");
      await trial.stand.plug();
      await reprint(trial, printer, "A002");
    },
  },
  {
    name: "the connection is reset within the ticket",
    only: ["tcp"],
    run: async (trial) => {
      const { paper } = trial.stand;
      paper.behave({ resetAfterBytes: 150 });
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "unknown", "connectionLost");
      paper.behave({ resetAfterBytes: Number.POSITIVE_INFINITY });
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the printer loses its power within the ticket",
    run: async (trial) => {
      const { paper } = trial.stand;
      await paper.fault("slow", true);
      const printer = trial.printer();
      const verdict = trial.print(printer, "A001");
      await trial.begun();
      await trial.stand.powerCycle();
      is(await verdict, "unknown", "connectionLost", "noAnswer");
      await paper.fault("slow", false);
      await reprint(trial, printer, "A001");
    },
  },
];

/** Runs a row on a stand; rejects where it does not hold. */
export async function runRow(row: FaultRow, stand: FaultStand, slowness = 1): Promise<RowReport> {
  const trial = new Trial(stand, slowness);
  const startedAt = performance.now();
  try {
    await row.run(trial);
    return {
      tickets: stand.paper.tickets().filter(({ qr }) => qr.length > 0).length,
      pieces: stand.paper.tickets().filter(({ qr }) => qr.length === 0).length,
      told: trial.told,
      conditions: trial.conditions,
      ms: Math.round(performance.now() - startedAt),
    };
  } catch (error) {
    const seen = JSON.stringify({ told: trial.told, conditions: trial.conditions });
    throw new Error(`${row.name} on ${stand.kind}: ${String(error)} ${seen}`, { cause: error });
  } finally {
    await trial.close();
  }
}
