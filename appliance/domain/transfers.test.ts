import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { plainDesk } from "./desk-options.ts";
import { sampleService, setting, Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let ada: string;
let ben: string;
let ticketId: string;
let visitId: string;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
  ada = trial.opens("ada", "c1", ["heart"]);
  ben = trial.opens("ben", "c2", ["heart", "eyes"]);
  ticketId = trial.issues("heart");
  visitId = trial.pass(60).calls(ada, "heart");
});

type Transfer = CommandOf<"transferVisit">;
function transfer(change: Partial<Transfer>): Transfer {
  const on = { sessionId: ada, visitId, seenState: null } as const;
  return { type: "transferVisit", ...on, serviceId: null, counterId: null, note: null, ...change };
}
function putBack(change: Partial<CommandOf<"putBack">> = {}): CommandOf<"putBack"> {
  return { type: "putBack", sessionId: ada, visitId, seenState: null, ...change };
}
function arrives(): void {
  trial.does({ type: "signalArrival", sessionId: ada, visitId, seenState: null });
}
function options(change: Partial<typeof wholeDesk>): void {
  const site = { ...trial.state.site, desk: { ...wholeDesk, ...change } };
  trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
}

describe("putting a visitor back", () => {
  it.each(["called", "serving"] as const)("from %s gives the old place and age again", (from) => {
    if (from === "serving") arrives();
    trial.issues("heart");
    const { enteredAt, order } = trial.ticket(ticketId);
    trial.pass(60).does(putBack({ seenState: from }));
    expect(trial.ticket(ticketId)).toMatchObject({
      ...{ state: "waiting", visitId: null, enteredAt, order, priority: 0 },
      received: from === "serving" ? 1 : 0,
    });
    expect(trial.state.indexes.waiting.get("heart")?.[0]).toBe(ticketId);
    expect(trial.visit(visitId)).toMatchObject({ outcome: "putBack", endedAt: trial.at });
    expect(trial.session(ada)).toMatchObject({ activity: "idle", visitId: null });
  });

  it("keeps nobody from calling the same visitor again, the same counter neither", () => {
    trial.does(putBack());
    expect(trial.visit(trial.calls(ada, "heart")).ticketId).toBe(ticketId);
  });

  it.each(["called", "serving"] as const)("from %s is taken back whole", (from) => {
    if (from === "serving") arrives();
    const before = { ticket: trial.ticket(ticketId), visit: trial.visit(visitId) };
    trial.does(putBack());
    trial.pass(5).does({ type: "undo", sessionId: ada, seen: null });
    const { revision } = before.ticket;
    expect(trial.ticket(ticketId)).toEqual({ ...before.ticket, revision: revision + 2 });
    expect(trial.visit(visitId)).toEqual(before.visit);
    expect(trial.session(ada)).toMatchObject({
      activity: from === "called" ? "calling" : "serving",
      visitId,
      undo: null,
    });
  });

  it("is not taken back once another counter has the visitor", () => {
    trial.does(putBack());
    trial.calls(ben, "heart");
    expect(trial.refusal({ type: "undo", sessionId: ada, seen: null })).toBe("nothingToUndo");
  });

  it("is refused on a screen that is behind, for another's visit, and where the option is off", () => {
    expect(trial.refusal(putBack({ seenState: "serving" }))).toBe("staleScreen");
    expect(trial.refusal(putBack({ sessionId: ben }))).toBe("visitOver");
    options({ putBack: false });
    expect(trial.asks(putBack())).toEqual({ refused: "optionOff", detail: { option: "putBack" } });
  });

  it("happens once for two clicks", () => {
    trial.does(putBack());
    const detail = { outcome: "putBack" };
    expect(trial.asks(putBack())).toEqual({ refused: "visitOver", detail });
  });
});

