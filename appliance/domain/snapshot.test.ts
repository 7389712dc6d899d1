import { describe, expect, it } from "vitest";
import { snapshotText } from "./invariants.ts";
import { apply } from "./queue.ts";
import { fromSnapshot, type Snapshot, toSnapshot } from "./snapshot.ts";
import { emptyState } from "./state-new.ts";
import { Trial } from "./trial.ts";

function morning(): Trial {
  const trial = Trial.open();
  const sessionId = trial.opens("ada", "c1", ["heart"]);
  for (const service of ["heart", "eyes", "heart", "heart"]) trial.issues(service, { jobId: "j" });
  trial.serves(sessionId, "heart");
  const visitId = trial.calls(sessionId, "heart");
  trial.does({ type: "signalNoShow", sessionId, visitId, seenState: null });
  trial.calls(sessionId, "heart");
  trial.does({ type: "raiseSos", sosId: "sos", sessionId });
  return trial;
}

describe("a snapshot", () => {
  it("is plain data that gives the same state again, indexes and all", () => {
    const { state } = morning();
    const text = JSON.stringify(toSnapshot(state));
    const again = fromSnapshot(JSON.parse(text) as Snapshot);
    expect(JSON.parse(text)).toEqual(toSnapshot(state));
    expect(again).toEqual(state);
  });

  it("of an empty state gives an empty state", () => {
    expect(fromSnapshot(toSnapshot(emptyState()))).toEqual(emptyState());
  });

  it("is the same text however the state came to be", () => {
    const { state, log } = morning();
    const replayed = emptyState();
    for (const { event, at } of log) apply(replayed, event, at);
    expect(snapshotText(replayed)).toBe(snapshotText(state));
    expect(snapshotText(fromSnapshot(toSnapshot(state)))).toBe(snapshotText(state));
  });

  it("from before there were messages, hours and quotas has none of them", () => {
    const { counterMessages, boardMessages, issuedToday, hours, ...earlier } = toSnapshot(
      morning().state,
    );
    const state = fromSnapshot(earlier as Snapshot);
    expect(state.counterMessages.size + state.boardMessages.size + state.issuedToday.size).toBe(0);
    expect(state.hours).toEqual(emptyState().hours);
    expect([counterMessages, boardMessages, issuedToday, hours]).not.toContain(undefined);
  });

  it("is sorted by id", () => {
    const { tickets } = toSnapshot(morning().state);
    const ids = tickets.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });
});
