import { inflateRawSync } from "node:zlib";

/** The rows of a CSV file, as RFC 4180 says; the byte order mark is taken off. Written for tests, apart from what wrote it. */
export function rowsOfCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
  const body = text.replace(/^\ufeff/, "").replace(/\r?\n$/, "");
  while (cell.lastIndex <= body.length) {
    const found = cell.exec(body);
    if (!found) throw new Error(`no cell at ${cell.lastIndex}`);
    const [whole, value = "", end = ""] = found;
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === "") return rows;
    if (end !== ",") rows.push([]);
    if (whole === "") return rows;
  }
  return rows;
}

/** The first sheet of an XLSX file: a ZIP archive of XML (ECMA-376). Empty cells are empty texts. */
export function rowsOfXlsx(bytes: Uint8Array): string[][] {
  const files = unzipped(Buffer.from(bytes));
  const shared = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item = ""]) => textsIn(item),
  );
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) => {
    const cells: string[] = [];
    for (const [, at = "", rest = "", inside = ""] of row.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? textsIn(inside);
      cells[columnOf(at)] = rest.includes('t="s"') ? (shared[Number(value)] ?? "") : value;
    }
    return Array.from(cells, (cell) => cell ?? "");
  });
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_cell, n) => row[n] ?? ""));
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textsIn(xml: string): string {
  const text = [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part = ""]) => part).join("");
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

/** Files of an archive by their central directory (APPNOTE 4.3.12). */
function unzipped(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, note] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(from, from + packed);
    const path = zip.toString("utf8", at + 46, at + 46 + (name ?? 0));
    files.set(path, (method === 8 ? inflateRawSync(body) : body).toString("utf8"));
    at += 46 + (name ?? 0) + (extra ?? 0) + (note ?? 0);
  }
  return files;
}
