import { describe, expect, it } from "vitest";
import type { DomainEvent, Recorded } from "./events.ts";
import { dueOf, monthsBefore, pseudonymised, unlinked } from "./retention.ts";
import { plainRetention } from "./site-options.ts";
import { emptyState } from "./state-new.ts";
import { Trial, wholeDesk } from "./trial.ts";

const now = Date.UTC(2026, 10, 28, 9);
const day = { day: "2026-11-28", dayAt: now - 6 * 3_600_000, now };

describe("what is due", () => {
  it("is told by the site's own times", () => {
    expect(dueOf(plainRetention, day)).toEqual({
      numbersUntil: Date.UTC(2026, 10, 27, 9),
      agentsUntil: Date.UTC(2026, 7, 30, 9),
      firstDay: "2025-10-28",
      accessUntil: Date.UTC(2025, 11, 3, 9),
    });
  });

  it("is every agent of the days that are over, where there are no figures by agent", () => {
    const { agentsUntil } = dueOf({ ...plainRetention, agentFigures: false }, day);
    expect(agentsUntil).toBe(day.dayAt - 1);
  });

  it.each([
    ["2026-11-28", 13, "2025-10-28"],
    ["2026-01-31", 1, "2025-12-31"],
    ["2026-12-01", 12, "2025-12-01"],
    ["2026-03-30", 1, "2026-02-30"],
    ["2026-03-30", 60, "2021-03-30"],
  ])("%s less %i months is %s", (from, months, before) => {
    expect(monthsBefore(from, months)).toBe(before);
  });
});

/** A day of every kind of trace, and the events that it left. */
function traces(): { trial: Trial; events: readonly DomainEvent[] } {
  const trial = Trial.open({ desk: wholeDesk });
  const sessionId = trial.opens("ada", "c1", ["heart"]);
  const ticketId = trial.issues("heart");
  trial.does({ type: "noteTicket", ticketId, agentId: "ada", note: "a word about somebody" });
  const visitId = trial.calls(sessionId, "heart");
  trial.does({ type: "undo", sessionId, seen: null });
  trial.serves(sessionId, "heart");
  trial.issues("heart");
  const events = trial.log.map(({ event }) => event);
  return { trial, events: [...events, ...extra(sessionId, visitId)] };
}

function extra(sessionId: string, visitId: string): DomainEvent[] {
  const at = now;
  const message = { id: "m1", text: "a word", agentId: "ada", at };
  return [
    { type: "messageSent", message: { ...message, counterIds: ["c1"], readBy: [] } },
    { type: "messageRead", messageId: "m1", counterId: "c1", agentId: "ada" },
    { type: "boardMessagePosted", message: { ...message, until: null } },
    {
      type: "sosRaised",
      sos: {
        ...{ id: "h1", counterId: "c1", agentId: "ada", raisedAt: at },
        ...{ acknowledgedBy: null, acknowledgedAt: null, closedAt: null },
      },
    },
    { type: "sosClosed", sosId: "h1", agentId: "ada" },
    { type: "counterFreed", sessionId, counterId: "c1", visitId: null },
    { type: "callRepeated", visitId },
  ];
}

describe("unlinking", () => {
  const { trial, events } = traces();
  const over = events.map((event) => unlinked(event, emptyState()));

  it("leaves no token, no number, no word", () => {
    const text = JSON.stringify(over);
    expect(text).not.toMatch(/token-|a word/);
    const tickets = over.filter((one) => one !== null && one !== "alive" && "ticket" in one);
    expect(tickets).toHaveLength(2);
    for (const one of tickets)
      expect(one).toMatchObject({ ticket: { number: 0, label: "", token: "" } });
  });

  it("leaves what says nothing about a person as it is, and what it has changed before", () => {
    expect(over).toContain(null);
    for (const one of over)
      if (one !== null && one !== "alive") expect(unlinked(one, emptyState())).toBeNull();
  });

  it("lets what lives wait", () => {
    const waiting = events.map((event) => unlinked(event, trial.state));
    expect(waiting).toContain("alive");
    expect(waiting.filter((one) => one !== null && one !== "alive").length).toBeLessThan(
      over.filter((one) => one !== null).length,
    );
  });

  it("knows a visit by its id alone", () => {
    const [visit] = trial.state.visits.values();
    const event: DomainEvent = {
      ...{ type: "visitTransferred", visitId: visit?.id ?? "", serviceId: "heart" },
      ...{ reservedFor: null, priority: 0, note: "a word", undo: null },
    };
    expect(unlinked(event, trial.state)).toBe("alive");
    expect(unlinked(event, emptyState())).toMatchObject({ note: "" });
  });

  it("takes the words out of a call out of turn, and out of its undo", () => {
    const [visit] = trial.state.visits.values();
    const [ticket] = trial.state.tickets.values();
    if (!visit || !ticket) throw new Error("the trial has both");
    const picked = { ...visit, pick: "a word" };
    const undo = {
      ...({ kind: "call", until: now, ticketRevision: 1, ticket, visit: picked } as const),
      ...({ visitId: visit.id, activity: "idle", activitySince: now } as const),
    };
    const event: DomainEvent = { type: "ticketPicked", visit: picked, undo };
    expect(unlinked(event, emptyState())).toMatchObject({
      visit: { pick: "" },
      undo: { visit: { pick: "" } },
    });
  });
});

describe("pseudonyms", () => {
  const { trial, events } = traces();
  const nameOf = (id: string) => `~${id.length}`;
  const recorded = (event: DomainEvent, actor = "ada"): Recorded => ({
    seq: 1,
    at: now,
    actor,
    event,
  });

  it("stand in the place of every agent", () => {
    const after = events.map((event) => pseudonymised(recorded(event), emptyState(), nameOf));
    const others = after.filter((one) => one !== null && one !== "alive");
    expect(others.length).toBeGreaterThan(10);
    expect(JSON.stringify(others)).not.toContain('"ada"');
    for (const one of others) expect(pseudonymised(one, emptyState(), nameOf)).toBeNull();
  });

  it("are no one's who is no agent", () => {
    const event: DomainEvent = { type: "ticketCancelled", ticketId: "t" };
    for (const actor of ["box", "kiosk:k1", "ticket:t"])
      expect(pseudonymised(recorded(event, actor), emptyState(), nameOf)).toBeNull();
  });

  it("leave the audit of the configuration its names", () => {
    const event: DomainEvent = { type: "configChanged", changes: [] };
    expect(pseudonymised(recorded(event), emptyState(), nameOf)).toBeNull();
  });

  it("wait while the session, the visit, the alarm or the message is in the state", () => {
    const waiting = events.map((event) => pseudonymised(recorded(event), trial.state, nameOf));
    expect(waiting).toContain("alive");
    const state = emptyState();
    for (const [, sos] of [["h1", extra("s", "v")[3]]] as const)
      if (sos?.type === "sosRaised") state.alarms.set("h1", sos.sos);
    const closed: DomainEvent = { type: "sosClosed", sosId: "h1", agentId: "ada" };
    expect(pseudonymised(recorded(closed), state, nameOf)).toBe("alive");
    const [sent] = extra("s", "v");
    if (sent?.type === "messageSent") state.counterMessages.set("m1", sent.message as never);
    const read: DomainEvent = {
      type: "messageRead",
      messageId: "m1",
      counterId: "c1",
      agentId: "ada",
    };
    expect(pseudonymised(recorded(read), state, nameOf)).toBe("alive");
  });
});
