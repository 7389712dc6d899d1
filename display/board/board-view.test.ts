import { describe, expect, it } from "vitest";
import { callFixture, noon, recentFixture } from "../../ui/testing/fixtures.ts";
import { boardView } from "./board-view.ts";
import { emptyQueue, holdMs, offerCall } from "./call-queue.ts";

const called = (label: string) => offerCall(emptyQueue, callFixture({ label }), noon).queue;
const labels = (list: readonly { label: string }[]) => list.map(({ label }) => label);

describe("a board", () => {
  it("without any call shows none", () => {
    expect(boardView(emptyQueue, undefined, noon)).toEqual({ hero: null, list: [] });
    expect(boardView(emptyQueue, recentFixture([]), noon)).toEqual({ hero: null, list: [] });
  });

  it("after a reload shows the newest call, in silence, and the five before", () => {
    const recent = recentFixture(["A036", "A035", "A034", "A033", "A032", "A031"]);
    const { hero, list } = boardView(emptyQueue, recent, noon);
    expect(hero).toMatchObject({ label: "A036", calling: false });
    expect(labels(list)).toEqual(["A035", "A034", "A033", "A032", "A031"]);
  });

  it("shows the call whose turn it is, while a newer one is in the list already", () => {
    const recent = recentFixture(["A033", "A032", "A031"], { seq: 12 });
    const { hero, list } = boardView(called("A032"), recent, noon + 1_000);
    expect(hero).toMatchObject({ label: "A032", calling: true, language: "fr" });
    expect(labels(list)).toEqual(["A033", "A031"]);
  });

  it("lists a call that waits for its turn before the box's list has it, once, the newest first", () => {
    const [one, two] = [
      callFixture({ label: "A033", seq: 13 }),
      callFixture({ label: "A034", seq: 14 }),
    ];
    const waiting = [one, two].reduce(
      (queue, call) => offerCall(queue, call, noon).queue,
      called("A032"),
    );
    const at = (recent: ReturnType<typeof recentFixture>) =>
      labels(boardView(waiting, recent, noon + 1_000).list);
    expect(at(recentFixture(["A032", "A031"], { seq: 12 }))).toEqual(["A034", "A033", "A031"]);
    expect(at(recentFixture(["A034", "A033", "A032", "A031"], { seq: 14 }))).toEqual([
      ...["A034", "A033", "A031"],
    ]);
    // A list that is newer and has it not: it was taken back.
    expect(at(recentFixture(["A033", "A032"], { seq: 15 }))).toEqual(["A033"]);
    expect(labels(boardView(waiting, undefined, noon).list)).toEqual(["A034", "A033"]);
  });

  it("keeps the last call after its time, without flashing", () => {
    const recent = recentFixture(["A032", "A031"], { seq: 12 });
    const { hero } = boardView(called("A032"), recent, noon + holdMs);
    expect(hero).toMatchObject({ label: "A032", calling: false });
  });

  it("shows a newer call that it missed while the link was lost", () => {
    const missed = recentFixture(["A033", "A032"], { seq: 14 });
    const newer = {
      ...missed,
      calls: missed.calls.map((one) => ({ ...one, at: one.at + 30_000 })),
    };
    const { hero, list } = boardView(called("A032"), newer, noon + 60_000);
    expect(hero).toMatchObject({ label: "A033", calling: false });
    expect(labels(list)).toEqual(["A032"]);
  });

  it("drops a call that was taken back, after its 8 s", () => {
    const recent = recentFixture(["A031"], { seq: 12 });
    expect(boardView(called("A032"), recent, noon + 1_000).hero?.label).toBe("A032");
    expect(boardView(called("A032"), recent, noon + holdMs).hero?.label).toBe("A031");
  });

  it("flashes anew for another announcement of the same call", () => {
    const first = called("A032");
    const again = callFixture({ id: "again", repeat: true });
    const second = offerCall(first, again, noon + 6_000).queue;
    const key = (queue: typeof first) => boardView(queue, undefined, noon + 6_000).hero?.key;
    expect(key(second)).not.toBe(key(first));
  });
});
