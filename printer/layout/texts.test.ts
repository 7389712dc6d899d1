import { describe, expect, it } from "vitest";
import { ticketTexts } from "./texts.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const { fr, en, es } = ticketTexts;
const sentence = (texts: typeof fr, low: number, high: number) =>
  plain(`${texts.waitTitle}${texts.colon}${texts.wait(low, high)}`);

describe("people ahead", () => {
  it.each([
    [0, "Personne avant vous", "Nobody ahead of you", "Nadie antes de usted"],
    [1, "1 personne avant vous", "1 person ahead of you", "1 persona antes de usted"],
    [12, "12 personnes avant vous", "12 people ahead of you", "12 personas antes de usted"],
  ])("%i", (people, french, english, spanish) => {
    expect([fr, en, es].map((texts) => plain(texts.ahead(people)))).toEqual([
      french,
      english,
      spanish,
    ]);
  });
});

describe("the wait", () => {
  it.each([
    [0, 0, "Attente estimée : moins d’une minute", "Estimated wait: less than a minute"],
    [0, 5, "Attente estimée : moins de 5 min", "Estimated wait: less than 5 min"],
    [10, 10, "Attente estimée : environ 10 min", "Estimated wait: about 10 min"],
    [10, 20, "Attente estimée : de 10 à 20 min", "Estimated wait: 10 to 20 min"],
    [50, 65, "Attente estimée : de 50 min à 1 h 05", "Estimated wait: 50 min to 1 h 05"],
    [60, 120, "Attente estimée : de 1 h à 2 h", "Estimated wait: 1 h to 2 h"],
  ])("from %i to %i minutes", (low, high, french, english) => {
    expect(sentence(fr, low, high)).toBe(french);
    expect(sentence(en, low, high)).toBe(english);
  });

  it("is said in Spanish too", () => {
    expect(sentence(es, 0, 0)).toBe("Espera estimada: menos de un minuto");
    expect(sentence(es, 15, 15)).toBe("Espera estimada: unos 15 min");
    expect(sentence(es, 15, 30)).toBe("Espera estimada: de 15 a 30 min");
  });
});
