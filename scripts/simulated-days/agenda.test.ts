import { describe, expect, it } from "vitest";
import { newAgenda } from "./agenda.ts";
import { diceOf } from "./dice.ts";

describe("an agenda", () => {
  it("lets things happen in the order of their moments, and of their entry at one moment", () => {
    const agenda = newAgenda();
    const dice = diceOf(1);
    const happened: { moment: number; entry: number }[] = [];
    for (let entry = 0; entry < 500; entry += 1) {
      const moment = dice.whole(0, 100);
      agenda.after(moment, () => happened.push({ moment: agenda.now(), entry }));
    }
    agenda.runUntil(100);
    const sorted = [...happened].sort((a, b) => a.moment - b.moment || a.entry - b.entry);
    expect(happened).toHaveLength(500);
    expect(happened).toEqual(sorted);
  });

  it("takes what comes up on the way, and leaves what is later", () => {
    const agenda = newAgenda();
    const happened: number[] = [];
    const again = () => {
      happened.push(agenda.now());
      agenda.after(10, again);
    };
    agenda.after(10, again);
    agenda.runUntil(35);
    expect(happened).toEqual([10, 20, 30]);
    expect(agenda.now()).toBe(35);
    agenda.runUntil(40);
    expect(happened).toHaveLength(4);
  });
});
