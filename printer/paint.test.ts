import { describe, expect, it } from "vitest";
import type { Bitmap } from "./escpos/bitmap.ts";
import { isDark } from "./escpos/bitmap.ts";
import type { TextStyle } from "./escpos/encode.ts";
import { canvasPainter } from "./paint.ts";

const style: TextStyle = { width: 1, height: 1, bold: false, underlined: false, reversed: false };

function ink(bitmap: Bitmap | undefined): number {
  if (!bitmap) throw new Error("nothing was drawn");
  let dots = 0;
  for (let y = 0; y < bitmap.height; y += 1)
    for (let x = 0; x < bitmap.width; x += 1) dots += Number(isDark(bitmap, x, y));
  return dots;
}

describe("a drawn line", () => {
  it("joins Arabic letters: a word is narrower than its letters one by one", () => {
    const word = canvasPainter.line("مستشفى", style, 576);
    const letters = [..."مستشفى"].map(
      (letter) => canvasPainter.line(letter, style, 576)?.width ?? 0,
    );
    expect(word?.width).toBeLessThan(letters.reduce((sum, width) => sum + width, 0));
  });

  it("is the same wherever its text is the same, and as large as its style", () => {
    const small = canvasPainter.line("مرحبا", style, 576);
    expect(canvasPainter.line("مرحبا", style, 576)).toEqual(small);
    const large = canvasPainter.line("مرحبا", { ...style, width: 2, height: 2 }, 576);
    expect(large?.height).toBe(2 * 24 + 8);
    expect(ink(large)).toBeGreaterThan(2 * ink(small));
    expect(ink(canvasPainter.line("مرحبا", { ...style, bold: true }, 576))).toBeGreaterThan(
      ink(small),
    );
    expect(ink(canvasPainter.line("مرحبا", { ...style, underlined: true }, 576))).toBeGreaterThan(
      ink(small),
    );
  });

  it("is white on black where that is wanted", () => {
    const plain = canvasPainter.line("مرحبا", style, 576);
    const reversed = canvasPainter.line("مرحبا", { ...style, reversed: true }, 576);
    expect(ink(plain) + ink(reversed)).toBe(Number(plain?.width) * Number(plain?.height));
  });

  it("is made narrower rather than cut off", () => {
    expect(canvasPainter.line("مرحبا بكم في المستشفى".repeat(3), style, 384)?.width).toBe(384);
  });

  it.each(["œ’–…€ À ŵ Łódź Ελλάδα Привет", "مرحبا بكم", "Việt Nam"])("holds %s", (text) => {
    expect(ink(canvasPainter.line(text, style, 576))).toBeGreaterThan(100);
  });

  it.each(["\u{10fffe}", "A\u{e000}", "  "])(
    "is refused where a letter is in no font, or there is none",
    (text) => {
      expect(canvasPainter.line(text, style, 576)).toBeUndefined();
    },
  );
});

describe("a drawn QR code", () => {
  it("has a side of whole modules, and its three corners", () => {
    const code = canvasPainter.qr("http://10.0.0.5/t/A042", { moduleDots: 4, level: "M" });
    expect(code.width).toBe(code.height);
    expect((code.width - 17 * 4) % 16).toBe(0);
    const last = code.width - 1;
    expect([isDark(code, 0, 0), isDark(code, last, 0), isDark(code, 0, last)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(isDark(code, 4, 4)).toBe(false);
  });
});
