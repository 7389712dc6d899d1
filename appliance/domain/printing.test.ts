import { beforeEach, describe, expect, it } from "vitest";
import type { CommandOf } from "./commands.ts";
import { setting, Trial } from "./trial.ts";

let trial: Trial;
let ticketId: string;
beforeEach(() => {
  trial = Trial.open();
  ticketId = trial.issues("heart", { jobId: "j1" });
});

function report(
  outcome: "printed" | "failed" | "unknown",
  change: Partial<CommandOf<"reportPrint">> = {},
): CommandOf<"reportPrint"> {
  return { type: "reportPrint", jobId: "j1", ticketId, outcome, reason: "", ...change };
}
function reprint(jobId: string): CommandOf<"reprintTicket"> {
  return { type: "reprintTicket", agentId: null, ticketId, jobId, printerId: "p1" };
}
function paper() {
  return trial.ticket(ticketId).printing;
}

describe("a printer's answer", () => {
  it.each(["printed", "failed"] as const)("makes a queued job %s", (outcome) => {
    trial.does(report(outcome, { reason: "paper" }));
    expect(paper()).toMatchObject({ state: outcome, reason: "paper", deadlineAt: null });
  });

  it("told twice is no news", () => {
    trial.does(report("printed"));
    expect(trial.does(report("printed"))).toEqual([]);
  });

  it("never takes «printed» back", () => {
    trial.does(report("printed"));
    expect(trial.does(report("failed"))).toEqual([]);
    expect(paper().state).toBe("printed");
  });

  it("comes late and still replaces «unknown», but not with itself", () => {
    trial.does(report("unknown"));
    expect(trial.does(report("unknown"))).toEqual([]);
    trial.does(report("printed"));
    expect(paper().state).toBe("printed");
  });

  it("for an older job does not count", () => {
    trial.does(report("failed"));
    trial.does(reprint("j2"));
    expect(trial.does(report("printed"))).toEqual([]);
    expect(paper()).toMatchObject({ state: "queued", jobId: "j2", attempt: 2 });
  });

  it("for an unknown ticket is refused", () => {
    expect(trial.refusal(report("printed", { ticketId: "t9" }))).toBe("unknownTicket");
  });

  it("leaves the ticket's revision, so that an undo stays possible", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.calls(sessionId, "heart");
    trial.does(report("printed"));
    expect(trial.refusal({ type: "undo", sessionId, seen: null })).toBeNull();
    expect(trial.ticket(ticketId)).toMatchObject({
      state: "waiting",
      printing: { state: "printed" },
    });
  });

  it("that never comes makes the job unknown at its deadline", () => {
    trial.pass(29);
    expect(trial.refusal({ type: "expireDeadlines" })).toBe("nothingDue");
    trial.pass(1).does({ type: "expireDeadlines" });
    expect(paper()).toMatchObject({ state: "unknown", reason: "noAnswer", deadlineAt: null });
  });
});

describe("printing a ticket again", () => {
  it("bears the same number under a new job", () => {
    trial.does(report("failed"));
    trial.pass(5).does(reprint("j2"));
    expect(trial.ticket(ticketId).label).toBe("H01");
    expect(paper()).toMatchObject({ jobId: "j2", attempt: 2, deadlineAt: trial.at + 30_000 });
  });

  it("gives paper to a ticket that had none", () => {
    ticketId = trial.issues("heart");
    trial.does(reprint("j2"));
    expect(paper()).toMatchObject({ state: "queued", attempt: 1 });
  });

  it("waits for the answer to the job before it", () => {
    expect(trial.refusal(reprint("j2"))).toBe("notReprintable");
  });

  it("is refused at an unknown printer, for an unknown ticket, and once the ticket is over", () => {
    trial.does(report("failed"));
    expect(trial.refusal({ ...reprint("j2"), printerId: "p9" })).toBe("unknownPrinter");
    expect(trial.refusal({ ...reprint("j2"), ticketId: "t9" })).toBe("unknownTicket");
    trial.does({ type: "cancelTicket", ticketId });
    expect(trial.refusal(reprint("j2"))).toBe("notReprintable");
  });
});

