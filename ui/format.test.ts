import { describe, expect, it } from "vitest";
import {
  formatCounterNumber,
  formatDay,
  formatDuration,
  formatTime,
  formatWait,
  headWaitMs,
  localText,
  meanWaitMinutes,
  serviceLevel,
} from "./format.ts";
import { noon, serviceFixture } from "./testing/fixtures.ts";

const minute = 60_000;

describe("a wait", () => {
  it.each([
    [0, "00"],
    [59_999, "00"],
    [3 * minute, "03"],
    [3 * minute + 59_999, "03"],
    [99 * minute, "99"],
    [100 * minute, "1h40"],
    [125 * minute, "2h05"],
    [-5, "00"],
  ])("of %i ms is written %s", (ms, text) => {
    expect(formatWait(ms)).toBe(text);
  });
});

describe("a running time", () => {
  it.each([
    [0, "00:00"],
    [5_999, "00:05"],
    [65_000, "01:05"],
    [99 * minute + 59_000, "99:59"],
    [100 * minute + 5_000, "1:40:05"],
    [-1, "00:00"],
  ])("of %i ms is written %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe("the time of day", () => {
  it("is the site's, on 24 hours in every language", () => {
    expect(formatTime(noon, "Europe/Paris", "fr")).toBe("13:00");
    expect(formatTime(noon, "Europe/Paris", "en")).toBe("13:00");
    expect(formatTime(noon, "America/Guadeloupe", "es")).toBe("08:00");
  });

  it("goes over the change to winter time", () => {
    const before = Date.UTC(2026, 9, 25, 0, 30);
    expect(formatTime(before, "Europe/Paris", "fr")).toBe("02:30");
    expect(formatTime(before + 60 * minute, "Europe/Paris", "fr")).toBe("02:30");
  });

  it("survives a zone that nobody knows", () => {
    expect(formatTime(noon, "Nowhere/Nothing", "fr")).toMatch(/^\d\d:\d\d$/);
  });

  it("comes with the day in words", () => {
    expect(formatDay(noon, "Europe/Paris", "fr")).toBe("dimanche 22 novembre");
    expect(formatDay(noon, "Europe/Paris", "en")).toBe("Sunday 22 November");
    expect(formatDay(noon, "Europe/Paris", "es")).toBe("domingo, 22 de noviembre");
  });
});

describe("a counter's number", () => {
  it.each([
    ["1", "01"],
    ["12", "12"],
    ["B", "B"],
    ["3 bis", "3 bis"],
  ])("%s is written %s", (label, text) => {
    expect(formatCounterNumber(label)).toBe(text);
  });
});

describe("a text of the site", () => {
  it("is French where the language has none", () => {
    expect(localText({ fr: "Urologie", en: "Urology" }, "en")).toBe("Urology");
    expect(localText({ fr: "Urologie", en: "Urology" }, "es")).toBe("Urologie");
    expect(localText({ fr: "Urologie", es: "" }, "es")).toBe("Urologie");
  });
});

describe("a service's level (E48)", () => {
  const off = { peopleOrange: null, peopleRed: null, minutesOrange: null, minutesRed: null };
  const level = (waiting: number, minutes: number, thresholds: Partial<typeof off>) =>
    serviceLevel(
      serviceFixture({
        waiting,
        nextSince: waiting === 0 ? null : noon - minutes * minute,
        thresholds: { ...off, ...thresholds },
      }),
      noon,
    );

  it("is off until thresholds are set", () => {
    expect(level(500, 500, {})).toBe("ok");
  });

  it("follows the people", () => {
    const people = { peopleOrange: 5, peopleRed: 10 } as never;
    expect([4, 5, 9, 10].map((waiting) => level(waiting, 0, people))).toEqual([
      "ok",
      "orange",
      "orange",
      "red",
    ]);
  });

  it("follows the whole minutes of the head of the line", () => {
    const minutes = { minutesOrange: 10, minutesRed: 20 } as never;
    expect([9.99, 10, 19.9, 20].map((wait) => level(1, wait, minutes))).toEqual([
      "ok",
      "orange",
      "orange",
      "red",
    ]);
  });

  it("is the worse of the two", () => {
    expect(level(5, 25, { peopleOrange: 5, minutesRed: 20 } as never)).toBe("red");
  });

  it("is ok when nobody waits", () => {
    expect(level(0, 0, { minutesOrange: 1, peopleOrange: 1 } as never)).toBe("ok");
  });
});

describe("the mean wait (E26)", () => {
  const empty = serviceFixture({ waiting: 0, nextSince: null });

  it("is 03 for 4 clients with 03 minutes beside seven empty services", () => {
    const busy = serviceFixture({ waiting: 4, nextSince: noon - 3 * minute });
    expect(meanWaitMinutes([busy, ...Array(7).fill(empty)], noon)).toBe(3);
  });

  it("is the mean of the heads of line, rounded down once at the end", () => {
    const of = (minutes: number) =>
      serviceFixture({ waiting: 1, nextSince: noon - minutes * minute });
    expect(meanWaitMinutes([of(3.5), of(4.5)], noon)).toBe(4);
    expect(meanWaitMinutes([of(10), of(3), empty], noon)).toBe(6);
  });

  it("is 0 when nobody waits", () => {
    expect(meanWaitMinutes([empty], noon)).toBe(0);
    expect(meanWaitMinutes([], noon)).toBe(0);
  });

  it("counts a head that came in the future as one that just came", () => {
    expect(headWaitMs({ nextSince: noon + 5_000 }, noon)).toBe(0);
  });
});
