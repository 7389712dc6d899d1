import iconv from "iconv-lite";

/** The character tables that a profile may name; the number of each in `ESC t` differs by vendor. */
export type CodePageName = "windows-1252";

/** A text in a printer's table. `missing` names each character that the table lacks, once. */
export interface EncodedText {
  readonly bytes: readonly number[];
  readonly missing: readonly string[];
}

/** Stands where a character is missing: a gap that is seen, and in every table. */
const gap = 0x5f;

/** What NFKD does not take apart, in letters and signs that every table has. */
const spellings: ReadonlyMap<string, string> = new Map([
  ["‐", "-"],
  ["‑", "-"],
  ["−", "-"],
  ["ʼ", "'"],
  ["ʹ", "'"],
  ["′", "'"],
  ["″", '"'],
  ["→", "->"],
  ["←", "<-"],
  ["ł", "l"],
  ["Ł", "L"],
  ["đ", "d"],
  ["Đ", "D"],
  ["ħ", "h"],
  ["Ħ", "H"],
  ["ı", "i"],
  ["\u200b", ""],
  ["\u200d", ""],
  ["\ufe0f", ""],
]);

const tables: Readonly<Record<CodePageName, ReadonlyMap<string, number>>> = {
  "windows-1252": invertedTable("windows-1252"),
};

/**
 * The bytes of a text in a code page. A character that the page lacks is spelled with ones that it
 * has where that is sensible (ş as s, the narrow no-break space as a space); one that cannot be
 * spelled leaves a gap and is named in `missing`, never turned into a `?` in silence. Control
 * characters count as missing, so that no text can carry a command.
 */
export function encodeText(text: string, page: CodePageName): EncodedText {
  const table = tables[page];
  const bytes: number[] = [];
  const missing = new Set<string>();
  for (const character of text.normalize("NFC")) {
    const spelled = spell(character, table);
    if (spelled === undefined) missing.add(character);
    bytes.push(...(spelled ?? [gap]));
  }
  return { bytes, missing: [...missing] };
}

function spell(character: string, table: ReadonlyMap<string, number>): number[] | undefined {
  const exact = table.get(character);
  if (exact !== undefined) return [exact];
  const spelling = spellings.get(character) ?? withoutMarks(character);
  const bytes: number[] = [];
  for (const letter of spelling) {
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
function invertedTable(encoding: string): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (let byte = 0x20; byte <= 0xff; byte += 1) {
    const character = iconv.decode(Buffer.from([byte]), encoding);
    if (!/[\p{Cc}\u{FFFD}]/u.test(character)) table.set(character, byte);
  }
  return table;
}
