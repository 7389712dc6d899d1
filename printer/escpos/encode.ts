import type { Bitmap } from "./bitmap.ts";
import type { CodePageName } from "./code-page.ts";
import { encodeExactly, encodeText } from "./code-page.ts";
import type { ImageDialect, StoredKey } from "./images.ts";
import { imageBytes, storedImageBytes, UnprintableImage } from "./images.ts";
import type { BarcodeKind, BarcodeStyle, QrStyle } from "./symbols.ts";
import { barcodeBytes, qrBytes, qrPayload } from "./symbols.ts";

/*
 * Commands that travel in the order of the data. Names and bytes: Epson, ESC/POS Command Reference
 * (TM series). The real-time ones, which overtake the data, are in `realtime.ts`.
 */
const esc = 0x1b;
const gs = 0x1d;
const lineFeed = 0x0a;

export type Align = "left" | "center" | "right";
const alignments: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };

/** How a printer cuts: through, or all but one point. Where it has no knife, paper is fed to the tear bar. */
export type Cutter = "partial" | "full" | "none";

/** How a printer calls attention: `ESC B`, a pulse on the drawer socket where a buzzer hangs, or not. */
export type Buzzer = "escB" | "pulse" | "none";

/** A table of characters and the number that this printer gives to it in `ESC t`. */
export interface NumberedPage {
  readonly name: CodePageName;
  readonly number: number;
}

/** How a line of text looks. Sizes are multiples of the small font (12 x 24 dots). */
export interface TextStyle {
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly underlined: boolean;
  readonly reversed: boolean;
}

/** Draws what a printer cannot write by itself. */
export interface Painter {
  /** One line, at most `maxDots` wide and as high as the style's characters; undefined where a glyph is missing. */
  line(text: string, style: TextStyle, maxDots: number): Bitmap | undefined;
  /** A QR code without its quiet zone. */
  qr(payload: string, style: QrStyle): Bitmap;
}

/** What the encoder must know of a printer. */
export interface EncoderSetup {
  /** In the order of preference; the first one is chosen at the start of each ticket. At least one. */
  readonly pages: readonly NumberedPage[];
  /** Without a painter, what the pages lack is spelled or left out, and named in `missing`. */
  readonly painter?: Painter | undefined;
  readonly widthDots?: number;
  readonly images?: ImageDialect;
  readonly hasQr?: boolean;
  readonly cutter?: Cutter;
  readonly buzzer?: Buzzer;
}

/** What `GS a` may report by itself; drawer signals are of no interest here. */
export const automaticStatusMask = { online: 0x02, errors: 0x04, paper: 0x08 } as const;

/** A line that must be drawn whatever the pages hold: scripts from right to left, which no printer orders or joins. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** Lines from the head to the tear bar of a printer without a knife. */
const tearLines = 5;

const plain: TextStyle = { width: 1, height: 1, bold: false, underlined: false, reversed: false };

/**
 * Collects one ticket as bytes. Text is never able to carry a command: control characters do not
 * pass, and no picture holds the beginning of a real-time command. Numbers outside of a command's
 * range are the caller's error and throw a RangeError.
 */
export class EscPosBuilder {
  readonly #setup: Required<Omit<EncoderSetup, "painter">> & Pick<EncoderSetup, "painter">;
  readonly #bytes: number[] = [];
  readonly #missing = new Set<string>();
  #page: NumberedPage;
  #style = plain;