describe("a visitor who asks at the kiosk", () => {
  it("gets the same number for two minutes, and is sent to the desk after that", () => {
    trial.does(report("failed"));
    trial.pass(120).does(reprint("j2"));
    trial.does(report("failed", { jobId: "j2" }));
    trial.pass(1);
    expect(trial.refusal(reprint("j3"))).toBe("reprintTooLate");
    expect(trial.refusal({ ...reprint("j3"), agentId: "ada" })).toBeNull();
  });
});

describe("staff who have a ticket printed again", () => {
  it("are refused for a queue that they do not see or do not serve", () => {
    trial.does(report("failed"));
    const asked = { ...reprint("j2"), agentId: "ben" };
    expect(trial.refusal(asked)).toBe("optionOff");
    trial = Trial.open({ desk: { ...trial.state.site.desk, queue: true } });
    ticketId = trial.issues("heart", { jobId: "j1" });
    trial.does(report("failed"));
    expect(trial.refusal({ ...reprint("j2"), agentId: "ben" })).toBe("notServed");
    trial.opens("ben", "c1", ["eyes"]);
    expect(trial.refusal({ ...reprint("j2"), agentId: "ben" })).toBe("notServed");
    expect(trial.refusal({ ...reprint("j2"), agentId: "nobody" })).toBe("unknownAgent");
    trial.opens("ada", "c2", ["heart"]);
    expect(trial.refusal({ ...reprint("j2"), agentId: "ada" })).toBeNull();
  });
});

describe("a fall-back printer", () => {
  beforeEach(() => {
    trial.does({
      type: "configure",
      changes: [setting("printer", { id: "p2", name: "Desk", target: null, model: null })],
    });
    ticketId = trial.id("t");
    trial.does({
      type: "issueTicket",
      ...{ ticketId, token: `token-${ticketId}`, serviceId: "heart", language: "fr" },
      ...{ priority: 0, origin: "kiosk" },
      print: { printerId: "p1", jobId: `${ticketId}.1`, fallbackId: "p2" },
    });
  });
  const first = () => ({ jobId: `${ticketId}.1`, ticketId });

  it("gets the ticket at once when the first certainly printed nothing", () => {
    const events = trial.does(report("failed", { ...first(), reason: "paperOut" }));
    expect(events.map(({ type }) => type)).toEqual(["printReported", "reprintAsked"]);
    expect(paper()).toMatchObject({
      state: "queued",
      printerId: "p2",
      jobId: `${ticketId}.2`,
      attempt: 2,
      elsewhere: true,
      fallbackId: null,
    });
  });

  it("is tried once: its own failure is the last word", () => {
    trial.does(report("failed", first()));
    trial.does(report("failed", { ticketId, jobId: `${ticketId}.2`, reason: "coverOpen" }));
    expect(paper()).toMatchObject({ state: "failed", reason: "coverOpen", elsewhere: true });
  });

  it("gets nothing while the first may have printed: never two papers", () => {
    trial.does(report("unknown", first()));
    expect(paper()).toMatchObject({ state: "unknown", printerId: "p1" });
    trial.does(report("failed", first()));
    expect(paper()).toMatchObject({ state: "failed", printerId: "p1" });
  });

  it("gets nothing once the ticket is over, or the printer is gone", () => {
    trial.does({ type: "cancelTicket", ticketId });
    trial.does(report("failed", first()));
    expect(paper()).toMatchObject({ state: "failed", printerId: "p1" });
    const other = trial.id("t");
    trial.does({
      type: "issueTicket",
      ...{ ticketId: other, token: `token-${other}`, serviceId: "heart", language: "fr" },
      ...{ priority: 0, origin: "kiosk" },
      print: { printerId: "p1", jobId: `${other}.1`, fallbackId: "p2" },
    });
    trial.does({ type: "configure", changes: [{ kind: "printer", id: "p2", value: null }] });
    trial.does(report("failed", { jobId: `${other}.1`, ticketId: other }));
    expect(trial.ticket(other).printing).toMatchObject({ state: "failed", printerId: "p1" });
  });
});
