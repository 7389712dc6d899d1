import { commandAt } from "./decode-commands.ts";
import type { DrawnPicture, Symbols } from "./decode-extended.ts";
import { drawnBarcode, extendedCommand, rasterPicture, usualSymbols } from "./decode-extended.ts";
import { characterIn, usualTables } from "./decode-tables.ts";

/*
 * Reads tickets as a printer does. Written from the command reference apart from the encoder, and
 * sharing nothing with it, so that it can judge it.
 */

export type DrawnAlign = "left" | "center" | "right";

/** Characters of one style. Width and height are multiples of the small font (12 x 24 dots). */
export interface DrawnRun {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly underlined?: true;
  readonly reversed?: true;
}

/** What appears on the paper, or what the printer is asked to do, in order. */
export type Drawn =
  | { readonly kind: "line"; readonly align: DrawnAlign; readonly runs: readonly DrawnRun[] }
  | { readonly kind: "feed"; readonly lines: number }
  | {
      readonly kind: "qr";
      readonly align: DrawnAlign;
      readonly payload: string;
      readonly moduleDots: number;
      readonly level: "L" | "M" | "Q" | "H";
    }
  | ({ readonly kind: "image"; readonly align: DrawnAlign } & DrawnPicture)
  | { readonly kind: "storedImage"; readonly align: DrawnAlign; readonly key: string }
  | ({ readonly kind: "store"; readonly key: string } & DrawnPicture)
  | { readonly kind: "forgetStored"; readonly key: string }
  | { readonly kind: "storedRequest" }
  | {
      readonly kind: "barcode";
      readonly align: DrawnAlign;
      readonly symbology: number;
      readonly content: string;
      readonly height: number;
      readonly module: number;
      readonly text: boolean;
    }
  | { readonly kind: "buzz"; readonly times: number }
  | { readonly kind: "nameRequest"; readonly n: number }
  | { readonly kind: "cut"; readonly partial: boolean }
  | { readonly kind: "processId"; readonly id: string }
  | { readonly kind: "statusRequest"; readonly n: number }
  | { readonly kind: "automaticStatus"; readonly mask: number }
  | { readonly kind: "reset" }
  | { readonly kind: "unknown"; readonly hex: string };

interface Style {
  align: DrawnAlign;
  width: number;
  height: number;
  bold: boolean;
  underlined: boolean;
  reversed: boolean;
  table: number;
}

const powerOn = (): Style => ({
  align: "left",
  width: 1,
  height: 1,
  bold: false,
  underlined: false,
  reversed: false,
  table: 0,
});

/** Follows a stream of ESC/POS, one byte at a time; keeps at most one command and one line. */
export class EscPosDecoder {
  readonly #columns: number;
  readonly #tables: Readonly<Record<number, string>>;
  #style = powerOn();
  #symbols: Symbols = usualSymbols();
  #command: number[] = [];
  #runs: DrawnRun[] = [];
  #used = 0;

  /**
   * `columns`: how many small characters fit on a line; a longer line is broken by the printer. `tables`: what the
   * printer has behind each number of `ESC t`; those of other numbers show as U+FFFD.
   */
  constructor(columns = 48, tables: Readonly<Record<number, string>> = usualTables) {
    this.#columns = columns;
    this.#tables = tables;
  }

  /** What one byte completes: mostly nothing. */
  push(byte: number): Drawn[] {
    this.#command.push(byte);
    const command = commandAt(this.#command);
    if (command === "more") return [];
    const bytes = this.#command;
    this.#command = [];
    if (command === "text") return this.#character(byte);
    return this.#obey(command, bytes);
  }

  #character(byte: number): Drawn[] {
    if (byte === 0x0a) return this.#endLine();
    if (byte < 0x20) return byte === 0x0d ? [] : [unknown([byte])];
    const { width, height, bold, underlined, reversed, table } = this.#style;
    const broken = this.#used + width > this.#columns ? this.#endLine() : [];
    const text = characterIn(this.#tables[table], byte);
    const style = {
      width,
      height,
      bold,
      ...(underlined ? { underlined } : {}),
      ...(reversed ? { reversed } : {}),
    };
    const last = this.#runs.at(-1);
    if (last && sameStyle(last, style))
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text };
    else this.#runs.push({ text, ...style });
    this.#used += width;
    return broken;
  }

