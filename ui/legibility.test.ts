import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainBoardDesign } from "../protocol/board.ts";
import { capitalMm, numberPlan, promisedFace, screenMm, unitMm } from "./legibility.ts";

const face = promisedFace("A032");
const landscape = (diagonalInches: number) =>
  ({ diagonalInches, orientation: "landscape" }) as const;
const plan = (diagonalInches: number, farthestSeatMetres: number) =>
  numberPlan({ ...plainBoardDesign, diagonalInches, farthestSeatMetres }, face, true);

describe("the height of a capital", () => {
  it("is 12.2 mm for each metre at the 0.7° of EN 301 549, 5.8 mm at 20 minutes of arc", () => {
    expect(capitalMm(1)).toBeCloseTo(12.2, 1);
    expect(capitalMm(10)).toBeCloseTo(122, 0);
    expect(capitalMm(1, 1 / 3)).toBeCloseTo(5.8, 1);
  });

  it.each([
    [32, 0.369],
    [43, 0.496],
    [55, 0.634],
    [65, 0.749],
  ])("is made of pixels: on %d inches one of 1080 is %d mm", (inches, pixel) => {
    expect(screenMm(landscape(inches)).height / 1080).toBeCloseTo(pixel, 3);
    expect(unitMm(landscape(inches)) / 10).toBeCloseTo(pixel, 3);
  });
});

describe("a board's plan", () => {
  it("keeps the list while the farthest seat allows it", () => {
    const { frame, readableMetres, enough } = plan(43, 8);
    expect([frame, enough]).toEqual(["aside", true]);
    expect(readableMetres).toBeGreaterThan(12);
  });

  it("gives up the list, then the clock, for a seat that is farther away", () => {
    expect(plan(43, 13).frame).toBe("alone");
    expect(plan(43, 18).frame).toBe("bare");
  });

  it("says when no layout is enough", () => {
    const { frame, enough, readableMetres } = plan(32, 30);
    expect([frame, enough]).toEqual(["bare", false]);
    expect(readableMetres).toBeLessThan(30);
  });

  it("makes smaller numbers of longer labels", () => {
    const long = numberPlan({ ...plainBoardDesign }, promisedFace("ABC9999"), true);
    expect(long.label).toBeLessThan(plan(43, 8).label);
  });

  it("keeps a listed number beside its counter, however long it is", () => {
    for (const label of ["A32", "A032", "ABC9999"]) {
      const long = promisedFace(label);
      const { listed } = numberPlan({ ...plainBoardDesign, farthestSeatMetres: 12 }, long, true);
      expect(listed * long.width).toBeLessThanOrEqual(40 + 1e-9);
    }
  });

  it("reads the upright screen by its short side", () => {
    const upright = { ...plainBoardDesign, orientation: "portrait" as const };
    expect(numberPlan(upright, face, true).readableMetres).toBeGreaterThan(9);
    expect(screenMm(upright).width).toBeLessThan(screenMm(upright).height);
  });

  it("promises no more than the type gives, and says enough only when it is", () => {
    const seat = fc.double({ min: 0.5, max: 60, noNaN: true });
    const inches = fc.integer({ min: 7, max: 150 });
    fc.assert(
      fc.property(inches, seat, fc.boolean(), (diagonalInches, metres, beside) => {
        const design = { ...plainBoardDesign, diagonalInches, farthestSeatMetres: metres };
        const made = numberPlan(design, face, beside);
        const heightMm = made.label * face.capital * unitMm(design);
        expect(capitalMm(made.readableMetres)).toBeCloseTo(heightMm, 6);
        expect(made.enough).toBe(made.readableMetres >= metres);
      }),
    );
  });
});
