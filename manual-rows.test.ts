import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const home = import.meta.dirname;
const folder = join(home, "test");

/** The rows of the manual's four chapters: access, services, main screen, call and handling. */
const chapters: readonly (readonly [first: number, last: number])[] = [
  [1, 13],
  [20, 31],
  [40, 53],
  [60, 82],
];
const rows = chapters.flatMap(([first, last]) =>
  Array.from(
    { length: last - first + 1 },
    (_, index) => `E${String(first + index).padStart(2, "0")}`,
  ),
);

interface Line {
  readonly row: string;
  readonly file: string;
  readonly title: string;
}

const lines: readonly Line[] = readFileSync(join(home, "docs/reference/manual-rows.md"), "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, row, about, file, title] = line.split("|").map((cell) => cell.trim());
    if (row === undefined || !/^E\d\d$/.test(row) || !about) return [];
    return [{ row, file: file?.replaceAll("`", "") ?? "", title: title ?? "" }];
  });

const sources = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);

describe("docs/reference/manual-rows.md", () => {
  it("has all 62 rows of the operator's manual and no other", () => {
    expect(rows).toHaveLength(62);
    expect([...new Set(lines.map(({ row }) => row))]).toEqual(rows);
  });

  it("names for each row a test that is there and cites the row", () => {
    const wrong = lines.filter(({ row, file, title }) => {
      const cited = title.split(":")[0]?.split(", ") ?? [];
      return !cited.includes(row) || !sources.get(file)?.includes(`"${title}"`);
    });
    expect(wrong).toEqual([]);
  });

  it("leaves out no test that cites a row", () => {
    const cited = [...sources.values()].flatMap((text) =>
      [...text.matchAll(/\(\s*"(E\d\d(?:, E\d\d)*: [^"]+)"/g)].map((found) => found[1] ?? ""),
    );
    const named = new Set(lines.map(({ title }) => title));
    expect(cited.filter((title) => !named.has(title))).toEqual([]);
  });
});
