import { describe, expect, it } from "vitest";
import type { DayShelf, KeptDay } from "../../ports/day-shelf.ts";
import type { DayRows, History } from "../../ports/history.ts";
import type { StatisticsRules } from "../../ports/statistics.ts";
import { StatisticsKeeper } from "./keeper.ts";

const hourMs = 3_600_000;
const at = (day: string, hour: number) => Date.parse(`${day}T00:00:00Z`) + hour * hourMs;
const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** A box as the statistics see it: rows by day and a log that names what changed. */
class FakeHistory implements History {
  readonly days = new Map<string, DayRows>();
  readonly log: { seq: number; at: number; data: string }[] = [];
  readonly read: string[] = [];
  epoch = "e1";

  reading<T>(run: () => T): T {
    return run();
  }
  position() {
    return { epoch: this.epoch, seq: this.log.length };
  }
  eventsAfter(seq: number, limit: number) {
    return this.log.slice(seq, seq + limit);
  }
  ticketDays() {
    const days = [...this.days].filter(([, { tickets }]) => tickets.length > 0);
    return days.map(([day, { tickets }]) => ({ day, tickets: tickets.length }));
  }
  sessionMoments() {
    return [...this.days.values()].flatMap(({ sessions }) => sessions.map((one) => one.openedAt));
  }
  rows(day: string): DayRows {
    this.read.push(day);
    return this.days.get(day) ?? { tickets: [], visits: [], sessions: [] };
  }
  dayOf(id: string) {
    const [found] = [...this.days].filter(([, { tickets }]) =>
      tickets.some((one) => one.id === id),
    );
    return found?.[0] ?? null;
  }
  openedAt() {
    return null;
  }
  note(data: object, moment = at("2026-11-24", 9)): void {
    this.log.push({ seq: this.log.length + 1, at: moment, data: JSON.stringify(data) });
  }
}

/** Days in memory, as the adapter keeps them. */
function memoryShelf(): DayShelf & { readonly kept: Map<string, KeptDay> } {
  const kept = new Map<string, KeptDay>();
  let mark = { stamp: "", seq: 0 };
  return {
    kept,
    mark: () => mark,
    counts: () =>
      new Map([...kept].map(([day, one]) => [day, { ...one, agents: one.agents !== null }])),
    days: (from, to) => [...kept.keys()].filter((day) => day >= from && day <= to).sort(),
    get: (day) => kept.get(day) ?? null,
    change({ clear, put, remove, agentsFrom, stamp, seq }) {
      if (clear) kept.clear();
      for (const day of remove) kept.delete(day);
      for (const day of put) kept.set(day.day, day);
      for (const [day, one] of kept)
        if (agentsFrom === null || day < agentsFrom) kept.set(day, { ...one, agents: null });
      mark = { stamp, seq };
    },
  };
}

const rules: StatisticsRules = {
  ...{ agentsFrom: "2026-11-01", today: "2026-11-24", zone: "Europe/Paris", rollover: "04:00" },
  ...{ names: {}, language: "fr" },
};
const both = { from: "2026-11-23", to: "2026-11-24" };

function rowsOf(day: string, count: number, change: object = {}): DayRows {
  const ids = Array.from({ length: count }, (_value, n) => `${day} ${n}`);
  const ticket = { issuedIn: "heart", outcome: "received", received: 1, low: 1, high: 9 };
  const who = { serviceId: "heart", counterId: "c1", agentId: "ada" };
  const plain = { recall: 0, announcements: 1, reasonId: null, outcome: "received" };
  return {
    tickets: ids.map((id) => ({ id, ...ticket, enteredAt: at(day, 9) })),
    visits: ids.map((ticketId) => ({
      ...{ ticketId, ...who, ...plain, waitedMs: 60_000, calledAt: at(day, 9) + 60_000 },
      ...{ startedAt: at(day, 9) + 90_000, endedAt: at(day, 9) + 390_000, ...change },
    })),
    sessions: [
      {
        ...{ counterId: "c1", agentId: "ada", openedAt: at(day, 8), endedAt: at(day, 12) },
        ...{ pausedSince: null, pausedMs: 0 },
      },
    ],
  };
}

