import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { plainDesk } from "./desk-options.ts";
import { sampleAgent, setting, Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let sessionId: string;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
  const ada = sampleAgent("ada", { role: "administrator", rights: ["pick"] });
  trial.does({ type: "configure", changes: [setting("agent", ada)] });
  sessionId = trial.opens("ada", "c1", ["heart"]);
});

function pick(ticketId: string, change: Partial<CommandOf<"pickTicket">> = {}) {
  const visitId = trial.id("v");
  const what = { type: "pickTicket", sessionId, seen: null, serviceId: "heart" } as const;
  return { ...what, ticketId, visitId, reason: "", ...change };
}
function options(change: Partial<typeof wholeDesk>): void {
  const site = { ...trial.state.site, desk: { ...wholeDesk, ...change } };
  trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
}

describe("calling somebody out of turn", () => {
  it("passes over who came before, and keeps the reason in the event and on the visit", () => {
    const [first, second] = [trial.issues("heart"), trial.issues("heart")];
    const command = pick(second, { reason: "with a small child" });
    const [event] = trial.pass(60).does(command);
    expect(event).toMatchObject({ type: "ticketPicked", visit: { pick: "with a small child" } });
    expect(trial.visit(command.visitId)).toMatchObject({
      ticketId: second,
      recall: false,
      pick: "with a small child",
      waitedMs: 60_000,
      announcements: 1,
    });
    expect(trial.ticket(second)).toMatchObject({ state: "called", visitId: command.visitId });
    expect(trial.ticket(first).state).toBe("waiting");
    expect(trial.session(sessionId).activity).toBe("calling");
  });

  it("is taken back like any call", () => {
    const [, second] = [trial.issues("heart"), trial.issues("heart")];
    const before = trial.ticket(second);
    trial.does(pick(second));
    trial.does({ type: "undo", sessionId, seen: null });
    expect(trial.ticket(second)).toEqual({ ...before, revision: before.revision + 2 });
  });

  it("needs the right, and says which", () => {
    const ben = trial.opens("ben", "c2", ["heart"]);
    const id = trial.issues("heart");
    expect(trial.asks(pick(id, { sessionId: ben }))).toEqual({
      refused: "notAllowed",
      detail: { right: "pick" },
    });
  });

  it("needs the option of the queue", () => {
    const id = trial.issues("heart");
    options({ queue: false });
    expect(trial.asks(pick(id))).toEqual({ refused: "optionOff", detail: { option: "queue" } });
  });

  it("is refused in a service that the counter does not serve, and for an unknown ticket", () => {
    const id = trial.issues("eyes");
    expect(trial.refusal(pick(id, { serviceId: "eyes" }))).toBe("notServed");
    expect(trial.refusal(pick("t99"))).toBe("unknownTicket");
  });

  it("is refused from a list that is behind: in another service now, or over", () => {
    const elsewhere = trial.issues("eyes");
    const detail = { label: "E01", serviceId: "eyes", state: "waiting" };
    expect(trial.asks(pick(elsewhere))).toEqual({ refused: "staleScreen", detail });
    const gone = trial.issues("heart");
    trial.does({ type: "cancelTicket", ticketId: gone });
    expect(trial.refusal(pick(gone))).toBe("staleScreen");
  });

  it("is refused for somebody whom a counter has called, and names the counter", () => {
    const ben = trial.opens("ben", "c2", ["heart"]);
    const id = trial.issues("heart");
    trial.calls(ben, "heart");
    const detail = { label: "H01", counterLabel: "2" };
    expect(trial.asks(pick(id))).toEqual({ refused: "calledElsewhere", detail });
  });

  it("is refused while a visit is in progress", () => {
    const [, second] = [trial.issues("heart"), trial.issues("heart")];
    trial.calls(sessionId, "heart");
    expect(trial.refusal(pick(second))).toBe("visitInProgress");
  });

  it("is the way out for somebody who is reserved for a counter on a pause", () => {
    const ben = trial.opens("ben", "c2", ["heart"]);
    const id = trial.issues("heart");
    const visitId = trial.calls(ben, "heart");
    const own = { sessionId: ben, visitId, seenState: null, note: null } as const;
    trial.does({ type: "transferVisit", ...own, serviceId: null, counterId: "c2" });
    trial.does({ type: "setAvailability", sessionId: ben, seen: null, availability: "paused" });
    trial.does(pick(id));
    expect(trial.ticket(id)).toMatchObject({ state: "called", reservedFor: null });
  });
});

describe("calling somebody absent again", () => {
  let id: string;
  let ben: string;
  beforeEach(() => {
    ben = trial.opens("ben", "c2", ["heart"]);
    id = trial.issues("heart");
    trial.misses(sessionId, "heart");
  });

  it("needs no right, and is a recall in the books", () => {
    const command = pick(id, { sessionId: ben, reason: "is back" });
    expect(trial.pass(60).does(command)[0]?.type).toBe("ticketRecalled");
    expect(trial.visit(command.visitId)).toMatchObject({ recall: true, pick: null });
    expect(trial.ticket(id)).toMatchObject({ state: "called", absentUntil: null });
  });

  it("needs the option of the absents, not that of the recall by number", () => {
    options({ absents: false });
    expect(trial.asks(pick(id))).toEqual({ refused: "optionOff", detail: { option: "absents" } });
    options({ ...plainDesk, absents: true });
    const site = { ...trial.state.site, recall: false };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    expect(trial.refusal(pick(id))).toBeNull();
  });

  it("is refused when the window is over, even before the box has noticed", () => {
    trial.pass(15 * 60);
    expect(trial.refusal(pick(id))).toBe("staleScreen");
  });
});
