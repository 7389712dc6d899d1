import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ManualClock, manualClock } from "../adapters/clock-manual.ts";
import { memoryLog } from "../adapters/log-memory.ts";
import { openMemoryStore } from "../adapters/store-memory.ts";
import { noOldLogs } from "../adapters/store-memory-upkeep.ts";
import { openSqliteStore } from "../adapters/store-sqlite.ts";
import { sqliteOldLogs } from "../adapters/store-sqlite-old-logs.ts";
import { demoSite } from "../config/demo-site.ts";
import type { Command } from "../domain/commands.ts";
import { plainRetention, type Retention as Rules } from "../domain/site-options.ts";
import { toSnapshot } from "../domain/snapshot.ts";
import type { Store } from "../ports/store.ts";
import { type RunningEngine, startEngine } from "./engine.ts";
import { rebuild } from "./rebuild.ts";
import { Retention } from "./retention.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Monday 23 November 2026, 09:00 in Paris. */
const monday = Date.UTC(2026, 10, 23, 8);
/** What must be gone from every byte. */
const tokenOf = (day: number, count: number) => `suivi-${day}-${count}-q7Zk2mV9xR`;
const noteOf = (day: number) => `fauteuil roulant, fille de Mme Lefèvre ${day}`;

let dir: string;
let clock: ManualClock;
let store: Store;
let engine: RunningEngine;
let retention: Retention;

async function open(opened: Store): Promise<void> {
  store = opened;
  const log = memoryLog();
  engine = await startEngine({ store, clock, log, onCommitted: () => {} });
  retention = retentionOver(() => Promise.resolve());
}

function retentionOver(pause: () => Promise<void>): Retention {
  return new Retention({
    ...{ store, engine, clock, log: memoryLog(), pause, figures: () => undefined },
    hash: { sha256: (text) => createHash("sha256").update(text).digest("hex") },
    oldLogs: existsSync(join(dir, "data")) ? sqliteOldLogs(join(dir, "data")) : noOldLogs,
  });
}

async function does(command: Command, actor = "agent-durand"): Promise<void> {
  const answered = await engine.execute({
    ...{ command, actor },
    answer: (result) => ({
      status: result.ok ? 200 : 409,
      body: result.ok ? null : result.refusal,
    }),
  });
  if (answered.kind !== "answered" || answered.status !== 200)
    throw new Error(`${command.type}: ${JSON.stringify(answered)}`);
}

async function setUp(rules: Partial<Rules> = {}): Promise<void> {
  const changes = demoSite((login) => `agent-${login}`).map((change) =>
    change.kind === "site"
      ? { ...change, value: { ...change.value, retention: { ...plainRetention, ...rules } } }
      : change,
  );
  await does({ type: "configure", changes }, "box");
  await does({ type: "startDay", day: "2026-11-23" }, "box");
}

function issue(day: number, count: number): Promise<void> {
  return does(
    {
      ...{ type: "issueTicket", ticketId: `t-${day}-${count}`, token: tokenOf(day, count) },
      ...{ serviceId: "urologie", language: "fr", priority: 0, origin: "kiosk", print: null },
    },
    "kiosk:kiosk-1",
  );
}

const seen = { seen: null } as const;

