import { beforeEach, describe, expect, it } from "vitest";
import { type MemoryBox, openMemoryBox, root } from "./memory-box.contract.ts";

/** Stands for whatever an agent may write about a person. */
const secret = "sourd, fauteuil roulant";

let box: MemoryBox;
let durand: string;
let martin: string;
beforeEach(async () => {
  box = await openMemoryBox();
  durand = await box.open("durand", "guichet-1", ["urologie", "cardiologie"]);
  martin = await box.open("martin", "guichet-2", ["urologie", "cardiologie"]);
});

function retained(topic: string): Record<string, unknown> {
  return JSON.parse(box.bus.retained.get(`${root}/${topic}`) ?? "null");
}
function calls(): string[] {
  return box.bus.sentTo(`${root}/call/event`).map((text) => JSON.parse(text).label);
}
function recent(): unknown[] {
  return (retained("call/recent")["calls"] as { label: string }[]).map(({ label }) => label);
}
function waiting(serviceId: string): unknown {
  return retained(`service/${serviceId}/state`)["waiting"];
}
function on(sessionId: string, visitId: string) {
  return { sessionId, visitId, seenState: null } as const;
}
async function received(): Promise<void> {
  await box.ask({
    ...{ type: "addVisitor", sessionId: durand, seen: null, ticketId: "added", visitId: "at-once" },
    ...{ token: "added-0123456789abcdef", serviceId: "urologie", language: "fr" },
    ...{ note: secret, print: { printerId: "printer-1", jobId: "added.1" } },
  });
}

describe("a call out of turn", () => {
  it("is announced like any call", async () => {
    await box.issue();
    const ticketId = await box.issue();
    const ids = { sessionId: durand, seen: null, serviceId: "urologie", visitId: "pick" };
    await box.ask({ type: "pickTicket", ...ids, ticketId, reason: "" });
    expect(calls()).toEqual(["A002"]);
    expect(recent()).toEqual(["A002"]);
  });
});

describe("a visitor who is received at once", () => {
  it("is called nowhere: no announcement, no line on the boards", async () => {
    await received();
    expect(calls()).toEqual([]);
    expect(recent()).toEqual([]);
    expect(retained("counter/guichet-1/state")).toMatchObject({ phase: "serving" });
    expect(waiting("urologie")).toBe(0);
  });

  it("gets the paper that was asked for", async () => {
    const presence = { v: 1, online: true, bootId: "agent", at: box.clock.now() };
    box.bus.inject(`${root}/printer/printer-1/presence`, JSON.stringify(presence));
    await box.settle();
    await received();
    const jobs = box.bus.sentTo(`${root}/printer/printer-1/job`);
    expect(jobs.map((text) => JSON.parse(text).face.label)).toEqual(["A001"]);
  });

  it("is announced when recalled", async () => {
    await received();
    box.clock.advance(60_000);
    await box.ask({ type: "endVisit", ...on(durand, "at-once"), confirmShort: false });
    const again = { sessionId: martin, seen: null, serviceId: "urologie", visitId: "again" };
    await box.ask({ type: "recallTicket", ...again, number: 1 });
    expect(calls()).toEqual(["A001"]);
    expect(recent()).toEqual(["A001"]);
  });
});

describe("a visitor who goes back, or on to another service", () => {
  it("leaves the boards with a put back, and is there again when it is undone", async () => {
    await box.issue();
    const visitId = await box.call(durand, "urologie");
    await box.ask({ type: "putBack", ...on(durand, visitId) });
    expect(recent()).toEqual([]);
    expect(waiting("urologie")).toBe(1);
    await box.ask({ type: "undo", sessionId: durand, seen: null });
    expect(recent()).toEqual(["A001"]);
    expect(waiting("urologie")).toBe(0);
    expect(calls()).toEqual(["A001"]);
  });

  it("leaves the boards when a counter is freed", async () => {
    await box.issue();
    await box.call(durand, "urologie");
    await box.ask({ type: "freeCounter", counterId: "guichet-1" });
    expect(recent()).toEqual([]);
  });

  it("moves with the post on the boards", async () => {
    await box.issue();
    await box.call(durand, "urologie");
    const move = { move: true, restoreServices: false, agentId: "agent-durand" } as const;
    await box.ask({ type: "openCounter", ...move, sessionId: "moved", counterId: "guichet-3" });
    expect(retained("call/recent")).toMatchObject({ calls: [{ counter: { label: "3" } }] });
  });

  it("counts in the other service, and in the first again after an undo", async () => {
    await box.issue();
    const visitId = await box.call(durand, "urologie");
    const to = { serviceId: "cardiologie", counterId: null, note: null };
    await box.ask({ type: "transferVisit", ...on(durand, visitId), ...to });
    expect([waiting("urologie"), waiting("cardiologie"), recent()]).toEqual([0, 1, []]);
    await box.ask({ type: "undo", sessionId: durand, seen: null });
    expect([waiting("cardiologie"), recent()]).toEqual([0, ["A001"]]);
  });

  it("stays on the boards when the visitor had come, and keeps number and letter aloud", async () => {
    await box.issue();
    const visitId = await box.call(durand, "urologie");
    await box.ask({ type: "signalArrival", ...on(durand, visitId) });
    const to = { serviceId: "cardiologie", counterId: null, note: null };
    await box.ask({ type: "transferVisit", ...on(durand, visitId), ...to });
    expect(recent()).toEqual(["A001"]);
    const asked = box.voice.asked.length;
    await box.call(martin, "cardiologie");
    expect(calls()).toEqual(["A001", "A001"]);
    expect(box.voice.asked.length).toBe(asked);
  });
});

describe("a note", () => {
  it("is on no topic and on no paper, whatever becomes of the ticket", async () => {
    await received();
    const ticketId = await box.issue({ print: true });
    const visitId = "at-once";
    await box.ask({ type: "noteTicket", ticketId, agentId: "agent-durand", note: secret });
    const to = { serviceId: "cardiologie", counterId: "guichet-2", note: secret };
    await box.ask({ type: "transferVisit", ...on(durand, visitId), ...to });
    await box.call(martin, "cardiologie");
    await box.call(durand, "urologie");
    const everything = [...box.bus.sent.map((message) => JSON.stringify(message))].join("\n");
    expect(everything).toContain("A002");
    expect(everything).not.toMatch(/sourd|fauteuil/);
    expect([...box.bus.retained.values()].filter((text) => text.length > 1024)).toEqual([]);
  });
});
