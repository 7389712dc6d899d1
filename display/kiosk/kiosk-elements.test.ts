import { afterEach, describe, expect, it } from "vitest";
import type { ServiceState } from "../../protocol/views.ts";
import { noon, serviceFixture, siteFixture } from "../../ui/testing/fixtures.ts";
import { KioskHome } from "./q-kiosk-home.ts";
import { KioskNotice } from "./q-kiosk-notice.ts";
import { KioskTicket } from "./q-kiosk-ticket.ts";
import type { KioskEvent, Step } from "./steps.ts";

afterEach(() => document.body.replaceChildren());

const plain = (text: string | null | undefined) =>
  (text ?? "")
    .replaceAll(/[\u00a0\u202f]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

async function shown<E extends KioskHome | KioskNotice | KioskTicket>(element: E, set: Partial<E>) {
  const told: KioskEvent[] = [];
  Object.assign(element, set);
  element.addEventListener("q-kiosk-event", (event) => {
    told.push((event as CustomEvent<KioskEvent>).detail);
  });
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot;
  if (!root) throw new Error("nothing is shown");
  return {
    told,
    text: (selector: string) => plain(root.querySelector(selector)?.textContent),
    all: (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)],
  };
}

const home = (services: readonly ServiceState[], set: Partial<KioskHome> = {}) =>
  shown(new KioskHome(), {
    site: siteFixture(),
    services,
    languages: ["fr", "en", "es"],
    clock: () => noon,
    ...set,
  });

describe("the kiosk's home", () => {
  it("shows each service with its wait and the people before", async () => {
    const { text } = await home([serviceFixture({ waiting: 3, lowMinutes: 5, highMinutes: 10 })]);
    expect(text("h1")).toBe("Bienvenue");
    expect(text(".service .name")).toBe("Urologie");
    expect(text(".service .wait")).toBe("environ 5 à 10 min");
    expect(text(".service .people")).toBe("3 en attente");
  });

  it("says which service was touched", async () => {
    const { told, all } = await home([serviceFixture()]);
    all("button.service")[0]?.click();
    expect(told).toEqual([{ type: "service", serviceId: "urologie" }]);
  });

  it("shows a closed service with a word, and takes no touch for it", async () => {
    const { told, all, text } = await home([serviceFixture({ open: false })]);
    all("button.service")[0]?.click();
    expect(told).toEqual([]);
    expect(text(".service .closed")).toBe("Fermé");
    expect(text(".choose")).toBe("Aucun service n’est ouvert pour le moment.");
  });

  it("speaks the language that was chosen, each named in itself", async () => {
    const { all, text, told } = await home([serviceFixture()], { language: "en" });
    expect(text(".service .name")).toBe("Urology");
    const languages = all(".languages button");
    expect(languages.map((one) => [one.lang, plain(one.textContent)])).toEqual([
      ["fr", "Français"],
      ["en", "English"],
      ["es", "Español"],
    ]);
    expect(languages.map((one) => one.getAttribute("aria-pressed"))).toEqual([
      "false",
      "true",
      "false",
    ]);
    languages[2]?.click();
    expect(told).toEqual([{ type: "language", language: "es" }]);
  });

  it("offers no choice of one language", async () => {
    const { all } = await home([serviceFixture()], { languages: ["fr"] });
    expect(all(".languages")).toEqual([]);
  });

  it("puts more than eight services on pages, so that nothing scrolls", async () => {
    const services = Array.from({ length: 14 }, (_, index) =>
      serviceFixture({ id: `s-${index}`, position: index }),
    );
    const first = await home(services);
    expect(first.all(".service")).toHaveLength(6);
    first.all(".pages button")[0]?.click();
    expect(first.told).toEqual([{ type: "page", page: 1 }]);
    document.body.replaceChildren();
    expect((await home(services, { page: 2 })).all(".service")).toHaveLength(2);
  });

  it("takes one touch while the ticket is asked for", async () => {
    const other = serviceFixture({ id: "oncologie" });
    const { all, text } = await home([serviceFixture(), other], { asking: "urologie" });
    expect(all("button.service").map((one) => one.hasAttribute("disabled"))).toEqual([false, true]);
    expect(text("[role=status]")).toBe("Un instant…");
  });

  it("has no link that leads away", async () => {
    const { all } = await home([serviceFixture()]);
    expect(all("a, form")).toEqual([]);
  });
});

