import { describe, expect, it } from "vitest";
import type { TicketDesign } from "../../protocol/ticket-layout.ts";
import { moved, ofService, withBlock, withService, withWords } from "./ticket-edits.ts";

const design: TicketDesign = {
  blocks: [
    { kind: "number", on: true, size: "large" },
    { kind: "service", on: true, size: "normal" },
    { kind: "date", on: false, size: "small" },
  ],
  largePrint: false,
  logoAssetId: null,
  notice: null,
  services: [],
};
const kinds = ({ blocks }: TicketDesign) => blocks.map(({ kind }) => kind);

describe("the parts of a ticket", () => {
  it("change places with their neighbours, and stay at the ends", () => {
    expect(kinds(moved(design, "service", -1))).toEqual(["service", "number", "date"]);
    expect(kinds(moved(design, "service", 1))).toEqual(["number", "date", "service"]);
    expect(moved(design, "number", -1)).toBe(design);
    expect(moved(design, "date", 1)).toBe(design);
  });

  it("change alone", () => {
    const { blocks } = withBlock(design, "date", { on: true });
    expect(blocks.map(({ on }) => on)).toEqual([true, true, true]);
  });
});

describe("the words on it", () => {
  it("are there or not at all", () => {
    const french = withWords(null, "fr", "Salle B");
    expect(french).toEqual({ fr: "Salle B" });
    expect(withWords(french, "en", "Hall B")).toEqual({ fr: "Salle B", en: "Hall B" });
    expect(withWords(french, "fr", "")).toBeNull();
  });

  it("of a service leave the design with their last letter", () => {
    const heart = { serviceId: "heart", place: { fr: "B" }, notice: null };
    const changed = withService(design, heart);
    expect(ofService(changed, "heart")).toEqual(heart);
    expect(withService(changed, { ...heart, place: null }).services).toEqual([]);
  });
});
