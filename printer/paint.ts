import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { SKRSContext2D } from "@napi-rs/canvas";
import { encode } from "uqr";
import type { Bitmap } from "./escpos/bitmap.ts";
import { bitmapOf } from "./escpos/bitmap.ts";
import type { Painter, TextStyle } from "./escpos/encode.ts";
import type { QrStyle } from "./escpos/symbols.ts";

/*
 * Draws what a printer cannot write: lines in a script that it has no letters for, QR codes where it knows none.
 * Letters are joined and put in order by the drawing library (HarfBuzz and the Unicode bidi algorithm).
 */

/** Height of a small character's cell, and its font so that ascenders and descenders of most scripts fit. */
const cellDots = 24;
const fontDots = 20;
const baselineDots = 18;
/** Dots above and below the cell for marks that stick out (Arabic, Vietnamese). */
const overhangDots = 4;
/** Darkness from which a dot is black: lower makes letters bolder on thermal paper. */
const darkness = 110;

const subsets = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"];
const family = "Patience Ticket";

const require = createRequire(import.meta.url);
let loaded: typeof import("@napi-rs/canvas") | undefined;

/** The drawing library costs 30 MB; it is loaded when something is first drawn, which most printers never need. */
function library(): typeof import("@napi-rs/canvas") {
  loaded ??= require("@napi-rs/canvas") as typeof import("@napi-rs/canvas");
  return loaded;
}

let families: string | undefined;

/** The fonts come with the packages, so that every box and every preview draws the same dots. */
function fontFamilies(): string {
  families ??= [
    ...subsets.map((subset) => register("noto-sans", subset)),
    register("noto-sans-arabic", "arabic"),
    "sans-serif",
  ].join(", ");
  return families;
}

function register(name: string, subset: string): string {
  const alias = `${family} ${subset}`;
  const folder = dirname(require.resolve(`@fontsource/${name}/package.json`));
  for (const weight of [400, 700])
    library().GlobalFonts.registerFromPath(
      join(folder, "files", `${name}-${subset}-${weight}-normal.woff2`),
      alias,
    );
  return `"${alias}"`;
}

/** The painter of this machine. It loads its fonts when it first draws, not before. */
export const canvasPainter: Painter = { line: paintLine, qr: paintQr };

/**
 * One line as high as the style's characters and some dots for marks. A line that is too long is drawn narrower, so
 * that nothing of it is lost; undefined where the fonts lack one of its characters.
 */
function paintLine(text: string, style: TextStyle, maxDots: number): Bitmap | undefined {
  if (text.trim() === "" || [...text].some((character) => lacks(character))) return undefined;
  const font = `${style.bold ? "bold " : ""}${fontDots * style.height}px ${fontFamilies()}`;
  const measure = library().createCanvas(1, 1).getContext("2d");
  measure.font = font;
  const stretch = style.width / style.height;
  const natural = Math.ceil(measure.measureText(text).width * stretch) + 2;
  const width = Math.max(1, Math.min(natural, maxDots));
  const height = cellDots * style.height + 2 * overhangDots;
  const context = blank(width, height);
  context.font = font;
  context.save();
  context.translate(0, overhangDots + baselineDots * style.height);
  context.scale((stretch * width) / natural, 1);
  context.direction = isRightToLeft(text) ? "rtl" : "ltr";
  context.textAlign = "left";
  context.fillText(text, 1, 0);
  context.restore();
  if (style.underlined) context.fillRect(0, height - overhangDots, width, 2);
  return dotsOf(context, width, height, style.reversed);
}

/** As Unicode's rule P2 has it: the first letter with a direction decides for the line. */
function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(
    text,
  );
}

function blank(width: number, height: number): SKRSContext2D {
  const context = library().createCanvas(width, height).getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#000";
  context.textBaseline = "alphabetic";
  return context;
}

function dotsOf(context: SKRSContext2D, width: number, height: number, reversed: boolean): Bitmap {
  const { data } = context.getImageData(0, 0, width, height);
  const isBlack = (x: number, y: number) => Number(data[(y * width + x) * 4]) < 255 - darkness;
  return bitmapOf(width, height, (x, y) => isBlack(x, y) !== reversed);
}

/** Characters that the fonts were seen to lack, or to have. */
const seen = new Map<string, boolean>();
const maxSeen = 5_000;
let emptyGlyph: string | undefined;

/** A font draws the same box for everything that it lacks; a noncharacter shows which box that is. */
function lacks(character: string): boolean {
  if (/[\s\p{M}\p{Cf}]/u.test(character)) return false;
  const known = seen.get(character);
  if (known !== undefined) return known;
  emptyGlyph ??= imprint("\u{10fffd}");
  const answer = imprint(character) === emptyGlyph;
  if (seen.size < maxSeen) seen.set(character, answer);
  return answer;
}

function imprint(character: string): string {
  const side = 2 * cellDots;
  const context = blank(side, side);
  context.font = `${fontDots}px ${fontFamilies()}`;
  context.fillText(character, 4, cellDots);
  return Buffer.from(context.getImageData(0, 0, side, side).data).toString("base64");
}

function paintQr(payload: string, { moduleDots, level }: QrStyle): Bitmap {
  const { data, size } = encode(payload, { ecc: level, border: 0, boostEcc: false });
  const side = size * moduleDots;
  const at = (dot: number) => Math.floor(dot / moduleDots);
  return bitmapOf(side, side, (x, y) => data[at(y)]?.[at(x)] === true);
}
