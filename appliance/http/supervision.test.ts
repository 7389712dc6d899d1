import { beforeEach, describe, expect, it } from "vitest";
import type { MoveAnswer, Supervision, UnreadMessages } from "../../protocol/supervision.ts";
import { codeOf, serve, stranger, type Trial, trial } from "./trial.contract.ts";

let box: Trial;
let chief: Awaited<ReturnType<Trial["staff"]>>;
let agent: Awaited<ReturnType<Trial["staff"]>>;
beforeEach(async () => {
  box = await trial();
  chief = await box.staff("superviseur");
  agent = await box.staff("durand", "guichet-1");
  await serve(box, agent);
});

async function seen(): Promise<Supervision> {
  const answer = await box.get("/v1/supervision", chief);
  expect(answer.statusCode).toBe(200);
  return answer.json<Supervision>();
}

describe("what supervisors see", () => {
  it("is who waits, is in hand and did not come, with names and today's figures", async () => {
    const [one, two] = [await box.ticket(), await box.ticket()];
    box.clock.advance(8 * 60_000);
    await box.post("/v1/calls", { ...agent, body: { serviceId: "urologie" } });
    const room = await seen();
    expect(room.tickets.map(({ id, state, counterId }) => [id, state, counterId])).toEqual([
      [one.id, "called", "guichet-1"],
      [two.id, "waiting", null],
    ]);
    expect(room.agents.map(({ name }) => name)).toContain("Claire Durand");
    expect(room.today).toEqual({
      ...{ arrived: 2, waiting: 1, inHand: 1, received: 0, absent: 0 },
      ...{ waitMedianMs: 8 * 60_000, waitP90Ms: 8 * 60_000 },
    });
    expect(room.curve.map(({ arrivals, calls }) => [arrivals, calls])).toEqual([[2, 1]]);
  });

  it("is theirs alone", async () => {
    expect((await box.get("/v1/supervision", stranger)).statusCode).toBe(401);
    expect(codeOf(await box.get("/v1/supervision", agent))).toBe("forbidden");
    for (const path of ["/v1/messages", "/v1/board-messages"])
      expect(codeOf(await box.post(path, { ...agent, body: { text: "a" } }))).toBe("forbidden");
  });
});

describe("a move", () => {
  it("puts a visitor first, and its answer takes it back", async () => {
    const [one, two] = [await box.ticket(), await box.ticket()];
    const move = async (body: object) => {
      const answer = await box.post(`/v1/tickets/by-id/${two.id}/move`, { ...chief, body });
      expect(answer.statusCode).toBe(200);
      return answer.json<MoveAnswer>();
    };
    const moved = await move({ place: "first", serviceId: "oncologie", priority: 1, seen: 1 });
    expect(moved).toMatchObject({ serviceId: "oncologie", ahead: 0, revision: 2 });
    const back = await move({ ...moved.before, seen: moved.revision });
    expect(back).toMatchObject({ serviceId: "urologie", ahead: 1 });
    expect((await seen()).tickets.map(({ id }) => id)).toEqual([one.id, two.id]);
  });

  it("from an older screen changes nothing", async () => {
    const { id } = await box.ticket();
    const body = { place: "end", seen: 9 };
    const answer = await box.post(`/v1/tickets/by-id/${id}/move`, { ...chief, body });
    expect(codeOf(answer)).toBe("staleScreen");
  });
});

describe("a service and a counter", () => {
  it("are opened, closed and given other services at once", async () => {
    const close = { ...chief, body: { open: false } };
    expect((await box.put("/v1/services/urologie/open", close)).json()).toEqual({
      ...{ id: "urologie", open: false },
    });
    const refused = await box.post("/v1/tickets", { body: { serviceId: "urologie" } });
    expect(codeOf(refused)).toBe("serviceClosed");
    const body = { serviceIds: ["urologie", "oncologie"] };
    const assigned = await box.put("/v1/counters/guichet-1/services", { ...chief, body });
    expect(assigned.json()).toMatchObject({ session: body });
    const closed = await box.put("/v1/counters/guichet-2/services", { ...chief, body });
    expect(codeOf(closed)).toBe("counterClosed");
  });
});

describe("a message to counters", () => {
  it("is read where it was sent, and its reading is seen", async () => {
    const sent = await box.post("/v1/messages", { ...chief, body: { text: " Réunion à midi " } });
    expect(sent.statusCode).toBe(201);
    const { messages } = (await box.get("/v1/messages", agent)).json<UnreadMessages>();
    expect(messages).toMatchObject([{ text: "Réunion à midi", from: "Hélène Moreau" }]);
    const read = await box.post(`/v1/messages/${messages[0]?.id}/read`, agent);
    expect(read.statusCode).toBe(200);
    expect((await box.get("/v1/messages", agent)).json()).toEqual({ messages: [] });
    expect((await seen()).messages[0]?.counters).toEqual([
      { id: "guichet-1", readAt: box.clock.now() },
    ]);
  });

  it("is nobody's who has no counter", async () => {
    expect((await box.get("/v1/messages", chief)).json()).toEqual({ messages: [] });
    expect(codeOf(await box.post("/v1/messages/m/read", chief))).toBe("sessionOver");
  });
});

describe("a message on boards", () => {
  it("is in the site's document until it is taken off", async () => {
    const until = box.clock.now() + 60_000;
    const posted = await box.post("/v1/board-messages", {
      ...{ ...chief, body: { text: "Retard", until } },
    });
    expect(posted.statusCode).toBe(201);
    const { id } = posted.json<{ id: string }>();
    const site = async () =>
      (await box.get("/v1/snapshot", stranger)).json<{ documents: Record<string, unknown> }>()
        .documents["site/state"];
    expect(await site()).toMatchObject({ boardMessages: [{ id, text: "Retard", until }] });
    expect((await seen()).boardMessages).toMatchObject([{ from: "Hélène Moreau" }]);
    await box.remove(`/v1/board-messages/${id}`, chief);
    expect(await site()).toMatchObject({ boardMessages: [] });
    const again = await box.remove(`/v1/board-messages/${id}`, chief);
    expect(codeOf(again)).toBe("unknownMessage");
  });
});
