/** A picture of black dots, in rows from the top, eight dots a byte, the leftmost dot in the highest bit. */
export interface Bitmap {
  /** Dots. */
  readonly width: number;
  readonly height: number;
  /** `rowBytes(width) * height` bytes; the dots beyond the width are white. */
  readonly bytes: Uint8Array;
}

/** Bytes of one row. */
export function rowBytes(width: number): number {
  return (width + 7) >> 3;
}

/** Makes a bitmap of the dots for which `dark` answers true. Sides are whole numbers from 1. */
export function bitmapOf(
  width: number,
  height: number,
  dark: (x: number, y: number) => boolean,
): Bitmap {
  const row = rowBytes(width);
  const bytes = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (dark(x, y))
        bytes[y * row + (x >> 3)] = Number(bytes[y * row + (x >> 3)]) | (0x80 >> (x & 7));
  return { width, height, bytes };
}

/** Whether a dot is black; outside of the picture everything is white. */
export function isDark({ width, height, bytes }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  return (Number(bytes[y * rowBytes(width) + (x >> 3)]) & (0x80 >> (x & 7))) !== 0;
}

/** The first place where a printer would see the start of a real-time command (DLE EOT, DLE ENQ, DLE DC4), or -1. */
export function realtimeAt(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x10); at >= 0; at = bytes.indexOf(0x10, at + 1)) {
    const next = bytes[at + 1];
    if (next === 0x04 || next === 0x05 || next === 0x14) return at;
  }
  return -1;
}

/**
 * The same picture in bytes that no printer mistakes for a real-time command, which it would obey even in the middle
 * of a picture («same operation as this command is performed (bit image data, etc.)», TM-T88III specification,
 * DLE EOT). First the picture is moved to the right by up to seven white dots, with a white byte at the end of each
 * row, so that every dot stays as it is; in the rare picture where no move helps, the dot left of the offending one
 * is blackened too (0x10 becomes 0x30).
 */
export function harmless(bitmap: Bitmap): Bitmap {
  if (realtimeAt(bitmap.bytes) < 0) return bitmap;
  for (let by = 0; by < 8; by += 1) {
    const moved = bitmapOf(bitmap.width + by + 8, bitmap.height, (x, y) =>
      isDark(bitmap, x - by, y),
    );
    if (realtimeAt(moved.bytes) < 0) return moved;
  }
  const bytes = Uint8Array.from(bitmap.bytes);
  for (let at = realtimeAt(bytes); at >= 0; at = realtimeAt(bytes)) bytes[at] = 0x30;
  return { ...bitmap, bytes };
}