describe("transferring a visitor to another service", () => {
  it.each(["called", "serving"] as const)("from %s keeps label, age, place and note", (from) => {
    trial.does({ type: "noteTicket", ticketId, agentId: "ada", note: "deaf" });
    if (from === "serving") arrives();
    const before = trial.ticket(ticketId);
    trial.pass(60).does(transfer({ serviceId: "eyes" }));
    expect(trial.ticket(ticketId)).toEqual({
      ...before,
      ...{ state: "waiting", visitId: null, serviceId: "eyes", transferredFrom: "heart" },
      priority: 1,
      revision: before.revision + 1,
    });
    expect(before).toMatchObject({ label: "H01", issuedIn: "heart", note: "deaf" });
    expect(trial.visit(visitId)).toMatchObject({ outcome: "transferred", serviceId: "heart" });
    expect(trial.session(ada)).toMatchObject({ activity: "idle", undo: { kind: "transfer" } });
  });

  it("puts the visitor before those of the class below", () => {
    const first = trial.issues("eyes");
    trial.does(transfer({ serviceId: "eyes" }));
    expect(trial.state.indexes.waiting.get("eyes")).toEqual([ticketId, first]);
  });

  it("raises the priority up to two, over several transfers", () => {
    const priorities = ["eyes", "heart", "eyes"].map((serviceId) => {
      trial.does(transfer({ sessionId: trial.visit(visitId).sessionId, serviceId }));
      const { priority } = trial.ticket(ticketId);
      visitId = trial.calls(ben, serviceId);
      return priority;
    });
    expect(priorities).toEqual([1, 2, 2]);
    expect(trial.ticket(ticketId).transferredFrom).toBe("heart");
  });

  it("takes a new note along, or an empty one", () => {
    trial.does(transfer({ serviceId: "eyes", note: "needs drops first" }));
    expect(trial.ticket(ticketId).note).toBe("needs drops first");
    visitId = trial.calls(ben, "eyes");
    trial.does(transfer({ sessionId: ben, serviceId: "heart", note: "" }));
    expect(trial.ticket(ticketId).note).toBe("");
  });

  it("is taken back, but for the note", () => {
    const before = trial.ticket(ticketId);
    trial.does(transfer({ serviceId: "eyes", note: "needs drops first" }));
    const [event] = trial.pass(5).does({ type: "undo", sessionId: ada, seen: null });
    expect(event).toMatchObject({ type: "undone", leaves: "eyes" });
    const after = { ...before, note: "needs drops first", revision: before.revision + 2 };
    expect(trial.ticket(ticketId)).toEqual(after);
    expect(trial.state.indexes.waiting.has("eyes")).toBe(false);
    expect(trial.session(ada)).toMatchObject({ activity: "calling", visitId });
  });

  it("is refused to the same service, an unknown one, and a closed one", () => {
    expect(trial.refusal(transfer({ serviceId: "heart" }))).toBe("sameService");
    expect(trial.refusal(transfer({}))).toBe("sameService");
    expect(trial.refusal(transfer({ serviceId: "knees" }))).toBe("unknownService");
    const closed = sampleService("eyes", "E", { open: false });
    trial.does({ type: "configure", changes: [setting("service", closed)] });
    expect(trial.refusal(transfer({ serviceId: "eyes" }))).toBe("serviceClosed");
  });

  it("is refused where the option is off, and with a note where there are none", () => {
    options({ notes: false });
    const noted = transfer({ serviceId: "eyes", note: "deaf" });
    expect(trial.asks(noted)).toEqual({ refused: "optionOff", detail: { option: "notes" } });
    options({ transfer: false });
    expect(trial.refusal(transfer({ serviceId: "eyes" }))).toBe("optionOff");
  });

  it("is refused from a screen that is behind, and happens once for two clicks", () => {
    const serving = transfer({ serviceId: "eyes", seenState: "serving" });
    expect(trial.refusal(serving)).toBe("staleScreen");
    trial.does(transfer({ serviceId: "eyes" }));
    expect(trial.refusal(transfer({ serviceId: "eyes" }))).toBe("visitOver");
  });
});

describe("a visitor who was sent to another service", () => {
  beforeEach(() => {
    trial.does(transfer({ serviceId: "eyes" }));
  });
  function recall(serviceId: string, number = 1) {
    const what = { sessionId: ben, seen: null, serviceId, number, visitId: trial.id("v") };
    return { type: "recallTicket", ...what } as const;
  }

  it("still holds the number in the service that gave it", () => {
    const changed = sampleService("heart", "H", { last: 1 });
    trial.does({ type: "configure", changes: [setting("service", changed)] });
    const issue = {
      token: "x",
      language: "fr",
      priority: 0,
      origin: "kiosk",
      print: null,
    } as const;
    const another = { type: "issueTicket", ticketId: "x", serviceId: "heart", ...issue } as const;
    expect(trial.refusal(another)).toBe("numbersExhausted");
  });

  it("is recalled by number where the number was given, and is there from then on", () => {
    trial.serves(ben, "eyes");
    const command = recall("heart");
    trial.does(command);
    expect(trial.visit(command.visitId)).toMatchObject({ ticketId, serviceId: "heart" });
    expect(trial.ticket(ticketId).serviceId).toBe("heart");
    trial.does({ type: "undo", sessionId: ben, seen: null });
    expect(trial.ticket(ticketId)).toMatchObject({ state: "done", serviceId: "eyes" });
  });

  it("is recalled by number where they are now, after that service's own numbers", () => {
    trial.serves(ben, "eyes");
    trial.does(recall("eyes"));
    expect(trial.ticket(ticketId)).toMatchObject({ state: "called", serviceId: "eyes" });
    trial.does({ type: "undo", sessionId: ben, seen: null });
    const own = trial.issues("eyes");
    trial.serves(ben, "eyes");
    trial.does(recall("eyes"));
    expect(trial.ticket(own).state).toBe("called");
    expect(trial.ticket(ticketId).state).toBe("done");
  });

  it("is recalled by number as the newest of those with that number", () => {
    trial.does({
      type: "configure",
      changes: [setting("service", sampleService("knees", "K"))],
    });
    trial.serves(ben, "eyes");
    trial.does({ type: "chooseServices", sessionId: ada, seen: null, serviceIds: ["knees"] });
    const newer = trial.issues("knees");
    visitId = trial.calls(ada, "knees");
    trial.does(transfer({ serviceId: "eyes" }));
    trial.serves(ben, "eyes");
    trial.does(recall("eyes"));
    expect(trial.ticket(newer).state).toBe("called");
    trial.does({ type: "undo", sessionId: ben, seen: null });
    expect(trial.refusal(recall("eyes", 2))).toBe("neverIssued");
  });

  it("is no longer found by number once the end of a day has cancelled them", () => {
    trial.does({ type: "startDay", day: "2025-11-25" });
    expect(trial.refusal(recall("eyes"))).toBe("neverIssued");
  });
});

