import { describe, expect, it } from "vitest";
import { fourDigits, readTicketNumber, withDigit } from "./recall-number.ts";

describe("a ticket number typed for a recall (E64)", () => {
  it.each([
    ["32", 32],
    ["0032", 32],
    ["A32", 32],
    ["a032", 32],
    ["A 032", 32],
    ["A-32", 32],
    [" 7 ", 7],
    ["9999", 9999],
  ])("reads %s", (text, number) => {
    expect(readTicketNumber(text, "A")).toEqual({ ok: true, number });
  });

  it.each(["0000", "A0000", "12345", "00032", "3x", "ABC1", "-3", "3.2", "²"])(
    "refuses %s",
    (text) => {
      expect(readTicketNumber(text, "A")).toEqual({ ok: false, why: "invalid" });
    },
  );

  it.each(["", "  ", "A", "a ", "0", "000", "A0"])("waits for a digit after « %s »", (text) => {
    expect(readTicketNumber(text, "A")).toEqual({ ok: false, why: "empty" });
  });

  it("knows a ticket of another service by its letters", () => {
    expect(readTicketNumber("B32", "A")).toEqual({ ok: false, why: "otherPrefix" });
    expect(readTicketNumber("A32", "")).toEqual({ ok: false, why: "otherPrefix" });
  });

  it("takes no fifth digit from the pad", () => {
    expect(withDigit("003", "2")).toBe("0032");
    expect(withDigit("0032", "1")).toBe("0032");
    expect(withDigit("A003", "2")).toBe("A0032");
  });

  it("is written with four digits in a sentence (E67)", () => {
    expect(fourDigits(32)).toBe("0032");
  });
});
