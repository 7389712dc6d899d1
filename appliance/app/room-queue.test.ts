import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  begun,
  emptyRoom,
  isStale,
  joined,
  lengthOf,
  type RoomQueue,
  retimed,
  type Turn,
  without,
} from "./room-queue.ts";

const turn = (id: string, change: Partial<Turn> = {}): Turn => ({
  ...{ id, visitId: id, recall: false, calledAt: 0, lengthMs: 5_000, startAt: 0 },
  ...change,
});
const all = (turns: readonly Turn[], now = 1_000) =>
  turns.reduce<RoomQueue>((queue, one) => joined(queue, one, now), emptyRoom);
const order = ({ waiting }: RoomQueue) => waiting.map(({ id }) => id);

describe("a room's queue", () => {
  it("gives each announcement a turn after the one before", () => {
    const starts = all([turn("a"), turn("b"), turn("c")]).waiting.map(({ startAt }) => startAt);
    expect(starts).toEqual([1_040, 6_040, 11_040]);
  });

  it("puts a recall before those who are called for the first time, behind other recalls", () => {
    const recall = { recall: true };
    const queue = all([turn("a"), turn("b", recall), turn("c", recall), turn("d")]);
    expect(order(queue)).toEqual(["b", "c", "a", "d"]);
  });

  it("lets a recall take the place of its own call that still waits", () => {
    const again = turn("a2", { visitId: "a", recall: true });
    expect(order(all([turn("a"), turn("b"), again]))).toEqual(["a2", "b"]);
  });

  it("begins nothing before its time, and then one only", () => {
    const queue = all([turn("a"), turn("b")]);
    expect(begun(queue, 999)).toBeNull();
    const first = begun(queue, 1_000);
    expect(first?.turn.id).toBe("a");
    expect(first && begun(first.queue, 5_999)).toBeNull();
    expect(begun(emptyRoom, 0)).toBeNull();
  });

  it("moves the others forward when one is taken out", () => {
    const queue = without(all([turn("a"), turn("b")]), new Set(["a"]), 1_000);
    expect(queue.waiting).toMatchObject([{ id: "b", startAt: 1_040 }]);
  });

  it("speaks on when the clock is set back", () => {
    const first = begun(all([turn("a"), turn("b")], 9_000_000), 9_000_000);
    expect(first && retimed(first.queue, 1_000)).toMatchObject({
      ...{ current: null, waiting: [{ id: "b", startAt: 1_040 }] },
    });
  });

  it("counts an announcement of more than a minute as stale", () => {
    expect([60_000, 60_001].map((now) => isStale(turn("a"), now))).toEqual([false, true]);
  });

  it("never lets two sound at once, whatever comes in whatever order", () => {
    const call = fc.record({ recall: fc.boolean(), lengthMs: fc.integer({ min: 1, max: 30_000 }) });
    const steps = fc.array(fc.tuple(call, fc.integer({ min: 0, max: 20_000 })), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (calls) => {
        const spoken = spokenOf(calls);
        const ends = spoken.map((one) => one.startAt + one.lengthMs);
        expect(spoken.slice(1).every((one, index) => one.startAt >= (ends[index] ?? 0))).toBe(true);
      }),
    );
  });
});

/** What a room speaks when these calls come, each followed by some time. */
function spokenOf(calls: readonly (readonly [Partial<Turn>, number])[]): Turn[] {
  const spoken: Turn[] = [];
  let [queue, now]: [RoomQueue, number] = [emptyRoom, 0];
  for (const [index, [change, pause]] of calls.entries()) {
    queue = joined(queue, turn(String(index), { ...change, calledAt: now }), now);
    for (const until = now + pause; now < until; now += 500) {
      const next = begun(queue, now);
      if (next) spoken.push(next.turn);
      queue = next?.queue ?? queue;
    }
  }
  return spoken;
}

describe("the length of an announcement", () => {
  const sound = {
    ...{ chimeMs: 1_200, gapMs: 500, clipMs: [1_000, 1_000], repeats: 0, repeatPauseMs: 2_500 },
    holdMs: 0,
  };
  it("is chime, gap, both halves with their comma, and a pause", () => {
    expect(lengthOf(sound)).toBe(1_200 + 500 + 2_150 + 800);
  });
  it("has each repeat with its pause, and the pause between languages", () => {
    expect(lengthOf({ ...sound, repeats: 1 })).toBe(1_200 + 500 + 2_150 + 2_500 + 2_150 + 800);
    expect(lengthOf({ ...sound, clipMs: [1, 1, 1, 1] })).toBe(1_200 + 500 + 4 + 300 + 350 + 800);
  });
  it("is the chime alone without speech, and never less than a screen's own time", () => {
    expect(lengthOf({ ...sound, clipMs: [], repeats: 3 })).toBe(2_000);
    expect(lengthOf({ ...sound, holdMs: 8_000 })).toBe(8_000);
  });
});
