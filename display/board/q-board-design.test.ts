import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BoardConfig, type BoardDesign, plainBoardDesign } from "../../protocol/board.ts";
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

function config(
  design: Partial<BoardDesign>,
  look: Partial<BoardConfig["look"]> = {},
): BoardConfig {
  return {
    ...{ v: 1, epoch: "e1", seq: 10, at: noon, id: "board-1", name: "Hall", roomId: "salle-1" },
    ...{ volume: 100, delayMs: 0, design: { ...plainBoardDesign, ...design } },
    look: { logoAssetId: null, accentColour: null, serviceIds: null, names: null, ...look },
  };
}

async function board(
  settings: BoardConfig,
  documents: Record<string, unknown> = {},
): Promise<{ readonly world: FakeWorld; readonly page: BoardPage; readonly store: LiveStore }> {
  const world = new FakeWorld();
  world.snapshot = {
    ...world.snapshot,
    documents: { "site/state": siteFixture(), "board/board-1/config": settings, ...documents },
  };
  const store = world.store();
  const page = new BoardPage();
  document.body.append(page);
  page.begin("board-1", store);
  store.start();
  await world.settle();
  world.link.open();
  await vi.advanceTimersByTimeAsync(1_200);
  return { world, page, store };
}

/** Everything that a person reads, through the parts of the board. */
function said(page: BoardPage): string {
  const parts = [...(page.shadowRoot?.querySelectorAll("*") ?? [])].flatMap(({ shadowRoot }) =>
    shadowRoot ? [shadowRoot.textContent] : [],
  );
  return plain([page.shadowRoot?.textContent, ...parts].join(" "));
}
const hero = (page: BoardPage) =>
  plain(
    page.shadowRoot?.querySelector("q-board-call")?.shadowRoot?.querySelector(".label")
      ?.textContent,
  );

describe("a board by its design", () => {
  it("shows the calls of its services, and no others", async () => {
    const { world, page } = await board(config({}, { serviceIds: ["oncologie"] }), {
      "call/recent": recentFixture(["A031"]),
    });
    expect(said(page)).not.toContain("A031");
    world.link.deliver("call/event", callFixture({ label: "A032", seq: 12 }));
    await vi.advanceTimersByTimeAsync(200);
    expect(hero(page)).toBe("");
    const other = callFixture({ label: "B007", serviceId: "oncologie", seq: 13 });
    world.link.deliver("call/event", other);
    await vi.advanceTimersByTimeAsync(200);
    expect(hero(page)).toBe("B007");
  });

  it("says how many wait in each service, in health mode without the service's name", async () => {
    const services = {
      "service/urologie/state": serviceFixture({ waiting: 4 }),
      "service/oncologie/state": serviceFixture({ id: "oncologie", prefix: "B", position: 2 }),
    };
    const { page } = await board(config({ waiting: "services" }), services);
    expect(said(page)).toContain("Urologie");
    document.body.replaceChildren();
    const names = { oncologie: { fr: "Consultations" } };
    const { page: neutral } = await board(config({ waiting: "services" }, { names }), services);
    expect(said(neutral)).not.toContain("Urologie");
    expect(said(neutral)).toContain("Consultations");
  });

  it("shows the supervisors' message until it is over", async () => {
    const message = { id: "m1", text: "Laboratoire au premier étage", until: noon + 20_000 };
    const { page, world } = await board(config({}), {
      "site/state": siteFixture({ boardMessages: [message] }),
    });
    expect(said(page)).toContain("Laboratoire au premier étage");
    for (let second = 0; second < 25; second += 1) {
      await world.pass(1_000, true);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(said(page)).not.toContain("Laboratoire");
  });

  it("above a counter shows what happens there, and calls nobody else", async () => {
    const counter = {
      ...{ v: 1, epoch: "e1", seq: 10, at: noon, id: "guichet-4", label: "4", place: "guichet" },
      ...{ position: 4, phase: "free", ticketLabel: null, serviceIds: [], since: null },
    };
    const { page, world } = await board(
      config({ layout: "aboveCounter", counterId: "guichet-4" }),
      { "counter/guichet-4/state": counter },
    );
    expect(said(page)).toContain("Libre");
    world.link.deliver("call/event", callFixture({ label: "A032", seq: 12 }));
    await vi.advanceTimersByTimeAsync(200);
    expect(said(page)).toContain("A032");
    const elsewhere = { id: "guichet-1", label: "1", place: "guichet" } as const;
    const other = callFixture({ label: "A033", counter: elsewhere, seq: 13 });
    world.link.deliver("call/event", other);
    await vi.advanceTimersByTimeAsync(9_500);
    expect(said(page)).not.toContain("A033");
  });

  it("says that it is closed when no service takes anybody and nobody waits", async () => {
    const { page } = await board(config({}), {
      "service/urologie/state": serviceFixture({ open: false, waiting: 0 }),
    });
    expect(said(page)).toContain("Fermé");
  });
});
