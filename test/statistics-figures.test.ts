import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../appliance/adapters/clock-system.ts";
import { memoryLog } from "../appliance/adapters/log-memory.ts";
import { threadStatistics } from "../appliance/adapters/statistics-thread.ts";
import type { Statistics, StatisticsRules } from "../appliance/ports/statistics.ts";
import type { StatisticsReport } from "../protocol/statistics.ts";
import { Past, writePasts } from "../scripts/simulated-days/past.ts";
import { simulate } from "../scripts/simulated-days/run.ts";
import { rowsOfCsv, rowsOfXlsx } from "./support/saved-tables.ts";

/** Days to check: 4 in the ordinary run; `PATIENCE_STATISTICS_DAYS=365` for a year. */
const days = Number(process.env["PATIENCE_STATISTICS_DAYS"] ?? 4);
const dir = mkdtempSync(join(tmpdir(), "patience-figures-"));
const period = { from: "2025-11-01", to: "2026-11-30" };
const rules: StatisticsRules = {
  ...{ agentsFrom: "2025-01-01", today: "2027-01-01", zone: "Europe/Paris", rollover: "04:00" },
  ...{ names: {}, language: "fr" },
};

let statistics: Statistics;
beforeAll(async () => {
  const past = new Past();
  simulate(7, days, undefined, past.heard);
  await writePasts(dir, [past], { days, repeats: 1, endDay: null });
  statistics = threadStatistics({
    program: new URL("../appliance/statistics-worker.ts", import.meta.url),
    ...{ dir, clock: systemClock(), log: memoryLog() },
  });
});
afterAll(async () => {
  await statistics?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const bytes: Uint8Array[] = [];
  for await (const part of parts) bytes.push(part);
  return Buffer.concat(bytes);
}

async function csv(table: string, language: StatisticsRules["language"] = "fr") {
  const saved = await statistics.table({ ...period, table, format: "csv" }, { ...rules, language });
  return rowsOfCsv((await whole(saved.parts)).toString("utf8"));
}

type Line = Readonly<Record<string, string>>;

async function lines(table: string): Promise<Line[]> {
  const [head = [], ...rows] = await csv(table);
  return rows.map((row) => Object.fromEntries(head.map((name, n) => [name, row[n] ?? ""])));
}

/** What a spreadsheet's PERCENTILE.INC says, written for this test alone. */
function percentileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * (share / 100);
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low * (1 - (place % 1)) + high * (place % 1);
}

function spreadOf(cells: readonly string[]): string[] {
  const values = cells.filter((cell) => cell !== "").map(Number);
  if (values.length === 0) return ["0", ...Array(6).fill("")];
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const shares = [50, 80, 90, 95, 100].map((share) => percentileOf(values, share));
  return [String(values.length), ...[mean, ...shares].map((value) => value.toFixed(3))];
}

/** A line of figures from the lines of tickets and of visits that belong to it. */
function figuresOf(tickets: readonly Line[], visits: readonly Line[]): string[] {
  const sum = (name: string) => visits.reduce((all, line) => all + Number(line[name]), 0);
  const ended = (...ends: string[]) => visits.filter((line) => ends.includes(line["Fin"] ?? ""));
  const announced = visits.filter((line) => Number(line["Annonces"]) > 0);
  const unserved = tickets.filter(
    (line) =>
      ["annulé", "fin de journée"].includes(line["Fin"] ?? "") &&
      line["Fois reçu"] === "0" &&
      line["Appelé"] === "0",
  );
  const counts = [
    ...[tickets.length, announced.length, sum("Reçu"), ended("absent", "délai écoulé").length],
    ...[unserved.length, sum("Réappel"), sum("Annonces") - announced.length],
    ...[ended("transféré").length, ended("remis en file").length],
  ];
  // The order of the table's columns.
  const [arrivals, called, received, noShows, left, ...others] = counts;
  return [
    ...[arrivals, left, called, received, noShows, ...others].map(String),
    ...spreadOf(tickets.map((line) => line["Attente (s)"] ?? "")),
    ...spreadOf(visits.map((line) => line["Venue au guichet (s)"] ?? "")),
    ...spreadOf(visits.map((line) => line["Entretien (s)"] ?? "")),
  ];
}

/** Times in a file have thousandths of a second; everything else is the same text. */
function expectSame(found: readonly string[], wanted: readonly string[], what: string): void {
  expect(found.length, what).toBe(wanted.length);
  for (const [n, cell] of wanted.entries()) {
    if (cell === "" || !cell.includes(".")) expect(found[n], `${what}, column ${n}`).toBe(cell);
    else expect(Math.abs(Number(found[n]) - Number(cell)), `${what}, ${n}`).toBeLessThan(0.0011);
  }
}

const weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
const weekdayOf = (day: string) => weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? "";

describe("the figures of a simulated past", () => {
  it("equal what anybody computes from the saved rows, in every way that they are grouped", async () => {
    const [tickets, visits] = [await lines("tickets"), await lines("visits")];
    expect(tickets.length).toBeGreaterThan(90 * days);
    const groups: readonly (readonly [
      string,
      (ticket: Line) => string,
      (visit: Line) => string,
    ])[] = [
      ["days", ({ Jour = "" }) => Jour, ({ Jour = "" }) => Jour],
      [
        "weekdays",
        (line) => weekdayOf(line["Jour"] ?? ""),
        (line) => weekdayOf(line["Jour"] ?? ""),
      ],
      ["services", ({ Service = "" }) => Service, ({ Service = "" }) => Service],
      [
        "hours",
        (line) => (line["Heure d’arrivée"] ?? "").padStart(2, "0"),
        (line) => (line["Heure d’appel"] ?? "").padStart(2, "0"),
      ],
    ];
    for (const [table, ticketKey, visitKey] of groups) {
      const [, ...rows] = await csv(table);
      const keys = new Set([...tickets.map(ticketKey), ...visits.map(visitKey)]);
      expect(new Set(rows.map(([key]) => key)), table).toEqual(keys);
      for (const [key = "", ...cells] of rows) {
        const mine = figuresOf(
          tickets.filter((line) => ticketKey(line) === key),
          visits.filter((line) => visitKey(line) === key),
        );
        expectSame(cells, mine, `${table} ${key}`);
      }
    }
  });

  it("equal them for reasons, for promised waits, and on the page itself", async () => {
    const [tickets, visits] = [await lines("tickets"), await lines("visits")];
    const served = visits.filter((line) => line["Entretien (s)"] !== "");
    for (const [service, reason, count, , ...spread] of (await csv("reasons")).slice(1)) {
      const mine = served.filter(
        (line) => line["Service"] === service && (line["Motif"] || "Sans motif") === reason,
      );
      expect(count).toBe(String(mine.length));
      const [, ...times] = spreadOf(mine.map((line) => line["Entretien (s)"] ?? ""));
      expectSame(spread, times, `${service} ${reason}`);
    }
    const told = tickets.filter((line) => line["Attente (s)"] && line["Annoncé au moins (s)"]);
    const [, all = []] = await csv("calibration");
    const within = told.filter((line) => {
      const wait = Number(line["Attente (s)"]);
      return (
        wait >= Number(line["Annoncé au moins (s)"]) && wait <= Number(line["Annoncé au plus (s)"])
      );
    });
    expect([all[1], all[3]]).toEqual([String(told.length), String(within.length)]);
    const { bytes } = await statistics.report(period, rules);
    const report = JSON.parse(Buffer.from(bytes).toString()) as StatisticsReport;
    const [p95] = [
      percentileOf(
        tickets.flatMap((line) => (line["Attente (s)"] ? [Number(line["Attente (s)"])] : [])),
        95,
      ),
    ];
    expect(report.total.arrivals).toBe(tickets.length);
    expect(report.total.wait.p95).toBeCloseTo(p95 * 1000, 3);
  });
});

describe("a saved table", () => {
  it("has the same cells as CSV and as XLSX, whoever reads it", async () => {
    const tables = [
      ...["days", "weeks", "hours", "weekdays", "services"],
      ...["counters", "agents", "reasons", "calibration", "tickets", "visits"],
    ];
    for (const table of tables) {
      const text = await csv(table);
      const asked = { ...period, table, format: "xlsx" };
      const { parts } = await statistics.table(asked, rules);
      const sheet = rowsOfXlsx(await whole(parts));
      expect(sheet.length, table).toBe(text.length);
      for (const [n, row] of text.entries())
        expect(sheet[n]?.map(String), `${table}, row ${n}`).toEqual(row);
      expect(text.length, table).toBeGreaterThan(1);
    }
  });

  it("has its heads and its words in each language", async () => {
    const heads = await Promise.all(
      (["fr", "en", "es"] as const).map((one) => csv("weekdays", one)),
    );
    expect(heads.map(([head]) => head?.slice(0, 2))).toEqual([
      ["Jour de la semaine", "Arrivées"],
      ["Day of the week", "Arrivals"],
      ["Día de la semana", "Llegadas"],
    ]);
    expect(heads.map(([, row]) => row?.[0])).toEqual(["lundi", "Monday", "lunes"]);
  });
});
