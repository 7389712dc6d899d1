import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, stranger, type Trial, trial } from "./trial.contract.ts";

let t: Trial;
beforeEach(async () => {
  t = await trial();
});

describe("taking a ticket", () => {
  it("gives the number, the wait and the follow page", async () => {
    const answer = await t.post("/v1/tickets", {
      headers: { host: "localhost:8080" },
      body: { serviceId: "urologie", kioskId: "kiosk-1", language: "en" },
    });
    expect(answer.statusCode).toBe(201);
    const ticket = answer.json<{ token: string; id: string }>();
    expect(ticket).toMatchObject({
      number: 1,
      label: "A001",
      serviceId: "urologie",
      ahead: 0,
      followUrl: `http://localhost:8080/t/${ticket.token}`,
      print: { state: "queued" },
    });
    expect(ticket.token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const kept = t.engine.state().tickets.get(ticket.id);
    expect(kept).toMatchObject({ language: "en", origin: "kiosk", priority: 0 });
    expect(kept?.printing.printerId).toBe("printer-1");
  });

  it("names the public address when there is one", async () => {
    const named = await trial({ publicUrl: "http://attente.example" });
    expect((await named.ticket())["followUrl"]).toMatch(/^http:\/\/attente\.example\/t\//);
    const found = await trial({ publicUrl: () => "http://192.0.2.1:8080" });
    expect((await found.ticket())["followUrl"]).toMatch(/^http:\/\/192\.0\.2\.1:8080\/t\//);
  });

  it("prints at the kiosk that is named, at the first printer without one, or not at all", async () => {
    await t.run({
      type: "configure",
      changes: [
        {
          kind: "kiosk",
          id: "mute",
          value: { id: "mute", name: "Sans papier", printerId: null, fallbackPrinterId: null },
        },
      ],
    });
    const printer = async (body: object) => {
      const answer = await t.post("/v1/tickets", { body: { serviceId: "urologie", ...body } });
      const { id } = answer.json<{ id: string }>();
      return t.engine.state().tickets.get(id)?.printing.printerId;
    };
    expect(await printer({ kioskId: "kiosk-1" })).toBe("printer-1");
    expect(await printer({ kioskId: "mute" })).toBeNull();
    expect(await printer({})).toBe("printer-1");
    expect(await printer({ print: false })).toBeNull();
    expect(await printer({ kioskId: "kiosk-1", print: false })).toBeNull();
  });

  it("is for the box's own screens and for staff", async () => {
    const body = { serviceId: "urologie" };
    const elsewhere = await t.post("/v1/tickets", { ...stranger, body });
    expect([elsewhere.statusCode, codeOf(elsewhere)]).toEqual([403, "notPaired"]);
    const answer = await t.post("/v1/tickets", { ...(await t.staff("durand")), body });
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json<{ id: string }>();
    expect(t.engine.state().tickets.get(id)?.origin).toBe("counter");
  });

  it("gives priority to nobody but staff", async () => {
    const body = { serviceId: "urologie", priority: 1 };
    expect(codeOf(await t.post("/v1/tickets", { body }))).toBe("notAllowed");
    const durand = await t.staff("durand");
    expect((await t.post("/v1/tickets", { ...durand, body })).statusCode).toBe(201);
    expect((await t.post("/v1/tickets", { body: { ...body, priority: 0 } })).statusCode).toBe(201);
  });

  it("says what it does not know", async () => {
    const code = async (body: object) => codeOf(await t.post("/v1/tickets", { body }));
    expect(await code({ serviceId: "nulle-part" })).toBe("unknownService");
    expect(await code({ serviceId: "urologie", kioskId: "kiosk-9" })).toBe("notFound");
    expect(await code({})).toBe("badRequest");
  });

  it.each([
    [{ serviceId: "urologie", surprise: 1 }, "/surprise"],
    [{ serviceId: 7 }, "/serviceId"],
    [{ serviceId: "urologie", priority: "1" }, "/priority"],
    [{ serviceId: "urologie", priority: 9 }, "/priority"],
    [{ serviceId: "urologie", language: "de" }, "/language"],
    [{ serviceId: "../etc" }, "/serviceId"],
    [{}, "/serviceId"],
  ])("refuses %j and names the place", async (body, path) => {
    const answer = await t.post("/v1/tickets", { body });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "badRequest", facts: { where: "body" } });
    expect(answer.json<{ facts: { path: string } }>().facts.path).toContain(path);
    expect(t.engine.state().tickets.size).toBe(0);
  });
});

describe("a retry with the same key", () => {
  const headers = { "idempotency-key": "k-1" };
  const body = { serviceId: "urologie", kioskId: "kiosk-1" };

  it("gets the same ticket, and nothing is issued twice", async () => {
    const first = await t.post("/v1/tickets", { headers, body });
    const again = await t.post("/v1/tickets", {
      headers,
      body: { kioskId: "kiosk-1", serviceId: "urologie" },
    });
    expect(again.statusCode).toBe(201);
    expect(again.body).toBe(first.body);
    expect(t.engine.state().tickets.size).toBe(1);
  });

  it("gets the same refusal", async () => {
    const unknown = { ...body, serviceId: "nulle-part" };
    const first = await t.post("/v1/tickets", { headers, body: unknown });
    const again = await t.post("/v1/tickets", { headers, body: unknown });
    expect([again.statusCode, again.body]).toEqual([404, first.body]);
    expect(again.headers["content-type"]).toMatch(/^application\/problem\+json/);
  });

  it("is refused for another request", async () => {
    await t.post("/v1/tickets", { headers, body });
    const other = await t.post("/v1/tickets", {
      headers,
      body: { ...body, serviceId: "oncologie" },
    });
    expect([other.statusCode, codeOf(other)]).toEqual([422, "keyReused"]);
    expect(t.engine.state().tickets.size).toBe(1);
  });

  it("is another key from another caller", async () => {
    const first = await t.post("/v1/tickets", { headers, body });
    const durand = await t.staff("durand");
    const staffs = await t.post("/v1/tickets", {
      ...durand,
      headers: { ...durand.headers, ...headers },
      body,
    });
    expect(staffs.statusCode).toBe(201);
    expect(staffs.body).not.toBe(first.body);
  });

  it.each(["", "é", "a".repeat(129), "a b"])("is malformed as %j", async (key) => {
    const answer = await t.post("/v1/tickets", { headers: { "idempotency-key": key }, body });
    expect(codeOf(answer)).toBe("badRequest");
    expect(t.engine.state().tickets.size).toBe(0);
  });
});

describe("a ticket's holder", () => {
  it("follows it from anywhere, kept by no cache", async () => {
    const { token } = await t.ticket();
    await t.ticket();
    const answer = await t.get(`/v1/tickets/${token}`, stranger);
    expect(answer.json()).toMatchObject({ label: "A001", phase: "waiting", ahead: 0 });
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(t.followed).toEqual([token]);
  });

  it("leaves the queue once", async () => {
    const { token } = await t.ticket();
    const left = await t.remove(`/v1/tickets/${token}`, stranger);
    expect([left.statusCode, left.json<{ phase: string }>().phase]).toEqual([200, "over"]);
    const again = await t.remove(`/v1/tickets/${token}`, stranger);
    expect([again.statusCode, codeOf(again)]).toEqual([409, "notCancellable"]);
  });

  it("leaves once more with the same key, and is told the same", async () => {
    const { token } = await t.ticket();
    const retry = { ...stranger, headers: { ...stranger.headers, "idempotency-key": "leave" } };
    const left = await t.remove(`/v1/tickets/${token}`, retry);
    const again = await t.remove(`/v1/tickets/${token}`, retry);
    expect([again.statusCode, again.body]).toEqual([200, left.body]);
  });

  it("gets the same number on paper again at the kiosk, not from a phone", async () => {
    const { token, id } = await t.ticket();
    const { jobId = "" } = t.engine.state().tickets.get(id)?.printing ?? {};
    await t.run({
      type: "reportPrint",
      ticketId: id,
      jobId: jobId ?? "",
      outcome: "failed",
      reason: "paperOut",
    });
    const phone = await t.post(`/v1/tickets/${token}/reprint`, stranger);
    expect([phone.statusCode, codeOf(phone)]).toEqual([403, "notPaired"]);
    const again = await t.post(`/v1/tickets/${token}/reprint`);
    expect(again.json()).toMatchObject({ label: "A001", print: { state: "queued", attempt: 2 } });
    const tooSoon = await t.post(`/v1/tickets/${token}/reprint`);
    expect(codeOf(tooSoon)).toBe("notReprintable");
  });

  it("gets no paper where no printer is", async () => {
    const { token } = await t.ticket();
    await t.run({
      type: "configure",
      changes: [
        {
          kind: "kiosk",
          id: "kiosk-1",
          value: { id: "kiosk-1", name: "Borne", printerId: null, fallbackPrinterId: null },
        },
        { kind: "printer", id: "printer-1", value: null },
      ],
    });
    const answer = await t.post(`/v1/tickets/${token}/reprint`);
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, "unknownPrinter"]);
  });

  it("is nobody with a token that nobody has", async () => {
    for (const token of ["x", "nobodyhasthistoken0000", "%2e%2e%2f", "__proto__", "a".repeat(128)])
      for (const ask of [t.get, t.remove])
        expect(codeOf(await ask(`/v1/tickets/${token}`, stranger))).toBe("unknownTicket");
  });
});
