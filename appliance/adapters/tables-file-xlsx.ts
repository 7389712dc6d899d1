import { constants, crc32, deflateRawSync } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";
import { type Cell, partsOf, type TableToSave } from "./tables-file.ts";

/** Fast: a sheet is text that repeats itself, and becomes a tenth all the same. */
const level = 1;
/** Names and reasons come again and again: their form in XML is kept, so many of them. */
const knownMax = 5_000;

/**
 * A file of the archive that is packed part by part by the native zlib: each part ends with a sync flush, so that the
 * next may follow it (RFC 1951, 3.2.4).
 */
class PackedFile implements ZipInputFile {
  readonly filename: string;
  readonly compression = 8;
  crc = 0;
  size = 0;
  declare ondata: NonNullable<ZipInputFile["ondata"]>;

  constructor(filename: string) {
    this.filename = filename;
  }

  push(text: string, last = false): void {
    const bytes = Buffer.from(text);
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata(null, deflateRawSync(bytes, { level, finishFlush }), last);
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const packageNs = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const media = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts beside the sheet (ECMA-376 part 1, 12.1): one sheet, and one bold style for its head. */
function partsBeside(sheet: string): Readonly<Record<string, string>> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${declaration}<Relationships xmlns="${packageNs}/relationships">${inside}</Relationships>`;
  const override = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${media}.${type}+xml"/>`;
  const kinds =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  return {
    "[Content_Types].xml": `${declaration}<Types xmlns="${packageNs}/content-types">${kinds}${override("workbook", "sheet.main")}${override("worksheets/sheet1", "worksheet")}${override("styles", "styles")}</Types>`,
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") +
        relation("rId2", "styles", "styles.xml"),
    ),
    "xl/styles.xml": `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  };
}

/** Text of which the form in XML is known. */
const known = new Map<string, string>();

function textXml(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const keep = text.trim() === text ? "" : ' xml:space="preserve"';
  const made = ` t="inlineStr"><is><t${keep}>${escaped(text)}</t></is></c>`;
  if (known.size >= knownMax) known.clear();
  known.set(text, made);
  return made;
}

/** Text as XML 1.0 allows it: without the characters that it has no way to write, and within a cell's 32,767. */
function escaped(text: string): string {
  const plain = text
    .slice(0, 32_767)
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");
  return plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** `A`, `Z`, `AA`: the name of a column. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Numbers stay numbers; texts stand in their cell, so that the sheet can be written while it is made. */
function cellXml(cell: Cell, at: string, style: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${at}"${style}><v>${cell}</v></c>`;
  return `<c r="${at}"${style}${textXml(cell)}`;
}

function rowXml(
  row: readonly Cell[],
  number: number,
  names: readonly string[],
  style = "",
): string {
  const cells = row.map((cell, n) => cellXml(cell, `${names[n]}${number}`, style)).join("");
  return `<row r="${number}">${cells}</row>`;
}

/** One sheet with a bold head that stays in sight, part by part: never more than a part of it is in memory. */
export function* xlsxParts({ head, rows }: TableToSave, sheet: string): Generator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  const taken = () => {
    const bytes = Buffer.concat(made);
    made = [];
    return bytes;
  };
  for (const [name, text] of Object.entries(partsBeside(sheet))) {
    const file = new PackedFile(name);
    zip.add(file);
    file.push(text, true);
  }
  const file = new PackedFile("xl/worksheets/sheet1.xml");
  zip.add(file);
  const names = head.map((_cell, n) => columnName(n));
  file.push(opening(head, names));
  yield taken();
  let number = 1;
  for (const part of partsOf(rows)) {
    file.push(part.map((row) => rowXml(row, ++number, names)).join(""));
    yield taken();
  }
  file.push("</sheetData></worksheet>", true);
  zip.end();
  yield taken();
}

function opening(head: readonly string[], names: readonly string[]): string {
  const widths = head.map(
    (cell, n) =>
      `<col min="${n + 1}" max="${n + 1}" width="${Math.max(10, cell.length + 2)}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${rowXml(head, 1, names, ' s="1"')}`;
}
