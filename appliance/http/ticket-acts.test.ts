import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, serve, stranger, type Trial, trial } from "./trial.contract.ts";

let t: Trial;
let durand: Awaited<ReturnType<Trial["staff"]>>;
beforeEach(async () => {
  t = await trial();
  durand = await t.staff("durand", "guichet-1");
  await serve(t, durand);
});

const act = (id: string, name: "void" | "restore" | "reprint", who: object = durand) =>
  t.post(`/v1/tickets/by-id/${id}/${name}`, who);
const report = (ticketId: string, outcome: "printed" | "failed", attempt = 1) =>
  t.run({ type: "reportPrint", jobId: `${ticketId}.${attempt}`, ticketId, outcome, reason: "" });

describe("a ticket of the queue", () => {
  it("is printed again with the same number, once the printer has answered", async () => {
    const { id, label } = await t.ticket();
    expect(codeOf(await act(id, "reprint"))).toBe("notReprintable");
    await report(id, "printed");
    const answer = await act(id, "reprint");
    expect(answer.json()).toMatchObject({ label, print: { state: "queued", attempt: 2 } });
  });

  it("is taken off and put back by who serves it, each time once", async () => {
    const { id } = await t.ticket();
    expect((await act(id, "void")).json()).toMatchObject({ id, cancelled: true });
    expect(codeOf(await act(id, "void"))).toBe("notCancellable");
    expect((await act(id, "restore")).json()).toMatchObject({ id, cancelled: false });
    expect(codeOf(await act(id, "restore"))).toBe("notRestorable");
  });

  it("is nobody's but staff's, of that queue; supervisors have all", async () => {
    const { id } = await t.ticket("cardiologie");
    expect((await act(id, "void", stranger)).statusCode).toBe(401);
    expect(codeOf(await act(id, "void"))).toBe("notServed");
    expect((await act(id, "void", await t.staff("superviseur"))).statusCode).toBe(200);
    expect(codeOf(await act("unknown", "reprint"))).toBe("unknownTicket");
  });

  it("shows what became of its paper in the list of the desk", async () => {
    const { id } = await t.ticket();
    await report(id, "failed");
    const { tickets } = (await t.get("/v1/desk/queue", durand)).json<{ tickets: object[] }>();
    expect(tickets[0]).toMatchObject({ print: { state: "failed" } });
  });
});

describe("a kiosk with a fall-back printer", () => {
  beforeEach(async () => {
    await t.run({
      type: "configure",
      changes: [
        {
          kind: "printer",
          id: "accueil",
          value: { id: "accueil", name: "Accueil", target: null, model: null },
        },
        {
          kind: "kiosk",
          id: "kiosk-1",
          value: {
            ...{ id: "kiosk-1", name: "Borne", printerId: "printer-1" },
            fallbackPrinterId: "accueil",
          },
        },
      ],
    });
  });

  it("tells the visitor where the paper comes out", async () => {
    const { id, token } = await t.ticket();
    await report(id, "failed");
    const follow = (await t.get(`/v1/tickets/${token}`)).json();
    expect(follow).toMatchObject({ print: { state: "queued", printer: "Accueil", attempt: 2 } });
  });

  it("tries both again when somebody asks, and the visitor for two minutes only", async () => {
    const { id, token } = await t.ticket();
    await report(id, "failed");
    await report(id, "failed", 2);
    expect((await t.post(`/v1/tickets/${token}/reprint`)).statusCode).toBe(200);
    await report(id, "failed", 3);
    t.clock.advance(121_000);
    expect(codeOf(await t.post(`/v1/tickets/${token}/reprint`))).toBe("reprintTooLate");
    expect((await act(id, "reprint")).statusCode).toBe(200);
  });
});