  #endLine(): Drawn[] {
    const line: Drawn = { kind: "line", align: this.#style.align, runs: this.#runs };
    this.#runs = [];
    this.#used = 0;
    return [line];
  }

  #pending(): Drawn[] {
    return this.#runs.length > 0 ? this.#endLine() : [];
  }

  #obey(name: string, bytes: readonly number[]): Drawn[] {
    const last = Number(bytes.at(-1));
    switch (name) {
      case "ESC @":
        this.#style = powerOn();
        this.#symbols = usualSymbols();
        this.#runs = [];
        this.#used = 0;
        return [{ kind: "reset" }];
      case "ESC d":
        return [...this.#pending(), { kind: "feed", lines: last }];
      case "GS V":
        return [
          ...this.#pending(),
          { kind: "cut", partial: [1, 49, 66].includes(Number(bytes[2])) },
        ];
      case "GS v":
        return [
          ...this.#pending(),
          { kind: "image", align: this.#style.align, ...rasterPicture(bytes) },
        ];
      case "GS k":
        return [...this.#pending(), drawnBarcode(bytes, this.#style.align, this.#symbols)];
      case "ESC B":
      case "ESC p":
        return [{ kind: "buzz", times: name === "ESC B" ? Number(bytes[2]) : 1 }];
      case "GS I":
        return [{ kind: "nameRequest", n: last }];
      case "GS a":
        return [{ kind: "automaticStatus", mask: last }];
      case "GS r":
        return [{ kind: "statusRequest", n: last }];
      case "GS (":
        return this.#extended(bytes);
      default:
        return this.#restyle(name, last) || this.#resymbol(name, last) ? [] : [unknown(bytes)];
    }
  }

  #restyle(name: string, n: number): boolean {
    const style = this.#style;
    if (name === "ESC t") style.table = n;
    else if (name === "ESC E") style.bold = n % 2 === 1;
    else if (name === "ESC -") style.underlined = n % 48 > 0;
    else if (name === "GS B") style.reversed = n % 2 === 1;
    else if (name === "ESC a") style.align = n % 48 === 2 ? "right" : alignOf(n);
    else if (name === "GS !") {
      style.width = (n >> 4) + 1;
      style.height = (n & 0x0f) + 1;
    } else return false;
    return true;
  }

  #resymbol(name: string, n: number): boolean {
    if (name === "GS h") this.#symbols.barHeight = n;
    else if (name === "GS w") this.#symbols.barModule = n;
    else if (name === "GS H") this.#symbols.barText = n % 48 > 0;
    else return false;
    return true;
  }

  /** `GS ( x pL pH …`. What is drawn is drawn after the line that is pending. */
  #extended(bytes: readonly number[]): Drawn[] {
    const drawn = extendedCommand(bytes, this.#symbols, this.#style.align);
    if (drawn === "unknown") return [unknown(bytes)];
    if (drawn === undefined) return [];
    const appears = drawn.kind === "qr" || drawn.kind === "image" || drawn.kind === "storedImage";
    return appears ? [...this.#pending(), drawn] : [drawn];
  }
}

/** Everything that a whole stream draws or asks for; what is left incomplete is not shown. */
export function decode(
  bytes: Uint8Array,
  columns?: number,
  tables?: Readonly<Record<number, string>>,
): Drawn[] {
  const decoder = new EscPosDecoder(columns, tables);
  return [...bytes].flatMap((byte) => decoder.push(byte));
}

function sameStyle(run: DrawnRun, style: Omit<DrawnRun, "text">): boolean {
  return (["width", "height", "bold", "underlined", "reversed"] as const).every(
    (name) => run[name] === style[name],
  );
}

function alignOf(n: number): DrawnAlign {
  return n % 48 === 1 ? "center" : "left";
}

function unknown(bytes: readonly number[]): Drawn {
  return { kind: "unknown", hex: Buffer.from(bytes).toString("hex") };
}
