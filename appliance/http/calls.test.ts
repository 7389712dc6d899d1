import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, serve, stranger, type Trial, trial } from "./trial.contract.ts";

interface Called {
  readonly visit: { readonly id: string; readonly state: string };
  readonly session: { readonly revision: number; readonly activity: string };
  readonly ticket: { readonly label: string };
}

let t: Trial;
let durand: Awaited<ReturnType<Trial["staff"]>>;
beforeEach(async () => {
  t = await trial();
  durand = await t.staff("durand", "guichet-1");
  await serve(t, durand);
});

const call = (body: object = {}, who: object = durand) =>
  t.post("/v1/calls", { ...who, body: { serviceId: "urologie", ...body } });
const act = (id: string, name: string, body?: object) =>
  t.post(`/v1/visits/${id}/${name}`, { ...durand, ...(body ? { body } : {}) });

async function called(): Promise<Called> {
  await t.ticket();
  return (await call()).json<Called>();
}

describe("a call", () => {
  it("brings the next visitor to the counter", async () => {
    await t.ticket();
    const answer = await call();
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      visit: { state: "called", label: "A001", recall: false },
      session: { activity: "calling", undo: { kind: "call" } },
      ticket: { label: "A001", state: "called" },
    });
  });

  it("calls nobody when nobody waits", async () => {
    const answer = await call();
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, "nobodyWaiting"]);
  });

  it("calls one visitor for one press, though the answer was lost and asked for again", async () => {
    await t.ticket();
    await t.ticket();
    const retry = { ...durand, headers: { ...durand.headers, "idempotency-key": "press-1" } };
    const [first, again] = [await call({}, retry), await call({}, retry)];
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
    expect(t.engine.state().indexes.waiting.get("urologie")).toHaveLength(1);
  });

  it("answers that press alike even when the counter was closed meanwhile", async () => {
    await t.ticket();
    const retry = { ...durand, headers: { ...durand.headers, "idempotency-key": "press-1" } };
    const first = await call({}, retry);
    await t.run({ type: "freeCounter", counterId: "guichet-1" });
    const again = await call({}, retry);
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
  });

  it("does not call for a second press, nor from an old screen", async () => {
    const { session } = await called();
    await t.ticket();
    expect(codeOf(await call())).toBe("visitInProgress");
    expect(codeOf(await call({ seen: session.revision - 1 }))).toMatch(
      /visitInProgress|staleScreen/,
    );
  });

  it("gives two counters two visitors", async () => {
    const martin = await t.staff("martin", "guichet-2");
    await serve(t, martin);
    await t.ticket();
    await t.ticket();
    const answers = await Promise.all([call(), call({}, martin)]);
    const labels = answers.map((answer) => answer.json<Called>().ticket.label);
    expect(labels.sort()).toEqual(["A001", "A002"]);
  });

  it("recalls a number that was received, and no other", async () => {
    const { visit } = await called();
    await act(visit.id, "arrival");
    t.clock.advance(3_000);
    await act(visit.id, "end");
    await t.ticket();
    expect(codeOf(await call({ number: 2 }))).toBe("notReceivedYet");
    expect(codeOf(await call({ number: 77 }))).toBe("neverIssued");
    expect(codeOf(await call({ number: 0 }))).toBe("badRequest");
    expect(codeOf(await call({ number: 10_000 }))).toBe("badRequest");
    const again = await call({ number: 1 });
    expect(again.json()).toMatchObject({ visit: { recall: true }, ticket: { label: "A001" } });
  });

  it("is for staff with an open counter that serves the service", async () => {
    await t.ticket("oncologie");
    expect(codeOf(await call({}, stranger))).toBe("notSignedIn");
    expect(codeOf(await call({}, await t.staff("martin")))).toBe("sessionOver");
    expect(codeOf(await call({ serviceId: "oncologie" }))).toBe("notServed");
    expect(codeOf(await call({ serviceId: "nulle-part" }))).toBe("unknownService");
  });
});

