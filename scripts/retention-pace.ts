import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { manualClock } from "../appliance/adapters/clock-manual.ts";
import { memoryLog } from "../appliance/adapters/log-memory.ts";
import { openSqliteStore } from "../appliance/adapters/store-sqlite.ts";
import { sqliteOldLogs } from "../appliance/adapters/store-sqlite-old-logs.ts";
import { startEngine } from "../appliance/app/engine.ts";
import { Retention } from "../appliance/app/retention.ts";
import { demoSite } from "../appliance/config/demo-site.ts";
import type { Command } from "../appliance/domain/commands.ts";

/**
 * What a run of the retention costs whoever takes a ticket meanwhile: `node scripts/retention-pace.ts [days] [visits]`.
 * Makes so many days of tickets, lets 14 months pass, and times durable tickets without a run and beside one.
 */
const days = Number(process.argv[2] ?? 30);
const visits = Number(process.argv[3] ?? 400);
const dayMs = 24 * 3_600_000;
const monday = Date.UTC(2026, 10, 23, 8);

const dir = mkdtempSync(join(tmpdir(), "patience-pace-"));
const clock = manualClock(monday);
const log = memoryLog();
const store = await openSqliteStore(dir);
const engine = await startEngine({ store, clock, log, onCommitted: () => {} });
const answer = () => ({ status: 200, body: null });
const does = (command: Command) => engine.execute({ command, actor: "box", answer });
const dateOf = (day: number) => new Date(monday + day * dayMs).toISOString().slice(0, 10);
const issue = (day: number, count: number) =>
  does({
    ...{
      type: "issueTicket",
      ticketId: `t-${day}-${count}`,
      token: `token-${day}-${count}-0123456789`,
    },
    ...{ serviceId: "urologie", language: "fr", priority: 0, origin: "kiosk", print: null },
  });
await does({ type: "configure", changes: demoSite((login) => login) });
for (let day = 0; day < days; day += 1) {
  await does({ type: "startDay", day: dateOf(day) });
  const tickets = Array.from({ length: visits }, (_, count) => issue(day, count));
  await Promise.all(tickets);
  const ends = Array.from({ length: visits }, (_, count) =>
    does({
      type: "noteTicket",
      ticketId: `t-${day}-${count}`,
      agentId: "durand",
      note: `mot ${count}`,
    }),
  );
  await Promise.all(ends);
  clock.advance(dayMs);
}
for (const day of [430, 431]) {
  clock.advance(monday + day * dayMs - clock.now());
  await does({ type: "startDay", day: dateOf(day) });
}
const retention = new Retention({
  ...{ store, engine, clock, log, pause: () => sleep(10), figures: () => undefined },
  hash: { sha256: (text) => createHash("sha256").update(text).digest("hex") },
  oldLogs: sqliteOldLogs(dir),
});

let next = 0;
async function timed(going: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (going()) {
    const begun = performance.now();
    next += 1;
    await issue(431, next);
    times.push(performance.now() - begun);
    await sleep(5);
  }
  return times.sort((a, b) => a - b);
}
const told = (name: string, times: readonly number[]) => {
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  console.log(
    `${name}: ${times.length} tickets, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms`,
  );
};
const { seq } = engine.position();
const until = performance.now() + 5_000;
told("alone", await timed(() => performance.now() < until));
let running = true;
const run = retention.run().finally(() => {
  running = false;
});
told("beside a run", await timed(() => running));
console.log(`${seq} events`, JSON.stringify(await run));
await retention.stop();
await engine.stop();
await store.close();
rmSync(dir, { recursive: true });
