/*
 * Codes that the printer draws itself: QR (model 2) and bars.
 */
const gs = 0x1d;

/** Side of one QR module in dots, and how much of the code may be damaged (M: 15 %). */
export interface QrStyle {
  readonly moduleDots: number;
  readonly level: "L" | "M" | "Q" | "H";
}

/** Longest QR payload: over twice the longest follow address, and far below a QR code's own limit. */
export const maxQrBytes = 512;

/** A QR payload that no printer can be given: it has control characters, or is empty or too long. */
export class UnprintableQr extends Error {
  override readonly name = "UnprintableQr";
}

/**
 * UTF-8 of a payload without control characters: bytes below 0x20 could form a real-time command,
 * which a printer obeys even in the middle of data.
 */
export function qrPayload(payload: string): Uint8Array {
  if (/\p{Cc}/u.test(payload)) throw new UnprintableQr("a QR payload has no control characters");
  const data = Buffer.from(payload, "utf8");
  if (data.length === 0 || data.length > maxQrBytes)
    throw new UnprintableQr(`a QR payload has 1 to ${maxQrBytes} bytes, not ${data.length}`);
  return data;
}

/** `GS ( k`, functions 165, 167, 169, 180, 181: model 2, module, level, data, print. */
export function qrBytes(payload: string, { moduleDots, level }: QrStyle): readonly number[] {
  const data = qrPayload(payload);
  const length = data.length + 3;
  if (!Number.isInteger(moduleDots) || moduleDots < 1 || moduleDots > 16)
    throw new RangeError(`a QR module has 1 to 16 dots, not ${moduleDots}`);
  return [
    ...[gs, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0],
    ...[gs, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots],
    ...[gs, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x30 + "LMQH".indexOf(level)],
    ...[gs, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data],
    ...[gs, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
  ];
}

export type BarcodeKind = "code128" | "code39" | "ean13";

export interface BarcodeStyle {
  /** Height in dots, 1 to 255. */
  readonly height: number;
  /** Width of the narrowest bar in dots, 2 to 6. */
  readonly module: number;
  /** The characters are written below the bars. */
  readonly text: boolean;
}

/** Characters that the code cannot hold, or too many of them. */
export class UnprintableBarcode extends Error {
  override readonly name = "UnprintableBarcode";
}

const barcodes: Readonly<Record<BarcodeKind, { m: number; holds: RegExp; prefix: string }>> = {
  // Code set B has the printable ASCII characters; a brace is an escape in it, and so is left out.
  code128: { m: 73, holds: /^[ -z|}~]{1,80}$/, prefix: "{B" },
  code39: { m: 69, holds: /^[0-9A-Z $%+\-./]{1,80}$/, prefix: "" },
  ean13: { m: 67, holds: /^\d{12,13}$/, prefix: "" },
};

/** `GS h`, `GS w`, `GS H`, then `GS k m n` (form B). The check sum is the printer's work. */
export function barcodeBytes(
  kind: BarcodeKind,
  content: string,
  { height, module, text }: BarcodeStyle,
): readonly number[] {
  const { m, holds, prefix } = barcodes[kind];
  if (!holds.test(content)) throw new UnprintableBarcode(`not a ${kind}: ${content}`);
  const data = Buffer.from(prefix + content, "latin1");
  if (!(height >= 1 && height <= 255) || !(module >= 2 && module <= 6))
    throw new RangeError("a bar code is 1 to 255 dots high, its bars 2 to 6 dots wide");
  return [
    ...[gs, 0x68, height, gs, 0x77, module, gs, 0x48, text ? 2 : 0],
    ...[gs, 0x6b, m, data.length, ...data],
  ];
}
