import { beforeEach, describe, expect, it } from "vitest";
import { sampleAgent, setting, Trial, wholeDesk } from "./trial.ts";

let trial: Trial;
let ticketId: string;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
  ticketId = trial.issues("heart");
});
function note(text: string, agentId = "ada", id = ticketId) {
  return { type: "noteTicket", ticketId: id, agentId, note: text } as const;
}

describe("a note on a ticket", () => {
  it("is written, replaced and removed; the same again is no news", () => {
    trial.does(note("deaf"));
    expect(trial.ticket(ticketId).note).toBe("deaf");
    expect(trial.does(note("deaf"))).toEqual([]);
    trial.does(note("sits near the door"));
    trial.does(note(""));
    expect(trial.ticket(ticketId).note).toBe("");
  });

  it("spoils no undo, and stays after it", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.calls(sessionId, "heart");
    trial.does(note("deaf"));
    trial.does({ type: "undo", sessionId, seen: null });
    expect(trial.ticket(ticketId)).toMatchObject({ state: "waiting", note: "deaf" });
  });

  it("stays when the visitor is done, and may still be written then", () => {
    trial.does(note("deaf"));
    trial.serves(trial.opens("ada", "c1", ["heart"]), "heart");
    expect(trial.ticket(ticketId)).toMatchObject({ state: "done", note: "deaf" });
    expect(trial.refusal(note("came twice"))).toBeNull();
  });

  it("is refused to who is not entitled to the service (E31)", () => {
    expect(trial.asks(note("deaf", "cleo"))).toEqual({
      refused: "notAllowed",
      detail: { serviceId: "heart" },
    });
  });

  it("is refused to who is gone, on an unknown ticket, and where the option is off", () => {
    trial.does({
      type: "configure",
      changes: [setting("agent", sampleAgent("ben", { active: false }))],
    });
    expect(trial.refusal(note("deaf", "ben"))).toBe("unknownAgent");
    expect(trial.refusal(note("deaf", "nobody"))).toBe("unknownAgent");
    expect(trial.refusal(note("deaf", "ada", "t99"))).toBe("unknownTicket");
    const site = { ...trial.state.site, desk: { ...wholeDesk, notes: false } };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    expect(trial.asks(note("deaf"))).toEqual({ refused: "optionOff", detail: { option: "notes" } });
  });
});
