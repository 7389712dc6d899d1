import { describe, expect, it } from "vitest";
import { plainBoardDesign } from "../../protocol/board.ts";
import { type BoardDesign, faultOfDesign, type MediaItem, plainDesign } from "./board-design.ts";

const known = { services: new Map([["heart", {}]]), counters: new Map([["c1", {}]]) };
const faultOf = (change: Partial<BoardDesign>) =>
  faultOfDesign({ ...plainDesign, ...change }, known);
const picture: MediaItem = {
  ...{ assetId: "0".repeat(64), kind: "image", seconds: 12 },
  ...{ weekdays: [1, 5], from: "08:00", until: "18:30" },
};

describe("a board's design", () => {
  it("holds together as it is delivered, and is the same on both sides of the wire", () => {
    expect(faultOf({})).toBeNull();
    expect(plainBoardDesign).toEqual(plainDesign);
  });

  it("may show some services, one counter, and pictures at their hours", () => {
    expect(faultOf({ serviceIds: ["heart"], counterId: "c1", layout: "aboveCounter" })).toBeNull();
    expect(faultOf({ media: [picture] })).toBeNull();
  });

  it.each<[Partial<BoardDesign>, string]>([
    [{ serviceIds: [] }, "emptyZone"],
    [{ serviceIds: ["knees"] }, "unknownService"],
    [{ counterId: "c9" }, "unknownCounter"],
    [{ layout: "aboveCounter" }, "counterMissing"],
    [{ listed: 7 }, "listed"],
    [{ holdSeconds: 7 }, "holdSeconds"],
    [{ diagonalInches: 6 }, "diagonalInches"],
    [{ diagonalInches: 151 }, "diagonalInches"],
    [{ farthestSeatMetres: Number.NaN }, "farthestSeatMetres"],
    [{ media: Array<MediaItem>(25).fill(picture) }, "media"],
    [{ media: [{ ...picture, seconds: 1 }] }, "media"],
    [{ media: [{ ...picture, weekdays: [8] }] }, "media"],
    [{ media: [{ ...picture, from: "25:00" }] }, "media"],
    [{ media: [{ ...picture, until: "8h" }] }, "media"],
  ])("is refused with %o", (change, what) => {
    expect(faultOf(change)).toBe(what);
  });
});