function trial() {
  const history = new FakeHistory();
  const shelf = memoryShelf();
  let now = at("2026-11-24", 12);
  const keeper = new StatisticsKeeper({
    ...{ history, shelf, now: () => now },
    localTime: () => ({ hour: (moment) => Math.floor(moment / hourMs) % 24, businessDay: dayOf }),
  });
  history.days.set("2026-11-23", rowsOf("2026-11-23", 3));
  history.days.set("2026-11-24", rowsOf("2026-11-24", 2));
  history.note({ type: "visitEnded", visitId: "?" });
  return {
    ...{ history, shelf, keeper },
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe("the figures of days", () => {
  it("keep a day that is over, and read the one that goes on", () => {
    const { history, shelf, keeper } = trial();
    expect(keeper.report(both, rules).total.arrivals).toBe(5);
    expect([...shelf.kept.keys()]).toEqual(["2026-11-23"]);
    history.read.splice(0);
    history.days.set("2026-11-24", rowsOf("2026-11-24", 4));
    history.note({ type: "ticketIssued", ticket: { id: "2026-11-24 3" } });
    expect(keeper.report(both, rules).total.arrivals).toBe(7);
    expect(history.read).toEqual(["2026-11-24"]);
  });

  it("make a past day again when the log says that something of it came late", () => {
    const { history, keeper } = trial();
    expect(keeper.report(both, rules).total.noShows).toBe(0);
    history.days.set("2026-11-23", rowsOf("2026-11-23", 3, { outcome: "noShow" }));
    expect(keeper.report(both, rules).total.noShows).toBe(0);
    history.note({ type: "visitorAbsent", ticketId: "2026-11-23 1" });
    expect(keeper.report(both, rules).total.noShows).toBe(3);
  });

  it("make the last days again when the clock was set", () => {
    const { history, keeper } = trial();
    keeper.report(both, rules);
    history.read.splice(0);
    history.note({ type: "clockAdjusted", byMs: 60_000 });
    keeper.report(both, rules);
    expect(history.read).toEqual(["2026-11-23", "2026-11-24"]);
  });

  it("notice within a minute that the tables hold another number of tickets", () => {
    const { history, shelf, keeper, wait } = trial();
    keeper.report(both, rules);
    history.days.delete("2026-11-23");
    wait(61_000);
    expect(keeper.report(both, rules).total.arrivals).toBe(2);
    expect(shelf.kept.size).toBe(0);
  });

  it("begin anew after a restored backup, and in another zone", () => {
    const { history, keeper } = trial();
    keeper.report(both, rules);
    history.days.set("2026-11-23", rowsOf("2026-11-23", 1));
    history.epoch = "e2";
    expect(keeper.report(both, rules).total.arrivals).toBe(3);
    history.read.splice(0);
    keeper.report(both, { ...rules, zone: "Europe/London" });
    expect(history.read).toContain("2026-11-23");
  });

  it("tell of single agents only for days of which the site keeps it, and forget the others", () => {
    const { shelf, keeper } = trial();
    expect(keeper.report(both, rules).agents).toMatchObject([{ key: "ada", received: 5 }]);
    expect(shelf.kept.get("2026-11-23")?.agents?.head).toContain("ada");
    expect(keeper.report(both, { ...rules, agentsFrom: "2026-11-24" }).agents).toBeNull();
    expect(JSON.stringify(shelf.kept.get("2026-11-23"))).not.toContain("ada");
    // Kept again, the figures come back as long as the rows have them.
    expect(keeper.report({ ...both, to: both.from }, rules).agents).toBeNull();
  });

  it("are those of one service where one is named, and the same when they are asked for again", () => {
    const { keeper } = trial();
    expect(keeper.report({ ...both, serviceId: "nose" }, rules).total.arrivals).toBe(0);
    const one = keeper.report({ ...both, serviceId: "heart" }, rules);
    expect(one).toEqual(keeper.report({ ...both, serviceId: "heart" }, rules));
    expect(one.counters).toMatchObject([{ key: "c1", openMs: 8 * hourMs, received: 5 }]);
  });

  it("are there for whoever asks after they were prepared", () => {
    const { history, keeper } = trial();
    keeper.prepare(rules);
    history.read.splice(0);
    keeper.report({ from: "2026-11-01", to: "2026-11-23" }, rules);
    expect(history.read).toEqual([]);
  });
});
