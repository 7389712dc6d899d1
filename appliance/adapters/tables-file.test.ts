import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { csvParts, rowsAtOnce, type TableToSave } from "./tables-file.ts";
import { xlsxParts } from "./tables-file-xlsx.ts";

const many = 2 * rowsAtOnce + 1;
const head = ["Service", "Attente : moyenne (s)"];

function tableOf(rows: TableToSave["rows"]): TableToSave {
  return { head, rows };
}

function* lines(count: number) {
  for (let n = 1; n <= count; n += 1) yield ["Urologie", n / 8];
}

const together = (parts: Iterable<Uint8Array>) => Buffer.concat([...parts]);
const sheetIn = (file: Uint8Array) =>
  strFromU8(unzipSync(file)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());

describe("a table as CSV", () => {
  it("is made part by part, and has its mark and its head once", () => {
    const parts = [...csvParts(tableOf(lines(many)))];
    expect(parts.length).toBe(4);
    const text = together(parts).toString();
    expect(text.match(/\ufeff/g)).toHaveLength(1);
    const found = text.trim().split("\n");
    expect([found.length, found.at(-1)]).toEqual([many + 1, `Urologie,${many / 8}`]);
  });

  it("has no cell that a spreadsheet takes for a formula", () => {
    const rows = [["=1+1", null]];
    expect(together(csvParts(tableOf(rows))).toString()).toContain("'=1+1");
  });
});

describe("a table as a workbook", () => {
  it("is made part by part, and every row is in it, in its order", () => {
    const parts = [...xlsxParts(tableOf(lines(many)), "services")];
    expect(parts.length).toBe(5);
    const sheet = sheetIn(together(parts));
    const rows = [...sheet.matchAll(/<row r="(\d+)">/g)].map(([, number]) => Number(number));
    expect(rows).toEqual(Array.from({ length: many + 1 }, (_row, n) => n + 1));
    expect(sheet).toContain(`<c r="B${many + 1}"><v>${many / 8}</v></c>`);
  });

  it("keeps numbers as numbers and texts as texts, and leaves empty cells out", () => {
    const sheet = sheetIn(together(xlsxParts(tableOf([["=1+1", null]]), "x")));
    expect(sheet).toContain('<c r="A2" t="inlineStr"><is><t>=1+1</t></is></c></row>');
    expect(sheet).not.toContain('r="B2"');
  });

  it("writes what XML cannot hold as XML can, or not at all", () => {
    const rows = [[' A & B <"c"> \u0000\u001f\ud800\u{1f600} ', 0]];
    const sheet = sheetIn(together(xlsxParts(tableOf(rows), 'a "sheet" & more')));
    expect(sheet).toContain(
      '<t xml:space="preserve"> A &amp; B &lt;&quot;c&quot;&gt; \ufffd\u{1f600} </t>',
    );
  });

  it("names its columns beyond Z", () => {
    const wide = Array.from({ length: 28 }, (_cell, n) => `c${n}`);
    const sheet = sheetIn(together(xlsxParts({ head: wide, rows: [] }, "x")));
    expect(sheet).toMatch(/<c r="AA1" s="1"[^>]*><is><t>c26<.*<c r="AB1"/);
  });

  it("is whole without any row", () => {
    const files = unzipSync(together(xlsxParts(tableOf([]), "x")));
    expect(Object.keys(files)).toContain("[Content_Types].xml");
    expect(sheetIn(together(xlsxParts(tableOf([]), "x")))).toMatch(/<\/row><\/sheetData>/);
  });
});
