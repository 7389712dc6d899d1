import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DayRows, VisitFact } from "../../ports/history.ts";
import { dayFactsOf } from "./day-facts.ts";
import { factsOf } from "./facts.ts";
import { percentile } from "./percentiles.ts";
import { reportOf } from "./report.ts";
import { weekday, weekOf } from "./weeks.ts";

const minute = 60_000;
const hour = (at: number) => Math.floor(at / 3_600_000) % 24;

function visit(ticketId: string, change: Partial<VisitFact> = {}): VisitFact {
  return {
    ...{
      ticketId,
      serviceId: "heart",
      counterId: "c1",
      agentId: "ada",
      recall: 0,
      waitedMs: 8 * minute,
    },
    ...{ calledAt: 9 * 60 * minute, announcements: 1, startedAt: 9 * 60 * minute + 30_000 },
    ...{
      endedAt: 9 * 60 * minute + 330_000,
      reasonId: "advice",
      outcome: "received",
    },
    ...change,
  };
}

function ticket(id: string, change: object = {}) {
  const plain = {
    issuedIn: "heart",
    enteredAt: 8.9 * 60 * minute,
    outcome: "received",
    received: 1,
  };
  return { id, ...plain, low: 5, high: 10, ...change };
}

const day = (rows: Partial<DayRows>, name = "2026-11-23") =>
  dayFactsOf(name, { tickets: [], visits: [], sessions: [], ...rows }, hour, 0);

const report = (rows: Partial<DayRows>, serviceId?: string) =>
  reportOf(factsOf([day(rows)], serviceId), { from: "2026-11-23", to: "2026-11-23" });

describe("the figures of a period", () => {
  it("are those of its business days, of the first call, and of each service", () => {
    const calledAt = 10 * 60 * minute;
    const times = { calledAt, startedAt: calledAt + 30_000, endedAt: calledAt + minute };
    const again = visit("t1", { recall: 1, waitedMs: 0, ...times });
    const told = report({
      tickets: [
        ticket("t1"),
        ticket("t2", { outcome: "endOfDay", received: 0 }),
        ticket("t4", { outcome: "absent", received: 0 }),
      ],
      visits: [
        visit("t1"),
        again,
        visit("t4", {
          outcome: "expired",
          startedAt: null,
          announcements: 3,
          waitedMs: 11 * minute,
        }),
      ],
    });
    expect(told.total).toMatchObject({
      ...{ arrivals: 3, unserved: 1, called: 3, received: 2, noShows: 1, recalls: 1, repeats: 2 },
      wait: { count: 2, mean: 9.5 * minute, p50: 9.5 * minute, max: 11 * minute },
      arrive: { count: 2, p50: 30_000 },
    });
    expect(told.services.map(({ key, arrivals }) => [key, arrivals])).toEqual([["heart", 3]]);
    expect(told.hours.map(({ key, arrivals, called }) => [key, arrivals, called])).toEqual([
      ["08", 3, 0],
      ["09", 0, 2],
      ["10", 0, 1],
    ]);
    expect(told.weeks.map(({ key }) => key)).toEqual(["2026-W48"]);
    expect(told.weekdays.map(({ key }) => key)).toEqual(["1"]);
  });

  it("come in the part that a page shows: the same figures, and empty lists for the rest", () => {
    const rows = { tickets: [ticket("t1")], visits: [visit("t1")] };
    const year = { from: "2025-11-24", to: "2026-11-23" };
    const facts = factsOf([day(rows)]);
    const whole = reportOf(facts, year);
    const figures = reportOf(facts, { ...year, of: "figures" });
    expect(figures).toEqual({ ...whole, days: [], calibration: [] });
    const { total, calibration } = reportOf(facts, { ...year, of: "calibration" });
    expect({ total, calibration }).toEqual({ total: whole.total, calibration: whole.calibration });
    // Three months are drawn by days.
    const short = { from: "2026-08-24", to: "2026-11-23", of: "figures" } as const;
    expect(reportOf(facts, short).days).toEqual(whole.days);
  });

  it("tell how often the truth fell within the range that was told", () => {
    const waits = [4, 5, 10, 11].map((minutes, n) =>
      visit(`t${n}`, { waitedMs: minutes * minute }),
    );
    const tickets = [0, 1, 2, 3].map((n) => ticket(`t${n}`));
    const unpromised = ticket("t4", { low: null, high: null });
    const [all] = report({
      tickets: [...tickets, unpromised],
      visits: [...waits, visit("t4")],
    }).calibration;
    expect(all).toMatchObject({
      tickets: 4,
      earlier: 1,
      within: 2,
      later: 1,
      widthMean: 5 * minute,
    });
  });

  it("tell how counters were used, and which reasons were chosen", () => {
    const pauses = { pausedSince: 50 * minute, pausedMs: 2 * minute };
    const session = {
      counterId: "c1",
      agentId: "ada",
      openedAt: 0,
      endedAt: 60 * minute,
      ...pauses,
    };
    const told = report({ tickets: [ticket("t1")], visits: [visit("t1")], sessions: [session] });
    const open = { openMs: 48 * minute, pausedMs: 12 * minute };
    const use = { ...open, servingMs: 5 * minute, callingMs: 30_000, received: 1 };
    expect(told.counters).toEqual([{ key: "c1", ...use }]);
    expect(told.agents).toEqual([{ key: "ada", ...use }]);
    expect(told.reasons).toMatchObject([{ key: "advice", serviceKey: "heart", count: 1 }]);
    expect(told.week).toEqual([{ weekday: 1, hour: 8, arrivals: 1, waitP50: 8 * minute }]);
  });

  it("know no pauses where one session was not measured, and its open time is whole", () => {
    const hours = { openedAt: 0, endedAt: 60 * minute, pausedSince: null };
    const at = { counterId: "c1", agentId: "ada", ...hours };
    const sessions = [
      { ...at, pausedMs: 10 * minute },
      { ...at, pausedMs: null },
    ];
    expect(report({ sessions }).counters).toMatchObject([{ openMs: 110 * minute, pausedMs: null }]);
  });

  it("are nothing where nobody came", () => {
    expect(report({}).total).toMatchObject({ arrivals: 0, wait: { count: 0, p50: null } });
  });

  it("have the percentiles of each group as a spreadsheet finds them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 7_200_000 }), { minLength: 1, maxLength: 60 }),
        (waits) => {
          const tickets = waits.map((_wait, n) => ticket(`t${n}`));
          const visits = waits.map((waitedMs, n) => visit(`t${n}`, { waitedMs }));
          const { wait } = report({ tickets, visits }).total;
          for (const [share, found] of [
            [50, wait.p50],
            [80, wait.p80],
            [90, wait.p90],
            [95, wait.p95],
          ] as const)
            expect(found).toBeCloseTo(percentile(waits, share) ?? Number.NaN, 6);
        },
      ),
    );
  });
});

describe("a percentile", () => {
  it("is that of a spreadsheet: PERCENTILE.INC of 1, 2, 3, 4", () => {
    expect(percentile([4, 1, 3, 2], 50)).toBe(2.5);
    expect(percentile([4, 1, 3, 2], 90)).toBeCloseTo(3.7, 9);
    expect(percentile([], 50)).toBeNull();
  });
});

describe("a week", () => {
  it("is that of ISO 8601", () => {
    expect(weekOf("2026-11-23")).toBe("2026-W48");
    expect(weekOf("2027-01-01")).toBe("2026-W53");
    expect(weekday("2026-11-22")).toBe(7);
    expect([weekOf("Rome"), weekday("Rome")]).toEqual(["", 0]);
  });
});
