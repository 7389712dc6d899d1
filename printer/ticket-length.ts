import { decode } from "./escpos/decode.ts";
import type { PrinterProfile } from "./profiles.ts";

/** A small character's cell, and the space to the next line (the usual line spacing is 1/6 inch, 34 dots at 203 dpi). */
const cellDots = 24;
const spaceDots = 10;
/** From the head to the knife (printing.md, section 4: 11.9 mm VKP80III, 15 mm TM-T88III). */
const headToKnifeMm = 15;
const mmPerInch = 25.4;
/** Modules of a QR code of version 4, which an address of ours has, and its surroundings. */
const qrModules = 33;

/** How much paper a ticket takes, in millimetres; a little more rather than less. */
export function ticketLengthMm(bytes: Uint8Array, { columns, dpi }: PrinterProfile): number {
  let dots = 0;
  for (const item of decode(bytes, columns)) {
    if (item.kind === "line")
      dots += cellDots * Math.max(1, ...item.runs.map(({ height }) => height)) + spaceDots;
    else if (item.kind === "feed") dots += item.lines * (cellDots + spaceDots);
    else if (item.kind === "qr") dots += qrModules * item.moduleDots;
    else if (item.kind === "image" || item.kind === "barcode") dots += item.height;
  }
  return Math.round((dots * mmPerInch) / dpi) + headToKnifeMm;
}

/** How many such tickets are still on a roll of which so much is left. */
export function ticketsOn(paperLeftCm: number, lengthMm: number): number {
  return Math.floor((10 * paperLeftCm) / lengthMm);
}
