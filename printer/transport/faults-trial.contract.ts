import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { PrintOutcome, PrintReason } from "../../protocol/print.ts";
import type { Paper } from "../../scripts/paper-printer/stand-in.ts";
import type { PrinterCondition } from "../condition.ts";
import type { PrintLimits } from "../limits.ts";
import { defaultLimits } from "../limits.ts";
import type { Verdict } from "../print-ticket.ts";
import type { PrinterSetup } from "../printer.ts";
import { Printer } from "../printer.ts";
import { profileNamed } from "../profiles.ts";
import type { Transport } from "./transport.ts";
import { trialFace } from "./trial-face.contract.ts";

/*
 * One row of the contract of faults under way. It knows no test runner: the rows also run inside a virtual machine.
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

/** A line is let go of in this time, at the latest on a busy machine. */
const lettingGoMs = 1_500;

/** Time for one row on a slow machine. */
export const rowMs = 60_000;

/** What a slow machine needs: times so many for every wait, and fewer of many tickets. */
export interface TrialPace {
  readonly slowness?: number;
  readonly many?: number;
}

/** One row under way: a printer object on the stand, and what it said. */
export class Trial {
  readonly stand: FaultStand;
  readonly limits: PrintLimits;
  /** Tickets of a row that prints many. */
  readonly many: number;
  readonly slowness: number;
  readonly conditions: PrinterCondition[] = [];
  readonly told: string[] = [];
  readonly #printers: Printer[] = [];
  #jobs = 0;

  constructor(stand: FaultStand, { slowness = 1, many = 100 }: TrialPace = {}) {
    this.stand = stand;
    this.many = many;
    this.slowness = slowness;
    this.limits = {
      ...defaultLimits,
      onlineMs: 500 * slowness,
      answerMs: 1_000 * slowness,
      probeMs: 1_000 * slowness,
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
    const verdict = await printer.print(`job-${this.#jobs}-${label}`, trialFace(label));
    const why = verdict.reason === "none" ? "" : ` (${verdict.reason})`;
    this.told.push(`${label} ${verdict.outcome}${why}`);
    return verdict;
  }

  /**
   * The same, and once more where nothing was sent: a line that is still being let go of takes nothing and says so, and
   * a person asks again.
   */
  async printSoon(printer: Printer, label: string): Promise<Verdict> {
    const first = await this.print(printer, label);
    if (first.outcome !== "failed" || first.sent || first.reason !== "noAnswer") return first;
    this.told.pop();
    await delay(lettingGoMs);
    return await this.print(printer, label);
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

export function is(verdict: Verdict, outcome: PrintOutcome, ...reasons: PrintReason[]): void {
  assert.equal(verdict.outcome, outcome, JSON.stringify(verdict));
  if (reasons.length > 0) assert.ok(reasons.includes(verdict.reason), JSON.stringify(verdict));
}

/** Prints the number once more, as a person at a counter or the kiosk asks, and counts. */
export async function reprint(trial: Trial, printer: Printer, label: string): Promise<void> {
  is(await trial.printSoon(printer, label), "printed");
  assert.equal(trial.whole(label), 1, `${label} came out another time`);
}

/**
 * The same after «unknown»: the first paper may have come out, as was said, because the printer went on by itself;
 * nothing of it may come out after its reprint.
 */
export async function reprintUnknown(trial: Trial, printer: Printer, label: string): Promise<void> {
  is(await trial.printSoon(printer, label), "printed");
  const count = trial.whole(label);
  assert.ok(count === 1 || count === 2, `${label} came out ${count} times`);
  await delay(150);
  assert.equal(trial.whole(label), count, `${label} poured out after its reprint`);
}

/** What a stand's slow printer takes for a line. */
export const slowLineMs = 60;

/** Runs a row on a stand; rejects where it does not hold. */
export async function runRow(
  row: FaultRow,
  stand: FaultStand,
  pace: TrialPace = {},
): Promise<RowReport> {
  const trial = new Trial(stand, pace);
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
