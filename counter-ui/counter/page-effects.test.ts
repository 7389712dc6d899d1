import { describe, expect, it } from "vitest";
import type { SosState } from "../../protocol/views.ts";
import { noIntent } from "./facts.ts";
import { PageEffects } from "./page-effects.ts";
import { screenOf } from "./screen.ts";
import { facts, morning, visit, withVisit } from "./testing/facts.ts";

function listening() {
  const played: string[] = [];
  return { played, effects: new PageEffects({ play: (tune) => played.push(tune) }) };
}

const calledAt = (now: number) => screenOf(facts({ current: withVisit(visit()), now }), noIntent);

const alarm: SosState = {
  v: 1,
  epoch: "e1",
  seq: 1,
  at: morning,
  id: "sos-1",
  counter: { id: "c2", label: "2", place: "guichet" },
  raisedAt: morning,
  acknowledgedAt: null,
  acknowledgedBy: null,
};

describe("the sounds of the page", () => {
  it("warn once at the fourth minute and once when it is late (E74)", () => {
    const { played, effects } = listening();
    for (const seconds of [10, 239, 240, 241, 299, 300, 301])
      effects.follow(calledAt(morning + seconds * 1000), [], morning + seconds * 1000);
    expect(played).toEqual(["warning", "warning"]);
  });

  it("alarm at once, and again while nobody answers (E51)", () => {
    const { played, effects } = listening();
    const main = screenOf(facts(), noIntent);
    for (const seconds of [0, 1, 19, 20, 21])
      effects.follow(main, [alarm], morning + seconds * 1000);
    expect(played).toEqual(["sos", "sos"]);
    effects.follow(main, [{ ...alarm, acknowledgedAt: morning }], morning + 60_000);
    expect(played).toHaveLength(2);
  });
});
