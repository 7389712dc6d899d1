import { commandAt } from "./decode-commands.ts";

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
  | { readonly kind: "cut"; readonly partial: boolean }
  | { readonly kind: "processId"; readonly id: string }
  | { readonly kind: "statusRequest"; readonly n: number }
  | { readonly kind: "automaticStatus"; readonly mask: number }
  | { readonly kind: "reset" }
  | { readonly kind: "unknown"; readonly hex: string };

/** The characters of `ESC t 16`; other tables are not known here, and show as U+FFFD. */
const windows1252 = new TextDecoder("windows-1252");
const windows1252Number = 16;

interface Style {
  align: DrawnAlign;
  width: number;
  height: number;
  bold: boolean;
  table: number;
  qrModule: number;
  qrLevel: "L" | "M" | "Q" | "H";
  qrPayload: string;
}

const powerOn = (): Style => ({
  align: "left",
  width: 1,
  height: 1,
  bold: false,
  table: 0,
  qrModule: 3,
  qrLevel: "L",
  qrPayload: "",
});

/** Follows a stream of ESC/POS, one byte at a time; keeps at most one command and one line. */
export class EscPosDecoder {
  readonly #columns: number;
  #style = powerOn();
  #command: number[] = [];
  #runs: DrawnRun[] = [];
  #used = 0;

  /** `columns`: how many small characters fit on a line; a longer line is broken by the printer. */
  constructor(columns = 48) {
    this.#columns = columns;
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
    const { width, height, bold, table } = this.#style;
    const broken = this.#used + width > this.#columns ? this.#endLine() : [];
    const text =
      byte < 0x80 || table === windows1252Number
        ? windows1252.decode(Uint8Array.of(byte))
        : "\ufffd";
    const last = this.#runs.at(-1);
    if (last && last.width === width && last.height === height && last.bold === bold)
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text };
    else this.#runs.push({ text, width, height, bold });
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
      case "GS a":
        return [{ kind: "automaticStatus", mask: last }];
      case "GS r":
        return [{ kind: "statusRequest", n: last }];
      case "GS (":
        return this.#extended(bytes);
      default:
        return this.#restyle(name, last) ? [] : [unknown(bytes)];
    }
  }

  #restyle(name: string, n: number): boolean {
    const style = this.#style;
    if (name === "ESC t") style.table = n;
    else if (name === "ESC E") style.bold = n % 2 === 1;
    else if (name === "ESC a") style.align = n % 48 === 2 ? "right" : alignOf(n);
    else if (name === "GS !") {
      style.width = (n >> 4) + 1;
      style.height = (n & 0x0f) + 1;
    } else return false;
    return true;
  }

  /** `GS ( x pL pH …`: only the QR symbol (k, cn 49) and the process id (H, fn 48) are known. */
  #extended(bytes: readonly number[]): Drawn[] {
    const [, , kind, , , first, second, ...rest] = bytes;
    if (kind === 0x48 && first === 48 && second === 48 && rest.length === 4)
      return [{ kind: "processId", id: String.fromCharCode(...rest) }];
    if (kind === 0x6b && first === 49) return this.#symbol(Number(second), rest, bytes);
    return [unknown(bytes)];
  }

  #symbol(fn: number, rest: readonly number[], bytes: readonly number[]): Drawn[] {
    const style = this.#style;
    const [value = 0] = rest;
    if (fn === 0x43) style.qrModule = value;
    else if (fn === 0x45) style.qrLevel = (["L", "M", "Q", "H"] as const)[value - 48] ?? "L";
    else if (fn === 0x50) style.qrPayload = Buffer.from(rest.slice(1)).toString("utf8");
    else if (fn === 0x51) return [...this.#pending(), this.#drawnQr()];
    else if (fn !== 0x41 || value !== 50) return [unknown(bytes)];
    return [];
  }

  #drawnQr(): Drawn {
    const { align, qrModule, qrLevel, qrPayload } = this.#style;
    return { kind: "qr", align, payload: qrPayload, moduleDots: qrModule, level: qrLevel };
  }
}

/** Everything that a whole stream draws or asks for; what is left incomplete is not shown. */
export function decode(bytes: Uint8Array, columns?: number): Drawn[] {
  const decoder = new EscPosDecoder(columns);
  return [...bytes].flatMap((byte) => decoder.push(byte));
}

function alignOf(n: number): DrawnAlign {
  return n % 48 === 1 ? "center" : "left";
}

function unknown(bytes: readonly number[]): Drawn {
  return { kind: "unknown", hex: Buffer.from(bytes).toString("hex") };
}