/** A day in which everything is written that says something about a person. */
async function liveDay(day: number): Promise<void> {
  const [agentId, sessionId] = ["agent-durand", `s-${day}`];
  await does({
    ...{ type: "openCounter", sessionId, agentId, counterId: "guichet-1" },
    ...{ move: false, restoreServices: false },
  });
  await does({ type: "chooseServices", sessionId, serviceIds: ["urologie"], ...seen });
  for (let count = 1; count <= 6; count += 1) await issue(day, count);
  await does({ type: "noteTicket", ticketId: `t-${day}-1`, agentId, note: noteOf(day) });
  const visit = (count: number) => ({ sessionId, visitId: `v-${day}-${count}` });
  const call = (count: number): Promise<void> =>
    does({ type: "callNext", serviceId: "urologie", ...visit(count), ...seen });
  await call(1);
  clock.advance(60_000);
  await does({ type: "signalArrival", ...visit(1), seenState: "called" });
  clock.advance(120_000);
  await does({ type: "endVisit", ...visit(1), seenState: "serving", confirmShort: true });
  await call(2);
  await does({ type: "signalNoShow", ...visit(2), seenState: "called" });
  await does({ type: "undo", sessionId, ...seen });
  await does({ type: "signalArrival", ...visit(2), seenState: "called" });
  await does({
    ...{ type: "transferVisit", ...visit(2), seenState: "serving" },
    ...{ serviceId: "oncologie", counterId: null, note: noteOf(day) },
  });
  await does({
    ...{ type: "pickTicket", serviceId: "urologie", ticketId: `t-${day}-4`, reason: noteOf(day) },
    ...{ ...visit(4), ...seen },
  });
  clock.advance(30_000);
  await does({ type: "signalArrival", ...visit(4), seenState: "called" });
  await does({ type: "raiseSos", sosId: `h-${day}`, sessionId });
  await does({ type: "acknowledgeSos", sosId: `h-${day}`, agentId: "agent-superviseur" });
  await does({ type: "closeSos", sosId: `h-${day}`, agentId: "agent-superviseur" });
  await does({
    ...{ type: "sendMessage", messageId: `m-${day}`, agentId: "agent-superviseur" },
    ...{ counterIds: ["guichet-1"], text: noteOf(day) },
  });
  await does({ type: "readMessage", messageId: `m-${day}`, sessionId });
  await does({ type: "endVisit", ...visit(4), seenState: "serving", confirmShort: true });
  await does({ type: "closeCounter", sessionId, ...seen });
}

function dayText(day: number): string {
  return new Date(Date.UTC(2026, 10, 23 + day)).toISOString().slice(0, 10);
}

/** The night passes: 04:00 in Paris of the next day. */
async function nextDay(day: number): Promise<void> {
  clock.advance(Date.UTC(2026, 10, 23 + day, 3) - clock.now());
  await does({ type: "startDay", day: dayText(day) }, "box");
  clock.advance(5 * hourMs);
}

/** Every file of the folder that holds the text, anywhere in its bytes. */
function filesWith(text: string, folder = join(dir, "data")): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}

async function sameAfterReplay(): Promise<void> {
  const tables = await store.dump();
  const state = await rebuild(store);
  expect(await store.dump()).toEqual(tables);
  const { lastSessions: _, ...live } = toSnapshot(engine.state());
  const { lastSessions: __, ...replayed } = toSnapshot(state);
  expect(replayed).toEqual(live);
}