describe("a visit", () => {
  it("goes from the call to the end", async () => {
    const { visit } = await called();
    const arrived = await act(visit.id, "arrival", { state: "called" });
    expect(arrived.json()).toMatchObject({
      visit: { state: "serving" },
      session: { activity: "serving" },
    });
    const reasonId = "urologie-consultation";
    const reason = await act(visit.id, "reason", { reasonId, state: "serving" });
    expect(reason.json()).toMatchObject({ visit: { reasonId, qualified: true } });
    const none = await act(visit.id, "reason", { reasonId: null });
    expect(none.json()).toMatchObject({ visit: { reasonId: null, qualified: true } });
    t.clock.advance(3_000);
    const ended = await act(visit.id, "end", { state: "serving" });
    expect(ended.json()).toMatchObject({
      visit: { state: "over" },
      session: { activity: "idle", visit: null },
    });
  });

  it("needs no body where nothing must be said", async () => {
    const { visit } = await called();
    expect((await act(visit.id, "arrival")).statusCode).toBe(200);
  });

  it("does not start and end with a double click", async () => {
    const { visit } = await called();
    await act(visit.id, "arrival", { state: "called" });
    expect(codeOf(await act(visit.id, "arrival", { state: "called" }))).toBe("staleScreen");
    expect(codeOf(await act(visit.id, "end", { state: "serving" }))).toBe("tooSoon");
    const short = await act(visit.id, "end", { state: "serving", confirmShort: true });
    expect(short.statusCode).toBe(200);
    expect(codeOf(await act(visit.id, "end"))).toBe("visitOver");
  });

  it("is announced again after five seconds", async () => {
    const { visit } = await called();
    expect(codeOf(await act(visit.id, "repeat"))).toBe("repeatTooSoon");
    t.clock.advance(5_000);
    expect((await act(visit.id, "repeat")).statusCode).toBe(200);
  });

  it("ends with nobody there", async () => {
    const { visit } = await called();
    const answer = await act(visit.id, "no-show");
    expect(answer.json()).toMatchObject({
      visit: { state: "over" },
      session: { activity: "idle" },
    });
  });

  it("is not somebody else's to touch", async () => {
    const { visit } = await called();
    const martin = await t.staff("martin", "guichet-2");
    const answer = await t.post(`/v1/visits/${visit.id}/arrival`, martin);
    expect(codeOf(answer)).toBe("visitOver");
    expect((await t.get("/v1/sessions/current", durand)).json()).toMatchObject({
      session: { activity: "calling" },
    });
  });

  it("is unknown by another name", async () => {
    expect(codeOf(await act("nothing", "arrival"))).toBe("unknownVisit");
    const reason = await act("nothing", "reason", { reasonId: "nothing" });
    expect(reason.statusCode).toBe(404);
    expect(codeOf(await act("nothing", "reason", {}))).toBe("badRequest");
    expect(codeOf(await act("nothing", "arrival", { state: "over" }))).toBe("badRequest");
  });
});

describe("the last act", () => {
  it("is taken back within ten seconds", async () => {
    await called();
    const undone = await t.post("/v1/sessions/current/undo", durand);
    expect(undone.json()).toMatchObject({ session: { activity: "idle", visit: null } });
    expect(codeOf(await t.post("/v1/sessions/current/undo", durand))).toBe("nothingToUndo");
  });

  it("stays after eleven", async () => {
    await called();
    t.clock.advance(11_000);
    expect(codeOf(await t.post("/v1/sessions/current/undo", durand))).toBe("undoTooLate");
  });
});

describe("the alarm", () => {
  it("is raised, acknowledged and closed", async () => {
    const raised = await t.post("/v1/sos", durand);
    expect(raised.statusCode).toBe(201);
    const { id } = raised.json<{ id: string }>();
    const again = await t.post("/v1/sos", durand);
    expect(again.json()).toMatchObject({ code: "sosAlreadyRaised", facts: { sosId: id } });
    const martin = await t.staff("martin");
    expect(codeOf(await t.post(`/v1/sos/${id}/close`, martin))).toBe("sosNotAcknowledged");
    expect((await t.post(`/v1/sos/${id}/acknowledge`, martin)).json()).toEqual({ id });
    expect((await t.post(`/v1/sos/${id}/close`, martin)).json()).toEqual({ id });
    expect(codeOf(await t.post(`/v1/sos/${id}/close`, martin))).toBe("sosOver");
  });

  it("is for staff, and raised at an open counter", async () => {
    expect(codeOf(await t.post("/v1/sos", stranger))).toBe("notSignedIn");
    expect(codeOf(await t.post("/v1/sos", await t.staff("martin")))).toBe("sessionOver");
    expect(codeOf(await t.post("/v1/sos/nothing/close", durand))).toBe("unknownSos");
  });
});
