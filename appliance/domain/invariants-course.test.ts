import { describe, expect, it } from "vitest";
import type { DomainEvent } from "./events.ts";
import { watchTickets } from "./invariants-course.ts";
import { apply } from "./queue.ts";
import { emptyState } from "./state-new.ts";
import { Trial } from "./trial.ts";

/** Follows a trial's log anew; answers the state and the watch that saw all of it. */
function followed(trial: Trial) {
  const state = emptyState();
  const watch = watchTickets();
  const faults = trial.log.flatMap(({ event, at }) => watch(event, apply(state, event, at)));
  return { state, watch, faults };
}

function morning(): { trial: Trial; waiting: string } {
  const trial = Trial.open();
  const sessionId = trial.opens("ada", "c1", ["heart"]);
  trial.issues("heart");
  const waiting = trial.issues("heart");
  trial.serves(sessionId, "heart");
  return { trial, waiting };
}
const anything: DomainEvent = { type: "linkLost", sessionId: "s" };

describe("the account of the tickets", () => {
  it("is right on a usual day, and on the day after", () => {
    const { trial } = morning();
    trial.does({ type: "startDay", day: "2025-11-25" });
    trial.does({ type: "startDay", day: "2025-11-26" });
    const { state, faults } = followed(trial);
    expect(faults).toEqual([]);
    expect(state.tickets.size).toBe(0);
  });

  it("tells a step that the table does not have", () => {
    const { trial, waiting } = morning();
    const { state, watch } = followed(trial);
    const ticket = trial.ticket(waiting);
    state.tickets.set(waiting, { ...ticket, state: "serving" });
    const event = { type: "absentExpired", ticketId: waiting } as const;
    expect(watch(event, state)).toEqual([`ticket ${waiting}: waiting > serving by absentExpired`]);
    const report = { ticketId: waiting, jobId: "j", outcome: "printed", reason: "" } as const;
    state.tickets.set(waiting, ticket);
    expect(watch({ type: "printReported", ...report }, state)).toEqual([
      `ticket ${waiting}: serving > waiting by printReported`,
    ]);
  });

  it("tells a ticket that vanishes with a day though it is not over", () => {
    const { trial, waiting } = morning();
    const { state, watch } = followed(trial);
    state.tickets.delete(waiting);
    const event = { type: "dayStarted", day: "2025-11-25", cancelled: [] } as const;
    expect(watch(event, state)).toEqual([`ticket ${waiting}: vanished while waiting`]);
  });

  it("tells a ticket that vanishes or appears in the middle of a day", () => {
    const { trial, waiting } = morning();
    const { state, watch } = followed(trial);
    const [sessionId] = state.sessions.keys();
    state.tickets.delete(waiting);
    const event = { ...anything, sessionId: sessionId ?? "" } as DomainEvent;
    expect(watch(event, state)).toEqual(["state: has 1 tickets, the account 2"]);
    const gone = { type: "dayStarted", day: "2025-11-25", cancelled: [waiting] } as const;
    expect(() => watch(gone, state)).not.toThrow();
  });
});
