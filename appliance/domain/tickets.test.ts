import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { sampleService, setting, Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
beforeEach(() => {
  trial = Trial.open();
});

function issue(change: Partial<CommandOf<"issueTicket">> = {}): CommandOf<"issueTicket"> {
  const ticketId = trial.id("t");
  return {
    type: "issueTicket",
    ticketId,
    token: `token-${ticketId}`,
    serviceId: "heart",
    language: "fr",
    priority: 0,
    origin: "kiosk",
    print: null,
    ...change,
  };
}

function labels(): string[] {
  return [...trial.state.tickets.values()].map(({ label }) => label);
}

describe("taking a ticket", () => {
  it("gives the numbers of each service in their order", () => {
    for (const service of ["heart", "heart", "eyes", "heart"]) trial.issues(service);
    expect(labels()).toEqual(["H01", "H02", "E01", "H03"]);
  });

  it("makes a ticket that waits, with the moment, the day and its place", () => {
    const id = trial.pass(60).issues("heart");
    expect(trial.ticket(id)).toMatchObject({
      state: "waiting",
      enteredAt: trial.at,
      day: "2025-11-24",
      order: 1,
      received: 0,
      outcome: null,
      visitId: null,
      printing: { state: "none", jobId: null },
    });
  });

  it("pads the number to the width of the service's last one", () => {
    const value = sampleService("heart", "", { first: 32, last: 9999 });
    trial.does({ type: "configure", changes: [setting("service", value)] });
    trial.issues("heart");
    expect(labels()).toEqual(["0032"]);
  });

  it("asks for paper where a printer is named", () => {
    const id = trial.issues("heart", { jobId: "j1" });
    expect(trial.ticket(id).printing).toMatchObject({
      state: "queued",
      reason: "",
      printerId: "p1",
      jobId: "j1",
      attempt: 1,
      askedAt: trial.at,
      deadlineAt: trial.at + 30_000,
    });
  });

  it("is refused for an unknown service or printer", () => {
    expect(trial.refusal(issue({ serviceId: "knees" }))).toBe("unknownService");
    const print = { printerId: "p9", jobId: "j1" };
    expect(trial.refusal(issue({ print }))).toBe("unknownPrinter");
  });

  it("is refused by a closed service, except to staff who add a visitor", () => {
    trial = Trial.open({ desk: wholeDesk });
    const value = sampleService("heart", "H", { open: false });
    trial.does({ type: "configure", changes: [setting("service", value)] });
    expect(trial.refusal(issue())).toBe("serviceClosed");
    expect(trial.refusal(issue({ origin: "web" }))).toBe("serviceClosed");
    expect(trial.refusal(issue({ origin: "counter" }))).toBeNull();
  });

  it("is refused when every number of the day is given", () => {
    const value = sampleService("heart", "H", { last: 2 });
    trial.does({ type: "configure", changes: [setting("service", value)] });
    trial.issues("heart");
    const second = trial.issues("heart");
    trial.does({ type: "cancelTicket", ticketId: second });
    expect(trial.refusal(issue())).toBe("numbersExhausted");
  });
});

describe("numbers of another day or range", () => {
  it("start again with a day", () => {
    trial.issues("heart");
    trial.does({ type: "startDay", day: "2025-11-25" });
    trial.issues("heart");
    expect(labels()).toEqual(["H01", "H01"]);
  });

  it("pass over those of people who still wait", () => {
    trial = Trial.open({ endOfDay: "keep" });
    trial.issues("heart");
    trial.does({ type: "startDay", day: "2025-11-25" });
    trial.issues("heart");
    expect(labels()).toEqual(["H01", "H02"]);
  });

  it("go on in the new range when it moves up, and when it moves down", () => {
    const move = (first: number, last: number) =>
      trial.does({
        type: "configure",
        changes: [setting("service", sampleService("heart", "H", { first, last }))],
      });
    move(50, 99);
    trial.issues("heart");
    move(60, 99);
    trial.issues("heart");
    move(1, 50);
    trial.issues("heart");
    expect(labels()).toEqual(["H50", "H60", "H01"]);
  });

  it("are never shown twice when a prefix goes to another service during the day", () => {
    trial.issues("heart");
    trial.does({
      type: "configure",
      changes: [
        setting("service", sampleService("heart", "X")),
        setting("service", sampleService("eyes", "H")),
      ],
    });
    trial.issues("eyes");
    expect(labels()).toEqual(["H01", "H02"]);
  });
});

describe("cancelling a ticket", () => {
  it("takes a waiting visitor out of the queue", () => {
    const id = trial.issues("heart");
    trial.does({ type: "cancelTicket", ticketId: id });
    expect(trial.ticket(id)).toMatchObject({ state: "cancelled", outcome: "cancelled" });
    expect(trial.state.indexes.waiting.size).toBe(0);
  });

  it("takes an absent visitor off the list", () => {
    const id = trial.issues("heart");
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    const visitId = trial.calls(sessionId, "heart");
    trial.does({ type: "signalNoShow", sessionId, visitId, seenState: null });
    trial.does({ type: "cancelTicket", ticketId: id });
    expect(trial.ticket(id)).toMatchObject({ state: "cancelled", absentUntil: null });
  });

  it("is refused once the visitor is called, and for a ticket that nobody knows", () => {
    const id = trial.issues("heart");
    trial.calls(trial.opens("ada", "c1", ["heart"]), "heart");
    expect(trial.refusal({ type: "cancelTicket", ticketId: id })).toBe("notCancellable");
    expect(trial.refusal({ type: "cancelTicket", ticketId: "t99" })).toBe("unknownTicket");
  });
});
