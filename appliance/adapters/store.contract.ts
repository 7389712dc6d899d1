import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayRow, sessionRow, sosRow, ticketRow, visitRow } from "../app/rows.ts";
import type { Recorded } from "../domain/events.ts";
import type { Session, Sos, Ticket, Visit } from "../domain/model.ts";
import type { KeptAnswer, Store } from "../ports/store.ts";

const AT = Date.UTC(2026, 10, 22, 8, 30);

/** One store to try, and how to throw away what it leaves behind. */
export interface Opened {
  readonly store: Store;
  readonly dispose: () => Promise<void>;
}

export function sampleTicket(id: string, changes: Partial<Ticket> = {}): Ticket {
  return {
    id,
    serviceId: "accueil",
    issuedIn: "accueil",
    transferredFrom: null,
    reservedFor: null,
    number: 32,
    label: "A032",
    channel: "desk",
    priority: 0,
    language: "fr",
    token: "n0b0dyM4yR34dTh1sT0k3n",
    origin: "kiosk",
    day: "2026-11-22",
    enteredAt: AT,
    order: 1,
    state: "waiting",
    outcome: null,
    visitId: null,
    received: 0,
    absentUntil: null,
    printing: {
      state: "queued",
      reason: "",
      printerId: "p1",
      jobId: "j1",
      attempt: 1,
      askedAt: AT,
      deadlineAt: AT + 20_000,
      fallbackId: null,
      elsewhere: false,
    },
    note: "",
    promised: null,
    revision: 1,
    ...changes,
  };
}

export function sampleVisit(id: string, changes: Partial<Visit> = {}): Visit {
  return {
    id,
    ticketId: "t1",
    serviceId: "accueil",
    sessionId: "s1",
    counterId: "c4",
    agentId: "a1",
    recall: false,
    pick: null,
    waitedMs: 61_000,
    calledAt: AT,
    announcedAt: AT,
    announcements: 1,
    warnAt: AT + 240_000,
    deadlineAt: AT + 300_000,
    startedAt: null,
    endedAt: null,
    reasonId: "unset",
    outcome: null,
    ...changes,
  };
}

export const sampleSession: Session = {
  id: "s1",
  agentId: "a1",
  counterId: "c4",
  serviceIds: ["accueil", "caisse"],
  availability: "available",
  activity: "idle",
  activitySince: AT,
  visitId: null,
  openedAt: AT,
  linkLostAt: null,
  undo: null,
  wrapUp: null,
  pausedSince: null,
  pausedMs: 0,
  revision: 1,
  endedAt: null,
  end: null,
};

const sampleSos: Sos = {
  id: "h1",
  counterId: "c4",
  agentId: "a1",
  raisedAt: AT,
  acknowledgedBy: null,
  acknowledgedAt: null,
  closedAt: null,
};

/** The nth event of a sample log. */
export function sampleEvent(seq: number): Recorded {
  const event = { type: "ticketIssued", ticket: sampleTicket(`t${seq}`, { number: seq }) } as const;
  return { seq, at: AT + seq, actor: "kiosk:hall", event };
}

function sampleEvents(from: number, to: number): Recorded[] {
  return Array.from({ length: to - from + 1 }, (_, index) => sampleEvent(from + index));
}

function fill(store: Store, to: number): Promise<void> {
  return store.transact((tx) => tx.append(sampleEvents(1, to)));
}

async function seqs(store: Store): Promise<number[]> {
  const { events } = await store.load();
  return events.map((event) => event.seq);
}

const answer: KeptAnswer = { fingerprint: "f1", status: 201, body: '{"number":"A032"}' };

