import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ticketRow } from "../app/rows.ts";
import type { DomainEvent } from "../domain/events.ts";
import { type AccessEntry, accessLinesMax, sameAccessMs } from "../ports/access-log.ts";
import type { Store } from "../ports/store.ts";
import { type Opened, sampleEvent, sampleTicket } from "./store.contract.ts";

/** What every kind of store promises about taking things out, and about who looked at what. */
export function upkeepContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name}: the promises of its upkeep`, () => {
    let store: Store;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ store, dispose } = await open());
      const events = [1, 2, 3, 4, 5].map(sampleEvent);
      await store.transact(async (tx) => {
        await tx.append(events);
        await tx.put([ticketRow(sampleTicket("t1"))]);
      });
    });
    afterEach(() => dispose());

    it("rewrites events and rows together with its note, and leaves time and place", async () => {
      const event = { type: "ticketIssued", ticket: sampleTicket("t2", { token: "" }) } as const;
      const rows = [
        { table: "ticket", id: "t1", columns: { label: "" } },
        { table: "visit", id: "nobody", columns: { pick_reason: "" } },
      ] as const;
      const slice = { events: [{ ...sampleEvent(2), actor: "~1", event, at: 1 }], rows };
      await store.upkeep.rewrite({ ...slice, note: { name: "n", text: "2" } });
      const [second] = await store.eventsAfter(1, 1);
      expect(second).toEqual({ seq: 2, at: sampleEvent(2).at, actor: "~1", event });
      expect(await store.upkeep.note("n")).toBe("2");
      expect((await store.dump())[0]?.columns).toMatchObject({ label: "", number: 32 });
    });

    it("never makes another kind of event of one", async () => {
      const event: DomainEvent = { type: "ticketCancelled", ticketId: "t2" };
      const note = { name: "n", text: "" };
      await store.upkeep.rewrite({ events: [{ ...sampleEvent(2), event }], rows: [], note });
      expect(await store.eventsAfter(1, 1)).toEqual([sampleEvent(2)]);
    });

    it("has no note at first, and the newest afterwards", async () => {
      expect(await store.upkeep.note("n")).toBeNull();
      await store.upkeep.putNote("n", "one");
      await store.upkeep.putNote("n", "two");
      expect(await store.upkeep.note("n")).toBe("two");
    });

    it("begins the log at its base and never earlier again", async () => {
      expect(await store.upkeep.base()).toBeNull();
      await store.upkeep.putBase({ seq: 3, state: "three" });
      await store.upkeep.putBase({ seq: 2, state: "two" });
      expect(await store.upkeep.base()).toEqual({ seq: 3, state: "three" });
      expect(await store.upkeep.removeEvents(1)).toBe(1);
      expect(await store.upkeep.removeEvents(10)).toBe(1);
      expect(await store.upkeep.removeEvents(10)).toBe(0);
      expect((await store.eventsAfter(0, 10)).map(({ seq }) => seq)).toEqual([3, 4, 5]);
      const loaded = await store.load();
      expect(loaded).toMatchObject({ seq: 5, snapshot: { seq: 3, state: "three" } });
      expect(loaded.events).toHaveLength(2);
    });

    it("removes no event without a base", async () => {
      expect(await store.upkeep.removeEvents(10)).toBe(0);
    });

    it("goes on after its base without a gap, and removes older snapshots", async () => {
      await store.saveSnapshot(2, "old");
      await store.saveSnapshot(5, "new");
      await store.upkeep.putBase({ seq: 4, state: "four" });
      await store.upkeep.removeEvents(10);
      await store.transact((tx) => tx.append([sampleEvent(6)]));
      await store.upkeep.removeSnapshots(5);
      expect((await store.load()).snapshot).toEqual({ seq: 5, state: "new" });
      await store.upkeep.removeSnapshots(9);
      expect((await store.load()).snapshot).toEqual({ seq: 4, state: "four" });
      expect(await store.upkeep.settle()).toBe(true);
    });

    it("finds the newest day until a date", async () => {
      const row = (day: string, at: number) =>
        ({ table: "day", columns: { day, started_at: at } }) as const;
      await store.transact((tx) => tx.put([row("2026-11-20", 1), row("2026-11-22", 2)]));
      expect(await store.upkeep.dayUntil("2026-11-21")).toEqual({ day: "2026-11-20", at: 1 });
      expect(await store.upkeep.dayUntil("2026-11-19")).toBeNull();
    });

    it("removes rows of earlier days, but not of who still lived", async () => {
      const older = ["t8", "t9"].map((id) => ticketRow(sampleTicket(id, { day: "2026-11-20" })));
      await store.transact((tx) => tx.put(older));
      const old = { day: "2026-11-22", at: 1, tickets: ["t9"], sessions: [], alarms: [] };
      expect(await store.upkeep.removeRows(old, 10)).toBe(1);
      const left = (await store.dump()).map(({ columns }) => columns["id"]);
      expect(left).toEqual(["t1", "t9"]);
    });
  });

  describe(`${name}: the promises of its access log`, () => {
    let store: Store;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ store, dispose } = await open());
    });
    afterEach(() => dispose());
    const entry = (at: number, change: Partial<AccessEntry> = {}): AccessEntry => ({
      ...{ at, actor: "ada", act: "signIn", subject: "", address: "10.0.0.7" },
      ...change,
    });
    const all = { limit: 1_000 };

    it("tells the newest first, by person, act and time", async () => {
      await store.access.note(entry(1_000));
      await store.access.note(entry(2_000, { actor: "ben", act: "passwordSet", subject: "ada" }));
      await store.access.note(entry(3_000, { act: "settingsChanged" }));
      const acts = async (query: object) =>
        (await store.access.lines({ ...all, ...query })).map(({ act }) => act);
      expect(await acts({})).toEqual(["settingsChanged", "passwordSet", "signIn"]);
      expect(await acts({ actor: "ada" })).toEqual(["settingsChanged", "signIn"]);
      expect(await acts({ act: "passwordSet" })).toEqual(["passwordSet"]);
      expect(await acts({ from: 2_000, until: 3_000 })).toEqual(["passwordSet"]);
      const [newest] = await store.access.lines({ limit: 1 });
      expect(await acts({ before: newest?.id ?? 0 })).toEqual(["passwordSet", "signIn"]);
    });

    it("counts the same within ten minutes on one line, and nothing else", async () => {
      for (const at of [1_000, 2_000, 2_000 + sameAccessMs - 1]) await store.access.note(entry(at));
      await store.access.note(entry(2_000, { address: "10.0.0.8" }));
      await store.access.note(entry(2_000 + 3 * sameAccessMs));
      const lines = await store.access.lines(all);
      expect(lines.map(({ times }) => times)).toEqual([1, 1, 3]);
      expect(lines.at(-1)).toMatchObject({ at: 1_000, lastAt: 2_000 + sameAccessMs - 1 });
    });

    it("forgets what is over", async () => {
      await store.access.note(entry(1_000));
      await store.access.note(entry(5_000, { actor: "ben" }));
      expect(await store.access.forget(2_000)).toBe(1);
      expect(await store.access.lines(all)).toHaveLength(1);
      expect(accessLinesMax).toBeGreaterThan(10_000);
    });
  });
}
