import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeText } from "./code-page.ts";

const read = (bytes: readonly number[]) =>
  new TextDecoder("windows-1252").decode(Uint8Array.from(bytes));

describe("a text in code page 1252", () => {
  it("keeps every character of French, Spanish and the euro sign", () => {
    const text = "Où, cœur, l’été… – « ŒUVRE » Ÿ 5 € ¿Qué señor? ¡Sí! Çà À É È Ê Ë Î Ï Ô Ù Û Ü";
    const { bytes, missing } = encodeText(text, "windows-1252");
    expect(missing).toEqual([]);
    expect(read(bytes)).toBe(text);
  });

  it("puts letters and loose accents together first", () => {
    expect(read(encodeText("e\u0301te\u0301", "windows-1252").bytes)).toBe("été");
  });

  it("spells what the page lacks with what it has", () => {
    const { bytes, missing } = encodeText("Łódź, Ştefan, 10\u202f: 30 − 1 → ﬁn", "windows-1252");
    expect(missing).toEqual([]);
    expect(read(bytes)).toBe("Lódz, Stefan, 10 : 30 - 1 -> fin");
  });

  it("drops what has no width", () => {
    expect(encodeText("a\u200b\u0327b\ufe0f", "windows-1252")).toEqual({
      bytes: [0x61, 0x62],
      missing: [],
    });
  });

  it("names what cannot be spelled, once each, and leaves gaps", () => {
    const { bytes, missing } = encodeText("A مم 語!", "windows-1252");
    expect(missing).toEqual(["م", "語"]);
    expect(read(bytes)).toBe("A __ _!");
  });

  it("lets no control character through", () => {
    const { bytes, missing } = encodeText("a\u001b@\u0010\u0004\u0001\u007f\u0085", "windows-1252");
    expect(read(bytes)).toBe("a_@_____");
    expect(missing).toHaveLength(6);
  });

  it("never writes a question mark that was not there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { bytes } = encodeText(text, "windows-1252");
        const asked = text.normalize("NFKD").split("?").length;
        expect(bytes.filter((byte) => byte === 0x3f).length).toBeLessThan(asked);
        expect(bytes.every((byte) => byte >= 0x20 && byte !== 0x7f)).toBe(true);
      }),
    );
  }, 20_000);
});
