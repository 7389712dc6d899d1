import { describe, expect, it } from "vitest";
import { plainDesign } from "./board-design.ts";
import { plainDesk } from "./desk-options.ts";
import type { DomainEvent } from "./events.ts";
import { faultsOf, snapshotText } from "./invariants.ts";
import { apply } from "./queue.ts";
import { type Board, plainRoom, plainSound } from "./rooms.ts";
import { plainAgent, plainService, plainSite } from "./site-options.ts";
import { fromSnapshot, type Snapshot } from "./snapshot.ts";
import type { State } from "./state.ts";
import { emptyState } from "./state-new.ts";
import { sampleAgent, sampleReason, setting, Trial } from "./trial.ts";
import { eventOf } from "./upgrade.ts";

/** What the first version did not write. */
const since = new Set([
  ...["desk", "rights", "issuedIn", "transferredFrom", "reservedFor", "note", "pick", "promised"],
  ...["counterMessages", "boardMessages", "way", "design", "voice"],
  ...["pausedSince", "pausedMs"],
  ...["fallbackPrinterId", "fallbackId", "elsewhere", "target", "model"],
]);

/** And what it did not write in one kind of thing only: known by a key of its own. */
const optionsSince: Readonly<Record<string, ReadonlySet<string>>> = {
  zone: new Set(Object.keys(plainSite)),
  prefix: new Set(Object.keys(plainService)),
  login: new Set(Object.keys(plainAgent)),
};

/** Data as the first version wrote it. */
function earlier<T>(value: T): T {
  function old(this: object, key: string, part: unknown): unknown {
    const isNew = ([own, keys]: [string, ReadonlySet<string>]) => own in this && keys.has(key);
    return since.has(key) || Object.entries(optionsSince).some(isNew) ? undefined : part;
  }
  return JSON.parse(JSON.stringify(value, old)) as T;
}

/** A morning of the first version: a visit, a recall with its undo, somebody absent, one called. */
function morning(): Trial {
  const trial = Trial.open();
  const sessionId = trial.opens("ada", "c1", ["heart"]);
  for (const service of ["heart", "heart", "eyes", "heart"]) trial.issues(service);
  trial.serves(sessionId, "heart");
  trial.misses(sessionId, "heart");
  const again = { sessionId, seen: null, serviceId: "heart", number: 1, visitId: "v" };
  trial.does({ type: "recallTicket", ...again });
  trial.does({ type: "undo", sessionId, seen: null });
  trial.does({
    type: "configure",
    changes: [
      { kind: "agent", id: "cleo", value: null },
      setting("reason", sampleReason("glasses", "eyes")),
      setting("room", plainRoom("a", "A")),
      setting("board", { id: "b1", name: "Hall", roomId: "a", ...plainSound, design: plainDesign }),
      setting("printer", { id: "p9", name: "Hall", target: null, model: null }),
      setting("counter", { id: "c9", label: "9", place: "guichet", position: 9, way: null }),
    ],
  });
  trial.receives(sessionId, "heart");
  return trial;
}

/** What was promised in those days was not kept, and nobody can know it today. */
function without(text: string): string {
  return text.replaceAll(/"promised":(null|\{[^}]*\})/g, "");
}

function replayed(events: readonly { readonly at: number; readonly event: DomainEvent }[]): State {
  const state = emptyState();
  for (const { event, at } of events) apply(state, event, at);
  return state;
}