const step = (set: Partial<Extract<Step, { name: "ticket" }>> = {}) => ({
  name: "ticket" as const,
  ticket: {
    id: "t1",
    number: 32,
    label: "A032",
    serviceId: "urologie",
    ahead: 3,
    wait: { lowMinutes: 5, highMinutes: 10 },
    token: "token",
    followUrl: "http://box/t/token",
    print: { state: "queued" as const, reason: "none", attempt: 1 },
  },
  print: { state: "queued" as const, reason: "none", attempt: 1 },
  issuedAt: 0,
  printSince: 0,
  reprints: 0,
  until: 40_000,
  ...set,
});

const ticket = (set: Parameters<typeof step>[0] = {}, now = 0) =>
  shown(new KioskTicket(), { step: step(set), service: serviceFixture(), now });

describe("a ticket on the kiosk", () => {
  it("shows the number, the service, the people before and the wait", async () => {
    const { text, all } = await ticket();
    expect(text(".label")).toBe("A032");
    expect(text(".service")).toBe("Urologie");
    expect(all(".facts li").map((one) => plain(one.textContent))).toEqual([
      "3 personnes avant vous",
      "environ 5 à 10 min",
    ]);
    expect(text(".words")).toBe("Impression de votre ticket…");
    expect(all("q-qr-code")).toEqual([]);
  });

  it("shows the number again with a code to follow it when there is no paper", async () => {
    const print = { state: "failed" as const, reason: "paperOut", attempt: 1 };
    const { text, all } = await ticket({ print });
    expect(text(".words")).toBe(
      "Plus de papier : votre numéro est A032, notez‑le ou photographiez‑le.",
    );
    expect((all("q-qr-code")[0] as HTMLElement & { text: string }).text).toBe("http://box/t/token");
  });

  it("asks when the printer cannot say, and prints again on « Non »", async () => {
    const print = { state: "unknown" as const, reason: "noAnswer", attempt: 1 };
    const { text, all, told } = await ticket({ print });
    expect(text(".words strong")).toBe("Avez-vous votre ticket ?");
    const answers = all(".answers button");
    expect(answers.map((one) => plain(one.textContent))).toEqual([
      "Non, réimprimer",
      "Oui, je l’ai",
    ]);
    for (const answer of answers) answer.click();
    expect(told).toEqual([{ type: "reprint" }, { type: "done" }]);
  });

  it("says that it will close, and offers to stay", async () => {
    const print = { state: "failed" as const, reason: "paperOut", attempt: 1 };
    const { text, all, told } = await ticket({ print, until: 40_000 }, 28_000);
    expect(text(".closing p")).toBe("Cet écran se ferme dans 12 s");
    all(".closing button")[0]?.click();
    expect(told).toEqual([{ type: "stay" }]);
  });
});

describe("a kiosk that cannot help", () => {
  it("says so in every language and leads to the reception", async () => {
    const { text, all } = await shown(new KioskNotice(), { kind: "offline", code: "offline" });
    expect(text("h1")).toBe("Borne momentanément indisponible");
    expect(text("[role=alert]")).toContain("Adressez-vous à l’accueil.");
    expect(all(".others p").map((one) => one.lang)).toEqual(["en", "es"]);
  });

  it("gives the reason of a refusal", async () => {
    const { text } = await shown(new KioskNotice(), { kind: "refused", code: "numbersExhausted" });
    expect(text("[role=alert]")).toContain("Il n’y a plus de numéro pour ce service aujourd’hui.");
  });
});
