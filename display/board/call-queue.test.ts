import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../protocol/views.ts";
import { callFixture, noon, recentFixture } from "../../ui/testing/fixtures.ts";
import {
  advance,
  type CallQueue,
  emptyQueue,
  holdMs,
  isCalling,
  isWithdrawn,
  offerCall,
  pendingMax,
  withoutWithdrawn,
} from "./call-queue.ts";

const call = (label: string, changes: Partial<CallEvent> = {}) =>
  callFixture({ label, ...changes });
const clips = [
  { hash: "a".repeat(64), durationMs: 1_000 },
  { hash: "b".repeat(64), durationMs: 1_000 },
];

function offered(calls: readonly CallEvent[], now = noon, start: CallQueue = emptyQueue) {
  return calls.reduce((queue, one) => offerCall(queue, one, now).queue, start);
}

/** What is shown as time goes on, sampled each 100 ms: label and from when, in ms after noon. */
function shown(queue: CallQueue, untilMs: number): (readonly [string, number])[] {
  const turns: (readonly [string, number])[] = [];
  let now = queue;
  for (let ms = 0; ms <= untilMs; ms += 100) {
    now = advance(now, noon + ms);
    const label = now.current?.call.label ?? "";
    if (turns.at(-1)?.[0] !== label) turns.push([label, ms]);
  }
  return turns;
}

describe("a call that arrives", () => {
  it("is shown at once when no other one stands", () => {
    const { queue, outcome } = offerCall(emptyQueue, call("A032"), noon);
    expect(outcome).toBe("turn");
    expect(queue.current?.call.label).toBe("A032");
    expect(isCalling(queue, noon + holdMs - 1)).toBe(true);
    expect(isCalling(queue, noon + holdMs)).toBe(false);
  });

  it("sounds at the turn that the box gave it, while it is painted before", () => {
    const queue = offered([call("A032", { startAt: noon + 80 })]);
    expect(queue.current?.at).toBe(noon + 80);
  });

  it("waits until the one before has stood its 8 s, whatever happens to that (E73)", () => {
    const queue = offered([call("A032"), call("A033"), call("A034")]);
    expect(shown(queue, 30_000)).toEqual([
      ["A032", 0],
      ["A033", holdMs],
      ["A034", 2 * holdMs],
    ]);
  });

  it("does not go before one that waits, in the moment between two turns", () => {
    const waiting = offered([call("A032"), call("A033")]);
    const { queue, outcome } = offerCall(waiting, call("A034"), noon + holdMs + 50);
    expect(outcome).toBe("queued");
    expect(advance(queue, noon + holdMs + 60).current?.call.label).toBe("A033");
  });

  it("waits until the speech of the one before is over, when that is longer", () => {
    const long = { clips: [...clips, ...clips].map((one) => ({ ...one, durationMs: 2_500 })) };
    const queue = offered([call("A032", long), call("A033")]);
    // 1.2 s chime, 0.5 s, 4 clips of 2.5 s, 0.65 s between them, 0.8 s after.
    expect(shown(queue, 20_000)[1]).toEqual(["A033", 13_200]);
  });

  it("has its turn at the same moment on every board, whenever that looks at the clock", () => {
    const queue = offered([call("A032"), call("A033")]);
    const turns = [8_000, 8_030, 8_099].map((ms) => advance(queue, noon + ms).current?.at);
    expect(new Set(turns)).toEqual(new Set([noon + holdMs]));
  });

  it("twice is shown once: a reload or a reconnection repeats nothing", () => {
    const queue = offered([call("A032")]);
    expect(offerCall(queue, call("A032"), noon + 20_000)).toEqual({ queue, outcome: "ignored" });
  });

  it("too late is not shown as new", () => {
    const late = call("A032", { expiresAt: noon - 1 });
    expect(offerCall(emptyQueue, late, noon)).toEqual({ queue: emptyQueue, outcome: "ignored" });
  });

  it("again for the visitor that is shown stands anew", () => {
    const repeat = call("A032", { id: "again", repeat: true, startAt: noon + 5_000 });
    const { queue, outcome } = offerCall(offered([call("A032")]), repeat, noon + 4_900);
    expect(outcome).toBe("turn");
    expect(isCalling(queue, noon + 12_999)).toBe(true);
  });

  it("again for a visitor who waits in the queue takes that one's place", () => {
    const queue = offered([call("A032"), call("A033"), call("A034")]);
    const again = offerCall(queue, call("A033", { id: "again", repeat: true }), noon + 1_000);
    expect(again.queue.pending.map(({ id }) => id)).toEqual(["again", "call-A034"]);
  });

  it("among very many drops the oldest that wait; the list shows them", () => {
    const many = Array.from({ length: pendingMax + 10 }, (_, index) => call(`B${index}`));
    expect(offered([call("A032"), ...many]).pending).toHaveLength(pendingMax);
  });
});

describe("speech that comes after its call", () => {
  it("is added to the call that is shown, once", () => {
    const queue = offered([call("A032")]);
    const spoken = offerCall(queue, call("A032", { clips }), noon + 300);
    expect(spoken.outcome).toBe("clips");
    expect(spoken.queue.current?.call.clips).toHaveLength(2);
    expect(spoken.queue.current?.at).toBe(queue.current?.at);
    expect(offerCall(spoken.queue, call("A032", { clips }), noon + 400).outcome).toBe("ignored");
  });

  it("is added to a call that waits", () => {
    const queue = offered([call("A032"), call("A033")]);
    const spoken = offerCall(queue, call("A033", { clips }), noon + 300);
    expect(spoken.outcome).toBe("clips");
    expect(spoken.queue.pending[0]?.clips).toHaveLength(2);
  });
});

describe("a clock that is set", () => {
  it("does not keep a call for hours", () => {
    const queue = offered([call("A032", { startAt: noon }), call("A033")]);
    expect(advance(queue, noon - 3_600_000).current?.call.label).toBe("A033");
  });

  it("or a board that slept shows the next call now, for its full time", () => {
    const queue = offered([call("A032"), call("A033")]);
    expect(advance(queue, noon + 3_600_000).current?.at).toBe(noon + 3_600_000);
  });
});

describe("a call that is taken back", () => {
  const waiting = offered([call("A032"), call("A033")]);

  it("is not shown any more when it waits", () => {
    const recent = recentFixture(["A032"], { seq: 11 });
    expect(withoutWithdrawn(waiting, recent).pending).toEqual([]);
  });

  it("stays for its time when it is shown", () => {
    const recent = recentFixture([], { seq: 11 });
    expect(withoutWithdrawn(waiting, recent).current?.call.label).toBe("A032");
  });

  it("is not judged by a list that is older than the call, or of another epoch", () => {
    expect(withoutWithdrawn(waiting, recentFixture([], { seq: 9 }))).toBe(waiting);
    expect(withoutWithdrawn(waiting, recentFixture([], { seq: 99, epoch: "e0" }))).toBe(waiting);
  });

  it("is not confused with one that a full list has dropped", () => {
    const full = recentFixture(["B1", "B2", "B3", "B4", "B5", "B6"], { seq: 20 });
    expect(isWithdrawn(call("A032", { at: noon - 60_000 }), full)).toBe(false);
    expect(isWithdrawn(call("A032", { at: noon + 1 }), full)).toBe(true);
  });
});