  constructor(setup: EncoderSetup) {
    const [first] = setup.pages;
    if (!first) throw new RangeError("a printer has at least one code page");
    this.#page = first;
    this.#setup = {
      widthDots: 576,
      images: "raster",
      hasQr: true,
      cutter: "partial",
      buzzer: "none",
      ...setup,
    };
  }

  /** `ESC @`, then `ESC t n`: styles as after power-on, characters of the first page. */
  initialize(): this {
    this.#style = plain;
    const [first = this.#page] = this.#setup.pages;
    return this.#put(esc, 0x40).#choose(first);
  }

  /** `GS a n`: the printer says by itself when its state changes. `ESC @` ends it. */
  automaticStatus(mask: number): this {
    return this.#put(gs, 0x61, inRange(mask, 0, 255, "status mask"));
  }

  /** `ESC a n`. */
  align(align: Align): this {
    return this.#put(esc, 0x61, alignments[align]);
  }

  /** `ESC E n`. */
  bold(on: boolean): this {
    this.#style = { ...this.#style, bold: on };
    return this.#put(esc, 0x45, Number(on));
  }

  /** `ESC - n`. */
  underline(on: boolean): this {
    this.#style = { ...this.#style, underlined: on };
    return this.#put(esc, 0x2d, Number(on));
  }

  /** `GS B n`: white on black. */
  reverse(on: boolean): this {
    this.#style = { ...this.#style, reversed: on };
    return this.#put(gs, 0x42, Number(on));
  }

  /** `GS ! n`: characters 1 to 8 times as wide and as high. */
  size(width: number, height: number): this {
    const wide = inRange(width, 1, 8, "width");
    const high = inRange(height, 1, 8, "height");
    this.#style = { ...this.#style, width, height };
    return this.#put(gs, 0x21, ((wide - 1) << 4) | (high - 1));
  }

  /** A text in one page, as far as the pages have its characters; see `missing`. */
  text(text: string): this {
    return this.#exactly(text) ? this : this.#spelled(text);
  }

  /**
   * A text and the end of its line: in the page that holds it whole; drawn where no page does and there is a painter
   * that can; spelled otherwise.
   */
  line(text = ""): this {
    const written = rightToLeft.test(text) ? false : this.#exactly(text);
    if (written) return this.#put(lineFeed);
    return this.#drawn(text) ? this : this.#spelled(text).#put(lineFeed);
  }

  /** `ESC d n`: prints what is pending and feeds lines of the current spacing. */
  feed(lines: number): this {
    return this.#put(esc, 0x64, inRange(lines, 0, 255, "lines"));
  }

  /** A QR code (model 2), drawn by the printer (`GS ( k`) or, where it cannot, as a picture. */
  qr(payload: string, style: QrStyle): this {
    const { hasQr, painter } = this.#setup;
    if (hasQr || !painter) return this.#put(...qrBytes(payload, style));
    qrPayload(payload);
    return this.image(painter.qr(payload, style));
  }

  /** A bar code (`GS k`, form B) with what it says below it, if so wanted. */
  barcode(kind: BarcodeKind, content: string, style: BarcodeStyle): this {
    return this.#put(...barcodeBytes(kind, content, style));
  }

  /** A picture, drawn at this point. Throws `UnprintableImage` where the printer takes none. */
  image(bitmap: Bitmap): this {
    const { images } = this.#setup;
    if (images === "none") throw new UnprintableImage("this printer takes no pictures");
    return this.#append(imageBytes(bitmap, images));
  }

  /** A picture that was stored in the printer before (`storeBytes`); nothing where it was not. */
  storedImage(key: StoredKey): this {
    return this.#append(storedImageBytes(key));
  }

  /** `GS V 65/66 0`: feeds the last line past the knife, then cuts as this printer can. */
  cut(): this {
    const { cutter } = this.#setup;
    if (cutter === "none") return this.feed(tearLines);
    return this.#put(gs, 0x56, cutter === "full" ? 65 : 66, 0);
  }

  /** Calls attention, `times` times (1 to 9), as this printer can. */
  buzz(times: number): this {
    const { buzzer } = this.#setup;
    const n = inRange(times, 1, 9, "times");
    // ESC B n t: n times, t * 50 ms (Xprinter, Rongta and others). ESC p 0 50 100: 100 ms on, 200 ms off.
    if (buzzer === "escB") this.#put(esc, 0x42, n, 2);
    if (buzzer === "pulse") for (let i = 0; i < n; i += 1) this.#put(esc, 0x70, 0, 50, 100);
    return this;
  }

  /**
   * `GS ( H` function 48: the printer answers `37 22 id 00` when everything before this is done, and
   * printed where it was to be printed. Four printable ASCII characters (gs_lparen_ch_fn48).
   */
  processId(id: string): this {
    if (!/^[ -~]{4}$/.test(id)) throw new RangeError(`a process id has 4 ASCII characters: ${id}`);
    return this.#put(gs, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, "latin1"));
  }

  /** `GS r 1`: the paper sensors in one byte, sent when the printer comes to this point of the data. */
  queuedPaperStatus(): this {
    return this.#put(gs, 0x72, 1);
  }

  /** Characters that could not be written, each once. */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** Everything so far. */
  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  /** Writes a text in the first page that holds all of it, the present one before all others. */
  #exactly(text: string): boolean {
    for (const page of [this.#page, ...this.#setup.pages]) {
      const bytes = encodeExactly(text, page.name);
      if (!bytes) continue;
      if (page.number !== this.#page.number) this.#choose(page);
      this.#put(...bytes);
      return true;
    }
    return false;
  }

  #drawn(text: string): boolean {
    const { painter, images, widthDots } = this.#setup;
    const bitmap = images === "none" ? undefined : painter?.line(text, this.#style, widthDots);
    if (bitmap) this.image(bitmap);
    return bitmap !== undefined;
  }

  #spelled(text: string): this {
    const { bytes, missing } = encodeText(text, this.#page.name);
    for (const character of missing) this.#missing.add(character);
    return this.#put(...bytes);
  }

  /** `ESC t n`. */
  #choose(page: NumberedPage): this {
    this.#page = page;
    return this.#put(esc, 0x74, inRange(page.number, 0, 255, "code page"));
  }

  #append(bytes: Uint8Array): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  #put(...bytes: number[]): this {
    this.#bytes.push(...bytes);
    return this;
  }
}

function inRange(value: number, low: number, high: number, name: string): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new RangeError(`${name} is a whole number from ${low} to ${high}, not ${value}`);
}
