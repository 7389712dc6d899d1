import { describe, expect, it } from "vitest";
import { languages, problemText, textsFor } from "./texts.ts";

type Leaf = string | ((...args: never[]) => unknown);

/** Every text by its path: `kiosk.welcome`. */
function leaves(node: object, path = ""): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const [key, value] of Object.entries(node)) {
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof value === "object" && value !== null)
      for (const [below, leaf] of leaves(value, at)) found.set(below, leaf);
    else found.set(at, value as Leaf);
  }
  return found;
}

const french = leaves(textsFor("fr"));
const mine = /^(common|kiosk|board|follow|problems|supervision)\./;

describe.each(languages)("the texts in %s", (language) => {
  const own = leaves(textsFor(language));

  it("have what the French ones have, and nothing else", () => {
    expect([...own.keys()].sort()).toEqual([...french.keys()].sort());
    for (const [path, leaf] of own) expect(typeof leaf, path).toBe(typeof french.get(path));
  });

  it("leave nothing empty", () => {
    for (const [path, leaf] of own) if (typeof leaf === "string") expect(leaf, path).not.toBe("");
  });

  it("write no straight apostrophe, no straight quotes and no three dots", () => {
    for (const [path, leaf] of own)
      if (typeof leaf === "string" && mine.test(path))
        expect(leaf, path).not.toMatch(/['"]|\.\.\./);
  });
});

describe("the French texts", () => {
  it("set a narrow no-break space before double punctuation", () => {
    for (const [path, leaf] of french)
      if (typeof leaf === "string" && mine.test(path))
        expect(leaf, path).not.toMatch(/[^\u202f][:;!?»]/u);
  });
});

describe("a wait in words", () => {
  const plain = (text: string) => text.replaceAll("\u00a0", " ");
  const { common } = textsFor("fr");

  it.each([
    [0, 0, "sans attente"],
    [0, 8, "moins de 8 min"],
    [5, 5, "environ 5 min"],
    [5, 10, "environ 5 à 10 min"],
    [37, 112, "de 37 min à 1 h 52"],
    [60, 120, "de 1 h à 2 h"],
    [0, 60, "moins de 1 h"],
    [45, 59, "environ 45 à 59 min"],
  ])("from %i to %i minutes is « %s »", (low, high, text) => {
    expect(plain(common.waitRange(low, high))).toBe(text);
  });

  it("counts the people before", () => {
    expect([0, 1, 3].map((count) => plain(common.ahead(count)))).toEqual([
      "Personne avant vous",
      "1 personne avant vous",
      "3 personnes avant vous",
    ]);
  });

  it("names a place in each language", () => {
    expect(languages.map((one) => plain(textsFor(one).common.placeName("guichet", "4")))).toEqual([
      "guichet 4",
      "counter 4",
      "ventanilla 4",
    ]);
  });
});

describe("a refusal in words", () => {
  it("has its own sentence, or the one for all others", () => {
    const texts = textsFor("fr");
    expect(problemText(texts, "serviceClosed")).toBe(texts.problems.serviceClosed);
    expect(problemText(texts, "toString")).toBe(texts.problems.other);
  });
});
