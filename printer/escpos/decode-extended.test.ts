import { describe, expect, it } from "vitest";
import { rasterPicture } from "./decode-extended.ts";

describe("a raster picture", () => {
  it("has the size that its command names", () => {
    const picture = rasterPicture([0x1d, 0x76, 0x30, 0, 2, 0, 1, 0, 0xff, 0x01]);
    expect(picture).toMatchObject({ width: 16, height: 1 });
    expect([...picture.dots]).toEqual([0xff, 0x01]);
  });

  it("is empty when its command breaks off", () => {
    expect(rasterPicture([0x1d, 0x76])).toMatchObject({ width: 0, height: 0 });
  });
});
