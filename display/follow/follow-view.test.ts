import { describe, expect, it } from "vitest";
import type { TicketView } from "../../protocol/views.ts";
import { ticketFixture } from "../../ui/testing/fixtures.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { followScreen, type Known, languageOf } from "./follow-view.ts";

const counter = { id: "guichet-4", label: "4", place: "guichet" } as const;
const texts = textsFor("fr");

function screen(changes: Partial<TicketView>, left = false) {
  const shown = followScreen({ kind: "ticket", view: ticketFixture(changes), left }, texts);
  return Object.fromEntries(
    Object.entries(shown).map(([key, text]) => [key, text.replaceAll(/[\u00a0\u202f]/g, " ")]),
  );
}

describe("a ticket on its holder's phone", () => {
  it("says how many people are before", () => {
    expect(screen({ ahead: 3 })).toMatchObject({
      mood: "waiting",
      title: "Ticket A032",
      heading: "3 personnes avant vous",
    });
    expect(screen({ ahead: 1 })["heading"]).toBe("1 personne avant vous");
    expect(screen({ ahead: 0 })["heading"]).toBe("Vous êtes le prochain numéro de ce service");
  });

  it("says where to go when it is called, in the browser's title too", () => {
    expect(screen({ phase: "called", counter })).toMatchObject({
      mood: "called",
      title: "C’est votre tour ! A032, guichet 4",
      heading: "C’est votre tour",
      place: "guichet 4",
    });
  });

  it("sends a holder who was absent to the reception", () => {
    expect(screen({ phase: "absent", counter })).toMatchObject({ mood: "absent", place: "" });
    expect(screen({ phase: "absent" })["hint"]).toContain("accueil");
  });

  it("is over at the desk and after it", () => {
    expect(screen({ phase: "serving", counter })["mood"]).toBe("over");
    expect(screen({ phase: "over" })["heading"]).toBe("Votre passage est terminé");
    expect(screen({ phase: "over" }, true)["heading"]).toBe("Vous avez quitté la file");
  });
});

describe("a ticket that is not there", () => {
  it.each([
    [{ kind: "loading" }, "loading"],
    [{ kind: "unknown" }, "unknown"],
  ] as const satisfies readonly (readonly [Known, string])[])(
    "%o is said kindly",
    (known, mood) => {
      const shown = followScreen(known, texts);
      expect(shown.mood).toBe(mood);
      expect(shown.heading).not.toBe("");
      expect(shown.label).toBe("");
    },
  );
});

describe("the language of the page", () => {
  it("is the reader's choice, else the ticket's, else French", () => {
    const known: Known = { kind: "ticket", view: ticketFixture({ language: "es" }), left: false };
    expect(languageOf(known, "en")).toBe("en");
    expect(languageOf(known, null)).toBe("es");
    expect(languageOf({ kind: "unknown" }, null)).toBe("fr");
  });
});
