import { beforeEach, describe, expect, it } from "vitest";
import type { Command } from "./commands.ts";
import { nextDeadline } from "./deadlines.ts";
import { touched } from "./touched.ts";
import { Trial } from "./trial.ts";

let trial: Trial;
beforeEach(() => {
  trial = Trial.open();
});

describe("a service that a supervisor closes", () => {
  it("gives no more tickets, and calls who waits; opened again, it gives them", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    trial.does({ type: "setServiceOpen", serviceId: "heart", open: false });
    expect(trial.state.services.get("heart")?.open).toBe(false);
    trial.calls(sessionId, "heart");
    trial.does({ type: "setServiceOpen", serviceId: "heart", open: true });
    trial.issues("heart");
    expect(trial.does({ type: "setServiceOpen", serviceId: "heart", open: true })).toEqual([]);
    const unknown = { type: "setServiceOpen", serviceId: "knees", open: true } as const;
    expect(trial.refusal(unknown)).toBe("unknownService");
  });
});

describe("the services of a counter, chosen by a supervisor", () => {
  const assign = (counterId: string, serviceIds: string[], seen: number | null = null) =>
    ({ type: "assignServices", counterId, serviceIds, seen }) as const;

  it("are what the counter serves from now on", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.does(assign("c1", ["heart", "eyes"]));
    expect(trial.session(sessionId).serviceIds).toEqual(["heart", "eyes"]);
  });

  it("are refused at a closed counter, an unknown one, and beyond what the agent may serve", () => {
    expect(trial.refusal(assign("c1", ["heart"]))).toBe("counterClosed");
    expect(trial.refusal(assign("c9", ["heart"]))).toBe("unknownCounter");
    trial.opens("cleo", "c1", ["eyes"]);
    expect(trial.refusal(assign("c1", ["heart"]))).toBe("notAllowed");
    expect(trial.refusal(assign("c1", []))).toBe("noServiceChosen");
  });
});

describe("a message to counters", () => {
  const send = (counterIds: readonly string[] | null, messageId = trial.id("m")): Command => ({
    ...{ type: "sendMessage", messageId, agentId: "ada", counterIds, text: "Réunion à midi" },
  });
  const read = (messageId: string, sessionId: string): Command => ({
    ...{ type: "readMessage", messageId, sessionId },
  });

  it("goes to every open counter, and stays until each has read it", () => {
    const one = trial.opens("ada", "c1", ["heart"]);
    const two = trial.opens("ben", "c2", ["heart"]);
    const [event] = trial.does(send(null, "m"));
    if (!event) throw new Error("no event");
    expect(touched(event, trial.state).counters).toEqual(["c1", "c2"]);
    trial.does(read("m", one));
    const message = trial.state.counterMessages.get("m");
    expect(message?.readBy).toEqual([{ counterId: "c1", agentId: "ada", at: trial.at }]);
    expect(trial.does(read("m", one))).toEqual([]);
    expect(trial.does(read("m", two))).toHaveLength(1);
  });

  it("is refused where nobody would read it", () => {
    expect(trial.refusal(send(null))).toBe("noCounterOpen");
    expect(trial.refusal(send(["c1"]))).toBe("counterClosed");
    expect(trial.refusal(send(["c9"]))).toBe("unknownCounter");
    const unknown = { ...send(null), agentId: "nobody" } as Command;
    expect(trial.refusal(unknown)).toBe("unknownAgent");
    trial.opens("ada", "c1", ["heart"]);
    for (let n = 0; n < 5; n += 1) trial.does(send(["c1", "c1"]));
    expect(trial.refusal(send(["c1"]))).toBe("tooManyMessages");
  });

  it("is read by whom it went to, at a counter that is open", () => {
    const one = trial.opens("ada", "c1", ["heart"]);
    const two = trial.opens("ben", "c2", ["heart"]);
    trial.does(send(["c1"], "m"));
    expect(trial.refusal(read("m", two))).toBe("unknownMessage");
    expect(trial.refusal(read("other", one))).toBe("unknownMessage");
    expect(trial.refusal(read("m", "nobody"))).toBe("sessionOver");
  });

  it("is gone with the day, and no removed counter is touched by it", () => {
    trial.opens("ada", "c1", ["heart"]);
    trial.does(send(["c1"]));
    trial.does({ type: "startDay", day: "2025-11-25" });
    expect(trial.state.counterMessages.size).toBe(0);
  });
});

describe("a message on boards", () => {
  const post = (until: number | null, messageId = trial.id("b")): Command => ({
    ...{ type: "postBoardMessage", messageId, agentId: "ada", text: "Retard de 20 minutes", until },
  });

  it("stays until its moment, and is then gone by itself", () => {
    trial.does(post(trial.at + 60_000, "b"));
    expect(trial.state.boardMessages.get("b")?.until).toBe(trial.at + 60_000);
    expect(nextDeadline(trial.state)).toBe(trial.at + 60_000);
    trial.pass(60).does({ type: "expireDeadlines" });
    expect(trial.state.boardMessages.size).toBe(0);
  });

  it("without a moment stays until somebody takes it off, or the day ends", () => {
    trial.does(post(null, "b"));
    expect(nextDeadline(trial.state)).toBeNull();
    trial.does({ type: "removeBoardMessage", messageId: "b" });
    expect(trial.refusal({ type: "removeBoardMessage", messageId: "b" })).toBe("unknownMessage");
    trial.does(post(null));
    trial.does({ type: "startDay", day: "2025-11-25" });
    expect(trial.state.boardMessages.size).toBe(0);
  });

  it("is refused for a moment that is over, as a fourth, and from nobody", () => {
    expect(trial.refusal(post(trial.at))).toBe("momentPast");
    expect(trial.refusal({ ...post(null), agentId: "nobody" } as Command)).toBe("unknownAgent");
    for (let n = 0; n < 3; n += 1) trial.does(post(null));
    expect(trial.refusal(post(null))).toBe("tooManyMessages");
  });
});
