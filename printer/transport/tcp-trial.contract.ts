import { afterEach } from "vitest";
import type { Paper, PaperSetup } from "../../scripts/paper-printer/stand-in.ts";
import { startPaper } from "../../scripts/paper-printer/stand-in.ts";
import type { PrinterCondition } from "../condition.ts";
import type { PrintLimits } from "../limits.ts";
import { defaultLimits } from "../limits.ts";
import type { PrinterSetup } from "../printer.ts";
import { Printer } from "../printer.ts";
import { profileNamed } from "../profiles.ts";
import { tcpTransport } from "./tcp.ts";

const papers: Paper[] = [];
const printers: Printer[] = [];

afterEach(async () => {
  await Promise.all(printers.splice(0).map((printer) => printer.close()));
  await Promise.all(papers.splice(0).map((paper) => paper.close()));
});

export const limits: PrintLimits = { ...defaultLimits, onlineMs: 500, pollMs: 50, closeMs: 500 };

export async function paperWith(setup: PaperSetup = {}): Promise<Paper> {
  const paper = await startPaper({ port: 0, lineMs: 0, slowLineMs: 60, ...setup });
  papers.push(paper);
  return paper;
}

export function printerAt(port: number, more: Partial<PrinterSetup> = {}) {
  const conditions: PrinterCondition[] = [];
  const printer = new Printer({
    transport: tcpTransport("127.0.0.1", port),
    profile: profileNamed("epson-80"),
    limits,
    leftovers: false,
    onCondition: (condition) => void conditions.push(condition),
    ...more,
  });
  printers.push(printer);
  return { printer, conditions };
}

/** Tickets of this number that a visitor could take: cut off, with everything on them. */
export const whole = (paper: Paper, label: string) =>
  paper.tickets().filter(({ qr, text }) => text.includes(label) && qr[0]?.endsWith(label)).length;

export const aPromiseSettles = (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => true), new Promise((go) => setTimeout(go, 150, false))]);
