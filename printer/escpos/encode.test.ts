import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Drawn } from "./decode.ts";
import { decode } from "./decode.ts";
import type { Align } from "./encode.ts";
import { automaticStatusMask, EscPosBuilder, maxQrBytes, UnprintableQr } from "./encode.ts";
import { askStatus, clearBuffers } from "./realtime.ts";

const page = { name: "windows-1252", number: 16 } as const;
const builder = () => new EscPosBuilder(page);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("the bytes of each command, as the command reference has them", () => {
  it.each([
    ["ESC @, ESC t 16", builder().initialize(), "1b401b7410"],
    ["GS a 14", builder().automaticStatus(0x0e), "1d610e"],
    ["ESC a 0", builder().align("left"), "1b6100"],
    ["ESC a 1", builder().align("center"), "1b6101"],
    ["ESC a 2", builder().align("right"), "1b6102"],
    ["ESC E 1", builder().bold(true), "1b4501"],
    ["ESC E 0", builder().bold(false), "1b4500"],
    ["GS ! 8 wide, 8 high", builder().size(8, 8), "1d2177"],
    ["GS ! 2 wide, 1 high", builder().size(2, 1), "1d2110"],
    ["text and LF", builder().line("é"), "e90a"],
    ["an empty line", builder().line(), "0a"],
    ["ESC d 3", builder().feed(3), "1b6403"],
    ["GS V 66 0", builder().cut(), "1d564200"],
    ["GS ( H 48", builder().processId("A042"), "1d2848060030304130" + "3432"],
    ["GS r 1", builder().queuedPaperStatus(), "1d7201"],
  ])("%s", (_name, built, expected) => {
    expect(hex(built.bytes())).toBe(expected);
  });

  it("draws a QR code by model, module, level, data and print", () => {
    const { bytes } = { bytes: builder().qr("AB", { moduleDots: 6, level: "M" }).bytes() };
    expect(hex(bytes)).toBe(
      "1d286b040031413200" +
        "1d286b0300314306" +
        "1d286b0300314531" +
        "1d286b05003150304142" +
        "1d286b0300315130",
    );
  });

  it("asks for status and clears in real time", () => {
    expect(hex(askStatus(4))).toBe("100404");
    expect(hex(clearBuffers())).toBe("10140801031401060208");
  });

  it("names the automatic reports of GS a", () => {
    expect(automaticStatusMask).toEqual({ online: 2, errors: 4, paper: 8 });
  });
});

describe("what cannot be printed", () => {
  it("is collected over all texts, each character once", () => {
    const built = builder().text("語").line("a語b").line("文");
    expect(built.missing).toEqual(["語", "文"]);
  });

  it.each([
    ["an empty payload", ""],
    ["a payload with control characters", "http://a/\u0010\u0004\u0001"],
    ["a payload that is too long", "x".repeat(maxQrBytes + 1)],
  ])("refuses %s", (_name, payload) => {
    const draw = () => builder().qr(payload, { moduleDots: 6, level: "L" });
    expect(draw).toThrow(UnprintableQr);
  });

  it.each([
    ["a size of 9", () => builder().size(9, 1)],
    ["a size of 0", () => builder().size(1, 0)],
    ["half a line", () => builder().feed(0.5)],
    ["a module of 17 dots", () => builder().qr("a", { moduleDots: 17, level: "L" })],
    ["a process id of 3 characters", () => builder().processId("A42")],
    ["a process id with an accent", () => builder().processId("É042")],
  ])("refuses %s", (_name, build) => {
    expect(build).toThrow(RangeError);
  });
});

type Step = (builder: EscPosBuilder) => EscPosBuilder;
const anyText = fc.string({ unit: "binary", maxLength: 60 });
const anyQr = fc.oneof(fc.webUrl(), anyText).filter((text) => !/^$|\p{Cc}/u.test(text));
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyText.map(
    (text): Step =>
      (b) =>
        b.line(text),
  ),
  anyText.map(
    (text): Step =>
      (b) =>
        b.text(text),
  ),
  anyQr.map(
    (text): Step =>
      (b) =>
        b.qr(text, { moduleDots: 16, level: "H" }),
  ),
  fc.constantFrom<Align>("left", "center", "right").map(
    (align): Step =>
      (b) =>
        b.align(align),
  ),
  fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })).map(
    ([w, h]): Step =>
      (b) =>
        b.size(w, h),
  ),
  fc.boolean().map(
    (on): Step =>
      (b) =>
        b.bold(on),
  ),
  fc.integer({ min: 0, max: 255 }).map(
    (n): Step =>
      (b) =>
        b.feed(n),
  ),
  fc.constant<Step>((b) => b.initialize().cut().processId("0001").queuedPaperStatus()),
);

describe("a ticket of any content", () => {
  it("never carries the start of a real-time command", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        const bytes = steps.reduce((b, step) => step(b), builder()).bytes();
        const found = bytes.findIndex(
          (byte, at) => byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0),
        );
        expect(found).toBe(-1);
      }),
      { numRuns: 500 },
    );
  });

  it("is understood whole by a decoder that was written apart from it", () => {
    const clean = fc.string({ unit: fc.constantFrom(..."aé «’œ €Z9"), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(clean, { maxLength: 5 }), fc.webUrl(), (lines, url) => {
        const built = builder().initialize().align("center").size(2, 3).bold(true);
        for (const line of lines) built.line(line);
        const bytes = built.qr(url, { moduleDots: 6, level: "Q" }).cut().processId("x=1~").bytes();
        const drawn = decode(bytes, 100);
        const styled = { width: 2, height: 3, bold: true };
        expect(drawn).toEqual<Drawn[]>([
          { kind: "reset" },
          ...lines.map(
            (text): Drawn => ({
              kind: "line",
              align: "center",
              runs: text === "" ? [] : [{ text, ...styled }],
            }),
          ),
          { kind: "qr", align: "center", payload: url, moduleDots: 6, level: "Q" },
          { kind: "cut", partial: true },
          { kind: "processId", id: "x=1~" },
        ]);
      }),
    );
  });
});
