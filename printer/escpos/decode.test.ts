import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Drawn, DrawnRun } from "./decode.ts";
import { decode } from "./decode.ts";

const draw = (hex: string, columns?: number) =>
  decode(Buffer.from(hex.replaceAll(" ", ""), "hex"), columns);
const run = (text: string, more: Partial<DrawnRun> = {}): DrawnRun => ({
  text,
  width: 1,
  height: 1,
  bold: false,
  ...more,
});
const line = (...runs: DrawnRun[]): Drawn => ({ kind: "line", align: "left", runs });

describe("a printer reads", () => {
  it.each<[string, string, Drawn[]]>([
    ["text to its line feed, without carriage returns", "41 0d 42 0a", [line(run("AB"))]],
    ["an empty line", "0a", [line()]],
    ["code page 1252", "1b7410 9c 92 0a", [line(run("œ’"))]],
    ["an unknown code page as replacement characters", "1b7412 41 9c 0a", [line(run("A\ufffd"))]],
    [
      "styles within a line",
      "41 1b4501 42 1d2171 43 1b4500 44 0a",
      [
        line(
          run("A"),
          run("B", { bold: true }),
          run("C", { bold: true, width: 8, height: 2 }),
          run("D", { width: 8, height: 2 }),
        ),
      ],
    ],
    ["a change of height alone", "41 1d2101 42 0a", [line(run("A"), run("B", { height: 2 }))]],
    [
      "centred and right-hand lines",
      "1b6101 41 0a 1b6132 42 0a 1b6130 0a",
      [
        { kind: "line", align: "center", runs: [run("A")] },
        { kind: "line", align: "right", runs: [run("B")] },
        line(),
      ],
    ],
    [
      "a feed, which ends the line",
      "41 1b6403 1b6401",
      [line(run("A")), { kind: "feed", lines: 3 }, { kind: "feed", lines: 1 }],
    ],
    [
      "cuts",
      "1d564200 1d5601 1d5631 1d5600 1d564100",
      [
        { kind: "cut", partial: true },
        { kind: "cut", partial: true },
        { kind: "cut", partial: true },
        { kind: "cut", partial: false },
        { kind: "cut", partial: false },
      ],
    ],
    [
      "a reset, which forgets the pending line",
      "1b4501 41 1b40 42 0a",
      [{ kind: "reset" }, line(run("B"))],
    ],
    ["a process id", "1d2848 0600 3030 41303432", [{ kind: "processId", id: "A042" }]],
    [
      "status requests",
      "1d7201 1d610e",
      [
        { kind: "statusRequest", n: 1 },
        { kind: "automaticStatus", mask: 14 },
      ],
    ],
    [
      "a QR code with its defaults, pending text first",
      "41 1d286b 0400 315030 42 1d286b 0300 315130",
      [line(run("A")), { kind: "qr", align: "left", payload: "B", moduleDots: 3, level: "L" }],
    ],
    [
      "a QR code of model 2 in every style",
      "1d286b 0400 31413200 1d286b 0300 314308 1d286b 0300 314533 1d286b 0300 315130",
      [{ kind: "qr", align: "left", payload: "", moduleDots: 8, level: "H" }],
    ],
    [
      "a QR level that does not exist as L",
      "1d286b 0300 314539 1d286b 0300 315130",
      [{ kind: "qr", align: "left", payload: "", moduleDots: 3, level: "L" }],
    ],
  ])("%s", (_name, hex, drawn) => {
    expect(draw(hex)).toEqual(drawn);
  });

  it("breaks a line that is longer than the paper is wide", () => {
    expect(draw("41424344 0a", 3)).toEqual([line(run("ABC")), line(run("D"))]);
    expect(draw("1d2110 4142 0a", 3)).toEqual([
      line(run("A", { width: 2 })),
      line(run("B", { width: 2 })),
    ]);
  });

  it.each([
    ["a control character", "07"],
    ["a command that no table here has", "1b7a"],
    ["a whole bitmap line", "1d763000 0200 0100 abcd"],
    ["a known length without a use", "1d420a"],
    ["a process id of a wrong form", "1d2848 0300 303041"],
    ["an extended command", "1d284c 0200 3002"],
    ["a symbol of model 1", "1d286b 0400 31413100"],
    ["a symbol function that does not exist", "1d286b 0300 319930"],
    ["a symbol of another kind", "1d286b 0300 304303"],
    ["an extended command without content", "1d286b 0000"],
  ])("reports as unknown, and goes on after, %s", (_name, hex) => {
    const compact = hex.replaceAll(" ", "");
    expect(draw(`${compact}410a`)).toEqual([{ kind: "unknown", hex: compact }, line(run("A"))]);
  });

  it("shows nothing of a command that is not complete", () => {
    expect(draw("1b")).toEqual([]);
    expect(draw("1d286b 0400 31")).toEqual([]);
  });

  it("never throws, and never waits for more than a ticket can hold", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void decode(bytes)));
    expect(draw("1d763000 ffff ffff")).toEqual([]);
    expect(draw(`1d763000ffffffff${"00".repeat(80_000)}410a`).at(-1)).toEqual(
      expect.objectContaining({ kind: "line" }),
    );
  });
});
