import { describe, expect, it } from "vitest";
import type { EndOfDay } from "./model.ts";
import { Trial } from "./trial.ts";

const tuesday = { type: "startDay", day: "2025-11-25" } as const;

/** Someone is done, at the desk, called, absent and waiting; one session is closed, one alarm too. */
function evening(endOfDay: EndOfDay) {
  const trial = Trial.open({ endOfDay });
  const [ada, ben, cleo] = [
    trial.opens("ada", "c1", ["heart"]),
    trial.opens("ben", "c2", ["heart"]),
    trial.opens("cleo", "c3", ["eyes"]),
  ];
  trial.does({ type: "raiseSos", sosId: "closed", sessionId: cleo });
  trial.does({ type: "acknowledgeSos", sosId: "closed", agentId: "ada" });
  trial.does({ type: "closeSos", sosId: "closed", agentId: "ada" });
  trial.does({ type: "closeCounter", sessionId: cleo, seen: null });
  const [done, absent, serving, called, waiting] = [1, 2, 3, 4, 5].map(() => trial.issues("heart"));
  const past = trial.serves(ada, "heart");
  const visitId = trial.calls(ada, "heart");
  trial.does({ type: "signalNoShow", sessionId: ada, visitId, seenState: null });
  const desk = trial.receives(ada, "heart");
  trial.calls(ben, "heart");
  trial.does({ type: "raiseSos", sosId: "open", sessionId: ada });
  const ids = { done, absent, serving, called, waiting };
  return { trial, ids, sessions: { ada, ben, cleo }, visits: { past, desk } };
}

function states(trial: Trial): Record<string, string> {
  return Object.fromEntries([...trial.state.tickets.values()].map(({ id, state }) => [id, state]));
}

describe("a new business day", () => {
  it("is refused unless it is later", () => {
    const trial = Trial.open();
    for (const day of ["2025-11-24", "2025-11-23"])
      expect(trial.asks({ type: "startDay", day })).toEqual({
        refused: "dayNotLater",
        detail: { day: "2025-11-24" },
      });
  });

  it("cancels who waits or did not come, where the site clears, and disturbs nobody else", () => {
    const { trial, ids } = evening("clear");
    trial.does(tuesday);
    expect(states(trial)).toEqual({
      [ids.absent ?? ""]: "cancelled",
      [ids.serving ?? ""]: "serving",
      [ids.called ?? ""]: "called",
      [ids.waiting ?? ""]: "cancelled",
    });
    expect(trial.ticket(ids.waiting ?? "").outcome).toBe("endOfDay");
  });

  it("keeps everybody, where the site keeps", () => {
    const { trial, ids } = evening("keep");
    trial.does(tuesday);
    expect(states(trial)).toEqual({
      [ids.absent ?? ""]: "absent",
      [ids.serving ?? ""]: "serving",
      [ids.called ?? ""]: "called",
      [ids.waiting ?? ""]: "waiting",
    });
  });

  it("forgets what is over: tickets with their visits, sessions, alarms", () => {
    const { trial, sessions, visits } = evening("clear");
    trial.does(tuesday);
    expect([...trial.state.sessions.keys()]).toEqual([sessions.ada, sessions.ben]);
    expect([...trial.state.alarms.keys()]).toEqual(["open"]);
    expect(trial.state.visits.has(visits.past)).toBe(false);
    expect(trial.state.visits.has(visits.desk)).toBe(true);
  });

  it("forgets those whom it cancelled on the day after", () => {
    const { trial, ids } = evening("clear");
    trial.does(tuesday);
    trial.does({ type: "startDay", day: "2025-11-26" });
    expect(Object.keys(states(trial))).toEqual([ids.serving, ids.called]);
  });

  it("leaves the undo of an act on somebody who is still there", () => {
    const { trial, sessions } = evening("clear");
    trial.does(tuesday);
    expect(trial.refusal({ type: "undo", sessionId: sessions.ben, seen: null })).toBeNull();
    expect(trial.state.indexes.waiting.get("heart")).toHaveLength(1);
  });

  it("counts places on, so that who waits since yesterday comes first", () => {
    const { trial, ids, sessions } = evening("keep");
    trial.does(tuesday);
    trial.issues("heart");
    trial.does({ type: "undo", sessionId: sessions.ben, seen: null });
    expect(trial.state.indexes.waiting.get("heart")?.slice(0, 2)).toEqual([
      ids.called,
      ids.waiting,
    ]);
  });
});
