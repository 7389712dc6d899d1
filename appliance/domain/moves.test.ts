import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { touched } from "./touched.ts";
import { Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
});

type Move = Partial<Omit<CommandOf<"moveTicket">, "type" | "ticketId">>;

function move(ticketId: string, change: Move): CommandOf<"moveTicket"> {
  const stays = { serviceId: null, priority: null, place: null, seen: null };
  return { type: "moveTicket", ticketId, ...stays, ...change };
}
function queue(serviceId = "heart"): readonly string[] {
  return [...(trial.state.indexes.waiting.get(serviceId) ?? [])];
}
function people(count: number, priority = 0): string[] {
  return Array.from({ length: count }, () => trial.issues("heart", { priority }));
}

describe("somebody whom a supervisor moves", () => {
  it("stands before everybody, behind three, at the end, and back where it was", () => {
    const [a = "", b = "", c = "", d = "", e = ""] = people(5);
    const before = trial.ticket(e).order;
    trial.does(move(e, { place: "first" }));
    expect(queue()).toEqual([e, a, b, c, d]);
    trial.does(move(e, { place: "plus3" }));
    expect(queue()).toEqual([a, b, c, e, d]);
    trial.does(move(a, { place: "end" }));
    expect(queue()).toEqual([b, c, e, d, a]);
    trial.does(move(e, { place: { order: before } }));
    expect(queue()).toEqual([b, c, d, e, a]);
  });

  it("stands before the first again and again, each time the last who was moved", () => {
    const all = people(12);
    for (const id of all) trial.does(move(id, { place: "first" }));
    expect(queue()).toEqual([...all].reverse());
  });

  it("finds a place even where sixty were put between the same two", () => {
    const [first = "", second = ""] = people(2);
    trial.calls(trial.opens("ada", "c1", ["heart"]), "heart");
    for (let n = 0; n < 60; n += 1) {
      const [id = ""] = people(1);
      trial.does(move(id, { place: "first" }));
    }
    expect(queue()).toHaveLength(61);
    expect(queue().at(-1)).toBe(second);
    expect(trial.ticket(first).state).toBe("called");
  });

  it("stands right behind whoever has the old place by now", () => {
    const [a = "", b = "", c = ""] = people(3);
    const { order } = trial.ticket(b);
    trial.does(move(c, { place: { order } }));
    expect(queue()).toEqual([a, b, c]);
  });

  it("is last with a place that was never given", () => {
    const [a = "", b = ""] = people(2);
    trial.does(move(a, { place: { order: 1e9 } }));
    expect(queue()).toEqual([b, a]);
  });

  it("stays alone in an empty class, whatever place is named", () => {
    const [a = "", b = ""] = people(2);
    trial.does(move(b, { priority: 2, place: "first" }));
    expect(queue()).toEqual([b, a]);
    trial.does(move(b, { priority: 1, place: "plus3" }));
    expect(queue()).toEqual([b, a]);
  });

  it("keeps label, number and age in another service, and is reserved for nobody there", () => {
    const [a = ""] = people(1);
    const { label, number, enteredAt } = trial.ticket(a);
    trial.pass(60);
    const [event] = trial.does(move(a, { serviceId: "eyes" }));
    expect(trial.ticket(a)).toMatchObject({ label, number, enteredAt });
    expect(trial.ticket(a)).toMatchObject({ serviceId: "eyes", transferredFrom: "heart" });
    if (!event) throw new Error("no event");
    expect(touched(event, trial.state).services).toEqual(["eyes", "heart"]);
    trial.does(move(a, { serviceId: "heart" }));
    expect(trial.ticket(a)).toMatchObject({ serviceId: "heart", transferredFrom: null });
  });

  it("waits again when it was absent and is still awaited", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    const [a = ""] = people(1);
    trial.misses(sessionId, "heart");
    trial.does(move(a, {}));
    expect(trial.ticket(a)).toMatchObject({ state: "waiting", absentUntil: null });
    trial.misses(sessionId, "heart");
    trial.pass(16 * 60);
    expect(trial.refusal(move(a, {}))).toBe("notMovable");
  });

  it("is no news when nothing changes", () => {
    const [a = ""] = people(1);
    expect(trial.does(move(a, { serviceId: "heart", priority: 0, place: "same" }))).toEqual([]);
  });
});

describe("a move is refused", () => {
  it("for a ticket that nobody knows, or that a counter has", () => {
    expect(trial.refusal(move("nobody", {}))).toBe("unknownTicket");
    const [a = ""] = people(1);
    trial.calls(trial.opens("ada", "c1", ["heart"]), "heart");
    expect(trial.refusal(move(a, { place: "first" }))).toBe("calledElsewhere");
  });

  it("to a service that is unknown or closed", () => {
    const [a = ""] = people(1);
    expect(trial.refusal(move(a, { serviceId: "knees" }))).toBe("unknownService");
    trial.does({ type: "setServiceOpen", serviceId: "eyes", open: false });
    expect(trial.refusal(move(a, { serviceId: "eyes" }))).toBe("serviceClosed");
    trial.does({ type: "setServiceOpen", serviceId: "heart", open: false });
    expect(trial.refusal(move(a, { serviceId: "heart", priority: 1 }))).toBeNull();
  });

  it("from a screen that shows an older form", () => {
    const [a = "", b = ""] = people(2);
    const { revision: seen } = trial.ticket(b);
    trial.does(move(b, { place: "first", seen }));
    expect(trial.refusal(move(b, { place: "end", seen }))).toBe("staleScreen");
    expect(queue()).toEqual([b, a]);
  });
});

describe("what is promised with a number", () => {
  it("is what the screen says at that moment, and stays", () => {
    const [a = "", b = ""] = people(2);
    expect(trial.ticket(a).promised).toEqual({ lowMinutes: 0, highMinutes: 8 });
    expect(trial.ticket(b).promised).toEqual({ lowMinutes: 2, highMinutes: 15 });
    trial.serves(trial.opens("ada", "c1", ["heart"]), "heart");
    expect(trial.ticket(a).promised).toEqual({ lowMinutes: 0, highMinutes: 8 });
  });
});
