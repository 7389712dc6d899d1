import type { Bitmap } from "./bitmap.ts";
import { harmless, realtimeAt, rowBytes } from "./bitmap.ts";

/*
 * Pictures, in the three ways that printers take them. Every number that a length or a size may be is kept away from
 * the bytes that begin a real-time command.
 */
const gs = 0x1d;

/** How a printer takes a picture: `GS v 0`, `GS ( L` (functions 112 and 50), or not at all. */
export type ImageDialect = "raster" | "graphics" | "none";

/** Most rows in one command: a whole-ticket bitmap is sent in bands, so that no printer must hold it whole. */
export const bandRows = 255;
/** Widest row: 128 bytes, more than any ticket printer prints. */
const maxRowBytes = 128;
/** A picture stays below a length that one `GS ( L` can hold. */
const maxGraphicsBytes = 65_000;

/** A picture that no command can carry: too wide, or with no dots. */
export class UnprintableImage extends Error {
  override readonly name = "UnprintableImage";
}

/** The name of a picture in the printer's own store: two ASCII characters from space to tilde. */
export type StoredKey = string;

/** The bytes that draw a picture at this point; the alignment of `ESC a` holds for it. */
export function imageBytes(bitmap: Bitmap, dialect: Exclude<ImageDialect, "none">): Uint8Array {
  const picture = checked(harmless(bitmap));
  const parts = bandsOf(picture).map((band) =>
    dialect === "raster" ? rasterBytes(band) : graphicsBytes(band),
  );
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** `GS v 0`: mode normal, bytes across, rows, data. */
function rasterBytes({ width, height, bytes }: Bitmap): Uint8Array {
  return Uint8Array.of(gs, 0x76, 0x30, 0, rowBytes(width), 0, height, 0, ...bytes);
}

/** `GS ( L` function 112 (one tone, no magnification, colour 1) puts it in the print buffer, function 50 prints it. */
function graphicsBytes(bitmap: Bitmap): Uint8Array {
  const graphics = extended(bitmap, ({ width, height }) => [
    ...[0x30, 0x70, 0x30, 1, 1, 0x31],
    ...word(width),
    ...word(height),
  ]);
  return Uint8Array.of(...graphics, gs, 0x28, 0x4c, 2, 0, 0x30, 0x32);
}

/**
 * `GS ( L` function 67: keeps a picture in the printer, for as long as nobody deletes it, through any loss of power.
 * To be sent with no ticket pending, and seldom: the store wears out («no more than 10 times a day», TM series).
 */
export function storeBytes(key: StoredKey, bitmap: Bitmap): Uint8Array {
  const picture = checked(harmless(bitmap));
  if (picture.height > bandRows || picture.bytes.length > maxGraphicsBytes)
    throw new UnprintableImage(`a stored picture has at most ${bandRows} rows`);
  const store = extended(picture, ({ width, height }) => [
    ...[0x30, 0x43, 0x30, ...keyBytes(key), 1],
    ...word(width),
    ...word(height),
    0x31,
  ]);
  return Uint8Array.from(store);
}

/** `GS ( L` function 69: prints a stored picture at its own size. A key that is not stored prints nothing. */
export function storedImageBytes(key: StoredKey): Uint8Array {
  return Uint8Array.of(gs, 0x28, 0x4c, 6, 0, 0x30, 0x45, ...keyBytes(key), 1, 1);
}

/** `GS ( L` function 66: deletes one stored picture. */
export function forgetBytes(key: StoredKey): Uint8Array {
  return Uint8Array.of(gs, 0x28, 0x4c, 4, 0, 0x30, 0x42, ...keyBytes(key));
}

/** `GS ( L` function 64: asks for the keys that are stored; answered by a block (`37 72`). */
export function askStoredBytes(): Uint8Array {
  return Uint8Array.of(gs, 0x28, 0x4c, 4, 0, 0x30, 0x40, 0x4b, 0x43);
}

/** `GS ( L pL pH`, a head that depends on the picture's size, and the picture. */
function extended(bitmap: Bitmap, headOf: (bitmap: Bitmap) => readonly number[]): number[] {
  const command = (picture: Bitmap) => {
    const head = headOf(picture);
    const length = head.length + picture.bytes.length;
    return [gs, 0x28, 0x4c, ...word(length), ...head, ...picture.bytes];
  };
  const plain = command(bitmap);
  // A length of 1040, 1296 or 5136 bytes would itself begin a real-time command; one white row more avoids it.
  return realtimeAt(Uint8Array.from(plain.slice(3, 6))) < 0 ? plain : command(taller(bitmap));
}

function taller({ width, height, bytes }: Bitmap): Bitmap {
  const more = new Uint8Array(bytes.length + rowBytes(width));
  more.set(bytes);
  return { width, height: height + 1, bytes: more };
}

function checked(bitmap: Bitmap): Bitmap {
  const { width, height, bytes } = bitmap;
  const row = rowBytes(width);
  if (width < 1 || height < 1 || bytes.length !== row * height)
    throw new UnprintableImage("a picture has dots, and bytes for each of its rows");
  if (row > maxRowBytes) throw new UnprintableImage(`a picture is at most ${maxRowBytes * 8} wide`);
  return bitmap;
}

function bandsOf({ width, height, bytes }: Bitmap): Bitmap[] {
  const row = rowBytes(width);
  const bands: Bitmap[] = [];
  for (let top = 0; top < height; top += bandRows) {
    const rows = Math.min(bandRows, height - top);
    bands.push({ width, height: rows, bytes: bytes.subarray(top * row, (top + rows) * row) });
  }
  return bands;
}

function keyBytes(key: StoredKey): readonly number[] {
  if (!/^[ -~]{2}$/.test(key)) throw new RangeError(`a key has 2 ASCII characters: ${key}`);
  return [...Buffer.from(key, "latin1")];
}

const word = (value: number): [number, number] => [value & 0xff, value >> 8];
