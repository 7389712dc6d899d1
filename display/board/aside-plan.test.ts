import { describe, expect, it } from "vitest";
import { asidePlan, turnOf } from "./aside-plan.ts";

const plan = (change: Partial<Parameters<typeof asidePlan>[0]>) =>
  asidePlan({ calls: 5, services: 0, media: false, portrait: false, listUnits: 8.6, ...change });

describe("what stands beside the call", () => {
  it("is the list of calls, as many as have room", () => {
    expect(plan({}).rows).toBe(5);
    expect(plan({ calls: 6, listUnits: 13 }).rows).toBe(3);
  });

  it("is less of it beside pictures", () => {
    expect(plan({ media: true }).rows).toBe(2);
    expect(plan({ media: true, portrait: true }).rows).toBe(0);
  });

  it("is shared with the services", () => {
    expect(plan({ services: 3 })).toMatchObject({ serviceRows: 3, rows: 2 });
    expect(plan({ services: 12 }).serviceRows).toBe(4);
  });

  it("is the services' alone when no call has room or none is to be listed", () => {
    expect(plan({ calls: 0, services: 8 })).toMatchObject({ rows: 0, serviceRows: 8 });
    expect(plan({ media: true, services: 3 })).toMatchObject({ rows: 0, serviceRows: 3 });
  });
});

describe("things that take turns", () => {
  it("are all there while they fit", () => {
    expect(turnOf(["a", "b"], 3, 0, 10)).toEqual(["a", "b"]);
    expect(turnOf(["a"], 0, 0, 10)).toEqual([]);
  });

  it("come one part after the other", () => {
    const at = (now: number) => turnOf(["a", "b", "c"], 2, now, 10).join("");
    expect([at(0), at(10), at(20)]).toEqual(["ab", "c", "ab"]);
    const of = (now: number) => turnOf(["a", "b", "c", "d", "e"], 4, now, 10).join("");
    expect([of(0), of(10)]).toEqual(["abc", "de"]);
  });
});
