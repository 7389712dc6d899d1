import { describe, expect, it } from "vitest";
import type { OpenPeriod } from "../domain/site-options.ts";
import { temporalCalendar } from "./calendar-temporal.ts";

const calendar = temporalCalendar();
const zone = "Europe/Paris";
const at = (text: string) => Date.parse(text);
const week: OpenPeriod[] = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: "08:30", until: "12:00" },
  { weekday, from: "13:30", until: "17:00" },
]);
const texts = (spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => [new Date(start).toISOString(), new Date(end).toISOString()]);

describe("the opening periods ahead", () => {
  it("are those of the week, without those that are over", () => {
    const found = calendar.openings(
      { zone, hours: week, closedDays: [] },
      at("2026-11-27T12:30Z"),
      3,
    );
    expect(texts(found)).toEqual([
      ["2026-11-27T12:30:00.000Z", "2026-11-27T16:00:00.000Z"],
      ["2026-11-30T07:30:00.000Z", "2026-11-30T11:00:00.000Z"],
      ["2026-11-30T12:30:00.000Z", "2026-11-30T16:00:00.000Z"],
    ]);
  });

  it("skip closed days, however long, up to the first that is open", () => {
    const closedDays = [{ from: "2026-11-27", until: "2027-01-10", label: { fr: "Travaux" } }];
    const ahead = { zone, hours: week, closedDays };
    const now = at("2026-11-27T09:00Z");
    expect(texts(calendar.openings(ahead, now, 3))[0]?.[0]).toBe("2027-01-11T07:30:00.000Z");
    expect(calendar.closures(ahead, now, 3)).toMatchObject([
      { start: at("2026-11-26T23:00Z"), end: at("2027-01-10T23:00Z"), label: { fr: "Travaux" } },
    ]);
  });

  it("are whole days without hours, joined, with the closed days cut out", () => {
    const closedDays = [{ from: "2026-12-25", until: "2026-12-25", label: { fr: "Noël" } }];
    const found = calendar.openings({ zone, hours: [], closedDays }, at("2026-12-24T10:00Z"), 3);
    expect(texts(found)).toEqual([
      ["2026-12-23T23:00:00.000Z", "2026-12-24T23:00:00.000Z"],
      ["2026-12-25T23:00:00.000Z", "2026-12-27T23:00:00.000Z"],
    ]);
  });

  it("keep their local hours over the change to summer time", () => {
    const found = calendar.openings(
      { zone, hours: week, closedDays: [] },
      at("2027-03-26T20:00Z"),
      3,
    );
    expect(texts(found)[0]).toEqual(["2027-03-29T06:30:00.000Z", "2027-03-29T10:00:00.000Z"]);
  });

  it("are none where nothing ever opens", () => {
    const closedDays = [{ from: "2026-01-01", until: "2030-01-01", label: { fr: "Fermé" } }];
    expect(
      calendar.openings({ zone, hours: week, closedDays }, at("2026-11-27T09:00Z"), 3),
    ).toEqual([]);
  });
});
