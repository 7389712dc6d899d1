import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CounterFields,
  callPhrase,
  callPhrases,
  counterPhrase,
  ticketPhrase,
} from "./phrases.ts";

const call = { letter: "A", number: 32, placeWord: "guichet", counterLabel: "4" } as const;

function counter(counterLabel: string, more: Partial<CounterFields> = {}): string {
  return counterPhrase({ placeWord: "guichet", language: "fr", counterLabel, ...more }).text;
}

describe("a call", () => {
  it.each([
    ["fr", "Ticket A 32, guichet 4."],
    ["en", "Ticket A 32, counter 4."],
    ["es", "Turno A 32, ventanilla 4."],
  ] as const)("is said in %s as « %s »", (language, text) => {
    expect(callPhrase({ ...call, language })).toEqual({ language, text });
  });

  it("is made of two halves: the ticket's ends on a comma, the counter's on a full stop", () => {
    expect(callPhrases({ ...call, language: "fr" })).toEqual([
      { language: "fr", text: "Ticket A 32,", parts: ["ticket", "A", "32"] },
      { language: "fr", text: "guichet 4.", parts: ["guichet-4"] },
    ]);
  });
});

describe("the ticket's half", () => {
  const ticket = (letter: string, number: number) =>
    ticketPhrase({ letter, number, language: "fr" }).text;

  it("says the number as a numeral without padding", () => {
    expect(ticket("B", 7)).toBe("Ticket B 7,");
    expect(ticket("B", 0)).toBe("Ticket B 0,");
  });

  it("says several letters one by one, in capitals", () => {
    expect(ticket("ab", 12)).toBe("Ticket A B 12,");
  });

  it("does without a letter", () => {
    expect(ticket("", 12)).toBe("Ticket 12,");
  });

  it("leaves out what is no letter, and all letters after the third", () => {
    expect(ticket('x") (system "y', 1)).toBe("Ticket X S Y 1,");
  });

  it.each([-1, 1.5, 10_000, Number.NaN])("refuses the number %d", (number) => {
    expect(() => ticket("A", number)).toThrow(RangeError);
  });
});

describe("the counter's half", () => {
  it.each([
    ["guichet", "guichet 4.", "counter 4.", "ventanilla 4."],
    ["bureau", "bureau 4.", "office 4.", "despacho 4."],
    ["salle", "salle 4.", "room 4.", "sala 4."],
    ["box", "bocse 4.", "booth 4.", "box 4."],
    ["accueil", "accueil 4.", "reception 4.", "recepción 4."],
  ] as const)("names a %s in each language", (placeWord, fr, en, es) => {
    const all = (["fr", "en", "es"] as const).map(
      (language) => counterPhrase({ placeWord, counterLabel: "4", language }).text,
    );
    expect(all).toEqual([fr, en, es]);
  });

  it.each([
    ["04", "guichet 4."],
    ["B04", "guichet B4."],
    ["10", "guichet 10."],
    ["1.05", "guichet 1.05."],
    ["0", "guichet 0."],
  ])("says %s without padding", (label, text) => {
    expect(counter(label)).toBe(text);
  });

  it.each(["n° 3", "N°3", "nº 03", "n.º 3", "No. 3", "№ 3"])("writes %s out", (label) => {
    expect(counter(label)).toBe("guichet numéro 3.");
    expect(counter(label, { language: "en" })).toBe("counter number 3.");
    expect(counter(label, { language: "es" })).toBe("ventanilla número 3.");
  });

  it("leaves words that only begin like a number sign alone", () => {
    expect(counter("Nord")).toBe("guichet Nord.");
    expect(counter("piano 3")).toBe("guichet piano 3.");
  });

  it("says the place once when the label names it too", () => {
    expect(counter("Guichet 4")).toBe("Guichet 4.");
    expect(counter("Accueil", { placeWord: "accueil" })).toBe("Accueil.");
  });

  it("leaves the place alone when the label has nothing to say", () => {
    expect(counter("")).toBe("guichet.");
    expect(counter("★ ☎")).toBe("guichet.");
  });

  it("keeps accents, apostrophes, commas, points and hyphens", () => {
    expect(counter("l’été, Côte-d'Or 1.5")).toBe("guichet l'été, Côte-d'Or 1.5.");
  });

  it("ends at 40 characters of a label", () => {
    expect(counter("x".repeat(10_000))).toBe(`guichet ${"x".repeat(40)}.`);
  });

  it("takes the site's spelling of a word before its own", () => {
    const lexicon = new Map([
      ["irm", "i erre emme"],
      ["box", "bokse"],
    ]);
    expect(counter("IRM 2", { lexicon })).toBe("guichet i erre emme 2.");
    expect(counter("3", { placeWord: "box", lexicon })).toBe("bokse 3.");
  });

  it("cleans the site's spellings like any label", () => {
    const lexicon = new Map([["irm", '"; reboot #']]);
    expect(counter("IRM", { lexicon })).toBe("guichet reboot.");
  });

  it("holds nothing but letters, digits, spaces and four signs, whatever the label", () => {
    const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit: anyUnit, maxLength: 60 }), (label) => {
        const text = counter(label);
        expect(text).toMatch(/^[\p{Script=Latin}0-9 ',.-]+\.$/u);
        expect(text.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
