import type { CodePageName } from "./escpos/code-page.ts";

/**
 * How a printer can say that a ticket is printed: `processId` answers for a given ticket
 * (`GS ( H` 48), `queuedStatus` sends a status byte when it comes to the end of the ticket (`GS r`),
 * `none` says nothing, so that its tickets are never known to be printed.
 */
export type Confirmation = "processId" | "queuedStatus" | "none";

/** What the print agent must know of a model of printer. */
export interface PrinterProfile {
  readonly name: string;
  /** Printable width, at 203 dots per inch. */
  readonly widthDots: number;
  /** Small characters (12 dots wide) on a line. */
  readonly columns: number;
  /** The number of each character table in `ESC t`. */
  readonly codePages: Readonly<Record<CodePageName, number>>;
  /** Draws QR codes itself (`GS ( k`). */
  readonly hasQr: boolean;
  /** Side of a QR module: an address of 200 characters (57 modules) must still fit the width. */
  readonly qrModuleDots: number;
  readonly confirmation: Confirmation;
  /** Answers `DLE DC4 8`, so that a ticket which cannot be finished can be taken back. */
  readonly canClear: boolean;
  /** Reports changes by itself (`GS a`). */
  readonly reportsChanges: boolean;
}

const epsonLike = {
  codePages: { "windows-1252": 16 },
  hasQr: true,
  confirmation: "processId",
  canClear: true,
  reportsChanges: true,
} as const;

/** Profiles by name. Widths: escpos-printer-db, TM-T20/m30 (576 dots) and common 58 mm heads (384). */
export const profiles: Readonly<Record<string, PrinterProfile>> = {
  "epson-80": { name: "epson-80", widthDots: 576, columns: 48, qrModuleDots: 8, ...epsonLike },
  "epson-58": { name: "epson-58", widthDots: 384, columns: 32, qrModuleDots: 6, ...epsonLike },
};

export const defaultProfile = "epson-80";

/** The profile of that name; an unknown name throws an error that lists the known ones. */
export function profileNamed(name: string): PrinterProfile {
  const profile = profiles[name];
  if (profile) return profile;
  throw new Error(`no printer profile "${name}"; there are ${Object.keys(profiles).join(", ")}`);
}
