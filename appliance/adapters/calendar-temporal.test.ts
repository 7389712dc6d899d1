import { describe, expect, it } from "vitest";
import { temporalCalendar } from "./calendar-temporal.ts";

interface Case {
  readonly zone: string;
  readonly rollover: string;
  /** First moment of the day, and of the one after it. */
  readonly from: string;
  readonly until: string;
  readonly day: string;
  readonly why: string;
}

const paris = "Europe/Paris";
const cases: readonly Case[] = [
  {
    zone: paris,
    rollover: "04:00",
    from: "2026-11-22T03:00:00Z",
    until: "2026-11-23T03:00:00Z",
    day: "2026-11-22",
    why: "an ordinary day",
  },
  {
    zone: paris,
    rollover: "00:00",
    from: "2026-03-28T23:00:00Z",
    until: "2026-03-29T22:00:00Z",
    day: "2026-03-29",
    why: "23 hours: summer time begins",
  },
  {
    zone: paris,
    rollover: "02:30",
    from: "2026-03-29T01:30:00Z",
    until: "2026-03-30T00:30:00Z",
    day: "2026-03-29",
    why: "the hour is skipped: it starts at 03:30",
  },
  {
    zone: paris,
    rollover: "02:30",
    from: "2026-03-28T01:30:00Z",
    until: "2026-03-29T01:30:00Z",
    day: "2026-03-28",
    why: "the day before lasts until then",
  },
  {
    zone: paris,
    rollover: "04:00",
    from: "2026-03-28T03:00:00Z",
    until: "2026-03-29T02:00:00Z",
    day: "2026-03-28",
    why: "the night is an hour short",
  },
  {
    zone: paris,
    rollover: "00:00",
    from: "2026-10-24T22:00:00Z",
    until: "2026-10-25T23:00:00Z",
    day: "2026-10-25",
    why: "25 hours: summer time ends",
  },
  {
    zone: paris,
    rollover: "02:30",
    from: "2026-10-25T00:30:00Z",
    until: "2026-10-26T01:30:00Z",
    day: "2026-10-25",
    why: "the hour comes twice: the first counts",
  },
  {
    zone: paris,
    rollover: "04:00",
    from: "2026-10-24T02:00:00Z",
    until: "2026-10-25T03:00:00Z",
    day: "2026-10-24",
    why: "the night is an hour long",
  },
  {
    zone: "America/Sao_Paulo",
    rollover: "00:00",
    from: "2026-11-22T03:00:00Z",
    until: "2026-11-23T03:00:00Z",
    day: "2026-11-22",
    why: "no summer time any more",
  },
  {
    zone: "America/Sao_Paulo",
    rollover: "00:00",
    from: "2018-11-04T03:00:00Z",
    until: "2018-11-05T02:00:00Z",
    day: "2018-11-04",
    why: "midnight was skipped: it starts at 01:00",
  },
  {
    zone: "America/Sao_Paulo",
    rollover: "00:00",
    from: "2018-02-17T02:00:00Z",
    until: "2018-02-18T03:00:00Z",
    day: "2018-02-17",
    why: "the last hour came twice",
  },
  {
    zone: "Asia/Kathmandu",
    rollover: "04:00",
    from: "2026-11-21T22:15:00Z",
    until: "2026-11-22T22:15:00Z",
    day: "2026-11-22",
    why: "a quarter of an hour off",
  },
  {
    zone: "Asia/Kathmandu",
    rollover: "00:00",
    from: "2026-11-21T18:15:00Z",
    until: "2026-11-22T18:15:00Z",
    day: "2026-11-22",
    why: "midnight there",
  },
  {
    zone: "America/St_Johns",
    rollover: "00:00",
    from: "2010-11-07T02:30:00Z",
    until: "2010-11-08T03:30:00Z",
    day: "2010-11-07",
    why: "the clock went back past midnight",
  },
  {
    zone: "Pacific/Apia",
    rollover: "04:00",
    from: "2011-12-29T14:00:00Z",
    until: "2011-12-30T14:00:00Z",
    day: "2011-12-29",
    why: "the date after it never came",
  },
  {
    zone: "UTC",
    rollover: "23:59",
    from: "2026-11-22T23:59:00Z",
    until: "2026-11-23T23:59:00Z",
    day: "2026-11-22",
    why: "the latest hour",
  },
];

describe("business days", () => {
  it.each(cases)("$zone $rollover $day: $why", ({ zone, rollover, from, until, day }) => {
    const [first, end] = [Date.parse(from), Date.parse(until)];
    for (const at of [first, first + 1, first + 1_800_000, (first + end) / 2, end - 1]) {
      // A new one each time: nothing is known from the question before.
      const calendar = temporalCalendar();
      expect([new Date(at), calendar.businessDay(at, zone, rollover)]).toEqual([new Date(at), day]);
      expect(new Date(calendar.nextRollover(at, zone, rollover))).toEqual(new Date(end));
    }
    const calendar = temporalCalendar();
    expect(calendar.businessDay(first - 1, zone, rollover)).not.toBe(day);
    expect(calendar.businessDay(end, zone, rollover)).not.toBe(day);
    expect(new Date(calendar.nextRollover(first - 1, zone, rollover))).toEqual(new Date(first));
  });

  it.each(["Europe/Paris", "America/St_Johns", "Asia/Kathmandu"])(
    "never go back in %s, and each begins where the one before ends",
    (zone) => {
      const step = 17 * 60_000;
      for (const rollover of ["00:00", "02:30", "04:00"]) {
        const calendar = temporalCalendar();
        let last = "";
        let next = Number.NEGATIVE_INFINITY;
        for (let at = Date.UTC(2026, 9, 20); at < Date.UTC(2026, 9, 29); at += step) {
          const day = calendar.businessDay(at, zone, rollover);
          expect(day >= last).toBe(true);
          expect(day !== last).toBe(at >= next);
          last = day;
          next = calendar.nextRollover(at, zone, rollover);
          expect(next).toBeGreaterThan(at);
        }
      }
    },
  );

  it("follow a site whose zone or hour is changed", () => {
    const calendar = temporalCalendar();
    const at = Date.parse("2026-11-22T02:00:00Z");
    expect(calendar.businessDay(at, paris, "04:00")).toBe("2026-11-21");
    expect(calendar.businessDay(at, paris, "00:00")).toBe("2026-11-22");
    expect(calendar.businessDay(at, "America/New_York", "00:00")).toBe("2026-11-21");
    expect(calendar.businessDay(at, paris, "04:00")).toBe("2026-11-21");
  });

  it.each(["4:00", "24:00", "04:60", "", "04:00:00", "now"])("refuse the hour %j", (rollover) => {
    expect(() => temporalCalendar().businessDay(0, paris, rollover)).toThrow(/roll-over hour/);
  });

  it("refuse a zone that does not exist", () => {
    expect(() => temporalCalendar().businessDay(0, "Europe/Lutece", "04:00")).toThrow(RangeError);
  });
});
