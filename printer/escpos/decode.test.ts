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
    ["an unknown code page as replacement characters", "1b7463 41 9c 0a", [line(run("A\ufffd"))]],
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

  it.each<[string, string, Drawn[]]>([
    [
      "a raster picture, pending text first",
      "41 1b6101 1d763000 0200 0100 abcd",
      [
        { kind: "line", align: "center", runs: [run("A")] },
        { kind: "image", align: "center", width: 16, height: 1, dots: Uint8Array.of(0xab, 0xcd) },
      ],
    ],
    [
      "a graphics picture when it is printed, and no second time",
      "1d284c 0b00 3070 300101 31 0800 0100 ff 1d284c 0200 3032 1d284c 0200 3032",
      [{ kind: "image", align: "left", width: 8, height: 1, dots: Uint8Array.of(0xff) }],
    ],
    [
      "the store of pictures",
      "1d284c 0c00 3043 30 4c31 01 0800 0100 31 81 1d284c 0600 3045 4c31 0101 1d284c 0400 3040 4b43 1d284c 0400 3042 4c31",
      [
        { kind: "store", key: "L1", width: 8, height: 1, dots: Uint8Array.of(0x81) },
        { kind: "storedImage", align: "left", key: "L1" },
        { kind: "storedRequest" },
        { kind: "forgetStored", key: "L1" },
      ],
    ],
    [
      "a bar code in the style that was asked for",
      "1d6840 1d7702 1d4802 1d6b49 05 7b42413332",
      [
        {
          kind: "barcode",
          align: "left",
          symbology: 73,
          content: "{BA32",
          height: 64,
          module: 2,
          text: true,
        },
      ],
    ],
    [
      "underlined and reversed text",
      "1b2d01 41 1d4201 42 1b2d00 1d4200 43 0a",
      [
        line(
          run("A", { underlined: true }),
          run("B", { underlined: true, reversed: true }),
          run("C"),
        ),
      ],
    ],
    [
      "buzzes",
      "1b420302 1b70003264",
      [
        { kind: "buzz", times: 3 },
        { kind: "buzz", times: 1 },
      ],
    ],
    ["a question for its name", "1d4943", [{ kind: "nameRequest", n: 67 }]],
    ["the tables of Epson's numbers", "1b7402 82 1b7413 d5 0a", [line(run("é€"))]],
  ])("%s", (_name, hex, drawn) => {
    expect(draw(hex)).toEqual(drawn);
  });

  it("the tables that it is told of", () => {
    expect(decode(Buffer.from("1b74098c0a", "hex"), 48, { 9: "windows-1252" })).toEqual([
      line(run("Œ")),
    ]);
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
    ["a known length without a use", "1d490a".replace("1d49", "1b4d")],
    ["a process id of a wrong form", "1d2848 0300 303041"],
    ["a function of pictures that does not exist", "1d284c 0200 3002"],
    ["pictures of another kind", "1d284c 0200 3132"],
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
