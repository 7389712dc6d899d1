import type { Phrase } from "../ports/voice.ts";

/** A call is 60 characters; an announcement of this length is some 15 s long, the longest clip. */
const TEXT_LENGTH = 200;
/**
 * Letters, digits and the punctuation of a sentence. Nothing that a shell, a markup (`<`, `&`) or espeak's own
 * phoneme brackets (`[[ ]]`) would read as more than a word or a pause.
 */
const speakable = /^[\p{Script=Latin}\p{Mn}0-9 '’,.:!?-]+$/u;

/** Voice files rather than languages: with other voices installed, `es` can be one that sounds and levels otherwise. */
export const voices: Record<Phrase["language"], string> = {
  fr: "roa/fr",
  en: "gmw/en",
  es: "roa/es",
};

/**
 * Letters that are also words: before a number espeak says the word (`ticket a 32` with an article in English,
 * `y` for `i grec` in French). Written so, they are said as letters; checked with `espeak-ng --ipa`.
 */
const letterNames: Record<Phrase["language"], ReadonlyMap<string, string>> = {
  fr: new Map([
    ["A", "ah"],
    ["Y", "i grec"],
  ]),
  en: new Map([
    ["A", "eigh"],
    ["I", "eye"],
  ]),
  es: new Map([
    ["A", "ah"],
    ["E", "eh"],
    ["O", "oh"],
    ["U", "uh"],
    ["Y", "i griega"],
  ]),
};

/**
 * What espeak is given for a phrase; other engines get the letters as they are.
 *
 * @throws Error when the phrase is empty, too long, or holds a character that is not spoken. Templates never do.
 */
export function spokenText({ language, text }: Phrase, respelt = true): string {
  const plain = text
    .normalize("NFC")
    .replace(/[\u00a0\u202f]/g, " ")
    .trim();
  if (plain.length > TEXT_LENGTH) throw new Error(`a phrase has at most ${TEXT_LENGTH} characters`);
  if (!speakable.test(plain) || !/[\p{L}0-9]/u.test(plain))
    throw new Error("a phrase holds only words, numbers and the punctuation of a sentence");
  if (!respelt) return plain;
  return plain.replace(
    /(?<= )[A-Z](?=[ ,.]|$)/g,
    (letter) => letterNames[language].get(letter) ?? letter,
  );
}