describe("what the first version wrote", () => {
  it("is replayed to the same state as today's events", () => {
    const { log, state } = morning();
    const old = replayed(earlier(log));
    expect(earlier(log)).not.toEqual(log);
    expect(without(snapshotText(old))).toBe(without(snapshotText(state)));
    expect(faultsOf(old)).toEqual([]);
  });

  it("is loaded from a snapshot to the same state", () => {
    const { state } = morning();
    const old = earlier(JSON.parse(snapshotText(state)) as Snapshot);
    expect(without(snapshotText(fromSnapshot(old)))).toBe(without(snapshotText(state)));
  });

  it("offers no extra act, gives nobody a right, and has moved nobody", () => {
    const { site, agents, tickets, visits } = replayed(earlier(morning().log));
    expect(site.desk).toEqual(plainDesk);
    expect(site).toMatchObject(plainSite);
    for (const agent of agents.values()) expect(agent).toMatchObject(plainAgent);
    expect([...agents.values()].flatMap(({ rights }) => rights)).toEqual([]);
    for (const ticket of tickets.values())
      expect(ticket).toMatchObject({
        ...{ issuedIn: ticket.serviceId, transferredFrom: null, reservedFor: null, note: "" },
      });
    expect([...visits.values()].map(({ pick }) => pick)).toEqual([null, null, null, null]);
  });

  it("can be undone today", () => {
    const { state, at } = morning();
    const old = fromSnapshot(earlier(JSON.parse(snapshotText(state)) as Snapshot));
    const trial = new Trial();
    trial.state = old;
    trial.at = at;
    const [sessionId = ""] = old.indexes.sessionOfCounter.values();
    trial.does({ type: "undo", sessionId, seen: null });
    expect(trial.session(sessionId).activity).toBe("calling");
  });
});

describe("a board of the first version", () => {
  const old = (id: string, room: string) => ({ id, name: id, room });
  const boards = [
    ...[old("b1", "Salle d’attente"), old("b2", "Salle d’attente")],
    ...[old("b3", "待合"), old("b4", "x".repeat(31))],
  ];
  const change = (value: object) => ({ kind: "board", id: (value as Board).id, value }) as never;
  const event: DomainEvent = {
    type: "configChanged",
    changes: [...boards.map(change), { kind: "board", id: "b4", value: null }],
  };

  it("brings its room with it, and finds the same in a snapshot", () => {
    const state = emptyState();
    apply(state, event, 1);
    expect([...state.rooms.values()]).toContainEqual(
      plainRoom("salle-d-attente", "Salle d’attente"),
    );
    expect(state.boards.get("b2")).toEqual({
      ...{ id: "b2", name: "b2", roomId: "salle-d-attente", ...plainSound, design: plainDesign },
    });
    expect(state.boards.get("b3")?.roomId).toBe("salle");
    const { rooms: _, ...rest } = JSON.parse(snapshotText(state)) as Snapshot;
    const written = { ...rest, boards: boards.slice(0, 3) } as unknown as Snapshot;
    const loaded = fromSnapshot(written);
    expect(loaded.boards).toEqual(state.boards);
    expect([...loaded.rooms.keys()]).toEqual(["salle-d-attente", "salle"]);
  });

  it("has today's form in what stood before a change, too", () => {
    const [first] = boards.map(change);
    const now = eventOf({ type: "configChanged", changes: [], before: [first as never] });
    expect(now).toMatchObject({
      before: [{ kind: "room" }, { kind: "board", value: { volume: 100 } }],
    });
  });

  it("of today has no other room made for it", () => {
    const sound = { volume: 50, delayMs: 1 };
    const today = { id: "b", name: "B", roomId: "r", ...sound, design: plainDesign };
    const state = emptyState();
    apply(state, { type: "configChanged", changes: [change(today)] }, 1);
    expect(state.boards.get("b")).toEqual(today);
    expect(state.rooms.size).toBe(0);
  });
});

describe("a retention that asked for less than a day", () => {
  it("is a day: nothing could be kept shorter", () => {
    const trial = Trial.open();
    const { site } = trial.state;
    const value = { ...site, retention: { ...site.retention, numberHours: 1 } };
    apply(trial.state, { type: "configChanged", changes: [{ kind: "site", value }] }, 1);
    expect(trial.state.site.retention.numberHours).toBe(24);
  });
});

describe("what today's version writes", () => {
  it("stays as it is", () => {
    const trial = Trial.open({ desk: { ...plainDesk, notes: true } });
    const ada = sampleAgent("ada", { role: "administrator", rights: ["pick"] });
    trial.does({ type: "configure", changes: [setting("agent", ada)] });
    expect(trial.state.site.desk).toEqual({ ...plainDesk, notes: true });
    expect(trial.state.agents.get("ada")?.rights).toEqual(["pick"]);
    const id = trial.issues("heart");
    trial.does({ type: "noteTicket", ticketId: id, agentId: "ada", note: "deaf" });
    const again = fromSnapshot(JSON.parse(snapshotText(trial.state)) as Snapshot);
    expect(again.tickets.get(id)?.note).toBe("deaf");
  });
});
