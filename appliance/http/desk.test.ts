import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, serve, stranger, type Trial, trial } from "./trial.contract.ts";

interface Called {
  readonly visit: { readonly id: string };
  readonly session: { readonly revision: number };
}
interface Listed {
  readonly tickets: readonly { readonly id: string; readonly label: string }[];
  readonly total: number;
}

let t: Trial;
let durand: Awaited<ReturnType<Trial["staff"]>>;
let martin: Awaited<ReturnType<Trial["staff"]>>;
beforeEach(async () => {
  t = await trial();
  durand = await t.staff("durand", "guichet-1");
  martin = await t.staff("martin", "guichet-2");
  await serve(t, durand);
  await serve(t, martin, ["urologie", "cardiologie"]);
});

const call = (body: object = {}, who: object = durand) =>
  t.post("/v1/calls", { ...who, body: { serviceId: "urologie", ...body } });
const act = (id: string, name: string, body: object = {}, who: object = durand) =>
  t.post(`/v1/visits/${id}/${name}`, { ...who, body });
const list = async (name: string, who: object = durand) =>
  (await t.get(`/v1/desk/${name}`, who)).json<Listed>();
const keyed = (key: string) => ({
  ...durand,
  headers: { ...durand.headers, "idempotency-key": key },
});

async function called(): Promise<string> {
  await t.ticket();
  return (await call()).json<Called>().visit.id;
}
async function switchOff(...options: readonly string[]): Promise<void> {
  const { site } = t.engine.state();
  const off = Object.fromEntries(options.map((option) => [option, false]));
  const value = { ...site, desk: { ...site.desk, ...off } };
  await t.run({ type: "configure", changes: [{ kind: "site", value }] });
}

describe("calling a ticket of a list", () => {
  it("passes over others for who has the right, with a reason that is kept", async () => {
    await t.ticket();
    const { id: ticketId } = await t.ticket();
    const answer = await call({ ticketId, reason: " avec un enfant " });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      ticket: { label: "A002", state: "called" },
      visit: { recall: false },
      note: "",
    });
    const { id } = answer.json<Called>().visit;
    expect(t.engine.state().visits.get(id)?.pick).toBe("avec un enfant");
  });

  it("is refused without the right, and says which", async () => {
    const { id: ticketId } = await t.ticket();
    const answer = await call({ ticketId }, martin);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: "notAllowed", facts: { right: "pick" } });
  });

  it("calls somebody absent again without the right", async () => {
    await act(await called(), "no-show");
    const [absent] = (await list("absents", martin)).tickets;
    const answer = await call({ ticketId: absent?.id }, martin);
    expect(answer.json()).toMatchObject({ visit: { recall: true }, ticket: { label: "A001" } });
  });

  it("happens once for a press whose answer was lost", async () => {
    const { id: ticketId } = await t.ticket();
    const [first, again] = [
      await call({ ticketId }, keyed("pick-1")),
      await call({ ticketId }, keyed("pick-1")),
    ];
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
  });

  it("wants one thing at a time, and says what is malformed", async () => {
    const { id: ticketId } = await t.ticket();
    expect(codeOf(await call({ ticketId, number: 1 }))).toBe("badRequest");
    expect(codeOf(await call({ reason: "parce que" }))).toBe("badRequest");
    expect(codeOf(await call({ ticketId, reason: "x".repeat(201) }))).toBe("badRequest");
    expect(codeOf(await call({ ticketId, reason: "a\nb" }))).toBe("badRequest");
    expect(codeOf(await call({ ticketId: "nothing" }))).toBe("unknownTicket");
  });
});

describe("putting a visitor back", () => {
  it("answers the visit that is over and the session at rest", async () => {
    const answer = await act(await called(), "put-back", { state: "called" });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      visit: { state: "over" },
      session: { activity: "idle", visit: null, undo: { kind: "putBack" } },
      note: "",
    });
    expect((await list("queue")).tickets).toMatchObject([{ label: "A001" }]);
    const undone = await t.post("/v1/sessions/current/undo", durand);
    expect(undone.json()).toMatchObject({ session: { activity: "calling" } });
  });

  it("is refused twice, from an old screen, to others, and where it is off", async () => {
    const id = await called();
    expect(codeOf(await act(id, "put-back", { state: "serving" }))).toBe("staleScreen");
    expect(codeOf(await act(id, "put-back", {}, martin))).toBe("visitOver");
    expect(codeOf(await act(id, "put-back", {}, stranger))).toBe("notSignedIn");
    await switchOff("putBack");
    const off = await act(id, "put-back");
    expect([off.statusCode, codeOf(off)]).toEqual([409, "optionOff"]);
    expect(codeOf(await act("nothing", "put-back"))).toBe("optionOff");
  });
});

