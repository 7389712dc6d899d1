import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

/** The colours of the `nth` block that sets them: light, dark by choice, dark by the device. */
function colours(nth: number): Map<string, string> {
  const block = css.split(/color-scheme: (?:light|dark);/)[nth + 1] ?? "";
  const end = block.indexOf("}");
  return new Map(
    [...block.slice(0, end).matchAll(/--q-([a-z0-9-]+): (#[0-9a-f]{6})/g)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Text on its ground, and how much contrast it needs at least. */
const pairs: readonly (readonly [string, string, number])[] = [
  ["text", "bg", 7],
  ["text", "surface", 7],
  ["text", "sunken", 7],
  ["text", "accent-soft", 7],
  ["text", "ok-soft", 7],
  ["text", "orange-soft", 7],
  ["text", "red-soft", 7],
  ["text-soft", "bg", 4.5],
  ["text-soft", "surface", 4.5],
  ["text-soft", "sunken", 4.5],
  ["on-call", "call", 7],
  ["on-accent", "accent", 7],
  ["accent-strong", "accent-soft", 7],
  ["on-ok", "ok", 4.5],
  ["on-orange", "orange", 7],
  ["on-red", "red", 4.5],
  ["on-violet", "violet", 4.5],
  ["red", "surface", 4.5],
  ["accent", "bg", 4.5],
  ["orange-strong", "orange-soft", 3],
  ["line-strong", "surface", 3],
  ["line-strong", "bg", 3],
  ["focus", "bg", 3],
  ["focus", "surface", 3],
];

describe.each([
  ["light", 0],
  ["dark, by choice", 1],
  ["dark, as the device wants it", 2],
])("the %s colours", (_name, nth) => {
  const all = colours(nth);

  it.each(pairs)("show %s on %s with a contrast of at least %d", (front, back, least) => {
    const [one, other] = [all.get(front), all.get(back)];
    if (!one || !other) throw new Error(`no ${front} or ${back}`);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
  });
});

describe("the dark colours", () => {
  it("are the same by choice and by the device", () => {
    expect([...colours(2)]).toEqual([...colours(1)]);
  });
});
