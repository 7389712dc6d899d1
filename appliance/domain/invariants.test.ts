import { beforeEach, describe, expect, it } from "vitest";
import { faultsNear, faultsOf } from "./invariants.ts";
import type { Session, Sos, Ticket, Visit } from "./model.ts";
import { emptyState } from "./state-new.ts";
import { touched } from "./touched.ts";
import { Trial } from "./trial.ts";

let trial: Trial;
let session: string;
let waiting: string;
let called: string;
let done: string;
let visit: string;

beforeEach(() => {
  trial = Trial.open();
  session = trial.opens("ada", "c1", ["heart"]);
  done = trial.issues("heart");
  trial.serves(session, "heart");
  called = trial.issues("heart", { jobId: "j1" });
  waiting = trial.issues("heart");
  visit = trial.calls(session, "heart");
  trial.does({ type: "raiseSos", sosId: "sos", sessionId: session });
});

function ticket(id: string, change: Partial<Ticket>): void {
  trial.state.tickets.set(id, { ...trial.ticket(id), ...change });
}
function onVisit(change: Partial<Visit>): void {
  trial.state.visits.set(visit, { ...trial.visit(visit), ...change });
}
function onSession(change: Partial<Session>): void {
  trial.state.sessions.set(session, { ...trial.session(session), ...change });
}
function alarm(id: string, change: Partial<Sos>): void {
  const sos = trial.state.alarms.get("sos");
  if (sos) trial.state.alarms.set(id, { ...sos, id, ...change });
}
function faults(): string {
  return faultsOf(trial.state).join("\n");
}

describe("a sound state", () => {
  it("has no fault", () => {
    expect(faultsOf(trial.state)).toEqual([]);
    expect(faultsOf(emptyState())).toEqual([]);
  });

  it("has none near its newest event either", () => {
    for (const { event } of trial.log.slice(-1))
      expect(faultsNear(trial.state, touched(event, trial.state))).toEqual([]);
  });
});