const kinds: readonly (readonly [string, () => Promise<Store>])[] = [
  ["SQLite", () => openSqliteStore(join(dir, "data"))],
  ["memory", () => Promise.resolve(openMemoryStore())],
];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "patience-retention-"));
  clock = manualClock(monday);
});
afterEach(async () => {
  await retention.stop();
  await engine.stop();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

describe.each(kinds)("retention over a %s store", (_name, opened) => {
  beforeEach(async () => {
    await open(await opened());
    await setUp();
    await liveDay(0);
  });

  it("changes nothing while a day is young", async () => {
    const before = await store.eventsAfter(0, 1_000);
    await nextDay(1);
    clock.advance(-hourMs);
    const run = await retention.run();
    expect(run).toMatchObject({ unlinked: { events: 0 }, failed: false });
    expect((await store.eventsAfter(0, 1_000)).slice(0, before.length)).toEqual(before);
  });

  it("takes numbers, tokens and notes out of the log and the tables after a day", async () => {
    await nextDay(1);
    await liveDay(1);
    await nextDay(2);
    const run = await retention.run();
    expect(run.unlinked.events).toBeGreaterThan(10);
    const text = JSON.stringify(await store.eventsAfter(0, 1_000));
    for (const gone of [tokenOf(0, 1), tokenOf(0, 6), noteOf(0)])
      expect(text.includes(gone)).toBe(false);
    // The second day is over for less than a day.
    expect(text.includes(noteOf(1))).toBe(true);
    const rows = await store.dump();
    const old = rows.filter(
      ({ table, columns }) => table === "ticket" && columns["day"] === dayText(0),
    );
    expect(old).toHaveLength(6);
    expect(new Set(old.map(({ columns }) => columns["label"]))).toEqual(new Set([""]));
    await sameAfterReplay();
  });

  it("waits for whoever still waits, and comes back for them", async () => {
    await does({
      type: "configure",
      changes: [{ kind: "site", value: { ...engine.state().site, endOfDay: "keep" } }],
    });
    for (const day of [1, 2]) await nextDay(day);
    await retention.run();
    const waiting = engine.state().tickets.get("t-0-6");
    expect(waiting?.token).toBe(tokenOf(0, 6));
    expect(JSON.stringify(await store.eventsAfter(0, 1_000)).includes(tokenOf(0, 6))).toBe(true);
    await sameAfterReplay();
    await does({ type: "cancelTicket", ticketId: "t-0-6" });
    for (const day of [3, 4]) await nextDay(day);
    await retention.run();
    expect(JSON.stringify(await store.eventsAfter(0, 1_000)).includes(tokenOf(0, 6))).toBe(false);
    await sameAfterReplay();
  });

  it("names no agent any more after 90 days, and each by one other name", async () => {
    await nextDay(1);
    await liveDay(1);
    for (const day of [91, 92]) await nextDay(day);
    const run = await retention.run();
    expect(run.pseudonymised.events).toBeGreaterThan(20);
    const events = (await store.eventsAfter(0, 1_000)).filter(
      ({ event }) => event.type !== "configChanged",
    );
    expect(/agent-(durand|superviseur)/.test(JSON.stringify(events))).toBe(false);
    const rows = await store.dump();
    const visits = rows.filter(({ table }) => table === "visit");
    const names = new Set(visits.map(({ columns }) => columns["agent_id"]));
    expect(names.size).toBe(1);
    expect([...names][0]).toMatch(/^~[0-9a-f]{16}$/);
    expect(JSON.stringify(rows).includes("agent-durand")).toBe(false);
    await sameAfterReplay();
  });

  it("keeps no figure by agent beyond the day where the site wants none", async () => {
    const { site } = engine.state();
    const retentionRules = { ...site.retention, agentFigures: false };
    await does({
      type: "configure",
      changes: [{ kind: "site", value: { ...site, retention: retentionRules } }],
    });
    await nextDay(1);
    await nextDay(2);
    await liveDay(2);
    await retention.run();
    const visits = (await store.dump()).filter(({ table }) => table === "visit");
    const names = visits.map(({ columns }) => String(columns["agent_id"]).slice(0, 1));
    expect(new Set(names.slice(0, 3))).toEqual(new Set(["~"]));
    expect(new Set(names.slice(3))).toEqual(new Set(["a"]));
    await sameAfterReplay();
  });

  it("begins the log 13 months ago, with the same state and tables from there", async () => {
    for (const day of [1, 2, 3]) {
      await nextDay(day);
      await liveDay(day);
    }
    // 13 months after the second day, and a day later.
    await nextDay(396);
    const run = await retention.run();
    expect(run.removed.events).toBeGreaterThan(20);
    expect(run.removed.rows).toBeGreaterThan(5);
    const rows = await store.dump();
    const days = rows.filter(({ table }) => table === "day").map(({ columns }) => columns["day"]);
    expect(days).toEqual([dayText(1), dayText(2), dayText(3), dayText(396)]);
    expect(await store.eventsAfter(0, 1)).toMatchObject([{ event: { type: "dayStarted" } }]);
    await sameAfterReplay();
    expect((await retention.status()).firstDay).toBe(dayText(1));
    await nextDay(397);
    await retention.run();
    expect((await retention.status()).firstDay).toBe(dayText(2));
    await sameAfterReplay();
  });

  it("does nothing by a clock that is behind the log", async () => {
    await nextDay(40);
    clock.jump(-39 * dayMs);
    const run = await retention.run();
    expect(run.unlinked.events).toBe(0);
    expect(JSON.stringify(await store.eventsAfter(0, 1_000)).includes(tokenOf(0, 1))).toBe(true);
  });

  it("goes on where it was cut short, and ends as if it had not been", async () => {
    await nextDay(1);
    await liveDay(1);
    for (const day of [399, 400]) await nextDay(day);
    let left = 0;
    for (let cut = 1; cut <= 12; cut += 1) {
      let pauses = 0;
      const short = retentionOver(() => {
        pauses += 1;
        return pauses > 1 ? Promise.reject(new Error("the plug is pulled")) : Promise.resolve();
      });
      left += (await short.run()).failed ? 1 : 0;
    }
    expect(left).toBeGreaterThan(1);
    await retention.run();
    const text = JSON.stringify(await store.eventsAfter(0, 1_000));
    expect(text.includes("suivi-")).toBe(false);
    await sameAfterReplay();
    expect((await retention.run()).unlinked.events).toBe(0);
  });

  it("tells what it did, and remembers it", async () => {
    await nextDay(2);
    expect((await retention.status()).last).toBeNull();
    const run = await retention.run();
    await retention.run();
    const { last, runs, running, until } = await retention.status();
    expect(runs).toEqual([run]);
    expect(last?.unlinked.events).toBe(0);
    expect(running).toBeNull();
    expect(until.numbers).toBe(clock.now() - dayMs);
  });
});

describe("the files of a box", () => {
  beforeEach(async () => {
    await open(await openSqliteStore(join(dir, "data")));
    await setUp();
    await liveDay(0);
  });

  it("hold no byte of a token, a note or a number's label once they are due", async () => {
    for (let count = 7; count < 400; count += 1) await issue(0, count);
    await engine.checkpoint();
    expect(filesWith(tokenOf(0, 1)).length).toBeGreaterThan(0);
    expect(filesWith(noteOf(0)).length).toBeGreaterThan(0);
    await nextDay(1);
    await liveDay(1);
    await nextDay(2);
    const run = await retention.run();
    expect(run).toMatchObject({ settled: true, failed: false });
    expect(filesWith("suivi-0-")).toEqual([]);
    expect(filesWith(noteOf(0))).toEqual([]);
    expect(filesWith(tokenOf(1, 1)).length).toBeGreaterThan(0);
    // A reader that looks at an old state is in the way of nothing for long.
    expect(readdirSync(join(dir, "data")).filter((name) => name.endsWith("-wal"))).toHaveLength(1);
  });

  it("lose it in what a restore replaced and in copies from before an update, too", async () => {
    await engine.checkpoint();
    await engine.stop();
    await store.close();
    const data = join(dir, "data");
    mkdirSync(join(data, "replaced"));
    cpSync(join(data, "patience.db"), join(data, "replaced", "patience.db"));
    cpSync(join(data, "patience.db"), join(data, "patience-v5.db"));
    await open(await openSqliteStore(data));
    for (const day of [1, 2]) await nextDay(day);
    expect(filesWith(tokenOf(0, 1))).toHaveLength(3);
    await retention.run();
    expect(filesWith("suivi-0-")).toEqual([]);
    expect(filesWith(noteOf(0))).toEqual([]);
    expect((await retention.status()).oldLogs).toEqual(["replaced", "patience-v5.db"]);
    await nextDay(33);
    const run = await retention.run();
    expect(run.removed.oldLogs).toBe(2);
    expect((await retention.status()).oldLogs).toEqual([]);
  });

  it("lose an older copy that nobody can read", async () => {
    mkdirSync(join(dir, "data", "replaced"));
    await nextDay(2);
    const run = await retention.run();
    expect(run).toMatchObject({ failed: false, removed: { oldLogs: 1 } });
  });
});
