import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bitmap } from "./bitmap.ts";
import { bitmapOf, harmless, isDark, realtimeAt, rowBytes } from "./bitmap.ts";
import type { Drawn } from "./decode.ts";
import { decode } from "./decode.ts";
import {
  askStoredBytes,
  bandRows,
  forgetBytes,
  imageBytes,
  storeBytes,
  storedImageBytes,
  UnprintableImage,
} from "./images.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const filled = (width: number, height: number, byte: number): Bitmap => ({
  width,
  height,
  bytes: new Uint8Array(rowBytes(width) * height).fill(byte),
});

/** The black dots of one picture, as texts of `x,y`. */
function dotsIn(bitmap: Bitmap, top: number): string[] {
  const places = Array.from({ length: bitmap.width * bitmap.height }, (_, at) => ({
    x: at % bitmap.width,
    y: Math.floor(at / bitmap.width),
  }));
  return places.filter(({ x, y }) => isDark(bitmap, x, y)).map(({ x, y }) => `${x},${top + y}`);
}

/** Every black dot of what a decoder made of the commands. */
function dotsOf(drawn: readonly Drawn[]): Set<string> {
  let top = 0;
  const dots = drawn.flatMap((item) => {
    if (item.kind !== "image" && item.kind !== "store") throw new Error(item.kind);
    const { width, height, dots: bytes } = item;
    top += height;
    return dotsIn({ width, height, bytes }, top - height);
  });
  return new Set(dots);
}

/** The same, moved so that it begins at the left: a picture may be moved, never changed. */
function leftmost(dots: ReadonlySet<string>): string[] {
  const places = [...dots].map((dot) => dot.split(",").map(Number));
  const left = Math.min(...places.map(([x = 0]) => x));
  return places.map(([x = 0, y]) => `${x - left},${y}`).sort();
}

describe("a picture", () => {
  it("is one raster command", () => {
    expect(hex(imageBytes(filled(16, 2, 0xf0), "raster"))).toBe(
      "1d763000" + "0200" + "0200" + "f0f0f0f0",
    );
  });

  it("is put down and printed as graphics", () => {
    expect(hex(imageBytes(filled(8, 1, 0xf0), "graphics"))).toBe(
      "1d284c0b00" + "30703001013108000100" + "f0" + "1d284c02003032",
    );
  });

  it("is kept, printed, asked for and forgotten by its key", () => {
    expect(hex(storeBytes("L1", filled(8, 1, 0xf0)))).toBe(
      "1d284c0c00" + "3043304c3101" + "08000100" + "31" + "f0",
    );
    expect(hex(storedImageBytes("L1"))).toBe("1d284c060030454c310101");
    expect(hex(askStoredBytes())).toBe("1d284c040030404b43");
    expect(hex(forgetBytes("L1"))).toBe("1d284c040030424c31");
  });

  it("is sent in bands that follow each other", () => {
    const tall = bitmapOf(8, 2 * bandRows + 3, (x, y) => (x + y) % 3 === 0);
    for (const dialect of ["raster", "graphics"] as const) {
      const drawn = decode(imageBytes(tall, dialect));
      expect(drawn).toHaveLength(3);
      expect(dotsOf(drawn)).toEqual(dotsOf([{ kind: "store", key: "", ...shown(tall) }]));
    }
  });

  it.each([
    ["is too wide", filled(1_025, 1, 0)],
    ["has no dots across", { width: 0, height: 1, bytes: new Uint8Array() }],
    ["has no rows", { width: 8, height: 0, bytes: new Uint8Array() }],
    ["lacks bytes", { width: 8, height: 2, bytes: new Uint8Array(1) }],
  ])("is refused where it %s", (_name, bitmap) => {
    expect(() => imageBytes(bitmap, "raster")).toThrow(UnprintableImage);
  });

  it("is refused for the store where it is too high", () => {
    expect(() => storeBytes("L1", filled(8, bandRows + 1, 0))).toThrow(UnprintableImage);
  });
});

const shown = ({ width, height, bytes }: Bitmap) => ({ width, height, dots: bytes });

describe("a picture whose bytes a printer would obey", () => {
  it.each([0x04, 0x05, 0x14])("is moved, and keeps every dot: 10 %i", (second) => {
    const bitmap = { width: 16, height: 1, bytes: Uint8Array.of(0x10, second) };
    const moved = harmless(bitmap);
    expect(realtimeAt(moved.bytes)).toBe(-1);
    expect(leftmost(dotsOf([{ kind: "store", key: "", ...shown(moved) }]))).toEqual(
      leftmost(dotsOf([{ kind: "store", key: "", ...shown(bitmap) }])),
    );
  });

  it("has one dot more where no move helps", () => {
    const pairs = Array.from({ length: 8 }, (_, by) => 0x1004 * 2 ** (16 - by));
    const bytes = Uint8Array.from(
      pairs.flatMap((pair) => [
        0,
        (pair / 0x1000000) & 0xff,
        (pair >> 16) & 0xff,
        (pair >> 8) & 0xff,
        pair & 0xff,
        0,
      ]),
    );
    const stubborn = { width: 48, height: 8, bytes };
    const safe = harmless(stubborn);
    expect(realtimeAt(safe.bytes)).toBe(-1);
    expect(safe.width).toBe(48);
    const before = dotsOf([{ kind: "store", key: "", ...shown(stubborn) }]);
    const after = dotsOf([{ kind: "store", key: "", ...shown(safe) }]);
    expect([...before].every((dot) => after.has(dot))).toBe(true);
    expect(after.size - before.size).toBeLessThanOrEqual(8);
  });

  it("has a white row more where its length alone would begin a command", () => {
    // 10 + 1030 bytes: 0x0410, sent as 10 04.
    const bytes = imageBytes(filled(8 * 10, 103, 0xff), "graphics");
    expect(realtimeAt(bytes)).toBe(-1);
    expect(decode(bytes)).toEqual([expect.objectContaining({ kind: "image", height: 104 })]);
  });

  it("of any content and size comes out dot by dot, harmless", () => {
    const anyBitmap = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }))
      .chain(([width, height]) =>
        fc
          .array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00, 0xff, 0x08, 0x02), {
            minLength: rowBytes(width) * height,
            maxLength: rowBytes(width) * height,
          })
          .map((bytes) =>
            bitmapOf(width, height, (x, y) =>
              isDark({ width, height, bytes: Uint8Array.from(bytes) }, x, y),
            ),
          ),
      );
    fc.assert(
      fc.property(anyBitmap, fc.constantFrom("raster", "graphics"), (bitmap, dialect) => {
        const bytes = imageBytes(bitmap, dialect);
        expect(realtimeAt(bytes)).toBe(-1);
        const before = dotsOf([{ kind: "store", key: "", ...shown(bitmap) }]);
        const after = dotsOf(decode(bytes));
        if (after.size === before.size) expect(leftmost(after)).toEqual(leftmost(before));
        else expect([...before].every((dot) => after.has(dot))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
