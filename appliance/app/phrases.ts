import type { Language, PlaceWord } from "../domain/model.ts";
import { defaultVoice } from "../domain/rooms.ts";
import type { Phrase } from "../ports/voice.ts";

/** What is known of a ticket when it is issued. */
export interface TicketFields {
  /** The service's prefix, up to three letters; empty for a bare number. */
  readonly letter: string;
  /** 0 to 9999, without padding. */
  readonly number: number;
  readonly language: Language;
  /** Zeros before the number that are said too, one by one; none unless told. */
  readonly zeros?: number;
  /** The site's own sentence, with `{ticket}` and `{place}`. */
  readonly template?: string;
}

/** What is known of a counter when it is set up. */
export interface CounterFields {
  readonly placeWord: PlaceWord;
  readonly counterLabel: string;
  readonly language: Language;
  /** A site's own words (lower case) and how to write them so that they are said right. */
  readonly lexicon?: ReadonlyMap<string, string>;
  readonly template?: string;
}

/** A label longer than this is no name of a counter any more. */
const LABEL_LENGTH = 40;
/** Raw text looked at before it is cleaned, so that a huge label costs nothing. */
const RAW_LENGTH = 200;
const LETTERS = 3;
const LAST_NUMBER = 9999;

const numberWord: Record<Language, string> = { fr: "numéro", en: "number", es: "número" };

const placeWords: Record<PlaceWord, Record<Language, string>> = {
  guichet: { fr: "guichet", en: "counter", es: "ventanilla" },
  bureau: { fr: "bureau", en: "office", es: "despacho" },
  salle: { fr: "salle", en: "room", es: "sala" },
  box: { fr: "box", en: "booth", es: "box" },
  accueil: { fr: "accueil", en: "reception", es: "recepción" },
};

/** Words that the speech rules of a language get wrong: espeak says the first three in English. */
const lexicons: Record<Language, ReadonlyMap<string, string>> = {
  fr: new Map([
    ["box", "bocse"],
    ["desk", "dèsque"],
    ["hall", "haule"],
    ["rdc", "rez-de-chaussée"],
  ]),
  en: new Map(),
  es: new Map(),
};

/** `n° 3`, `Nº3`, `n.º 3`, `No. 3`, `№ 3`: read letter by letter unless it is written out. */
const numberSign = /(?<!\p{L})(?:n\.?\s?[°ºᵒ]|no\.?(?=\s*\d))|№/giu;
const notSpoken = /[^\p{Script=Latin}0-9 ',.-]/gu;
/** `04`, `B04` but not `10` and not the `05` of `1.05`, which is said as a decimal. */
const padding = /(?<![0-9.,])0+(?=[0-9])/g;
const edges = /^[ ',.-]+|[ ',.-]+$/g;

function cleaned(label: string, language: Language): string {
  return label
    .slice(0, RAW_LENGTH)
    .normalize("NFC")
    .replace(numberSign, ` ${numberWord[language]} `)
    .replace(/’/g, "'")
    .replace(notSpoken, " ")
    .replace(padding, "")
    .replace(/ +/g, " ")
    .slice(0, LABEL_LENGTH)
    .replace(edges, "");
}

function pronounced(text: string, { language, lexicon }: CounterFields): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const own = lexicon?.get(word.toLowerCase());
    if (own !== undefined) return cleaned(own, language);
    return lexicons[language].get(word.toLowerCase()) ?? word;
  });
}

type Field = "ticket" | "place";

/** What a sentence says before and after one of its fields: it is cut behind the first one and its comma. */
function halfOf(template: string, field: Field): { before: string; after: string } {
  const [, start = "", first = "ticket", comma = "", middle = "", , end = ""] =
    /^(.*?)\{(ticket|place)\}([ ,.:;!?]*)(.*?)\{(ticket|place)\}(.*)$/su.exec(template) ?? [];
  return field === first
    ? { before: start, after: comma.trimEnd() }
    : { before: middle, after: end };
}