/** What every kind of store promises. `open` makes an empty one. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name}: the promises of a store`, () => {
    let store: Store;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ store, dispose } = await open());
    });
    afterEach(() => dispose());

    describe("the log", () => {
      it("is empty at first and has an epoch", async () => {
        const loaded = await store.load();
        expect(loaded).toMatchObject({ snapshot: null, events: [], seq: 0 });
        expect(loaded.epoch).toMatch(/^[0-9a-f-]{36}$/);
        expect((await store.load()).epoch).toBe(loaded.epoch);
      });

      it("gives back what was appended, accents and all", async () => {
        const first: Recorded = {
          ...sampleEvent(1),
          event: {
            type: "ticketIssued",
            ticket: sampleTicket("t1", { label: "É001 « a »\u0000" }),
          },
        };
        await store.transact((tx) => tx.append([first, sampleEvent(2)]));
        const loaded = await store.load();
        expect(loaded.events).toEqual([first, sampleEvent(2)]);
        expect(loaded.seq).toBe(2);
      });

      it("refuses a gap, a repetition and a wrong start, and then writes nothing", async () => {
        await expect(store.transact((tx) => tx.append([sampleEvent(2)]))).rejects.toThrow(/gap/);
        await fill(store, 2);
        await expect(store.transact((tx) => tx.append([sampleEvent(2)]))).rejects.toThrow(/gap/);
        await expect(
          store.transact((tx) => tx.append([sampleEvent(3), sampleEvent(5)])),
        ).rejects.toThrow(/gap/);
        expect(await seqs(store)).toEqual([1, 2]);
      });

      it("keeps an event as it was, whatever becomes of the object", async () => {
        const mutable = structuredClone(sampleEvent(1)) as { actor: string } & Recorded;
        await store.transact((tx) => tx.append([mutable]));
        mutable.actor = "somebody else";
        expect((await store.load()).events[0]?.actor).toBe("kiosk:hall");
      });

      it("hands consumers what follows their cursor, up to a limit", async () => {
        await fill(store, 5);
        expect(await store.eventsAfter(2, 2)).toEqual(sampleEvents(3, 4));
        expect(await store.eventsAfter(0, 100)).toEqual(sampleEvents(1, 5));
        expect(await store.eventsAfter(5, 100)).toEqual([]);
        expect(await store.eventsAfter(99, 1)).toEqual([]);
      });

      it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
        "refuses the limit %d",
        async (limit) => {
          await expect(store.eventsAfter(0, limit)).rejects.toThrow(RangeError);
        },
      );
    });

    describe("devices on other machines", () => {
      const device = (id: string, at: number) => ({
        ...{ id, tokenHash: `hash of ${id}`, kind: "board" as const, deviceId: "board-1" },
        ...{ at, seenAt: at, address: "192.0.2.9" },
      });

      it("are found by their token's hash, listed, seen again and removed", async () => {
        const { secrets } = store;
        await secrets.putDevice(device("d2", 2));
        await secrets.putDevice(device("d1", 1));
        expect(await secrets.device("hash of d1")).toEqual(device("d1", 1));
        expect(await secrets.device("nothing")).toBeNull();
        await secrets.putDevice({ ...device("d1", 1), seenAt: 9 });
        expect((await secrets.devices()).map(({ id, seenAt }) => [id, seenAt])).toEqual([
          ["d1", 9],
          ["d2", 2],
        ]);
        await secrets.removeDevice("d1");
        expect(await secrets.device("hash of d1")).toBeNull();
        expect(await secrets.devices()).toHaveLength(1);
      });
    });

    describe("changes of the configuration", () => {
      const changed = (seq: number): Recorded => ({
        ...{ seq, at: AT + seq, actor: "agent-1" },
        event: { type: "configChanged", changes: [] },
      });

      it("are found among other events, newest first, before a place and to a limit", async () => {
        const events = [changed(1), sampleEvent(2), changed(3), sampleEvent(4), changed(5)];
        await store.transact((tx) => tx.append(events));
        const seqsOf = async (before: number, limit: number) =>
          (await store.configChanges(before, limit)).map(({ seq }) => seq);
        expect(await seqsOf(Number.MAX_SAFE_INTEGER, 50)).toEqual([5, 3, 1]);
        expect(await seqsOf(5, 1)).toEqual([3]);
        expect(await seqsOf(1, 50)).toEqual([]);
        await expect(store.configChanges(5, 0)).rejects.toThrow(RangeError);
        expect(await store.configChanges(2, 1)).toEqual([changed(1)]);
      });
    });

    describe("a transaction", () => {
      it("answers what its work answers", async () => {
        expect(await store.transact(async () => "done")).toBe("done");
      });

      it("writes nothing when its work fails, and the store goes on", async () => {
        const failing = store.transact(async (tx) => {
          await tx.append([sampleEvent(1)]);
          await tx.put([ticketRow(sampleTicket("t1"))]);
          await tx.keepAnswer("k", answer, AT);
          throw new Error("no such service");
        });
        await expect(failing).rejects.toThrow("no such service");
        expect(await seqs(store)).toEqual([]);
        expect(await store.dump()).toEqual([]);
        expect(await store.transact((tx) => tx.keptAnswer("k"))).toBeNull();
        await fill(store, 1);
        expect(await seqs(store)).toEqual([1]);
      });

      it("restores what a failed work had overwritten", async () => {
        const row = ticketRow(sampleTicket("t1"));
        await store.transact((tx) => tx.put([row]));
        const failing = store.transact(async (tx) => {
          await tx.put([ticketRow(sampleTicket("t1", { state: "called" }))]);
          throw new Error("no");
        });
        await expect(failing).rejects.toThrow("no");
        expect(await store.dump()).toEqual([row]);
      });

      it("is not committed when a step failed, even if the work swallowed that", async () => {
        const hiding = store.transact(async (tx) => {
          await tx.append([sampleEvent(1)]);
          await tx.append([sampleEvent(7)]).catch(() => "hidden");
        });
        await expect(hiding).rejects.toThrow(/gap/);
        expect(await seqs(store)).toEqual([]);
      });

      it("sees its own events when it appends again", async () => {
        await store.transact(async (tx) => {
          await tx.append([sampleEvent(1)]);
          await tx.append([sampleEvent(2)]);
        });
        expect(await seqs(store)).toEqual([1, 2]);
      });

      it("has a handle that is dead afterwards", async () => {
        const tx = await store.transact(async (open) => open);
        await expect(tx.append([sampleEvent(1)])).rejects.toThrow(/over/);
        await expect(tx.isolated(async () => undefined)).rejects.toThrow(/over/);
        expect(await seqs(store)).toEqual([]);
      });

      it("never overlaps another one", async () => {
        const steps: string[] = [];
        const one = (label: string, seq: number): Promise<void> =>
          store.transact(async (tx) => {
            steps.push(`${label} starts`);
            await tx.append([sampleEvent(seq)]);
            await tx.keptAnswer("k");
            steps.push(`${label} ends`);
          });
        await Promise.all([one("first", 1), one("second", 2)]);
        expect(steps).toEqual(["first starts", "first ends", "second starts", "second ends"]);
        expect(await seqs(store)).toEqual([1, 2]);
      });

      it("hides what is not committed yet from every reader", async () => {
        let seen: Promise<unknown[]> = Promise.resolve([]);
        const failing = store.transact(async (tx) => {
          await tx.append([sampleEvent(1)]);
          await tx.put([ticketRow(sampleTicket("t1"))]);
          seen = Promise.all([store.eventsAfter(0, 10), store.dump(), seqs(store)]);
          await tx.keptAnswer("k");
          throw new Error("undone");
        });
        await expect(failing).rejects.toThrow("undone");
        expect(await seen).toEqual([[], [], []]);
      });
    });

    describe("an isolated work", () => {
      it("is undone alone when it fails", async () => {
        await store.transact(async (tx) => {
          await tx.append([sampleEvent(1)]);
          const failing = tx.isolated(async () => {
            await tx.append([sampleEvent(2)]);
            await tx.put([ticketRow(sampleTicket("t2"))]);
            await tx.keepAnswer("k2", answer, AT);
            throw new Error("refused");
          });
          await expect(failing).rejects.toThrow("refused");
          await tx.isolated(async () => {
            await tx.append([{ ...sampleEvent(2), actor: "box" }]);
            await tx.keepAnswer("k3", answer, AT);
          });
        });
        const { events } = await store.load();
        expect(events.map((event) => event.actor)).toEqual(["kiosk:hall", "box"]);
        expect(await store.dump()).toEqual([]);
        expect(await store.transact((tx) => tx.keptAnswer("k2"))).toBeNull();
        expect(await store.transact((tx) => tx.keptAnswer("k3"))).toEqual(answer);
      });

      it("answers what it answers, and goes down with its transaction", async () => {
        const failing = store.transact(async (tx) => {
          const said = await tx.isolated(async () => {
            await tx.append([sampleEvent(1)]);
            return 7;
          });
          throw new Error(`after ${said}`);
        });
        await expect(failing).rejects.toThrow("after 7");
        expect(await seqs(store)).toEqual([]);
      });

      it("survives a step of another isolated work that was refused by the store", async () => {
        await store.transact(async (tx) => {
          const gap = tx.isolated(() => tx.append([sampleEvent(9)]));
          await expect(gap).rejects.toThrow(/gap/);
          await tx.isolated(() => tx.append([sampleEvent(1)]));
        });
        expect(await seqs(store)).toEqual([1]);
      });

      it("fails when it swallows the failure of a step", async () => {
        await store.transact(async (tx) => {
          const hiding = tx.isolated(async () => {
            await tx.append([sampleEvent(1)]);
            await tx.append([sampleEvent(9)]).catch(() => "hidden");
          });
          await expect(hiding).rejects.toThrow(/gap/);
        });
        expect(await seqs(store)).toEqual([]);
      });

      it("takes no other inside or beside it", async () => {
        await store.transact(async (tx) => {
          const nested = tx.isolated(() => tx.isolated(async () => undefined));
          await expect(nested).rejects.toThrow(/nest/);
          await tx.append([sampleEvent(1)]);
        });
        expect(await seqs(store)).toEqual([1]);
      });
    });

    describe("kept answers", () => {
      it("are found by their key, the newest one", async () => {
        await store.transact((tx) => tx.keepAnswer("k", answer, AT));
        await store.transact((tx) => tx.keepAnswer("k", { ...answer, status: 409 }, AT + 1));
        expect(await store.transact((tx) => tx.keptAnswer("k"))).toEqual({
          ...answer,
          status: 409,
        });
        expect(await store.transact((tx) => tx.keptAnswer("other"))).toBeNull();
      });

      it("are forgotten when they are older than a moment", async () => {
        await store.transact(async (tx) => {
          await tx.keepAnswer("old", answer, AT);
          await tx.keepAnswer("new", answer, AT + 1);
        });
        expect(await store.forgetAnswers(AT + 1)).toBe(1);
        expect(await store.forgetAnswers(AT + 1)).toBe(0);
        expect(await store.transact((tx) => tx.keptAnswer("old"))).toBeNull();
        expect(await store.transact((tx) => tx.keptAnswer("new"))).toEqual(answer);
      });
    });

    describe("the read model", () => {
      const rows = [
        dayRow({ day: "2026-11-22", startedAt: AT }),
        sessionRow(sampleSession),
        sosRow(sampleSos),
        ticketRow(sampleTicket("t1")),
        ticketRow(sampleTicket("t2")),
        visitRow(sampleVisit("v1")),
      ];

      it("takes every table and gives its rows back by table and key", async () => {
        await store.transact((tx) => tx.put([...rows].reverse()));
        expect(await store.dump()).toEqual(rows);
      });

      it("keeps the last row of a key", async () => {
        await store.transact((tx) => tx.put(rows));
        const changed = [
          sessionRow({ ...sampleSession, endedAt: AT + 9, end: "closed" }),
          ticketRow(sampleTicket("t1", { state: "serving", visitId: "v1" })),
          visitRow(sampleVisit("v1", { startedAt: AT + 5, reasonId: null })),
        ];
        await store.transact((tx) => tx.put(changed));
        expect(await store.dump()).toEqual([
          rows[0],
          changed[0],
          rows[2],
          changed[1],
          rows[4],
          changed[2],
        ]);
      });

      it("can be emptied, and leaves the log alone", async () => {
        await fill(store, 2);
        await store.transact((tx) => tx.put(rows));
        await store.clearRows();
        expect(await store.dump()).toEqual([]);
        expect(await seqs(store)).toEqual([1, 2]);
      });
    });

    describe("snapshots", () => {
      it("save a start from reading what lies before them", async () => {
        await fill(store, 5);
        await store.saveSnapshot(3, '{"at":3}');
        expect(await store.load()).toMatchObject({
          snapshot: { seq: 3, state: '{"at":3}' },
          events: sampleEvents(4, 5),
          seq: 5,
        });
      });

      it("give the newest, in whatever order they were saved", async () => {
        await fill(store, 5);
        for (const seq of [1, 4, 2, 4]) await store.saveSnapshot(seq, `state at ${seq}`);
        expect((await store.load()).snapshot).toEqual({ seq: 4, state: "state at 4" });
      });

      it("lie within the log", async () => {
        await fill(store, 2);
        await expect(store.saveSnapshot(3, "{}")).rejects.toThrow(RangeError);
        await store.saveSnapshot(0, "{}");
        expect((await store.load()).events).toHaveLength(2);
      });
    });

    describe("secrets", () => {
      const credential = { agentId: "a1", hash: "$argon2id$x", failures: 0, lockedUntil: null };
      const signIn = { tokenHash: "h1", agentId: "a1", at: AT, seenAt: AT };

      it("keep one credential for an agent", async () => {
        expect(await store.secrets.credential("a1")).toBeNull();
        await store.secrets.putCredential(credential);
        expect(await store.secrets.credential("a1")).toEqual(credential);
        const locked = { ...credential, failures: 5, lockedUntil: AT };
        await store.secrets.putCredential(locked);
        expect(await store.secrets.credential("a1")).toEqual(locked);
      });

      it("keep sign-ins until they are removed", async () => {
        await store.secrets.putSignIn(signIn);
        await store.secrets.putSignIn({ ...signIn, seenAt: AT + 5 });
        expect(await store.secrets.signIn("h1")).toEqual({ ...signIn, seenAt: AT + 5 });
        await store.secrets.removeSignIn("h1");
        await store.secrets.removeSignIn("h1");
        expect(await store.secrets.signIn("h1")).toBeNull();
      });

      it("forget sign-ins that were not seen for long", async () => {
        await store.secrets.putSignIn(signIn);
        await store.secrets.putSignIn({ ...signIn, tokenHash: "h2", seenAt: AT + 5 });
        expect(await store.secrets.removeSignInsBefore(AT + 5)).toBe(1);
        expect(await store.secrets.signIn("h1")).toBeNull();
        expect(await store.secrets.signIn("h2")).not.toBeNull();
      });

      it("make a key at the first asking, and keep it", async () => {
        const [first, again] = await Promise.all([
          store.secrets.boxKey("pairing"),
          store.secrets.boxKey("pairing"),
        ]);
        expect(first).toMatch(/^[0-9a-f]{64}$/);
        expect(again).toBe(first);
        expect(await store.secrets.boxKey("cookies")).not.toBe(first);
      });
    });

    it("finishes what it accepted before it closes, and refuses the rest", async () => {
      const accepted = fill(store, 1);
      const closing = store.close();
      const late = store.transact((tx) => tx.append([sampleEvent(2)]));
      await expect(late).rejects.toThrow(/closed/);
      await expect(accepted).resolves.toBeUndefined();
      await closing;
      await expect(store.load()).rejects.toThrow(/closed/);
      await store.close();
    });
  });
}
