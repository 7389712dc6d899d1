import { beforeEach, describe, expect, it } from "vitest";
import { orderAfter } from "./absents.ts";
import { putTicket } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { QueuePlace } from "./model.ts";
import { Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let sessionId: string;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
  sessionId = trial.opens("ada", "c1", ["heart"]);
});

function requeue(ticketId: string, place: QueuePlace, by = sessionId): CommandOf<"requeueAbsent"> {
  return { type: "requeueAbsent", sessionId: by, ticketId, place };
}
function queue(): readonly string[] {
  return trial.state.indexes.waiting.get("heart") ?? [];
}
/** Somebody who was called first and did not come, and this many who wait. */
function absentBefore(waiting: number, priority = 0): { absent: string; others: string[] } {
  const absent = trial.issues("heart", { priority });
  trial.misses(sessionId, "heart");
  return { absent, others: Array.from({ length: waiting }, () => trial.issues("heart")) };
}

describe("an absent visitor who comes back to the queue", () => {
  it("waits again with the old age, and is awaited no more", () => {
    const { absent } = absentBefore(1);
    const { enteredAt } = trial.ticket(absent);
    trial.pass(60).does(requeue(absent, "same"));
    expect(trial.ticket(absent)).toMatchObject({ state: "waiting", absentUntil: null, enteredAt });
    expect(trial.pass(15 * 60).refusal({ type: "expireDeadlines" })).toBe("nothingDue");
  });

  it("stands at the same place, behind three, or at the end", () => {
    const { absent, others } = absentBefore(5);
    const [a = "", b = "", c = "", d = "", e = ""] = others;
    const again = (place: QueuePlace) => {
      trial.does(requeue(absent, place));
      const stands = [...queue()];
      const visitId = trial.id("v");
      const onVisit = { sessionId, visitId, seenState: null } as const;
      const ada = { ...trial.state.agents.get("ada"), rights: ["pick"] } as never;
      trial.does({ type: "configure", changes: [{ kind: "agent", id: "ada", value: ada }] });
      const ids = { sessionId, seen: null, serviceId: "heart", ticketId: absent, visitId };
      trial.does({ type: "pickTicket", ...ids, reason: "" });
      trial.does({ type: "signalNoShow", ...onVisit });
      return stands;
    };
    expect(again("same")).toEqual([absent, a, b, c, d, e]);
    expect(again("plus3")).toEqual([a, b, c, absent, d, e]);
    expect(again("end")).toEqual([a, b, c, d, e, absent]);
    expect(again("plus3")).toEqual([a, b, c, d, e, absent]);
  });

  it("goes to the end when fewer than three wait, and before those who come later", () => {
    const { absent, others } = absentBefore(2);
    trial.does(requeue(absent, "plus3"));
    const later = trial.issues("heart");
    expect(queue()).toEqual([...others, absent, later]);
  });

  it("is the only one where nobody waits", () => {
    const { absent } = absentBefore(0);
    trial.does(requeue(absent, "plus3"));
    expect(queue()).toEqual([absent]);
  });

  it("goes behind the third and the last alike when three wait", () => {
    const { absent, others } = absentBefore(3);
    trial.does(requeue(absent, "plus3"));
    expect(queue()).toEqual([...others, absent]);
  });

  it("never stands better than before: those of higher classes pass too", () => {
    const { absent, others } = absentBefore(1);
    const first = [2, 2, 1].map((priority) => trial.issues("heart", { priority }));
    trial.does(requeue(absent, "plus3"));
    expect(queue()).toEqual([...first, absent, ...others]);
  });

  it("keeps its class: nobody of a lower one passes", () => {
    const { absent, others } = absentBefore(3, 1);
    const peer = trial.issues("heart", { priority: 1 });
    trial.does(requeue(absent, "plus3"));
    expect(queue()).toEqual([peer, absent, ...others]);
  });

  it("stands between those who came between before", () => {
    const many = Array.from({ length: 4 }, () => trial.issues("heart"));
    for (const _ of many) trial.misses(sessionId, "heart");
    const others = Array.from({ length: 4 }, () => trial.issues("heart"));
    for (const id of many) trial.does(requeue(id, "plus3"));
    const [a, b, c, d] = others;
    expect(queue()).toEqual([a, b, c, ...[...many].reverse(), d]);
  });

  it("is put back by any agent whose counter serves the service, even during a visit", () => {
    const { absent } = absentBefore(1);
    const ben = trial.opens("ben", "c2", ["heart"]);
    trial.calls(ben, "heart");
    const cleo = trial.opens("cleo", "c3", ["eyes"]);
    expect(trial.refusal(requeue(absent, "end", cleo))).toBe("notServed");
    expect(trial.refusal(requeue(absent, "end", ben))).toBeNull();
  });

  it("is refused for who is not absent, or not any more", () => {
    const { absent, others } = absentBefore(1);
    const waiting = others[0] ?? "";
    const detail = { label: "H02", state: "waiting" };
    expect(trial.asks(requeue(waiting, "end"))).toEqual({ refused: "notAbsent", detail });
    expect(trial.refusal(requeue("t99", "end"))).toBe("unknownTicket");
    trial.pass(15 * 60);
    expect(trial.refusal(requeue(absent, "end"))).toBe("notAbsent");
  });

  it("is refused to a closed counter, and where the option is off", () => {
    const { absent } = absentBefore(1);
    expect(trial.refusal(requeue(absent, "end", "s99"))).toBe("sessionOver");
    const site = { ...trial.state.site, desk: { ...wholeDesk, absents: false } };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    const detail = { option: "absents" };
    expect(trial.asks(requeue(absent, "end"))).toEqual({ refused: "optionOff", detail });
  });
});

describe("an order between two others", () => {
  it("takes the gap behind them where no number is left between", () => {
    const [a = "", b = ""] = [1, 2, 3].map(() => trial.issues("heart"));
    putTicket(trial.state, { ...trial.ticket(b), order: 1 + Number.EPSILON });
    expect(trial.ticket(a).order).toBe(1);
    const order = orderAfter(trial.state, 1);
    expect(order).toBeGreaterThan(1 + Number.EPSILON);
    expect(order).toBeLessThan(3);
  });

  it("stays one of a kind over many insertions at one place", () => {
    trial.issues("heart");
    trial.issues("heart");
    const orders = Array.from({ length: 90 }, () => {
      const order = orderAfter(trial.state, 1);
      putTicket(trial.state, { ...trial.ticket(trial.issues("eyes")), order });
      return order;
    });
    expect(new Set(orders).size).toBe(90);
    expect(Math.min(...orders)).toBeGreaterThan(1);
  });
});
