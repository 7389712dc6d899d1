import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TicketFace } from "../../protocol/print.ts";
import type { Drawn } from "../escpos/decode.ts";
import { decode } from "../escpos/decode.ts";
import { profileNamed } from "../profiles.ts";
import { layoutTicket, missingCharacters } from "./ticket.ts";

const face: TicketFace = {
  label: "A032",
  serviceName: "Accueil des urgences",
  siteName: "Hôpital de l’Étoile",
  issuedAt: Date.UTC(2026, 6, 14, 7, 41),
  zone: "Europe/Paris",
  language: "fr",
  ahead: 3,
  lowMinutes: 10,
  highMinutes: 20,
  followUrl: "http://10.0.0.5/t/k7QmX2v9Rd",
  welcome: "Bienvenue ! Merci de rester à portée de voix : on vous appelle au cœur du hall.",
};
const wide = profileNamed("epson-80");
const narrow = profileNamed("epson-58");
const marks = { beforeCut: "aaa-", afterCut: "aaa." };

const draw = (some: Partial<TicketFace>, profile = wide) =>
  decode(layoutTicket({ ...face, ...some }, profile, marks), profile.columns);
const linesOf = (drawn: readonly Drawn[]) =>
  drawn
    .filter((item) => item.kind === "line")
    .map(({ runs }) => runs.map(({ text }) => text).join(""));

describe("a ticket on 80 mm paper", () => {
  it("says the number first and large, and then everything else, and is cut", () => {
    const drawn = draw({});
    const text = (line: string, width: number, height: number, bold: boolean): Drawn => ({
      kind: "line",
      align: "center",
      runs: [{ text: line, width, height, bold }],
    });
    const empty: Drawn = { kind: "line", align: "center", runs: [] };
    expect(drawn).toEqual<Drawn[]>([
      { kind: "reset" },
      { kind: "automaticStatus", mask: 14 },
      text("A032", 8, 8, true),
      text("Accueil des urgences", 2, 2, true),
      empty,
      text("3\u00a0personnes avant vous", 2, 2, false),
      text("Attente estimée", 1, 1, false),
      text("de 10 à 20\u00a0min", 2, 2, true),
      empty,
      { kind: "qr", align: "center", payload: face.followUrl, moduleDots: 6, level: "M" },
      text("Suivez votre tour sur votre téléphone", 1, 1, false),
      empty,
      text("Bienvenue ! Merci de rester à portée de", 1, 1, false),
      text("voix : on vous appelle au cœur du hall.", 1, 1, false),
      empty,
      text("mardi 14 juillet 2026 à 09:41", 1, 1, false),
      text("Hôpital de l’Étoile", 1, 1, true),
      { kind: "processId", id: "aaa-" },
      { kind: "cut", partial: true },
      { kind: "processId", id: "aaa." },
    ]);
  });

  it.each(["fr", "en", "es"] as const)("takes at most 600 bytes in %s", (language) => {
    expect(layoutTicket({ ...face, language }, wide, marks).length).toBeLessThanOrEqual(600);
  });

  it("moves paper after at most 24 bytes", () => {
    expect(layoutTicket(face, wide).indexOf(0x0a)).toBeLessThanOrEqual(24);
  });

  it("is wholly in the language of its visitor", () => {
    const dateOf = (language: TicketFace["language"]) => linesOf(draw({ language })).at(-2);
    expect(dateOf("en")).toMatch(/^Tuesday,? 14 July 2026 at 09:41$/);
    expect(dateOf("es")).toMatch(/^martes,? 14 de julio de 2026,? .*09:41$/);
    expect(linesOf(draw({ language: "es", ahead: 1 }))).toEqual(
      expect.arrayContaining(["1\u00a0persona antes de usted", "Siga su turno en su teléfono"]),
    );
  });

  it("has the time of the site's zone, and names UTC where the zone is unknown", () => {
    const dateIn = (zone: string) => linesOf(draw({ zone })).at(-2);
    expect(dateIn("America/Martinique")).toBe("mardi 14 juillet 2026 à 03:41");
    expect(dateIn("Mars/Olympus")).toBe("mardi 14 juillet 2026 à 07:41 UTC");
  });

  it("puts a range the right way round", () => {
    const text = "de 10 à 20\u00a0min";
    expect(linesOf(draw({ lowMinutes: 20, highMinutes: 10 }))).toContain(text);
  });

  it("has no line for a welcome that is not there", () => {
    const lines = linesOf(draw({ welcome: "" })).slice(-4);
    expect(lines[0]).toBe("Suivez votre tour sur votre téléphone");
    expect(lines.slice(1, 2)).toEqual([""]);
  });
});

describe("a ticket on other printers", () => {
  it("fits 58 mm paper", () => {
    const drawn = draw({}, narrow);
    expect(linesOf(drawn)[0]).toBe("A032");
    expect(linesOf(drawn)).toContain("Suivez votre tour");
    expect(layoutTicket(face, narrow, marks).length).toBeLessThanOrEqual(600);
  });

  it("draws the QR code where the printer does not, and shows the address where it takes no pictures", () => {
    const drawn = draw({}, { ...wide, hasQr: false });
    expect(drawn.map(({ kind }) => kind)).toContain("image");
    expect(drawn.some(({ kind }) => kind === "qr")).toBe(false);
    const blind = draw({}, { ...wide, hasQr: false, images: "none" });
    expect(linesOf(blind)).toContain(face.followUrl);
  });

  it("asks for a queued status where there are no process ids, and for nothing where none answers", () => {
    const asked = (confirmation: "queuedStatus" | "none") =>
      draw({}, { ...wide, confirmation, reportsChanges: false })
        .map(({ kind }) => kind)
        .filter((kind) => kind !== "line" && kind !== "qr");
    expect(asked("queuedStatus")).toEqual(["reset", "statusRequest", "cut", "statusRequest"]);
    expect(asked("none")).toEqual(["reset", "cut"]);
  });
});

describe("a ticket of any content", () => {
  it("reports characters that the printer lacks", () => {
    expect(missingCharacters(face, wide)).toEqual([]);
    expect(missingCharacters({ ...face, serviceName: "الاستقبال" }, wide)).toEqual([]);
    const plain = { ...wide, images: "none" } as const;
    expect(missingCharacters({ ...face, serviceName: "الاستقبال" }, plain)).toContain("ا");
  });

  /** Without pictures, which the encoder's own tests judge: drawing thousands of odd characters takes long. */
  const plain = (profile: typeof wide) => ({ ...profile, images: "none" as const });

  it("never overflows a line, and never holds the start of a real-time command", () => {
    const anyText = (maxLength: number) => fc.string({ unit: "binary", maxLength });
    const anyFace = fc.record({
      label: fc.string({ minLength: 1, maxLength: 8 }),
      serviceName: anyText(30),
      siteName: anyText(30),
      welcome: anyText(100),
      ahead: fc.nat(9999),
      lowMinutes: fc.nat(999),
      highMinutes: fc.nat(999),
      language: fc.constantFrom<TicketFace["language"]>("fr", "en", "es"),
      followUrl: fc.webUrl().filter((url) => url.length <= 200),
    });
    fc.assert(
      fc.property(anyFace, fc.constantFrom(plain(wide), plain(narrow)), (some, profile) => {
        const bytes = layoutTicket({ ...face, ...some }, profile, marks);
        const realtime = bytes.findIndex(
          (byte, at) => byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0),
        );
        expect(realtime).toBe(-1);
        const asked = decode(bytes, profile.columns);
        expect(asked).toEqual(decode(bytes, 1000));
        expect(asked.filter(({ kind }) => kind === "unknown")).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
