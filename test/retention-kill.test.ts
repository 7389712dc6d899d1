import { fork } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualClock } from "../appliance/adapters/clock-manual.ts";
import { memoryLog } from "../appliance/adapters/log-memory.ts";
import { openSqliteStore } from "../appliance/adapters/store-sqlite.ts";
import { startEngine } from "../appliance/app/engine.ts";
import { rebuild } from "../appliance/app/rebuild.ts";
import { demoSite } from "../appliance/config/demo-site.ts";
import type { Command } from "../appliance/domain/commands.ts";
import type { RetentionRun } from "../protocol/retention.ts";

/** How often the process is killed; more for a longer proof. */
const kills = Number(process.env["PATIENCE_RETENTION_KILLS"] ?? 6);
const days = 6;
const visitors = 150;
const dayMs = 24 * 3_600_000;
const monday = Date.UTC(2026, 10, 23, 8);
/** 14 months on: numbers, agents and the oldest days are due together. */
const now = monday + 431 * dayMs;

let dir: string;
beforeAll(async () => {
  dir = join(mkdtempSync(join(tmpdir(), "patience-kill-")), "data");
  await pastDays();
}, 120_000);
afterAll(() => rmSync(join(dir, ".."), { recursive: true, force: true }));

const dateOf = (day: number) => new Date(monday + day * dayMs).toISOString().slice(0, 10);

/** Days of tickets with notes, the last of them 14 months later. */
async function pastDays(): Promise<void> {
  const clock = manualClock(monday);
  const store = await openSqliteStore(dir);
  const log = memoryLog();
  const engine = await startEngine({ store, clock, log, onCommitted: () => undefined });
  const answer = () => ({ status: 200, body: null });
  const does = (command: Command) => engine.execute({ command, actor: "durand", answer });
  await does({ type: "configure", changes: demoSite((login) => login) });
  for (let day = 0; day < days; day += 1) {
    await does({ type: "startDay", day: dateOf(day) });
    for (let count = 0; count < visitors; count += 1)
      void does({
        ...{
          type: "issueTicket",
          ticketId: `t-${day}-${count}`,
          token: `suivi-${day}-${count}-q7Zk`,
        },
        ...{ serviceId: "urologie", language: "fr", priority: 0, origin: "kiosk", print: null },
      });
    const noted = Array.from({ length: visitors }, (_, count) =>
      does({
        ...{ type: "noteTicket", ticketId: `t-${day}-${count}`, agentId: "durand" },
        note: `fille de Mme Lefèvre ${count}`,
      }),
    );
    await Promise.all(noted);
    clock.advance(dayMs);
  }
  for (const day of [430, 431]) {
    clock.advance(monday + day * dayMs - clock.now());
    await does({ type: "startDay", day: dateOf(day) });
  }
  await engine.stop();
  await store.close();
}

/** Runs the retention in a process of its own; null when it was killed before it told what it did. */
function runOnce(killAfterMs: number | null): Promise<RetentionRun | null> {
  const child = fork(join(import.meta.dirname, "support/retention-run.ts"), [dir, String(now)]);
  let told: RetentionRun | null = null;
  child.on("message", (message: "begun" | RetentionRun) => {
    if (message !== "begun") told = message;
    else if (killAfterMs !== null) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => resolve(told));
  });
}

function filesWith(text: string): string[] {
  return readdirSync(dir)
    .map((name) => join(dir, name))
    .filter((path) => readFileSync(path).includes(text));
}

describe("a retention whose process is killed again and again", () => {
  it("goes on each time, and ends with nothing left and the same tables from a replay", async () => {
    expect(filesWith("suivi-").length).toBeGreaterThan(0);
    let killed = 0;
    for (let turn = 0; turn < kills; turn += 1)
      if ((await runOnce(3 + turn * 7)) === null) killed += 1;
    const last = await runOnce(null);
    console.log(`killed ${killed} of ${kills} times; the last run: ${JSON.stringify(last)}`);
    expect(killed).toBeGreaterThan(0);
    expect(last).toMatchObject({ failed: false, settled: true });
    for (const text of ["suivi-", "Lefèvre"]) expect(filesWith(text)).toEqual([]);

    const store = await openSqliteStore(dir);
    const rows = await store.dump();
    await rebuild(store);
    expect(await store.dump()).toEqual(rows);
    await store.close();
  }, 180_000);
});
