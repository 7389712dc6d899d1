import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveStore } from "../../ui/live.ts";
import { FakeWorld } from "../../ui/testing/fake-world.ts";
import {
  callFixture,
  noon,
  recentFixture,
  serviceFixture,
  siteFixture,
} from "../../ui/testing/fixtures.ts";
import { BoardPage } from "./q-board-page.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const plain = (text: string | null | undefined) =>
  (text ?? "")
    .replaceAll(/[\u00a0\u202f]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

interface Room {
  readonly world: FakeWorld;
  readonly page: BoardPage;
  readonly store: LiveStore;
  /** Lets time pass for the box, the bus and the page. */
  pass(ms: number): Promise<void>;
  acks(): Record<string, unknown>[];
}

async function room(documents: Record<string, unknown> = {}): Promise<Room> {
  const world = new FakeWorld();
  world.snapshot = { ...world.snapshot, documents: { "site/state": siteFixture(), ...documents } };
  const store = world.store();
  const page = new BoardPage();
  document.body.append(page);
  page.begin("board-1", store);
  store.start();
  await world.settle();
  world.link.open();
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      await world.pass(1_000, store.connected);
      await vi.advanceTimersByTimeAsync(1_000);
    }
  };
  await vi.advanceTimersByTimeAsync(100);
  const acks = () =>
    world.links
      .flatMap(({ sent }) => sent)
      .filter(({ topic }) => topic === "board/board-1/ack")
      .map((one) => one.document as Record<string, unknown>);
  return { world, page, store, pass, acks };
}

function hero(page: BoardPage, selector: string): HTMLElement | null | undefined {
  const call = page.shadowRoot?.querySelector("q-board-call");
  return call?.shadowRoot?.querySelector<HTMLElement>(selector);
}

function listed(page: BoardPage): string[] {
  const list = page.shadowRoot?.querySelector("q-board-list")?.shadowRoot;
  return [...(list?.querySelectorAll("li") ?? [])].map((line) => plain(line.textContent));
}

