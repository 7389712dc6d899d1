import type { CodePageName } from "./code-page.ts";
import { encodeText } from "./code-page.ts";

/*
 * Commands that travel in the order of the data. Names and bytes: Epson, ESC/POS Command Reference
 * (TM series). The real-time ones, which overtake the data, are in `realtime.ts`.
 */
const esc = 0x1b;
const gs = 0x1d;
const lineFeed = 0x0a;

export type Align = "left" | "center" | "right";
const alignments: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };

/** A table of characters and the number that this printer gives to it in `ESC t`. */
export interface NumberedPage {
  readonly name: CodePageName;
  readonly number: number;
}

/** Side of one QR module in dots, and how much of the code may be damaged (M: 15 %). */
export interface QrStyle {
  readonly moduleDots: number;
  readonly level: "L" | "M" | "Q" | "H";
}

/** Longest QR payload: over twice the longest follow address, and far below a QR code's own limit. */
export const maxQrBytes = 512;

/** What `GS a` may report by itself; drawer signals are of no interest here. */
export const automaticStatusMask = { online: 0x02, errors: 0x04, paper: 0x08 } as const;

/** A QR payload that no printer can be given: it has control characters, or is empty or too long. */
export class UnprintableQr extends Error {
  override readonly name = "UnprintableQr";
}

/**
 * Collects one ticket as bytes. Text is never able to carry a command: control characters do not
 * pass. Numbers outside of a command's range are the caller's error and throw a RangeError.
 */
export class EscPosBuilder {
  readonly #page: NumberedPage;
  readonly #bytes: number[] = [];
  readonly #missing = new Set<string>();

  constructor(page: NumberedPage) {
    this.#page = page;
  }

  /** `ESC @`, then `ESC t n`: styles as after power-on, characters of the page. */
  initialize(): this {
    return this.#put(esc, 0x40, esc, 0x74, inRange(this.#page.number, 0, 255, "code page"));
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
    return this.#put(esc, 0x45, Number(on));
  }

  /** `GS ! n`: characters 1 to 8 times as wide and as high. */
  size(width: number, height: number): this {
    const wide = inRange(width, 1, 8, "width");
    const high = inRange(height, 1, 8, "height");
    return this.#put(gs, 0x21, ((wide - 1) << 4) | (high - 1));
  }

  /** A text, as far as the page has its characters; see `missing`. */
  text(text: string): this {
    const { bytes, missing } = encodeText(text, this.#page.name);
    for (const character of missing) this.#missing.add(character);
    return this.#put(...bytes);
  }

  /** A text and the end of its line. */
  line(text = ""): this {
    return this.text(text).#put(lineFeed);
  }

  /** `ESC d n`: prints what is pending and feeds lines of the current spacing. */
  feed(lines: number): this {
    return this.#put(esc, 0x64, inRange(lines, 0, 255, "lines"));
  }

  /** `GS ( k`, functions 165, 167, 169, 180, 181: the printer draws the QR code (model 2) itself. */
  qr(payload: string, style: QrStyle): this {
    const data = qrBytes(payload);
    const length = data.length + 3;
    const level = 0x30 + "LMQH".indexOf(style.level);
    this.#put(gs, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0);
    this.#put(gs, 0x28, 0x6b, 3, 0, 0x31, 0x43, inRange(style.moduleDots, 1, 16, "module"));
    this.#put(gs, 0x28, 0x6b, 3, 0, 0x31, 0x45, level);
    this.#put(gs, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data);
    return this.#put(gs, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30);
  }

  /** `GS V 66 0`: feeds the last line past the knife and leaves one point uncut. */
  cut(): this {
    return this.#put(gs, 0x56, 66, 0);
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

  #put(...bytes: number[]): this {
    this.#bytes.push(...bytes);
    return this;
  }
}

/**
 * UTF-8 of a payload without control characters: bytes below 0x20 could form a real-time command,
 * which a printer obeys even in the middle of data.
 */
function qrBytes(payload: string): Uint8Array {
  if (/\p{Cc}/u.test(payload)) throw new UnprintableQr("a QR payload has no control characters");
  const data = Buffer.from(payload, "utf8");
  if (data.length === 0 || data.length > maxQrBytes)
    throw new UnprintableQr(`a QR payload has 1 to ${maxQrBytes} bytes, not ${data.length}`);
  return data;
}

function inRange(value: number, low: number, high: number, name: string): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new RangeError(`${name} is a whole number from ${low} to ${high}, not ${value}`);
}
