import { describe, expect, it } from "vitest";
import { numbersOf } from "./stats-numbers.ts";

/** Which of the narrow spaces a language takes is its own matter. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("a figure", () => {
  it("is written as its language writes it", () => {
    const [fr, en, es] = [numbersOf("fr"), numbersOf("en"), numbersOf("es")];
    expect([fr, en, es].map(({ count }) => plain(count(113_037)))).toEqual([
      ...["113 037", "113,037", "113.037"],
    ]);
    expect([fr, en, es].map(({ minutes }) => minutes(474_000))).toEqual(["7,9", "7.9", "7,9"]);
    expect(plain(fr.share(1, 8))).toBe("13 %");
    expect([fr.change(112, 100), fr.change(90, 100), fr.change(5, 5)].map(plain)).toEqual([
      ...["+12 %", "-10 %", "0 %"],
    ]);
  });

  it("is a dash where there is nothing to tell", () => {
    const { minutes, share, change } = numbersOf("fr");
    expect([minutes(null), share(0, 0), change(3, 0), change(null, 2)]).toEqual(Array(4).fill("–"));
  });
});