describe("the calling display", () => {
  it("greets while nobody was called", async () => {
    const { page } = await room({ "service/urologie/state": serviceFixture({ waiting: 12 }) });
    const text = plain(page.shadowRoot?.textContent);
    expect(text).toContain("Hôpital Saint-Martin");
    expect(text).toContain("Bienvenue");
    expect(text).toContain("Votre numéro s’affichera ici.");
    expect(text).toContain("12 personnes en attente");
    expect(document.documentElement.lang).toBe("fr");
  });

  it("shows a call with its place, flashes it, and proves that it was painted", async () => {
    const { page, world, acks } = await room();
    world.link.deliver("call/event", callFixture({ seq: 12 }));
    await vi.advanceTimersByTimeAsync(200);
    expect(plain(hero(page, ".label")?.textContent)).toBe("A032");
    expect(plain(hero(page, ".place")?.textContent)).toBe("guichet 4");
    expect(hero(page, ".call")?.classList.contains("calling")).toBe(true);
    expect(acks().at(-1)).toMatchObject({ v: 1, seq: 12, callId: "call-A032" });
  });

  it("flashes a call three times, fewer than three a second, and then stands still", async () => {
    const { page, world } = await room();
    world.link.deliver("call/event", callFixture({ seq: 12 }));
    const lit: boolean[] = [];
    for (let step = 0; step < 40; step += 1) {
      await vi.advanceTimersByTimeAsync(100);
      lit.push(hero(page, ".call")?.classList.contains("flash") ?? false);
    }
    const begins = lit.flatMap((on, index) => (on && !lit[index - 1] ? [index * 100] : []));
    expect(begins).toHaveLength(3);
    for (const [index, at] of begins.entries())
      if (index > 0) expect(at - (begins[index - 1] ?? 0)).toBeGreaterThanOrEqual(700);
    expect(lit.at(-1)).toBe(false);
  });

  it("keeps each of two calls alone for 8 s", async () => {
    const { page, world, pass } = await room();
    world.link.deliver("call/event", callFixture({ label: "A032", seq: 12 }));
    world.link.deliver("call/event", callFixture({ label: "A033", seq: 13 }));
    await pass(7_000);
    expect(plain(hero(page, ".label")?.textContent)).toBe("A032");
    await pass(2_000);
    expect(plain(hero(page, ".label")?.textContent)).toBe("A033");
    expect(hero(page, ".call")?.classList.contains("calling")).toBe(true);
    await pass(9_000);
    expect(hero(page, ".call")?.classList.contains("calling")).toBe(false);
  });

  it("says where to go in the visitor's language too", async () => {
    const { page, world } = await room();
    world.link.deliver("call/event", callFixture({ language: "en", seq: 12 }));
    await vi.advanceTimersByTimeAsync(200);
    const other = hero(page, ".other");
    expect([other?.lang, plain(other?.textContent)]).toEqual(["en", "counter 4"]);
  });

  it("after a reload shows the last calls without calling them again", async () => {
    const { page } = await room({ "call/recent": recentFixture(["A033", "A032", "A031"]) });
    expect(plain(hero(page, ".label")?.textContent)).toBe("A033");
    expect(hero(page, ".call")?.classList.contains("calling")).toBe(false);
    expect(listed(page)).toEqual(["A032 guichet 4", "A031 guichet 4"]);
  });

  it("says within 5 s that the link is lost, keeps what it shows, and repeats nothing after", async () => {
    const { page, world, pass, store, acks } = await room();
    world.link.deliver("call/event", callFixture({ seq: 12 }));
    world.link.deliver("call/recent", recentFixture(["A032"], { seq: 12 }));
    world.snapshot = {
      ...world.snapshot,
      seq: 12,
      documents: {
        "site/state": siteFixture(),
        "call/recent": recentFixture(["A032"], { seq: 12 }),
      },
    };
    await pass(10_000);
    world.failure = new Error("offline");
    for (let second = 0; second < 5; second += 1) {
      await world.pass(1_000);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(store.connected).toBe(false);
    expect(plain(page.shadowRoot?.querySelector(".lost")?.textContent)).toContain(
      "Connexion perdue",
    );
    expect(plain(hero(page, ".label")?.textContent)).toBe("A032");
    world.failure = null;
    await world.pass(4_000);
    world.link.open();
    world.link.deliver("call/event", callFixture({ seq: 12 }));
    await pass(2_000);
    expect(page.shadowRoot?.querySelector(".lost")).toBeNull();
    expect(hero(page, ".call")?.classList.contains("calling")).toBe(false);
    expect(acks().filter(({ callId }) => callId === "call-A032")).toHaveLength(1);
  });

  it("shows nobody's number, and proves nothing, when the voice is tried", async () => {
    const { page, world, pass, acks } = await room();
    const trial = { id: "trial-1", visitId: "trial-1", label: "", roomId: "salle-1" };
    world.link.deliver("call/event", callFixture({ ...trial, trial: true, seq: 12 }));
    await pass(1_000);
    expect(hero(page, ".label")).toBeFalsy();
    expect(plain(page.shadowRoot?.textContent)).toContain("Votre numéro s’affichera ici.");
    expect(acks().filter(({ callId }) => callId !== null)).toEqual([]);
  });

  it("says out of hours when it opens again", async () => {
    const opensAt = noon + 20 * 3_600_000;
    const shut = { open: false, closed: "hours", waiting: 0, opensAt } as const;
    const { page } = await room({ "service/urologie/state": serviceFixture(shut) });
    const text = plain(page.shadowRoot?.querySelector(".welcome")?.textContent);
    expect(text).toMatch(/^L’accueil est fermé\. Ouvre demain à \d+ h/);
    expect(text).not.toContain("Votre numéro");
  });

  it("does not show a call that was undone before its turn", async () => {
    const { page, world, pass } = await room();
    world.link.deliver("call/event", callFixture({ label: "A032", seq: 12 }));
    world.link.deliver("call/event", callFixture({ label: "A033", seq: 13 }));
    world.link.deliver("call/recent", recentFixture(["A032"], { seq: 14 }));
    await pass(10_000);
    expect(plain(hero(page, ".label")?.textContent)).toBe("A032");
  });

  it("shows a call that was undone for its 8 s, and then the one before", async () => {
    const { page, world, pass } = await room({ "call/recent": recentFixture(["A031"]) });
    world.link.deliver("call/event", callFixture({ seq: 12, at: noon }));
    world.link.deliver("call/recent", recentFixture(["A031"], { seq: 13, at: noon + 1 }));
    await pass(3_000);
    expect(plain(hero(page, ".label")?.textContent)).toBe("A032");
    await pass(7_000);
    expect(plain(hero(page, ".label")?.textContent)).toBe("A031");
  });
});
