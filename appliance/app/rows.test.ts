import { describe, expect, it } from "vitest";
import type { Session, Ticket, Visit } from "../domain/model.ts";
import { dayRow, sessionRow, sosRow, ticketRow, visitRow } from "./rows.ts";

const ticket: Ticket = {
  id: "t1",
  serviceId: "accueil",
  issuedIn: "accueil",
  transferredFrom: null,
  reservedFor: null,
  number: 32,
  label: "A032",
  channel: "desk",
  priority: 0,
  language: "fr",
  token: "n0b0dyM4yR34dTh1sT0k3n",
  origin: "kiosk",
  day: "2026-11-22",
  enteredAt: 1_000,
  order: 7,
  state: "waiting",
  outcome: null,
  visitId: null,
  received: 0,
  absentUntil: null,
  printing: {
    state: "failed",
    reason: "paperOut",
    printerId: "p1",
    jobId: "j1",
    attempt: 2,
    askedAt: 1_000,
    deadlineAt: 21_000,
    fallbackId: null,
    elsewhere: false,
  },
  note: "",
  promised: { lowMinutes: 5, highMinutes: 15 },
  revision: 3,
};

const visit: Visit = {
  id: "v1",
  ticketId: "t1",
  serviceId: "accueil",
  sessionId: "s1",
  counterId: "c4",
  agentId: "a1",
  recall: true,
  pick: null,
  waitedMs: 61_000,
  calledAt: 2_000,
  announcedAt: 2_000,
  announcements: 1,
  warnAt: 242_000,
  deadlineAt: 302_000,
  startedAt: null,
  endedAt: null,
  reasonId: "unset",
  outcome: null,
};

const session: Session = {
  id: "s1",
  agentId: "a1",
  counterId: "c4",
  serviceIds: ["accueil", "caisse"],
  availability: "available",
  activity: "idle",
  activitySince: 500,
  visitId: null,
  openedAt: 500,
  linkLostAt: null,
  undo: null,
  wrapUp: null,
  pausedSince: null,
  pausedMs: 0,
  revision: 1,
  endedAt: null,
  end: null,
};

describe("the read model's rows", () => {
  it("carry a ticket with its printing, and never its follow token", () => {
    const row = ticketRow(ticket);
    expect(row.table).toBe("ticket");
    expect(row.columns).toMatchObject({
      id: "t1",
      label: "A032",
      queue_order: 7,
      print_state: "failed",
      print_reason: "paperOut",
      print_attempt: 2,
      printer_id: "p1",
    });
    expect(JSON.stringify(row)).not.toContain(ticket.token);
  });

  it("tell a reason, none wanted, and none yet apart", () => {
    const reasonOf = (reasonId: Visit["reasonId"]) => {
      const { columns } = visitRow({ ...visit, reasonId });
      return [columns["qualified"], columns["reason_id"]];
    };
    expect(reasonOf("unset")).toEqual([0, null]);
    expect(reasonOf(null)).toEqual([1, null]);
    expect(reasonOf("r3")).toEqual([1, "r3"]);
  });

  it("write yes and no as 1 and 0", () => {
    expect(visitRow(visit).columns["recall"]).toBe(1);
    expect(visitRow({ ...visit, recall: false }).columns["recall"]).toBe(0);
  });

  it("say of a session which services it served, and how it ended", () => {
    expect(sessionRow(session).columns).toMatchObject({
      service_ids: '["accueil","caisse"]',
      ended_at: null,
      ending: null,
    });
    expect(sessionRow({ ...session, endedAt: 900, end: "freed" }).columns).toMatchObject({
      ended_at: 900,
      ending: "freed",
    });
  });

  it("carry a call for help and a business day", () => {
    const sos = {
      id: "h1",
      counterId: "c4",
      agentId: "a1",
      raisedAt: 5,
      acknowledgedBy: "a2",
      acknowledgedAt: 6,
      closedAt: null,
    };
    expect(sosRow(sos).columns).toEqual({
      id: "h1",
      counter_id: "c4",
      agent_id: "a1",
      raised_at: 5,
      acknowledged_by: "a2",
      acknowledged_at: 6,
      closed_at: null,
    });
    expect(dayRow({ day: "2026-11-22", startedAt: 9 })).toEqual({
      table: "day",
      columns: { day: "2026-11-22", started_at: 9 },
    });
  });
});
