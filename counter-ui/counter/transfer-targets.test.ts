import { describe, expect, it } from "vitest";
import type { CounterState } from "../../protocol/views.ts";
import { oneLine } from "./desk-drawer.ts";
import { serviceRows } from "./service-rows.ts";
import { facts, morning } from "./testing/facts.ts";
import { matches, transferTargets } from "./transfer-targets.ts";

function counter(id: string, change: Partial<CounterState> = {}): CounterState {
  const label = id.slice(1);
  const envelope = { v: 1, epoch: "e1", seq: 1, at: morning } as const;
  return {
    ...envelope,
    ...{ id, label, place: "guichet", position: 0, phase: "free" },
    ...{ ticketLabel: null, serviceIds: ["urologie"], since: morning },
    ...change,
  };
}

const keys = (counters: readonly CounterState[]) =>
  transferTargets({ serviceId: "urologie" }, serviceRows(facts()), counters).map(({ key }) => key);

describe("where a visitor can be sent", () => {
  it("names every open service but the visitor's own", () => {
    expect(keys([])).toHaveLength(7);
    expect(keys([])).not.toContain("service urologie");
  });

  it("names open counters, those of the visitor's service first", () => {
    const counters = [
      counter("c1", { serviceIds: ["oncologie", "cardiologie"] }),
      counter("c2"),
      counter("c3", { phase: "closed" }),
    ];
    expect(keys(counters).slice(7)).toEqual([
      "counter c2 urologie",
      "counter c1 oncologie",
      "counter c1 cardiologie",
    ]);
  });
});

describe("the filter", () => {
  it.each([
    ["", "CARDIOLOGIE", true],
    ["card", "CARDIOLOGIE", true],
    ["nephro", "NÉPHROLOGIE", true],
    ["gui 02", "GUICHET 02 UROLOGIE", true],
    ["logie", "UROLOGIE", false],
  ])("« %s » in « %s »: %s", (typed, name, found) => {
    expect(matches(typed, name)).toBe(found);
  });
});

describe("one line", () => {
  it("has no control characters, and ends at its bound", () => {
    expect(oneLine("  a\tb\u2028c\u0007 ")).toBe("a b c");
    expect(oneLine("x".repeat(300))).toHaveLength(200);
  });
});
