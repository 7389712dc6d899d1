import { describe, expect, it } from "vitest";
import { ditheredDots } from "./dither.ts";

const plane = (grey: number, width: number, height: number) =>
  Uint8Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : grey));
const blackOf = (dots: Uint8Array) =>
  dots.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);

describe("a picture in black dots", () => {
  it("keeps white white and black black, without a speck", () => {
    expect(blackOf(ditheredDots(plane(250, 40, 40), 40, 40))).toBe(0);
    expect(blackOf(ditheredDots(plane(5, 40, 40), 40, 40))).toBe(1600);
  });

  it.each([64, 128, 192])("has as many dots as grey %i is dark", (grey) => {
    const share = blackOf(ditheredDots(plane(grey, 80, 80), 80, 80)) / 6400;
    expect(share).toBeCloseTo(1 - grey / 255, 1);
  });

  it("leaves the dots beyond its width white", () => {
    expect([...ditheredDots(plane(0, 3, 2), 3, 2)]).toEqual([0b1110_0000, 0b1110_0000]);
  });
});
