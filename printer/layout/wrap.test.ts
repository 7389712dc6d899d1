import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrap } from "./wrap.ts";

describe("wrapping", () => {
  it.each<[string, string, number, string[]]>([
    ["keeps a short text on one line", "Bonjour à tous", 20, ["Bonjour à tous"]],
    ["breaks between words", "un deux trois", 8, ["un deux", "trois"]],
    [
      "holds no-break spaces together",
      "Attente\u202f: 5\u00a0min",
      9,
      ["Attente\u202f:", "5\u00a0min"],
    ],
    [
      "cuts a word that is longer than a line",
      "a anticonstitutionnel b",
      8,
      ["a", "anticons", "titution", "nel b"],
    ],
    ["treats line ends and runs of spaces as one space", " a\n  b\t", 8, ["a b"]],
    ["gives nothing for nothing", "  ", 8, []],
  ])("%s", (_name, text, columns, lines) => {
    expect(wrap(text, columns)).toEqual(lines);
  });

  it("counts what a piece takes on paper", () => {
    expect(wrap("ab cd", 5, (text) => 2 * text.length)).toEqual(["ab", "cd"]);
  });

  it("loses no character and makes no line too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abé  ") }), fc.nat(9), (text, n) => {
        const lines = wrap(text, n + 1);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(n + 1);
      }),
    );
  });
});
