import { describe, expect, it } from "vitest";
import { turns } from "./turns.ts";

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, open: resolve };
}

describe("turns", () => {
  it("does work of one name in order, one at a time", async () => {
    const inTurn = turns();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
    };
    await Promise.all([inTurn("durand", work("first")), inTurn("durand", work("second"))]);
    expect(seen).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  it("lets another name pass", async () => {
    const inTurn = turns();
    const { promise, open } = gate();
    const slow = inTurn("durand", () => promise);
    await expect(inTurn("martin", () => Promise.resolve("done"))).resolves.toBe("done");
    open();
    await slow;
  });

  it("goes on after work that failed", async () => {
    const inTurn = turns();
    const failed = inTurn("durand", () => Promise.reject(new Error("no")));
    const next = inTurn("durand", () => Promise.resolve("yes"));
    await expect(failed).rejects.toThrow("no");
    await expect(next).resolves.toBe("yes");
  });

  it("refuses when five are in line, and takes the next when they are through", async () => {
    const inTurn = turns();
    const { promise, open } = gate();
    const line = Array.from({ length: 5 }, () => inTurn("durand", () => promise));
    expect(inTurn("durand", () => promise)).toBeNull();
    open();
    await Promise.all(line);
    await expect(inTurn("durand", () => Promise.resolve(1))).resolves.toBe(1);
  });

  it("refuses more than a thousand names at once", async () => {
    const inTurn = turns();
    const { promise, open } = gate();
    const all = Array.from({ length: 1_000 }, (_, index) => inTurn(`name ${index}`, () => promise));
    expect(inTurn("one more", () => promise)).toBeNull();
    open();
    await Promise.all(all);
    await expect(inTurn("one more", () => Promise.resolve(1))).resolves.toBe(1);
  });
});
