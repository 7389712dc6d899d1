import type { Drawn, DrawnAlign } from "./decode.ts";

/*
 * The commands that draw more than letters: `GS v`, `GS k` and the families `GS ( k`, `GS ( L` and `GS ( H`.
 * Written from the command reference apart from the encoder, like all of the decoder.
 */

/** Black dots, row by row from the top, eight a byte, the leftmost dot in the highest bit. */
export interface DrawnPicture {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** What codes look like from now on, and what waits to be drawn. */
export interface Symbols {
  qrModule: number;
  qrLevel: "L" | "M" | "Q" | "H";
  qrPayload: string;
  barHeight: number;
  barModule: number;
  barText: boolean;
  /** The picture that `GS ( L` function 112 brought and function 50 prints. */
  picture: DrawnPicture | undefined;
}

export const usualSymbols = (): Symbols => ({
  qrModule: 3,
  qrLevel: "L",
  qrPayload: "",
  barHeight: 162,
  barModule: 3,
  barText: false,
  picture: undefined,
});

const word = (bytes: readonly number[], at: number) =>
  Number(bytes[at] ?? 0) + 256 * Number(bytes[at + 1] ?? 0);

const textOf = (bytes: readonly number[]) => Buffer.from(bytes).toString("latin1");

/** `GS v 0 m xL xH yL yH data`: the width is in bytes. */
export function rasterPicture(bytes: readonly number[]): DrawnPicture {
  return {
    width: 8 * word(bytes, 4),
    height: word(bytes, 6),
    dots: Uint8Array.from(bytes.slice(8)),
  };
}

/** `GS k m n data`. */
export function drawnBarcode(bytes: readonly number[], align: DrawnAlign, symbols: Symbols): Drawn {
  const { barHeight, barModule, barText } = symbols;
  return {
    kind: "barcode",
    align,
    symbology: Number(bytes[2]),
    content: textOf(bytes.slice(4)),
    height: barHeight,
    module: barModule,
    text: barText,
  };
}

/**
 * `GS ( x pL pH …`: what it draws or asks for, undefined where it only prepares something, "unknown" where it is
 * none of the process id (H, 48), the QR symbol (k, cn 49) and pictures (L).
 */
export function extendedCommand(
  bytes: readonly number[],
  symbols: Symbols,
  align: DrawnAlign,
): Drawn | undefined | "unknown" {
  const [, , kind, , , first, second = 0, ...rest] = bytes;
  if (kind === 0x48 && first === 48 && second === 48 && rest.length === 4)
    return { kind: "processId", id: textOf(rest) };
  if (kind === 0x6b && first === 49) return symbol(second, rest, symbols, align);
  if (kind === 0x4c && first === 48) return graphics(second, rest, symbols, align);
  return "unknown";
}

function symbol(
  fn: number,
  rest: readonly number[],
  symbols: Symbols,
  align: DrawnAlign,
): Drawn | undefined | "unknown" {
  const [value = 0] = rest;
  switch (fn) {
    case 0x41:
      return value === 50 ? undefined : "unknown";
    case 0x43:
      symbols.qrModule = value;
      return undefined;
    case 0x45:
      symbols.qrLevel = (["L", "M", "Q", "H"] as const)[value - 48] ?? "L";
      return undefined;
    case 0x50:
      symbols.qrPayload = Buffer.from(rest.slice(1)).toString("utf8");
      return undefined;
    case 0x51: {
      const { qrModule: moduleDots, qrLevel: level, qrPayload: payload } = symbols;
      return { kind: "qr", align, payload, moduleDots, level };
    }
    default:
      return "unknown";
  }
}

function graphics(
  fn: number,
  rest: readonly number[],
  symbols: Symbols,
  align: DrawnAlign,
): Drawn | undefined | "unknown" {
  switch (fn) {
    case 64:
      return { kind: "storedRequest" };
    case 66:
      return { kind: "forgetStored", key: textOf(rest.slice(0, 2)) };
    case 67:
      // a kc1 kc2 b xL xH yL yH c data
      return { kind: "store", key: textOf(rest.slice(1, 3)), ...pictureAt(rest, 4, 9) };
    case 69:
      return { kind: "storedImage", align, key: textOf(rest.slice(0, 2)) };
    case 112:
      // a bx by c xL xH yL yH data
      symbols.picture = pictureAt(rest, 4, 8);
      return undefined;
    case 50: {
      const { picture } = symbols;
      symbols.picture = undefined;
      return picture && { kind: "image", align, ...picture };
    }
    default:
      return "unknown";
  }
}

function pictureAt(rest: readonly number[], sizeAt: number, dataAt: number): DrawnPicture {
  const dots = Uint8Array.from(rest.slice(dataAt));
  return { width: word(rest, sizeAt), height: word(rest, sizeAt + 2), dots };
}
