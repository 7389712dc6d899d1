import { readFileSync } from "node:fs";
import type { CodePageName } from "../printer/escpos/code-page.ts";
import { codePageNames } from "../printer/escpos/code-page.ts";
import type { ProfileFacts } from "../printer/profiles.ts";

/*
 * Derives our table of printers from escpos-printer-db. What that database does not say (how a printer confirms) is
 * decided here, by the manuals that `docs/reference/printers.md` names.
 */

interface Source {
  readonly profiles: Readonly<Record<string, SourceProfile>>;
}

interface SourceProfile {
  readonly vendor: string;
  readonly name: string;
  readonly codePages: Readonly<Record<string, string>>;
  readonly features: Readonly<Record<string, boolean>>;
  readonly fonts: Readonly<Record<string, { readonly columns: number }>>;
  readonly media: {
    readonly dpi?: number | string;
    readonly width?: { readonly pixels?: number | string };
  };
}

/** Before TM-T88V: no process id (`GS ( H`) and no `DLE DC4 8` in their specifications (TM-T88III: seen; others: cautious). */
const withoutProcessId = /^TM-(T88I|T88II|T88III|T88IV|T70)(-SA)?$/;
/** Clones that answer `ESC B` with their buzzer. */
const buzzers: readonly string[] = ["Munbyn", "Kefar", "Netum", "PBM", "Rongta"];
/** Smallest width that a column count can stand for: one entry of the source holds the width of a character there. */
const leastColumns = 20;
const smallCharacterDots = 12;

const path = process.argv[2];
if (path === undefined) throw new Error("usage: scripts/printer-profiles PATH/capabilities.json");
const source = JSON.parse(readFileSync(path, "utf8")) as Source;

const facts = Object.entries(source.profiles)
  .filter(([id, profile]) => printsTickets(id, profile))
  .map(([id, profile]) => factsOf(id, profile))
  .sort((a, b) => a.name.localeCompare(b.name, "en"));

console.log(`// Made by scripts/printer-profiles; do not edit.
//
// Derived from escpos-printer-db by the receipt-print-hq/escpos-printer-db contributors, version of 2026-07-27,
// licensed under Creative Commons Attribution 4.0 International (https://creativecommons.org/licenses/by/4.0/).
// Changed: only printers that cut and print a ticket, only some of their facts, and how each confirms added.
import type { ProfileFacts } from "./profiles.ts";

export const profileTable: readonly ProfileFacts[] = ${JSON.stringify(facts, null, 2)};
`);

/** Cuts, takes pictures, and is a printer of its own, not a family of guesses. */
function printsTickets(id: string, { vendor, features }: SourceProfile): boolean {
  const cuts = features["paperPartCut"] || features["paperFullCut"];
  const draws = features["bitImageRaster"] || features["graphics"];
  return vendor !== "Generic" && id !== "default" && Boolean(cuts && draws);
}

function factsOf(id: string, profile: SourceProfile): ProfileFacts {
  const { vendor, features, media } = profile;
  const star = features["starCommands"] === true;
  const epson = vendor === "Epson";
  const asksById = epson && !withoutProcessId.test(id);
  return {
    name: slug(epson || id.startsWith(vendor) ? `${vendor}-${id}` : `${shortVendor(vendor)}-${id}`),
    label: `${shortVendor(vendor)} ${id}`,
    ...widthsOf(profile),
    dpi: Number(media.dpi) || 203,
    codePages: codePagesOf(profile),
    hasQr: features["qrCode"] === true,
    images: features["bitImageRaster"] ? "raster" : "graphics",
    storesImages: features["graphics"] === true && !star,
    cutter: features["paperPartCut"] ? "partial" : "full",
    buzzer: buzzers.includes(vendor) ? "escB" : "none",
    status: "epson",
    confirmation: asksById ? "processId" : "queuedStatus",
    canClear: asksById || vendor === "Citizen",
    reportsChanges: epson || vendor === "Citizen",
    ...(star ? { unverified: "only with its ESC/POS emulation switched on; never tried" } : {}),
  };
}

function widthsOf({ media, fonts }: SourceProfile): Pick<ProfileFacts, "widthDots" | "columns"> {
  const given = fonts["0"]?.columns ?? 0;
  const pixels = Number(media.width?.pixels);
  const columns = given < leastColumns ? Math.floor(pixels / smallCharacterDots) : given;
  return { widthDots: Number.isInteger(pixels) ? pixels : columns * smallCharacterDots, columns };
}

function codePagesOf({ codePages }: SourceProfile): Partial<Record<CodePageName, number>> {
  const pages: Partial<Record<CodePageName, number>> = {};
  for (const name of codePageNames) {
    const wanted = databaseName(name);
    const number = Object.keys(codePages)
      .map(Number)
      .sort((a, b) => a - b)
      .find((key) => codePages[key] === wanted);
    if (number !== undefined) pages[name] = number;
  }
  return pages;
}

function databaseName(name: CodePageName): string {
  return name
    .replace(/^windows-/, "CP")
    .replace(/^cp/, "CP")
    .replace(/^iso-/, "ISO_");
}

function shortVendor(vendor: string): string {
  return vendor.split(" ")[0] ?? vendor;
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