describe("an unsound state is told", () => {
  it.each<[string, () => void]>([
    ["has a visit exactly while called or serving", () => ticket(called, { visitId: null })],
    ["has a visit exactly while called or serving", () => ticket(waiting, { visitId: visit })],
    ["is where its visit is", () => onVisit({ startedAt: 1 })],
    ["has a visit of its own", () => onVisit({ ticketId: waiting })],
    ["has a visit of its own", () => onVisit({ endedAt: 1 })],
    ["is awaited while absent", () => ticket(waiting, { absentUntil: 1 })],
    ["is awaited while absent", () => ticket(waiting, { state: "absent" })],
    ["has an outcome exactly when it is over", () => ticket(waiting, { outcome: "received" })],
    ["has an outcome exactly when it is over", () => ticket(done, { outcome: null })],
    ["has an outcome exactly when it is over", () => ticket(done, { outcome: "endOfDay" })],
    ["was issued", () => ticket(waiting, { order: 99 })],
    ["lives in a service", () => trial.state.services.delete("heart")],
    ["has a priority class", () => ticket(waiting, { priority: 3 })],
    ["has a priority class", () => ticket(waiting, { priority: 0.5 })],
    ["is reserved only until it is called", () => ticket(called, { reservedFor: "c1" })],
    ["is reserved only until it is called", () => ticket(done, { reservedFor: "c1" })],
    [
      "has a job with an end",
      () => ticket(called, { printing: { ...trial.ticket(called).printing, deadlineAt: null } }),
    ],
    [
      "has paper only from a job",
      () => ticket(waiting, { printing: { ...trial.ticket(waiting).printing, jobId: "j" } }),
    ],
    ["alone holds its number", () => ticket(waiting, { number: 77 })],
    ["alone bears its label", () => ticket(waiting, { label: "X" })],
    ["is found by its token", () => ticket(waiting, { token: "x" })],
    ["stands in the queue while it waits", () => trial.state.indexes.waiting.delete("heart")],
    ["is listed while absent", () => trial.state.indexes.absent.add(waiting)],
    ["is listed while printing", () => trial.state.indexes.printing.clear()],
  ])("a ticket that not: %s", (sentence, spoil) => {
    spoil();
    expect(faults()).toMatch(new RegExp(`ticket \\w+: ${sentence}`));
  });

  it.each<[string, () => void]>([
    ["has an outcome exactly when it is over", () => onVisit({ outcome: "received" })],
    ["belongs to a ticket", () => onVisit({ ticketId: "t99" })],
    ["is its ticket's only one in progress", () => ticket(called, { visitId: "v99" })],
    ["is its session's only one in progress", () => onSession({ visitId: "v99" })],
    ["is in its ticket's service", () => onVisit({ serviceId: "eyes" })],
    ["is where its session is", () => onVisit({ counterId: "c2" })],
    ["is with its session's agent", () => onVisit({ agentId: "ben" })],
  ])("a visit that not: %s", (sentence, spoil) => {
    spoil();
    expect(faults()).toContain(`visit ${visit}: ${sentence}`);
  });

  it.each<[string, () => void]>([
    ["says how it ended", () => onSession({ endedAt: 1 })],
    ["ended without a visit", () => onSession({ endedAt: 1, end: "closed" })],
    [
      "ended without a visit",
      () => onSession({ endedAt: 1, end: "closed", visitId: null, activity: "calling" }),
    ],
    ["ended without an undo", () => onSession({ endedAt: 1, end: "closed" })],
    ["belongs to an active agent", () => trial.state.agents.delete("ada")],
    ["serves what its agent may serve", () => trial.state.agents.delete("ada")],
    ["serves what its agent may serve", () => onSession({ serviceIds: ["knees"] })],
    ["is at a counter", () => trial.state.counters.delete("c1")],
    ["is its agent's only one", () => trial.state.indexes.sessionOfAgent.clear()],
    ["is alone there", () => trial.state.indexes.sessionOfCounter.clear()],
    ["is idle or at the file exactly without a visit", () => onSession({ activity: "idle" })],
    ["has a visit of its own", () => onVisit({ sessionId: "s99" })],
    ["can take back an act on a ticket that is there", () => trial.state.tickets.delete(called)],
    ["can take back an act on a visit that is there", () => trial.state.visits.delete(visit)],
  ])("a session that not: %s", (sentence, spoil) => {
    spoil();
    expect(faults()).toContain(`session ${session}: ${sentence}`);
  });

  it.each<[string, () => void]>([
    ["is its counter's only open one", () => alarm("more", {})],
    ["was acknowledged before it was closed", () => alarm("sos", { closedAt: 1 })],
    ["is at a counter while open", () => alarm("sos", { counterId: "c9" })],
  ])("an alarm that not: %s", (sentence, spoil) => {
    spoil();
    expect(faults()).toContain(`alarm sos: ${sentence}`);
  });

  it.each<[string, () => void]>([
    ["gives each ticket a place of its own", () => ticket(waiting, { order: 1 })],
    ["gives a number once a day and service", () => ticket(waiting, { number: 1 })],
    ["keeps the pace of its own services only", () => trial.state.services.delete("heart")],
    ["counts numbers of its own services only", () => trial.state.services.delete("heart")],
    ["remembers its own agents only", () => trial.state.agents.delete("ada")],
    ["has the indexes of a rebuild", () => trial.state.indexes.tokens.set("x", "t1")],
    [
      "comes back whole from its snapshot",
      () => trial.state.tickets.set("other", trial.ticket(waiting)),
    ],
  ])("a state that not: %s", (sentence, spoil) => {
    spoil();
    expect(faults()).toContain(`state: ${sentence}`);
  });

  it("an event that touches what is not there", () => {
    const none = { tickets: [], visits: [], sessions: [], alarms: [] };
    const missing = { ...none, services: ["knees"], counters: ["c1"], config: false };
    expect(faultsNear(trial.state, missing)).toEqual(["knees: is touched but not there"]);
    const here = { ...missing, services: ["heart"] };
    expect(faultsNear(trial.state, here)).toEqual([]);
  });
});
