import type { CodePageName } from "./escpos/code-page.ts";
import { codePageNames } from "./escpos/code-page.ts";
import type { Buzzer, Cutter, EncoderSetup, NumberedPage, Painter } from "./escpos/encode.ts";
import type { ImageDialect } from "./escpos/images.ts";
import type { StatusDialect } from "./escpos/status.ts";
import { kioskTable } from "./profile-kiosks.ts";
import { profileTable } from "./profile-table.ts";

/**
 * How a printer can say that a ticket is printed: `processId` answers for a given ticket
 * (`GS ( H` 48), `queuedStatus` sends a status byte when it comes to the end of the ticket (`GS r`),
 * `none` says nothing, so that its tickets are never known to be printed.
 */
export type Confirmation = "processId" | "queuedStatus" | "none";

/** What is known of a model of printer. */
export interface ProfileFacts {
  /** For settings: `epson-tm-m30iii`. */
  readonly name: string;
  /** For people: maker and model. */
  readonly label: string;
  /** Printable width. */
  readonly widthDots: number;
  /** Dots per inch. */
  readonly dpi: number;
  /** Small characters (12 dots wide) on a line. */
  readonly columns: number;
  /** The number of each character table in `ESC t`; only the tables that it has. */
  readonly codePages: Readonly<Partial<Record<CodePageName, number>>>;
  /** Draws QR codes itself (`GS ( k`). */
  readonly hasQr: boolean;
  readonly images: ImageDialect;
  /** Keeps pictures for good (`GS ( L`, functions 64 to 69). */
  readonly storesImages: boolean;
  readonly cutter: Cutter;
  readonly buzzer: Buzzer;
  /** How it tells its state: as Epson's do, or as Custom's kiosk printers do. */
  readonly status: StatusDialect;
  readonly confirmation: Confirmation;
  /** Answers `DLE DC4 8`, so that a ticket which cannot be finished can be taken back. */
  readonly canClear: boolean;
  /** Reports changes by itself (`GS a`). */
  readonly reportsChanges: boolean;
  /** What nobody has tried or read of this model. */
  readonly unverified?: string;
}

/** What the print agent must know of a model of printer. */
export interface PrinterProfile extends ProfileFacts {
  /** Side of a QR module: an address of 200 characters (57 modules) must still fit the width. */
  readonly qrModuleDots: number;
}

const longestQrModules = 57;
const maxQrModuleDots = 8;

const epsonLike: Omit<ProfileFacts, "name" | "label" | "widthDots" | "columns"> = {
  dpi: 203,
  codePages: { "windows-1252": 16, cp850: 2, cp852: 18, cp858: 19, cp866: 17, cp437: 0 },
  hasQr: true,
  images: "raster",
  storesImages: true,
  cutter: "partial",
  buzzer: "none",
  status: "epson",
  confirmation: "processId",
  canClear: true,
  reportsChanges: true,
};

/**
 * For printers whose model is not in the table. Widths: escpos-printer-db, TM-T20/m30 (576 dots) and common 58 mm
 * heads (384). They begin with what an Epson answers, and learn from the printer what it does not.
 */
const usual: readonly ProfileFacts[] = [
  { name: "epson-80", label: "ESC/POS 80 mm", widthDots: 576, columns: 48, ...epsonLike },
  { name: "epson-58", label: "ESC/POS 58 mm", widthDots: 384, columns: 32, ...epsonLike },
];

/** Profiles by name: the usual ones first, then the models. */
export const profiles: ReadonlyMap<string, PrinterProfile> = new Map(
  [...usual, ...kioskTable, ...profileTable].map((facts) => [facts.name, profileOf(facts)]),
);

export const defaultProfile = "epson-80";

function profileOf(facts: ProfileFacts): PrinterProfile {
  const fits = Math.floor((0.95 * facts.widthDots) / longestQrModules);
  return { ...facts, qrModuleDots: Math.min(maxQrModuleDots, fits) };
}

/** The profile of that name; an unknown name throws an error that lists the known ones. */
export function profileNamed(name: string): PrinterProfile {
  const profile = profiles.get(name);
  if (profile) return profile;
  throw new Error(`no printer profile "${name}"; there are ${[...profiles.keys()].join(", ")}`);
}

/** What the encoder must know: the pages in the order of preference, and what the printer draws. */
export function encoderFor(profile: PrinterProfile, painter?: Painter): EncoderSetup {
  const { codePages, widthDots, images, hasQr, cutter, buzzer } = profile;
  const pages = codePageNames.flatMap((name): NumberedPage[] => {
    const number = codePages[name];
    return number === undefined ? [] : [{ name, number }];
  });
  return { pages, painter, widthDots, images, hasQr, cutter, buzzer };
}
