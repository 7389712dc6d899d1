import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualClock } from "../appliance/adapters/clock-manual.ts";
import { memoryLog } from "../appliance/adapters/log-memory.ts";
import { openSqliteStore } from "../appliance/adapters/store-sqlite.ts";
import { startEngine } from "../appliance/app/engine.ts";
import { rebuild } from "../appliance/app/rebuild.ts";
import type { Command } from "../appliance/domain/commands.ts";
import { plainDesk } from "../appliance/domain/desk-options.ts";
import type { EventType, Recorded } from "../appliance/domain/events.ts";
import { apply } from "../appliance/domain/queue.ts";
import { fromSnapshot, type Snapshot, toSnapshot } from "../appliance/domain/snapshot.ts";
import type { State } from "../appliance/domain/state.ts";
import { emptyState } from "../appliance/domain/state-new.ts";
import type { Store } from "../appliance/ports/store.ts";
import type { Snapshot as Documents } from "../protocol/http.ts";
import type { HttpClient } from "./support/http-client.ts";
import { livelyMorning } from "./support/lively-morning.ts";
import { bodyOf, openMirror } from "./support/mirror.ts";
import { yes } from "./support/staff-client.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

/** Everything that a site lives through in a day; what is missing here would be proven by nobody. */
const happened: readonly EventType[] = [
  "absentExpired",
  "arrivalExpired",
  "availabilityChanged",
  "callRepeated",
  "clockAdjusted",
  "configChanged",
  "counterClosed",
  "counterFreed",
  "counterOpened",
  "dayStarted",
  "linkLost",
  "linkRestored",
  "lostSessionClosed",
  "postMoved",
  "printReported",
  "reprintAsked",
  "servicesChosen",
  "sosAcknowledged",
  "sosClosed",
  "sosRaised",
  "ticketCalled",
  "ticketCancelled",
  "ticketIssued",
  "ticketRecalled",
  "undone",
  "visitEnded",
  "visitQualified",
  "visitStarted",
  "visitorAbsent",
];

function textOf(state: State): string {
  return JSON.stringify(toSnapshot(state));
}

async function tablesOf(store: Store): Promise<string> {
  return JSON.stringify(await store.dump());
}

async function logOf(store: Store): Promise<readonly Recorded[]> {
  const { seq } = await store.load();
  return store.eventsAfter(0, seq);
}

function startSite(): Promise<TestBox> {
  return startTestBox({
    ...{ counters: 4, services: 3, kiosks: 2, printer: true },
    settings: { repeatSeconds: 0, desk: { ...plainDesk, pause: true } },
  });
}

/** Documents that the box makes of its state; those that devices write are theirs. */
const ofTheState = /^(site|service|counter|call|sos)\/.*(state|agent|recent)$/;

/** By topic, as text. An expected wait also moves with other queues; it is told with its queue's next news. */
function texts(documents: ReadonlyMap<string, object>): Map<string, string> {
  const kept = [...documents].filter(([topic]) => ofTheState.test(topic));
  return new Map(
    kept.map(([topic, body]) => {
      const { lowMinutes, highMinutes, ...rest } = body as Record<string, unknown>;
      return [topic, JSON.stringify(rest)];
    }),
  );
}

/** Topics on which a screen that was told everything differs from one that asks now. */
async function differences(
  client: HttpClient,
  query: string,
  told: ReadonlyMap<string, object>,
): Promise<string[]> {
  const { documents } = yes(await client.ask<Documents>("GET", `/v1/snapshot${query}`));
  const bodies = Object.entries(documents).map(
    ([topic, one]) => [topic, bodyOf(one as object)] as const,
  );
  const [shown, now] = [texts(told), texts(new Map(bodies))];
  expect(now.size).toBeGreaterThan(3);
  return [...new Set([...shown.keys(), ...now.keys()])].filter(
    (topic) => shown.get(topic) !== now.get(topic),
  );
}

describe("a screen that listened from the morning on", () => {
  let site: TestBox;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.remove());

  it("shows what one shows that asks now, staff and board alike", async () => {
    const chief = await site.signIn("superviseur");
    const device = site.client();
    const mirrors = [
      { query: "", client: chief, mirror: await openMirror(chief, "staff") },
      {
        query: "?device=board/board-1",
        client: device,
        mirror: await openMirror(device, "board", "board/board-1"),
      },
    ];
    await livelyMorning(site);
    for (const { query, client, mirror } of mirrors) {
      const left = () => differences(client, query, mirror.documents());
      await expect.poll(left, { timeout: 5_000 }).toEqual([]);
      mirror.close();
    }
  });
});