describe("transferring a visitor", () => {
  it("sends to another service with a note, and is taken back", async () => {
    const id = await called();
    const body = { state: "called", serviceId: "cardiologie", note: "à jeun" };
    const answer = await act(id, "transfer", body);
    expect(answer.json()).toMatchObject({
      visit: { state: "over" },
      session: { undo: { kind: "transfer" } },
      note: "à jeun",
    });
    expect(await list("queue")).toEqual({ tickets: [], total: 0 });
    expect((await list("queue", martin)).tickets).toMatchObject([
      {
        ...{ label: "A001", serviceId: "cardiologie", transferredFrom: "urologie" },
        ...{ priority: 1, note: "à jeun", origin: "kiosk", reservedFor: null },
      },
    ]);
    const there = await call({ serviceId: "cardiologie" }, martin);
    expect(there.json()).toMatchObject({ note: "à jeun", visit: { serviceId: "cardiologie" } });
    expect((await t.get("/v1/sessions/current", martin)).json()).toMatchObject({ note: "à jeun" });
  });

  it("sends to a counter, which alone calls the visitor", async () => {
    await act(await called(), "transfer", { counterId: "guichet-2" });
    const none = await call();
    expect(none.json()).toMatchObject({ code: "nobodyWaiting", facts: { reserved: 1 } });
    const [first] = (await list("queue", martin)).tickets;
    expect(first).toMatchObject({ reservedFor: { id: "guichet-2", label: "2" } });
    expect((await call({}, martin)).json()).toMatchObject({ ticket: { label: "A001" } });
  });

  it("is refused to nowhere, the same service, a closed counter, and one that serves others", async () => {
    const id = await called();
    const code = async (body: object) => codeOf(await act(id, "transfer", body));
    expect(await code({})).toBe("badRequest");
    expect(await code({ serviceId: "urologie" })).toBe("sameService");
    expect(await code({ serviceId: "nulle-part" })).toBe("unknownService");
    expect(await code({ counterId: "guichet-9" })).toBe("unknownCounter");
    expect(await code({ counterId: "guichet-3" })).toBe("counterClosed");
    expect(await code({ serviceId: "oncologie", counterId: "guichet-2" })).toBe(
      "counterNotServing",
    );
    await switchOff("notes");
    expect(await code({ serviceId: "oncologie", note: "à jeun" })).toBe("optionOff");
    await switchOff("transfer");
    expect(await code({ serviceId: "oncologie" })).toBe("optionOff");
  });

  it("happens once for a press whose answer was lost", async () => {
    const id = await called();
    const press = () => act(id, "transfer", { serviceId: "cardiologie" }, keyed("transfer-1"));
    const [first, again] = [await press(), await press()];
    expect([again.statusCode, again.body]).toEqual([200, first.body]);
  });
});

describe("receiving somebody at once", () => {
  const add = (body: object = {}, who: object = durand) =>
    t.post("/v1/visits", { ...who, body: { serviceId: "urologie", ...body } });

  it("gives a number without paper, and begins the visit", async () => {
    const answer = await add({ note: "sur rendez-vous" });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      ticket: { label: "A001", state: "serving" },
      visit: { state: "serving", print: { state: "none" } },
      session: { activity: "serving", undo: { kind: "add" } },
      note: "sur rendez-vous",
    });
  });

  it("prints when it is told to", async () => {
    expect((await add({ print: true })).json()).toMatchObject({
      visit: { print: { state: "queued" } },
    });
  });

  it("receives one person for one press", async () => {
    const [first, again] = [await add({}, keyed("add-1")), await add({}, keyed("add-1"))];
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
    expect(codeOf(await add())).toBe("visitInProgress");
    expect(t.engine.state().tickets.size).toBe(1);
  });

  it("is for a counter that serves the service, where the option is on", async () => {
    expect(codeOf(await add({}, stranger))).toBe("notSignedIn");
    expect(codeOf(await add({}, await t.staff("petit")))).toBe("sessionOver");
    expect(codeOf(await add({ serviceId: "oncologie" }))).toBe("notServed");
    expect(codeOf(await add({ note: "\u0007" }))).toBe("badRequest");
    await switchOff("add");
    expect(codeOf(await add())).toBe("optionOff");
    const ticket = { serviceId: "urologie" };
    expect(codeOf(await t.post("/v1/tickets", { ...durand, body: ticket }))).toBe("optionOff");
    expect((await t.post("/v1/tickets", { body: ticket })).statusCode).toBe(201);
  });
});

