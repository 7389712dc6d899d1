import { beforeEach, describe, expect, it } from "vitest";
import { deskListMax } from "../../protocol/desk.ts";
import { sampleAgent, setting, Trial, wholeDesk } from "../domain/trial.ts";
import { deskAbsents, deskQueue } from "./desk-views.ts";
import { currentSession, noteOnVisit } from "./views.ts";

let trial: Trial;
let ada: string;
beforeEach(() => {
  trial = Trial.open({ desk: wholeDesk });
  const cleo = sampleAgent("cleo", { role: "supervisor" });
  trial.does({ type: "configure", changes: [setting("agent", cleo)] });
  ada = trial.opens("ben", "c1", ["heart"]);
});

function labels({ tickets }: { readonly tickets: readonly { readonly label: string }[] }) {
  return tickets.map(({ label }) => label);
}
function sends(sessionId: string, serviceId: string | null, counterId: string | null): void {
  const visitId = trial.calls(sessionId, trial.session(sessionId).serviceIds[0] ?? "");
  const on = { sessionId, visitId, seenState: null, note: null } as const;
  trial.does({ type: "transferVisit", ...on, serviceId, counterId });
}

describe("the list of who waits", () => {
  it("has those of the services that the counter serves, as they will be called", () => {
    for (const priority of [0, 2, 0]) trial.issues("heart", { priority });
    trial.issues("eyes");
    const list = deskQueue(trial.state, { agentId: "ben" });
    expect(labels(list)).toEqual(["H02", "H01", "H03"]);
    expect(list.total).toBe(3);
    expect(list.tickets[0]).toEqual({
      ...{ id: expect.any(String), label: "H02", serviceId: "heart", enteredAt: trial.at },
      ...{ priority: 2, note: "", origin: "kiosk", reservedFor: null, transferredFrom: null },
      print: { state: "none", reason: "", attempt: 0 },
    });
  });

  it("has everybody for supervisors, and nobody for an agent without a counter", () => {
    trial.issues("heart");
    trial.issues("eyes");
    expect(labels(deskQueue(trial.state, { agentId: "cleo" })).sort()).toEqual(["E01", "H01"]);
    trial.does({ type: "closeCounter", sessionId: ada, seen: null });
    expect(deskQueue(trial.state, { agentId: "ben" })).toEqual({ tickets: [], total: 0 });
  });

  it("is narrowed to one service, of those that the caller may see", () => {
    trial.issues("heart");
    trial.issues("eyes");
    const of = (agentId: string, serviceId: string) =>
      labels(deskQueue(trial.state, { agentId, serviceId }));
    expect(of("cleo", "eyes")).toEqual(["E01"]);
    expect(of("ben", "heart")).toEqual(["H01"]);
    expect(of("ben", "eyes")).toEqual([]);
  });

  it("puts those who are sent to this counter first, and says for whom others are kept", () => {
    const other = trial.opens("cleo", "c2", ["heart"]);
    for (const _ of "123") trial.issues("heart");
    sends(other, null, "c1");
    sends(other, null, "c2");
    trial.issues("heart", { priority: 2 });
    const list = deskQueue(trial.state, { agentId: "ben" });
    expect(labels(list)).toEqual(["H01", "H04", "H02", "H03"]);
    const places = list.tickets.map(({ reservedFor }) => reservedFor?.label ?? null);
    expect(places).toEqual(["1", null, "2", null]);
    trial.does({ type: "closeCounter", sessionId: other, seen: null });
    expect(deskQueue(trial.state, { agentId: "ben" }).tickets[2]?.reservedFor).toBeNull();
  });

  it("says where a transfer came from, as long as that service exists", () => {
    const other = trial.opens("cleo", "c2", ["eyes"]);
    trial.issues("eyes");
    sends(other, "heart", null);
    const from = () => deskQueue(trial.state, { agentId: "ben" }).tickets[0]?.transferredFrom;
    expect(from()).toBe("eyes");
    trial.does({
      type: "configure",
      changes: [
        { kind: "reason", id: "glasses", value: null },
        { kind: "service", id: "eyes", value: null },
      ],
    });
    expect(from()).toBeNull();
  });

  it("ends at two hundred, and says how many there are", () => {
    const many = { ...setting("service", { ...service("heart"), last: 999 }) };
    trial.does({ type: "configure", changes: [many] });
    const { state } = trial;
    const first = trial.ticket(trial.issues("heart"));
    for (let n = 0; n < deskListMax; n += 1) {
      const id = `more-${n}`;
      state.tickets.set(id, { ...first, id });
      state.indexes.waiting.get("heart")?.push(id);
    }
    const list = deskQueue(state, { agentId: "ben" });
    expect([list.tickets.length, list.total]).toEqual([deskListMax, deskListMax + 1]);
  });
});

function service(id: string) {
  const found = trial.state.services.get(id);
  if (!found) throw new Error(`no service ${id}`);
  return found;
}

describe("the list of who did not come", () => {
  it("has the most urgent first, with the note and until when", () => {
    const ids = ["heart", "heart"].map((serviceId) => trial.issues(serviceId));
    trial.misses(ada, "heart");
    trial.pass(30).misses(ada, "heart");
    const note = { type: "noteTicket", agentId: "ben", note: "deaf" } as const;
    trial.does({ ...note, ticketId: ids[1] ?? "" });
    const list = deskAbsents(trial.state, { agentId: "ben" });
    expect(list).toEqual({
      tickets: [
        { ...{ id: ids[0], label: "H01", serviceId: "heart", note: "" }, absentUntil: until(-30) },
        {
          ...{ id: ids[1], label: "H02", serviceId: "heart", note: "deaf" },
          absentUntil: until(0),
        },
      ],
      total: 2,
    });
    expect(deskAbsents(trial.state, { agentId: "cleo", serviceId: "eyes" }).total).toBe(0);
  });
});

function until(seconds: number): number {
  return trial.at + 15 * 60_000 + seconds * 1000;
}

describe("a note", () => {
  it("is shown with the visit, and nowhere once the site has no notes", () => {
    const ticketId = trial.issues("heart");
    trial.does({ type: "noteTicket", ticketId, agentId: "ben", note: "deaf" });
    expect(currentSession(trial.state, "ben")).toMatchObject({ note: "", rights: [] });
    const visitId = trial.calls(ada, "heart");
    expect(currentSession(trial.state, "ben")).toMatchObject({ note: "deaf", desk: wholeDesk });
    expect(noteOnVisit(trial.state, visitId)).toBe("deaf");
    const site = { ...trial.state.site, desk: { ...wholeDesk, notes: false } };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    expect(currentSession(trial.state, "ben").note).toBe("");
    expect(noteOnVisit(trial.state, "v99")).toBe("");
  });
});
