import { describe, expect, it } from "vitest";
import { printerModels } from "../protocol/printer-models.ts";
import { decode } from "./escpos/decode.ts";
import { EscPosBuilder } from "./escpos/encode.ts";
import { canvasPainter } from "./paint.ts";
import { encoderFor, profileNamed, profiles } from "./profiles.ts";

const all = [...profiles.values()];
const french = "Où, cœur, l’été… – « ŒUVRE » — 5 € Ÿ À Ç";

describe("the table of printers", () => {
  it("has many models, each with a name of its own", () => {
    expect(profiles.size).toBeGreaterThan(35);
    expect(new Set(all.map(({ label }) => label)).size).toBe(profiles.size);
  });

  it("is the one that settings and the administration choose from", () => {
    expect(printerModels).toEqual(all.map(({ name, label }) => ({ name, label })));
  });

  it.each(all)("$name can cut, and prints a QR code of the longest address", (profile) => {
    expect(profile.cutter).not.toBe("none");
    expect(profile.columns * 12).toBeLessThanOrEqual(profile.widthDots);
    expect(57 * profile.qrModuleDots).toBeLessThanOrEqual(profile.widthDots);
    expect(profile.qrModuleDots).toBeGreaterThanOrEqual(5);
    expect(Object.keys(profile.codePages).length).toBeGreaterThan(0);
    expect(profile.hasQr || profile.images !== "none").toBe(true);
  });

  it.each(all)(
    "$name prints all of French, written or drawn, and never a question mark",
    (profile) => {
      const built = new EscPosBuilder(encoderFor(profile, canvasPainter)).initialize().line(french);
      expect(built.missing).toEqual([]);
      const tables = Object.fromEntries(
        Object.entries(profile.codePages).map(([name, number]) => [number, name]),
      );
      const [, line] = decode(built.bytes(), 100, tables);
      if (profile.codePages["windows-1252"] === undefined) expect(line?.kind).toBe("image");
      else
        expect(line).toEqual(
          expect.objectContaining({ runs: [expect.objectContaining({ text: french })] }),
        );
    },
  );

  it("names what is a guess of every kiosk printer", () => {
    for (const profile of all.filter(({ status }) => status === "custom")) {
      expect(profile.unverified).toMatch(/assumed|guesses/);
      expect(profile.confirmation).not.toBe("processId");
    }
  });

  it("says which names there are when one is unknown", () => {
    expect(() => profileNamed("dot-matrix")).toThrow(/epson-80.*custom-80.*citizen-ct-s651/);
  });
});