describe("somebody who did not come", () => {
  const requeue = (id: string, place: string, who: object = durand) =>
    t.post(`/v1/tickets/by-id/${id}/requeue`, { ...who, body: { place } });

  it("is listed, and waits again at the place that is asked for", async () => {
    await act(await called(), "no-show");
    for (const _ of "1234") await t.ticket();
    const { tickets, total } = await list("absents");
    expect(total).toBe(1);
    expect(tickets).toEqual([
      {
        ...{ id: tickets[0]?.id, label: "A001", serviceId: "urologie", note: "" },
        absentUntil: t.clock.now() + 15 * 60_000,
      },
    ]);
    const { id } = tickets[0] ?? { id: "" };
    const answer = await requeue(id, "plus3");
    expect(answer.json()).toEqual({ id, label: "A001", serviceId: "urologie", ahead: 3 });
    expect((await list("queue")).tickets.map(({ label }) => label)).toEqual([
      ...["A002", "A003", "A004", "A001", "A005"],
    ]);
    expect(codeOf(await requeue(id, "end"))).toBe("notAbsent");
  });

  it("is not for everybody to put back", async () => {
    await act(await called(), "no-show");
    const id = (await list("absents")).tickets[0]?.id ?? "";
    expect(codeOf(await requeue(id, "middle"))).toBe("badRequest");
    expect(codeOf(await requeue(id, "end", stranger))).toBe("notSignedIn");
    expect(codeOf(await requeue(id, "end", await t.staff("petit")))).toBe("sessionOver");
    await serve(t, martin, ["cardiologie"]);
    expect(codeOf(await requeue(id, "end", martin))).toBe("notServed");
    expect((await requeue("nothing", "end")).statusCode).toBe(404);
    await switchOff("absents");
    expect(codeOf(await requeue(id, "end"))).toBe("optionOff");
    expect(codeOf(await t.get("/v1/desk/absents", durand))).toBe("optionOff");
  });
});

describe("a note", () => {
  const write = (id: string, note: unknown, who: object = durand) =>
    t.put(`/v1/tickets/by-id/${id}/note`, { ...who, body: { note } });

  it("is written, shown to staff, and removed", async () => {
    const { id, token } = await t.ticket();
    expect((await write(id, "  malentendant ")).json()).toEqual({ id, note: "malentendant" });
    expect((await list("queue")).tickets).toMatchObject([{ note: "malentendant" }]);
    expect((await t.get(`/v1/tickets/${token}`, stranger)).body).not.toContain("malentendant");
    const shot = await t.get("/v1/snapshot", durand);
    expect(shot.body).not.toContain("malentendant");
    expect((await write(id, "")).json()).toEqual({ id, note: "" });
  });

  it.each([
    ["too long", "x".repeat(201)],
    ["with a line break", "a\nb"],
    ["with a control character", "a\u001b[2J"],
    ["that is no text", 7],
  ])("%s is malformed", async (_name, note) => {
    const { id } = await t.ticket();
    expect(codeOf(await write(id, note))).toBe("badRequest");
  });

  it("takes two hundred characters of any language", async () => {
    const { id } = await t.ticket();
    const note = "é😀".repeat(100);
    expect((await write(id, note)).json()).toEqual({ id, note });
  });

  it("is for staff who know the ticket, where the option is on", async () => {
    const { id } = await t.ticket();
    expect(codeOf(await write(id, "x", stranger))).toBe("notSignedIn");
    expect(codeOf(await write("nothing", "x"))).toBe("unknownTicket");
    await switchOff("notes");
    expect(codeOf(await write(id, "x"))).toBe("optionOff");
  });
});

describe("the lists of the desk", () => {
  it("are for staff, each by its option", async () => {
    expect(codeOf(await t.get("/v1/desk/queue", stranger))).toBe("notSignedIn");
    await switchOff("queue");
    const off = await t.get("/v1/desk/queue", durand);
    expect(off.json()).toMatchObject({ code: "optionOff", facts: { option: "queue" } });
    expect((await t.get("/v1/desk/absents", durand)).statusCode).toBe(200);
  });

  it("show a supervisor every service, and one when it is named", async () => {
    await t.ticket("cardiologie");
    await t.ticket("oncologie");
    const superviseur = await t.staff("superviseur");
    expect((await list("queue", superviseur)).total).toBe(2);
    expect((await list("queue?serviceId=oncologie", superviseur)).total).toBe(1);
    expect((await list("queue")).total).toBe(0);
    expect(codeOf(await t.get("/v1/desk/queue?serviceId=%00", durand))).toBe("badRequest");
  });
});

describe("the agent's own view", () => {
  it("tells the options of the desk and the rights", async () => {
    const of = async (who: object) => (await t.get("/v1/sessions/current", who)).json();
    const everything = Object.fromEntries(
      ["queue", "absents", "add", "transfer", "putBack", "notes", "pause"].map((name) => [
        name,
        true,
      ]),
    );
    expect(await of(durand)).toMatchObject({ desk: everything, rights: ["pick"], note: "" });
    expect(await of(martin)).toMatchObject({ rights: [] });
  });
});
