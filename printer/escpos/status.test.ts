import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PrinterEvent } from "./status.ts";
import { StatusParser } from "./status.ts";

const hear = (hex: string) => new StatusParser().push(Buffer.from(hex.replaceAll(" ", ""), "hex"));

describe("what a printer says", () => {
  it.each<[string, string, PrinterEvent[]]>([
    ["a DLE EOT answer", "12", [{ kind: "realtime", byte: 0x12 }]],
    ["a DLE EOT answer without paper", "72", [{ kind: "realtime", byte: 0x72 }]],
    ["a GS r answer", "0c", [{ kind: "queued", byte: 0x0c }]],
    [
      "XOFF and XON",
      "13 11",
      [
        { kind: "flow", stopped: true },
        { kind: "flow", stopped: false },
      ],
    ],
    ["automatic status", "18 00 0c 0f", [{ kind: "automatic", word: 0x18000c0f }]],
    ["a process id", "37 22 41 30 34 32 00", [{ kind: "processId", id: "A042" }]],
    ["cleared buffers", "37 25 00", [{ kind: "cleared" }]],
    ["another block", "37 23 31 00", [{ kind: "block", text: "#1" }]],
    ["a process id of a wrong length", "37 22 41 00", [{ kind: "block", text: '"A' }]],
    ["a byte that fits nothing", "ff", [{ kind: "noise", byte: 0xff }]],
    ["a name", "5f 54 4d 00", [{ kind: "name", text: "TM" }]],
    ["no stored picture", "37 72 40 00", [{ kind: "stored", keys: [], more: false }]],
    [
      "stored pictures, and more to come",
      "37 72 41 4c31 4c32 00",
      [{ kind: "stored", keys: ["L1", "L2"], more: true }],
    ],
  ])("is told apart: %s", (_name, hex, events) => {
    expect(hear(hex)).toEqual(events);
  });

  it("may be interrupted by flow control and real-time answers", () => {
    expect(hear("37 22 41 13 30 12 34 11 32 00")).toEqual([
      { kind: "flow", stopped: true },
      { kind: "realtime", byte: 0x12 },
      { kind: "flow", stopped: false },
      { kind: "processId", id: "A042" },
    ]);
    expect(hear("10 00 12 13 00 0f")).toEqual([
      { kind: "realtime", byte: 0x12 },
      { kind: "flow", stopped: true },
      { kind: "automatic", word: 0x1000000f },
    ]);
  });

  it("is found again after a block or a status that broke off", () => {
    expect(hear("37 22 41 ff 37 25 00").slice(-2)).toEqual([
      { kind: "noise", byte: 0xff },
      { kind: "cleared" },
    ]);
    expect(hear("10 00 10 00 00 0f")).toEqual([
      { kind: "noise", byte: 0x10 },
      { kind: "noise", byte: 0x00 },
      { kind: "automatic", word: 0x1000000f },
    ]);
  });

  it("is bounded: a block that never ends is given up", () => {
    const events = hear(`37${"41".repeat(100)}`);
    expect(events.filter(({ kind }) => kind === "noise").length).toBeGreaterThanOrEqual(80);
  });
});

describe("what a kiosk printer of Custom's says", () => {
  const custom = (hex: string) =>
    new StatusParser("custom").push(Buffer.from(hex.replaceAll(" ", ""), "hex"));

  it.each<[string, string, PrinterEvent[]]>([
    ["full status", "10 0f 21 02 13 80", [{ kind: "full", word: 0x21021380 }]],
    ["paper left", "35 31 30 63 6d", [{ kind: "paperLeft", centimetres: 510 }]],
    [
      "a DLE EOT answer within a number",
      "35 12 63 6d",
      [
        { kind: "realtime", byte: 0x12 },
        { kind: "paperLeft", centimetres: 5 },
      ],
    ],
    ["a GS r answer", "0c", [{ kind: "queued", byte: 0x0c }]],
    [
      "flow control",
      "13 11",
      [
        { kind: "flow", stopped: true },
        { kind: "flow", stopped: false },
      ],
    ],
    [
      "a status that broke off",
      "10 12",
      [
        { kind: "noise", byte: 0x10 },
        { kind: "realtime", byte: 0x12 },
      ],
    ],
    [
      "a number that is none",
      "35 63 63",
      [
        { kind: "noise", byte: 0x35 },
        { kind: "noise", byte: 0x63 },
        { kind: "queued", byte: 0x63 },
      ],
    ],
  ])("is told apart: %s", (_name, hex, events) => {
    expect(custom(hex)).toEqual(events);
  });

  it("is bounded: digits without an end are given up", () => {
    expect(custom("31".repeat(100)).filter(({ kind }) => kind === "noise").length).toBeGreaterThan(
      90,
    );
  });
});

describe("any bytes at all", () => {
  it("give the same events however they are cut, never more than there are bytes", () => {
    const salad = fc.array(
      fc.oneof(
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 8 }) },
        {
          weight: 3,
          arbitrary: fc.constantFrom(
            Buffer.from("3722413034320", "hex"),
            Buffer.from("37224130343200", "hex"),
            Buffer.from("372500", "hex"),
            Buffer.from("1800000f", "hex"),
            Buffer.from("1113", "hex"),
          ),
        },
      ),
    );
    fc.assert(
      fc.property(salad, (chunks) => {
        const whole = Buffer.concat(chunks);
        const once = new StatusParser().push(whole);
        const parser = new StatusParser();
        const piecemeal = chunks.flatMap((chunk) => parser.push(chunk));
        expect(piecemeal).toEqual(once);
        expect(once.length).toBeLessThanOrEqual(whole.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("never hide a process id that follows long enough a silence of text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (before) => {
        const parser = new StatusParser();
        parser.push(before);
        parser.push(Uint8Array.of(0xff));
        const heard = parser.push(Buffer.from("37224130343200", "hex"));
        expect(heard).toContainEqual({ kind: "processId", id: "A042" });
      }),
    );
  });
});
