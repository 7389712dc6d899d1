import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TicketView } from "../../protocol/views.ts";
import { FakeWorld } from "../../ui/testing/fake-world.ts";
import { noon, ticketFixture } from "../../ui/testing/fixtures.ts";
import type { PhoneSound, PhoneSoundState } from "./phone-sound.ts";
import { FollowPage } from "./q-follow-page.ts";

const token = "token-of-the-ticket";
const topic = `ticket/${token}/state`;
const counter = { id: "guichet-4", label: "4", place: "guichet" } as const;
const asked: string[] = [];
let answer: () => Response = () => new Response("null");

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string) =>
  json(status, { type: "", title: "", status, code });

beforeEach(() => {
  asked.length = 0;
  answer = () => json(200, ticketFixture());
  vi.useFakeTimers({ now: noon });
  vi.stubGlobal("fetch", async (path: string, request: RequestInit) => {
    asked.push(`${request.method} ${path}`);
    return answer();
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function phone() {
  const world = new FakeWorld();
  const page = new FollowPage();
  document.body.append(page);
  page.begin(token, (ticket) => {
    const store = world.store({ ticket });
    store.start();
    return store;
  });
  await vi.advanceTimersByTimeAsync(50);
  const text = (selector: string) =>
    (page.shadowRoot?.querySelector(selector)?.textContent ?? "")
      .replaceAll(/[\u00a0\u202f]/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim();
  const deliver = async (view: Partial<TicketView>) => {
    world.link.deliver(topic, ticketFixture(view));
    await vi.advanceTimersByTimeAsync(50);
  };
  return { world, page, text, deliver };
}

describe("the page behind the QR code", () => {
  it("shows the ticket, its place in the queue and the wait", async () => {
    const { text } = await phone();
    expect(text(".label")).toBe("A032");
    expect(text("h1")).toBe("3 personnes avant vous");
    expect(text(".wait")).toBe("environ 5 à 10 min");
    expect(text("header")).toBe("Hôpital Saint-Martin Urologie");
  });

  it("tells the holder at once when it is called: colour, title, place", async () => {
    const { world, page, text, deliver } = await phone();
    world.link.open();
    await deliver({ seq: 12, phase: "called", counter, calledAt: noon });
    expect(page.shadowRoot?.querySelector("main")?.className).toBe("called");
    expect(text(".place")).toBe("guichet 4");
    expect(document.title).toContain("C’est votre tour");
  });

  it("shakes the phone once a call, where phones can shake", async () => {
    const shaken = vi.fn();
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { vibrate: shaken }));
    const { world, deliver } = await phone();
    world.link.open();
    await deliver({ seq: 12, phase: "called", counter });
    await deliver({ seq: 13, phase: "called", counter });
    expect(shaken).toHaveBeenCalledTimes(1);
  });

  it("rings once a call and once a repeat, after a tap has allowed it", async () => {
    const { world, page, text, deliver } = await phone();
    const rung = vi.fn();
    let state: PhoneSoundState = "off";
    page.sound = {
      get state() {
        return state;
      },
      wake: async () => {
        state = "on";
      },
      ring: async () => rung(),
    } as unknown as PhoneSound;
    page.requestUpdate();
    world.link.open();
    await page.updateComplete;
    const tap = [...(page.shadowRoot?.querySelectorAll("button") ?? [])].find((button) =>
      button.textContent?.includes("Faire sonner"),
    );
    tap?.click();
    await page.updateComplete;
    await vi.advanceTimersByTimeAsync(0);
    expect(text(".alarm")).toContain("sonnera");
    await deliver({ seq: 12, phase: "called", counter, announcedAt: noon });
    await deliver({ seq: 13, phase: "called", counter, announcedAt: noon });
    expect(rung).toHaveBeenCalledTimes(1);
    await deliver({ seq: 14, phase: "called", counter, announcedAt: noon + 9_000 });
    expect(rung).toHaveBeenCalledTimes(2);
  });

  it("says how to get to the counter", async () => {
    const { world, text, deliver } = await phone();
    world.link.open();
    const way = { fr: "Couloir B" };
    await deliver({ seq: 12, phase: "called", counter: { ...counter, way }, calledAt: noon });
    expect(text(".way")).toBe("Couloir B");
  });

  it("asks every 10 s when there is no bus", async () => {
    const { text } = await phone();
    answer = () => json(200, ticketFixture({ seq: 11, ahead: 1 }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(text("h1")).toBe("1 personne avant vous");
    expect(asked).toHaveLength(2);
  });

  it("goes back to no older state that an answer brings late", async () => {
    const { world, text, deliver } = await phone();
    world.link.open();
    await deliver({ seq: 12, phase: "called", counter });
    world.link.end("lost");
    answer = () => json(200, ticketFixture({ seq: 11 }));
    await vi.advanceTimersByTimeAsync(11_000);
    expect(asked).toHaveLength(2);
    expect(text(".place")).toBe("guichet 4");
  });

  it("goes back to no older state", async () => {
    const { world, text, deliver } = await phone();
    world.link.open();
    await deliver({ seq: 12, phase: "called", counter });
    await deliver({ seq: 11, ahead: 2 });
    expect(text(".place")).toBe("guichet 4");
  });

  it("says after a while that the box does not answer, and keeps the number", async () => {
    const { text } = await phone();
    answer = () => {
      throw new TypeError("Failed to fetch");
    };
    await vi.advanceTimersByTimeAsync(30_000);
    expect(text(".lost")).toContain("Connexion perdue.");
    expect(text(".label")).toBe("A032");
    answer = () => json(200, ticketFixture({ seq: 13 }));
    await vi.advanceTimersByTimeAsync(11_000);
    expect(text(".lost")).toBe("");
  });

  it("says kindly that a ticket is not known, and asks no more", async () => {
    answer = () => problem(404, "unknownTicket");
    const { text, world } = await phone();
    expect(text("h1")).toBe("Ticket introuvable");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    expect(world.links).toHaveLength(0);
  });

  it("keeps asking for a ticket while the box is away", async () => {
    answer = () => {
      throw new TypeError("Failed to fetch");
    };
    const { text } = await phone();
    expect(text("h1")).toBe("Recherche de votre ticket…");
    answer = () => json(200, ticketFixture());
    await vi.advanceTimersByTimeAsync(3_500);
    expect(text(".label")).toBe("A032");
  });

  it("speaks another language when the reader wants", async () => {
    const { page, text } = await phone();
    page.shadowRoot?.querySelectorAll<HTMLElement>(".languages button")[1]?.click();
    await vi.advanceTimersByTimeAsync(50);
    expect(text("h1")).toBe("3 people ahead of you");
    expect(document.documentElement.lang).toBe("en");
  });
});

describe("leaving the queue", () => {
  async function leaving() {
    const { page, text } = await phone();
    const leave = page.shadowRoot?.querySelector("q-leave-queue")?.shadowRoot;
    const buttons = () => [...(leave?.querySelectorAll<HTMLElement>("button") ?? [])];
    buttons()[0]?.click();
    return { text, leave, buttons };
  }

  it("asks first, and does nothing on « Non »", async () => {
    const { leave, buttons } = await leaving();
    expect(leave?.querySelector("dialog")?.open).toBe(true);
    buttons()[1]?.click();
    expect(leave?.querySelector("dialog")?.open).toBe(false);
    expect(asked).toEqual([`GET /v1/tickets/${token}`]);
  });

  it("gives the place up on « Oui »", async () => {
    const { text, buttons } = await leaving();
    answer = () => json(200, ticketFixture({ seq: 12, phase: "over" }));
    buttons()[2]?.click();
    await vi.advanceTimersByTimeAsync(50);
    expect(asked.at(-1)).toBe(`DELETE /v1/tickets/${token}`);
    expect(text("h1")).toBe("Vous avez quitté la file");
  });

  it("says that it is too late when the number has just been called", async () => {
    const { leave, buttons } = await leaving();
    answer = () => problem(409, "notCancellable");
    buttons()[2]?.click();
    await vi.advanceTimersByTimeAsync(50);
    expect(leave?.querySelector("[role=alert]")?.textContent).toContain("vient d’être appelé");
  });
});
