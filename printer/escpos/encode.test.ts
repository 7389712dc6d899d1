import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Drawn } from "./decode.ts";
import { decode } from "./decode.ts";
import type { Align, EncoderSetup, Painter } from "./encode.ts";
import { automaticStatusMask, EscPosBuilder } from "./encode.ts";
import { UnprintableImage } from "./images.ts";
import { askFullStatus, askName, askPaperLeft, askStatus, clearBuffers } from "./realtime.ts";
import { maxQrBytes, UnprintableBarcode, UnprintableQr } from "./symbols.ts";

const page = { name: "windows-1252", number: 16 } as const;
const builder = () => new EscPosBuilder({ pages: [page] });
const with_ = (more: Partial<EncoderSetup>) => new EscPosBuilder({ pages: [page], ...more });
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
    ["ESC - 1", builder().underline(true), "1b2d01"],
    ["GS B 1", builder().reverse(true), "1d4201"],
    ["a full cut", with_({ cutter: "full" }).cut(), "1d564100"],
    ["no knife: to the tear bar", with_({ cutter: "none" }).cut(), "1b6405"],
    ["no buzzer", builder().buzz(1), ""],
    ["ESC B", with_({ buzzer: "escB" }).buzz(3), "1b420302"],
    ["ESC p", with_({ buzzer: "pulse" }).buzz(2), "1b70003264" + "1b70003264"],
    ["a stored picture", builder().storedImage("L1"), "1d284c060030454c310101"],
    [
      "a bar code",
      builder().barcode("code128", "A32", { height: 64, module: 2, text: true }),
      "1d68401d77021d48021d6b49057b42413332",
    ],
    [
      "another bar code without its text",
      builder().barcode("code39", "A32", { height: 64, module: 2, text: false }),
      "1d68401d77021d48001d6b4503413332",
    ],
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
    expect(hex(askFullStatus())).toBe("100414");
    expect(hex(askPaperLeft())).toBe("1de1");
    expect(hex(askName("maker")) + hex(askName("model"))).toBe("1d49421d4943");
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
    ["code128", "é"],
    ["code128", "{"],
    ["code39", "a"],
    ["ean13", "123"],
  ] as const)("refuses a %s of %s", (kind, content) => {
    const draw = () => builder().barcode(kind, content, { height: 50, module: 2, text: true });
    expect(draw).toThrow(UnprintableBarcode);
  });

  it.each([
    ["a size of 9", () => builder().size(9, 1)],
    ["a size of 0", () => builder().size(1, 0)],
    ["half a line", () => builder().feed(0.5)],
    ["a module of 17 dots", () => builder().qr("a", { moduleDots: 17, level: "L" })],
    ["ten buzzes", () => builder().buzz(10)],
    ["no code page", () => new EscPosBuilder({ pages: [] })],
    [
      "a low bar code",
      () => builder().barcode("code39", "A", { height: 0, module: 2, text: true }),
    ],
    ["thin bars", () => builder().barcode("code39", "A", { height: 9, module: 1, text: true })],
    ["a key of three characters", () => builder().storedImage("abc")],
    ["a process id of 3 characters", () => builder().processId("A42")],
    ["a process id with an accent", () => builder().processId("É042")],
  ])("refuses %s", (_name, build) => {
    expect(build).toThrow(RangeError);
  });
});

describe("text that the first page lacks", () => {
  const pages = [
    page,
    { name: "windows-1250", number: 45 },
    { name: "windows-1251", number: 46 },
  ] as const;
  const painted = { width: 8, height: 1, bytes: Uint8Array.of(0xaa) };
  const painter: Painter = {
    line: (text) => (text.includes("語") ? undefined : painted),
    qr: () => painted,
  };
  const raster = "1d76300001000100aa";

  it("is written in the page that holds the whole line, and stays in it", () => {
    const built = new EscPosBuilder({ pages, painter })
      .line("é")
      .line("Łódź")
      .line("Łódź")
      .line("é");
    expect(hex(built.bytes())).toBe("e90a" + "1b742d" + "a3f3649f0a" + "a3f3649f0a" + "e90a");
  });

  it("is drawn where no page holds the whole line", () => {
    const built = new EscPosBuilder({ pages, painter }).line("Łódź Привет");
    expect(hex(built.bytes())).toBe(raster);
    expect(built.missing).toEqual([]);
  });

  it("is drawn from right to left always, and reset to the first page at the next start", () => {
    const built = new EscPosBuilder({ pages, painter }).line("مرحبا").initialize();
    expect(hex(built.bytes())).toBe(`${raster}1b401b7410`);
  });

  it("is spelled where it cannot be drawn, and said to be missing", () => {
    expect(hex(new EscPosBuilder({ pages, painter }).line("Ł語Ж").bytes())).toBe("4c5f5f0a");
    expect(new EscPosBuilder({ pages, painter, images: "none" }).line("مر").missing).toEqual([
      "م",
      "ر",
    ]);
    expect(hex(new EscPosBuilder({ pages }).text("Ł").bytes())).toBe("1b742da3");
  });

  it("does without a QR symbol where there is a painter", () => {
    const blind = new EscPosBuilder({ pages, painter, hasQr: false });
    expect(hex(blind.qr("A", { moduleDots: 4, level: "L" }).bytes())).toBe(raster);
    expect(() => blind.qr("", { moduleDots: 4, level: "L" })).toThrow(UnprintableQr);
    const hopeful = new EscPosBuilder({ pages, hasQr: false });
    expect(hex(hopeful.qr("A", { moduleDots: 4, level: "L" }).bytes())).toContain("1d286b");
  });

  it("takes no picture where the printer takes none", () => {
    const blind = new EscPosBuilder({ pages, images: "none" });
    expect(() => blind.image(painted)).toThrow(UnprintableImage);
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
