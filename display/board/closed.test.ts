import { describe, expect, it } from "vitest";
import { noon, recentFixture, serviceFixture, siteFixture } from "../../ui/testing/fixtures.ts";
import type { BoardFacts } from "./board-facts.ts";
import type { BoardView } from "./board-view.ts";
import { closedLines, isClosed, viewWhenClosed } from "./closed.ts";

const hour = 3_600_000;
const shut = { open: false, closed: "hours", waiting: 0 } as const;

function facts(change: Partial<BoardFacts> = {}): BoardFacts {
  return {
    ...{ site: siteFixture({ zone: "Europe/Paris" }), config: undefined, recent: undefined },
    ...{ services: [serviceFixture(shut)], counter: undefined, lost: false, now: noon },
    ...change,
  };
}
const plain = (lines: readonly string[]) =>
  lines.map((line) => line.replaceAll(/[\u00a0\u202f]/g, " "));

describe("a board out of hours", () => {
  it("is closed once no service takes anybody and nobody is left to be called", () => {
    expect(isClosed(facts())).toBe(true);
    expect(isClosed(facts({ services: [serviceFixture({ ...shut, waiting: 1 })] }))).toBe(false);
    expect(isClosed(facts({ services: [serviceFixture(shut), serviceFixture()] }))).toBe(false);
    expect(isClosed(facts({ services: [] }))).toBe(false);
  });

  it("says when the first of its services opens again", () => {
    const services = [20, 18].map((later) =>
      serviceFixture({ ...shut, opensAt: noon + later * hour }),
    );
    expect(plain(closedLines(facts({ services }), "fr"))[1]).toMatch(/^Ouvre demain à \d+ h/);
    expect(closedLines(facts({ services }), "en")).toHaveLength(2);
  });

  it("says why a day is a closed one, and nothing of an hour that nobody knows", () => {
    const site = siteFixture({ closedLabel: { fr: "fête nationale" } });
    expect(plain(closedLines(facts({ site }), "fr"))).toEqual([
      "Fermé aujourd’hui : fête nationale",
    ]);
    expect(closedLines(facts(), "fr")).toEqual(["L’accueil est fermé."]);
  });

  it("keeps the last call for ten minutes, then makes room for the hours", () => {
    const recent = recentFixture(["A032"]);
    const at = recent.calls[0]?.at ?? 0;
    const view = { hero: { calling: false }, list: [] } as unknown as BoardView;
    const later = (ms: number) => facts({ recent, now: at + ms });
    expect(viewWhenClosed(view, later(9 * 60_000))).toBe(view);
    expect(viewWhenClosed(view, later(11 * 60_000)).hero).toBeNull();
    const open = facts({ recent, now: at + hour, services: [serviceFixture()] });
    expect(viewWhenClosed(view, open)).toBe(view);
  });
});
