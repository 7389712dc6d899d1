import { describe, expect, it } from "vitest";
import { openingText } from "./opening-text.ts";

const zone = "Europe/Paris";
const at = (text: string) => Date.parse(text);
/** Saturday, 22:30 in Paris. */
const now = at("2026-11-28T22:30:00+01:00");

describe("when a service opens", () => {
  it.each([
    ["2026-11-28T23:00:00+01:00", "Ouvre à 23\u00a0h"],
    ["2026-11-29T08:30:00+01:00", "Ouvre demain à 8\u00a0h\u00a030"],
    ["2026-11-30T08:30:00+01:00", "Ouvre lundi à 8\u00a0h\u00a030"],
    ["2027-01-04T09:00:00+01:00", "Ouvre le lundi 4 janvier"],
  ])("is said as people say it: %s", (when, text) => {
    expect(openingText(at(when), now, zone, "fr")).toBe(text);
  });

  it("is said in English and in Spanish", () => {
    const tomorrow = at("2026-11-29T08:30:00+01:00");
    expect(openingText(tomorrow, now, zone, "en")).toBe("Opens tomorrow at 8:30");
    expect(openingText(tomorrow, now, zone, "es")).toBe("Abre mañana a las 8:30");
  });

  it("is said even in a zone that the browser does not know", () => {
    expect(openingText(now, now, "Moon/Crater", "en")).toContain("Opens at");
  });
});
