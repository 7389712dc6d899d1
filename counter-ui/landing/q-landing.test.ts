import { afterEach, describe, expect, it } from "vitest";
import { ApiError } from "../../ui/api.ts";
import type { PageMemory } from "../counter/desk-ports.ts";
import { site } from "../counter/testing/facts.ts";
import { LandingPage } from "./q-landing.ts";

/** A busy machine is slow, not wrong: what is to come true has eight seconds. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });

const forgetful: PageMemory = { read: () => null, write: () => undefined };

function open(get: () => Promise<unknown>, kept = forgetful): LandingPage {
  const page = new LandingPage({ get: <T>() => get() as Promise<T> }, kept);
  document.body.append(page);
  return page;
}

const text = (page: LandingPage) => page.shadowRoot?.textContent ?? "";
const links = (page: LandingPage) =>
  [...(page.shadowRoot?.querySelectorAll("a") ?? [])].map((a) => a.getAttribute("href"));

afterEach(() => document.body.replaceChildren());

describe("the page at the box's address (E04)", () => {
  it("opens a counter, and links to every kiosk and board", async () => {
    const page = open(async () => site());
    await eventually(() => links(page)).toEqual([
      "/guichet",
      "/guichet/fiche",
      "/supervision",
      "/admin",
      "/kiosk/kiosk-1",
      "/board/board-1",
    ]);
    expect(text(page)).toContain("Ouvrir un guichet");
    expect(text(page)).toContain("1 guichet ouvert");
    expect(document.title).toBe("Centre hospitalier");
  });

  it("opens a counter even when the box is silent, and says that it is", async () => {
    const page = open(async () => {
      throw new ApiError({ status: 0, code: "offline", title: "" });
    });
    await eventually(() => text(page)).toContain("ne répond pas");
    expect(links(page)).toEqual(["/guichet", "/guichet/fiche", "/supervision", "/admin"]);
  });

  it("says that there is no kiosk yet", async () => {
    const page = open(async () => ({ ...site(), kiosks: [] }));
    await eventually(() => text(page)).toContain("Aucun pour l’instant");
  });

  it("speaks the language that the reader chose last", async () => {
    const page = open(async () => site(), { read: () => "es", write: () => undefined });
    await eventually(() => text(page)).toContain("Abrir una ventanilla");
    expect(document.documentElement.lang).toBe("es");
  });
});