/** True for a sentence that names the place before the ticket. */
export function isPlaceFirst(template: string): boolean {
  return template.indexOf("{place}") < template.indexOf("{ticket}");
}

function said(template: string, field: Field, value: string): string {
  const { before, after } = halfOf(template, field);
  return cleanedText(`${before}${value}${after}`);
}

/** Of a sentence, only what is spoken: the rules check templates when they are set, and this once more. */
function cleanedText(text: string): string {
  return text
    .replace(/[^\p{Script=Latin}\p{Mn}0-9 '’,.:!?-]/gu, " ")
    .replace(/ +/g, " ")
    .trim();
}

/**
 * The half of a call that is known as soon as a ticket is issued: `Ticket A 32,`.
 *
 * A call is made of two clips of the same voice, played one after the other. Tickets times counters would be
 * far too many clips to make ahead; tickets plus counters are few, and a call then waits for no synthesis.
 * Each half is a clause of its own, so the joint falls where a reader pauses: the ticket ends on a comma, which
 * makes the engine hold the tone up, the counter on a full stop, which lets it fall. The clips are trimmed, and
 * the board puts a short fixed silence between them for the comma. That pause also keeps `… vingt` apart
 * from `quatre`. Numbers stay numerals, because engines read `91` right and `quatre-vingt-onze` wrong.
 *
 * @throws RangeError when the number is not a whole number from 0 to 9999.
 */
export function ticketPhrase(fields: TicketFields): Phrase {
  const { letter, number, language, zeros = 0 } = fields;
  if (!Number.isInteger(number) || number < 0 || number > LAST_NUMBER)
    throw new RangeError(
      `a ticket number is a whole number from 0 to ${LAST_NUMBER}, not ${number}`,
    );
  const letters = letter
    .normalize("NFC")
    .toUpperCase()
    .replace(/[^\p{Script=Latin}]/gu, "")
    .slice(0, LETTERS);
  const said0 = Array.from({ length: Math.min(zeros, 3) }, () => "0");
  const value = [...letters, ...said0, number].join(" ");
  const template = fields.template ?? defaultVoice.templates[language];
  return {
    ...{ language, text: said(template, "ticket", value) },
    parts: ["ticket", ...letters, ...said0, String(number)],
  };
}

/**
 * The half of a call that is known as soon as a counter is set up: `guichet 4.`. A label is cut to letters,
 * digits, spaces and `' , . -`, at most 40; a label with nothing to say leaves the place word alone.
 */
export function counterPhrase(fields: CounterFields): Phrase {
  const { language, placeWord } = fields;
  const place = placeWords[placeWord][language];
  const label = cleaned(fields.counterLabel, language);
  const named = label.toLowerCase().startsWith(`${place} `) || label.toLowerCase() === place;
  const words = named ? label : `${place} ${label}`.trimEnd();
  const template = fields.template ?? defaultVoice.templates[language];
  const text = said(template, "place", pronounced(words, fields));
  return { language, text, parts: [recordingName(placeWord, label)] };
}

/** `guichet-4`: a place and its counter are one recording, so that the voice falls at its end. */
export function recordingName(placeWord: PlaceWord, label: string): string {
  return label === "" ? placeWord : `${placeWord}-${label}`;
}

/** The two clips of a call, in the order in which they are played. */
export function callPhrases(
  fields: TicketFields & CounterFields,
): readonly [first: Phrase, second: Phrase] {
  const [ticket, place] = [ticketPhrase(fields), counterPhrase(fields)];
  return isPlaceFirst(fields.template ?? "{ticket}{place}") ? [place, ticket] : [ticket, place];
}

/** A whole call as one phrase, `Ticket A 32, guichet 4.`, for a trial of the voice or an engine without halves. */
export function callPhrase(fields: TicketFields & CounterFields): Phrase {
  const [first, second] = callPhrases(fields);
  return { language: fields.language, text: `${first.text} ${second.text}` };
}
