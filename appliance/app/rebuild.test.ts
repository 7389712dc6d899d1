import { beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "../adapters/clock-manual.ts";
import { memoryLog } from "../adapters/log-memory.ts";
import { openMemoryStore } from "../adapters/store-memory.ts";
import { demoSite } from "../config/demo-site.ts";
import type { Command } from "../domain/commands.ts";
import { toSnapshot } from "../domain/snapshot.ts";
import { emptyState } from "../domain/state-new.ts";
import type { Store } from "../ports/store.ts";
import { type RunningEngine, startEngine } from "./engine.ts";
import { rebuild } from "./rebuild.ts";

/** More than two batches of the rebuild. */
const visitors = 2_500;

function issue(number: number): Command {
  return {
    type: "issueTicket",
    ticketId: `ticket-${number}`,
    token: `token-${number}-0123456789`,
    serviceId: ["urologie", "oncologie", "ophtalmologie", "cardiologie"][number % 4] ?? "",
    ...{ language: "fr", priority: 0, origin: "kiosk", print: null },
  };
}

describe("a rebuild of the read model", () => {
  let store: Store;
  let engine: RunningEngine;
  beforeEach(async () => {
    store = openMemoryStore();
    const clock = manualClock(Date.UTC(2026, 10, 23, 8));
    engine = await startEngine({ store, clock, log: memoryLog(), onCommitted: () => {} });
    const commands: Command[] = [
      { type: "configure", changes: demoSite((login) => login) },
      { type: "startDay", day: "2026-11-23" },
      ...Array.from({ length: visitors }, (_, index) => issue(index)),
    ];
    for (const command of commands) {
      const answer = () => ({ status: 200, body: null });
      await engine.execute({ command, actor: "box", answer });
    }
  });

  it("makes the same tables and the same state from the log alone", async () => {
    const before = await store.dump();
    const state = await rebuild(store);
    expect(before.length).toBe(visitors + 1);
    expect(await store.dump()).toEqual(before);
    expect(toSnapshot(state)).toEqual(toSnapshot(engine.state()));
  });

  it("may run while the box goes on: what happens meanwhile is there too", async () => {
    const running = rebuild(store);
    const answer = () => ({ status: 200, body: null });
    const command: Command = { type: "cancelTicket", ticketId: "ticket-7" };
    await engine.execute({ command, actor: "box", answer });
    await running;
    const rows = await store.dump();
    const ticket = rows.find(({ columns }) => columns["id"] === "ticket-7");
    expect(ticket?.columns["state"]).toBe("cancelled");
    expect(rows).toHaveLength(visitors + 1);
  });

  it("empties the tables of a log without events", async () => {
    const empty = openMemoryStore();
    expect(toSnapshot(await rebuild(empty))).toEqual(toSnapshot(emptyState()));
  });

  it("stops at a gap in the log, and says where", async () => {
    const holed: Store = {
      ...store,
      eventsAfter: async (seq, limit) =>
        (await store.eventsAfter(seq, limit)).filter((one) => one.seq !== 1_234),
    };
    await expect(rebuild(holed)).rejects.toThrow("event 1234 is missing in the log");
  });
});
