import type { BlockSize, FaceLayout } from "../../protocol/ticket-layout.ts";
import { encodeText } from "../escpos/code-page.ts";
import type { EscPosBuilder } from "../escpos/encode.ts";
import type { PrinterProfile } from "../profiles.ts";
import { wrap } from "./wrap.ts";

/** Largest magnification of `GS !`. */
const maxSize = 8;
/** 120 dots at 203 dpi are 15 mm: characters 5 times as high as the small ones (24 dots). */
const largePrintHeight = 5;

const textSizes: Readonly<Record<BlockSize, number>> = { small: 1, normal: 2, large: 3 };
const numberSizes: Readonly<Record<BlockSize, number>> = { small: 4, normal: 6, large: 8 };
/** Side of a QR module as a part of the profile's largest one. */
const qrShares: Readonly<Record<BlockSize, number>> = { small: 0.5, normal: 0.7, large: 1 };
/** Smaller modules than 3 dots (0.4 mm) are hard for a telephone's camera. */
const smallestModule = 3;

/** Texts and codes on one printer's paper, in the sizes of a design. */
export class Sheet {
  readonly #ticket: EscPosBuilder;
  readonly #profile: PrinterProfile;
  readonly #large: boolean;
  #width = 1;
  #height = 1;
  #bold = false;

  constructor(ticket: EscPosBuilder, profile: PrinterProfile, { largePrint }: FaceLayout) {
    this.#ticket = ticket;
    this.#profile = profile;
    this.#large = largePrint;
  }

  get profile(): PrinterProfile {
    return this.#profile;
  }

  /** Magnification of running text; in large print one step more. */
  scale(size: BlockSize): number {
    return textSizes[size] + Number(this.#large);
  }

  /** The number of the ticket, as large as its size says and the paper is wide; in large print at least 15 mm high. */
  number(label: string, size: BlockSize): void {
    const fits = Math.floor(this.#profile.columns / Math.max(1, [...label].length));
    const width = Math.max(1, Math.min(maxSize, numberSizes[this.#large ? "large" : size], fits));
    const height = this.#large ? Math.max(width, largePrintHeight) : width;
    this.#style(width, height, true);
    this.#ticket.line(label);
  }

  /** A text in lines as long as the paper is wide. A word that is longer makes the whole text smaller. */
  text(text: string, scale: number, bold = false): void {
    if (text.trim() === "") return;
    const longest = Math.max(...text.split(/[ \t\r\n]+/).map(widthOf));
    const fits = Math.floor(this.#profile.columns / longest);
    const size = Math.max(1, Math.min(scale, fits));
    this.#style(size, size, bold);
    for (const line of balanced(text, Math.floor(this.#profile.columns / size)))
      this.#ticket.line(line);
  }

  /** White space between two groups. */
  space(): void {
    this.#style(1, 1, this.#bold);
    this.#ticket.line();
  }

  /** A QR code; where the printer has neither codes nor pictures, its content as text. */
  qr(payload: string, size: BlockSize): void {
    const { hasQr, images, qrModuleDots } = this.#profile;
    if (!hasQr && images === "none") {
      this.text(payload, 1);
      return;
    }
    const moduleDots = Math.max(smallestModule, Math.round(qrModuleDots * qrShares[size]));
    this.#ticket.qr(payload, { moduleDots, level: "M" });
  }

  /** Sends a style only where it differs: each change costs three bytes. */
  #style(width: number, height: number, bold: boolean): void {
    if (width !== this.#width || height !== this.#height) this.#ticket.size(width, height);
    if (bold !== this.#bold) this.#ticket.bold(bold);
    [this.#width, this.#height, this.#bold] = [width, height, bold];
  }
}

/** As few lines as the paper allows, and these as even as can be: no word is left alone on the last one. */
function balanced(text: string, columns: number): string[] {
  const lines = wrap(text, columns, widthOf);
  if (lines.length < 2) return lines;
  let narrow = Math.ceil(columns / 2);
  let wide = columns;
  while (narrow < wide) {
    const middle = (narrow + wide) >> 1;
    if (wrap(text, middle, widthOf).length > lines.length) narrow = middle + 1;
    else wide = middle;
  }
  return wrap(text, wide, widthOf);
}

function widthOf(piece: string): number {
  return encodeText(piece, "windows-1252").bytes.length;
}