describe("transferring a visitor to a counter", () => {
  it("keeps the service, and lets that counter alone call, first of all", () => {
    const first = trial.issues("heart", { priority: 2 });
    trial.does(transfer({ counterId: "c2" }));
    expect(trial.ticket(ticketId)).toMatchObject({
      ...{ serviceId: "heart", reservedFor: "c2", priority: 1, transferredFrom: null },
    });
    expect(trial.visit(trial.calls(ada, "heart")).ticketId).toBe(first);
    expect(trial.visit(trial.calls(ben, "heart")).ticketId).toBe(ticketId);
    expect(trial.ticket(ticketId).reservedFor).toBeNull();
  });

  it("says that somebody waits, for others only, when nobody else does", () => {
    trial.does(transfer({ counterId: "c2" }));
    const next = { type: "callNext", sessionId: ada, seen: null, serviceId: "heart" } as const;
    expect(trial.asks({ ...next, visitId: "v" })).toEqual({
      refused: "nobodyWaiting",
      detail: { serviceId: "heart", reserved: 1 },
    });
  });

  it("falls to everybody while that counter is closed, or serves the service no more", () => {
    trial.does(transfer({ counterId: "c2" }));
    trial.does({ type: "chooseServices", sessionId: ben, seen: null, serviceIds: ["eyes"] });
    visitId = trial.calls(ada, "heart");
    expect(trial.visit(visitId).ticketId).toBe(ticketId);
    trial.does({ type: "undo", sessionId: ada, seen: null });
    expect(trial.ticket(ticketId).reservedFor).toBe("c2");
    trial.does({ type: "closeCounter", sessionId: ben, seen: null });
    expect(trial.visit(trial.calls(ada, "heart")).ticketId).toBe(ticketId);
  });

  it("may go with another service, or come back to the agent's own counter", () => {
    trial.does(transfer({ serviceId: "eyes", counterId: "c2" }));
    expect(trial.ticket(ticketId)).toMatchObject({ serviceId: "eyes", reservedFor: "c2" });
    visitId = trial.calls(ben, "eyes");
    trial.does(transfer({ sessionId: ben, counterId: "c2" }));
    expect(trial.ticket(ticketId)).toMatchObject({ serviceId: "eyes", transferredFrom: "heart" });
    expect(trial.visit(trial.calls(ben, "eyes")).ticketId).toBe(ticketId);
  });

  it("stays possible in a service that takes nobody new", () => {
    const closed = sampleService("heart", "H", { open: false });
    trial.does({ type: "configure", changes: [setting("service", closed)] });
    expect(trial.refusal(transfer({ counterId: "c2" }))).toBeNull();
  });

  it("is refused to a counter that is unknown, closed, or serves another service", () => {
    expect(trial.refusal(transfer({ counterId: "c9" }))).toBe("unknownCounter");
    expect(trial.asks(transfer({ counterId: "c3" }))).toEqual({
      refused: "counterClosed",
      detail: { counterLabel: "3" },
    });
    trial.opens("cleo", "c3", ["eyes"]);
    expect(trial.asks(transfer({ counterId: "c3" }))).toEqual({
      refused: "counterNotServing",
      detail: { counterLabel: "3", serviceId: "heart" },
    });
  });
});

it("is the manual's desk without any option", () => {
  options(plainDesk);
  for (const command of [putBack(), transfer({ serviceId: "eyes" }), transfer({ counterId: "c2" })])
    expect(trial.refusal(command)).toBe("optionOff");
});