describe("the log of a lively day", () => {
  let site: TestBox;
  let store: Store;
  let atTheEnd = "";

  beforeAll(async () => {
    site = await startSite();
    await livelyMorning(site);
    await site.stop();
    store = await openSqliteStore(site.dataDir);
    atTheEnd = await theRestOfTheDay(store);
  });
  afterAll(async () => {
    await store.close();
    await site.remove();
  });

  it("holds everything that can happen", async () => {
    const types = new Set((await logOf(store)).map(({ event }) => event.type));
    expect([...types].sort()).toEqual(happened);
  });

  it("makes every table again byte for byte, and the state", async () => {
    const before = await tablesOf(store);
    expect(before.length).toBeGreaterThan(10_000);
    const state = await rebuild(store);
    expect(await tablesOf(store)).toBe(before);
    expect(textOf(state)).toBe(atTheEnd);
  });

  it("makes the tables again after a rebuild that was broken off", async () => {
    const before = await tablesOf(store);
    await store.clearRows();
    expect(await store.dump()).toEqual([]);
    await rebuild(store);
    expect(await tablesOf(store)).toBe(before);
  });

  it("leads to the same state from the start and from a snapshot at any event", async () => {
    const events = await logOf(store);
    const state = emptyState();
    const wanted = new Map<number, string>();
    for (const { event, at, seq } of events) {
      apply(state, event, at);
      if (seq % 10 === 0) wanted.set(seq, textOf(state));
    }
    expect(textOf(state)).toBe(atTheEnd);
    for (const [seq, text] of wanted) {
      const resumed = fromSnapshot(JSON.parse(text) as Snapshot);
      expect(textOf(resumed)).toBe(text);
      for (const { event, at } of events.slice(seq)) apply(resumed, event, at);
      expect(textOf(resumed), `from event ${seq}`).toBe(atTheEnd);
    }
  });

  it("brings a box that starts again to where it stopped", async () => {
    const { snapshot, seq } = await store.load();
    expect(snapshot).toMatchObject({ seq, state: atTheEnd });
    await store.close();
    const again = await startTestBox({}, site.dataDir);
    expect(textOf(again.box.engine.state())).toBe(atTheEnd);
    await again.stop();
    store = await openSqliteStore(site.dataDir);
  });
});

/** What only time brings: nobody signals an arrival, a page stays away, absent ones give up, the day ends. */
async function theRestOfTheDay(store: Store): Promise<string> {
  const { events } = await store.load();
  const clock = manualClock(Math.max(Date.now(), events.at(-1)?.at ?? 0) + 1_000);
  const engine = await startEngine({ store, clock, log: memoryLog(), onCommitted: () => {} });
  const run = async (command: Command, later: number) => {
    clock.advance(later);
    const answered = await engine.execute({
      command,
      actor: "box",
      answer: (result) => ({ status: result.ok ? 200 : 409, body: result }),
    });
    expect(answered, command.type).toMatchObject({ status: 200 });
  };
  const state = engine.state();
  const calling = [...state.sessions.values()].find((one) => one.activity === "calling");
  const idle = [...state.sessions.values()].find(
    (one) => one.activity === "idle" && one.endedAt === null,
  );
  expect([calling, idle]).not.toContain(undefined);
  const sessionId = idle?.id ?? "";
  await run({ type: "reportLink", sessionId, connected: false }, 0);
  await run({ type: "reportLink", sessionId, connected: true }, 0);
  await run({ type: "reportLink", sessionId, connected: false }, 0);
  await run({ type: "adjustClock", byMs: 7_000 }, 0);
  await run({ type: "expireDeadlines" }, 6 * 60_000);
  await run({ type: "expireDeadlines" }, 10 * 60_000);
  await run({ type: "expireDeadlines" }, 60 * 60_000);
  await run({ type: "adjustClock", byMs: -3_600_000 }, 0);
  await run({ type: "startDay", day: "2099-01-01" }, 0);
  const text = JSON.stringify(toSnapshot(engine.state()));
  await engine.stop();
  return text;
}
