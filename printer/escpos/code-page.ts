import iconv from "iconv-lite";

/**
 * The character tables that a profile may name; the number of each in `ESC t` differs by vendor. In the order of
 * preference: the first one holds all of French (cp858 lacks œ ’ – — …). Tables of scripts that run from right to
 * left, or that are written with more than one byte, are not used: such lines are drawn.
 */
export const codePageNames = [
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1257",
  "iso-8859-15",
  "iso-8859-2",
  "cp858",
  "cp850",
  "cp852",
  "cp866",
  "cp437",
] as const;
export type CodePageName = (typeof codePageNames)[number];

/** A text in a printer's table. `missing` names each character that the table lacks, once. */
export interface EncodedText {
  readonly bytes: readonly number[];
  readonly missing: readonly string[];
}

/** Stands where a character is missing: a gap that is seen, and in every table. */
const gap = 0x5f;

/** Another form of the same character, or none at all: nobody misses anything. */
const sameForms: ReadonlyMap<string, string> = new Map([
  ["\u202f", " "],
  ["\u2007", " "],
  ["\u2009", " "],
  ["‐", "-"],
  ["‑", "-"],
  ["−", "-"],
  ["ʼ", "’"],
  ["\u200b", ""],
  ["\u200d", ""],
  ["\u2060", ""],
  ["\ufe0f", ""],
]);

/** What NFKD does not take apart, in letters and signs that every table has. */
const spellings: ReadonlyMap<string, string> = new Map([
  ["\u00a0", " "],
  ["’", "'"],
  ["‘", "'"],
  ["ʼ", "'"],
  ["ʹ", "'"],
  ["′", "'"],
  ["″", '"'],
  ["“", '"'],
  ["”", '"'],
  ["–", "-"],
  ["—", "-"],
  ["€", "EUR"],
  ["œ", "oe"],
  ["Œ", "OE"],
  ["→", "->"],
  ["←", "<-"],
  ["ł", "l"],
  ["Ł", "L"],
  ["đ", "d"],
  ["Đ", "D"],
  ["ħ", "h"],
  ["Ħ", "H"],
  ["ı", "i"],
]);

type Table = ReadonlyMap<string, number>;

const tables = new Map<CodePageName, Table>();

/** Tables are made when they are first used: most printers only ever need one. */
function tableOf(page: CodePageName): Table {
  const made = tables.get(page) ?? invertedTable(page);
  tables.set(page, made);
  return made;
}

/**
 * The bytes of a text in a code page. A character that the page lacks is spelled with ones that it
 * has where that is sensible (ş as s, the narrow no-break space as a space); one that cannot be
 * spelled leaves a gap and is named in `missing`, never turned into a `?` in silence. Control
 * characters count as missing, so that no text can carry a command.
 */
export function encodeText(text: string, page: CodePageName): EncodedText {
  const table = tableOf(page);
  const bytes: number[] = [];
  const missing = new Set<string>();
  for (const character of text.normalize("NFC")) {
    const spelled = exact(character, table) ?? spell(character, table);
    if (spelled === undefined) missing.add(character);
    bytes.push(...(spelled ?? [gap]));
  }
  return { bytes, missing: [...missing] };
}

/** The bytes of a text that the page holds as it is written; undefined where anything is missing from the page. */
export function encodeExactly(text: string, page: CodePageName): readonly number[] | undefined {
  const table = tableOf(page);
  const bytes: number[] = [];
  for (const character of text.normalize("NFC")) {
    const same = exact(character, table);
    if (same === undefined) return undefined;
    bytes.push(...same);
  }
  return bytes;
}

/** One character as it is, or another form of the same. */
function exact(character: string, table: Table): number[] | undefined {
  const form = table.has(character) ? character : (sameForms.get(character) ?? character);
  return bytesOf(form, table);
}

function spell(character: string, table: Table): number[] | undefined {
  return bytesOf(spellings.get(character) ?? withoutMarks(character), table);
}

function bytesOf(text: string, table: Table): number[] | undefined {
  const bytes: number[] = [];
  for (const letter of text) {
    const byte = table.get(letter);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return bytes;
}

/** The base letters of a character: ő is o. A mark that stands alone has none, and vanishes. */
function withoutMarks(character: string): string {
  return character.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Character to byte, printable ones only: 0x7F and the control codes of either half are left out. */
function invertedTable(encoding: string): Table {
  const table = new Map<string, number>();
  for (let byte = 0x20; byte <= 0xff; byte += 1) {
    const character = iconv.decode(Buffer.from([byte]), encoding);
    if (!/[\p{Cc}\u{FFFD}\u{AD}]/u.test(character)) table.set(character, byte);
  }
  return table;
}
