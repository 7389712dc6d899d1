import { beforeEach, describe, expect, it } from "vitest";
import { busPasses } from "../adapters/passes-hmac.ts";
import { codeOf, morning, stranger, type Trial, trial } from "./trial.contract.ts";

interface Shot {
  readonly epoch: string;
  readonly seq: number;
  readonly root: string;
  readonly documents: Readonly<Record<string, unknown>>;
}

let t: Trial;
beforeEach(async () => {
  t = await trial();
});

async function topicsOf(url: string, who: Parameters<Trial["get"]>[1] = stranger) {
  const answer = await t.get(url, who);
  expect(answer.statusCode).toBe(200);
  return Object.keys(answer.json<Shot>().documents);
}

describe("the snapshot", () => {
  it("gives strangers the public facts only", async () => {
    await t.staff("durand", "guichet-1");
    const topics = await topicsOf("/v1/snapshot");
    expect(topics).toContain("site/state");
    expect(topics).toContain("service/urologie/state");
    expect(topics).toContain("counter/guichet-1/state");
    expect(topics.filter((topic) => /agent|sos|ticket|call/.test(topic))).toEqual([]);
  });

  it("gives staff the sessions and the alarms", async () => {
    const durand = await t.staff("durand", "guichet-1");
    await t.post("/v1/sos", durand);
    const topics = await topicsOf("/v1/snapshot", durand);
    expect(topics).toContain("counter/guichet-1/agent");
    expect(topics).toContain("sos/guichet-1/state");
    expect(topics).toContain("call/recent");
  });

  it("gives a board of the box the calls, and of the counters what anybody may know", async () => {
    const topics = await topicsOf("/v1/snapshot?device=board/board-1", {});
    expect(topics).toContain("call/recent");
    expect(topics.filter((topic) => /^counter.*(agent|proof)$/.test(topic))).toEqual([]);
  });

  it("gives a ticket's holder that ticket alone", async () => {
    const { token } = await t.ticket();
    await t.ticket();
    const topics = await topicsOf(`/v1/snapshot?ticket=${token}`);
    expect(topics).toEqual([`ticket/${token}/state`]);
    expect(t.followed).toEqual([token]);
  });

  it("has the position as its tag, and answers 304 until something happens", async () => {
    const first = await t.get("/v1/snapshot", stranger);
    const { epoch, seq } = t.engine.position();
    const tag = String(first.headers["etag"]);
    expect(tag).toBe(`"${epoch}:${seq}"`);
    const headers = { ...stranger.headers, "if-none-match": tag };
    const same = await t.get("/v1/snapshot", { ...stranger, headers });
    expect(same.statusCode).toBe(304);
    expect(same.body).toBe("");
    await t.ticket();
    expect((await t.get("/v1/snapshot", { ...stranger, headers })).statusCode).toBe(200);
  });

  it("has another tag for staff: a browser that just signed in gets more than it has", async () => {
    const before = String((await t.get("/v1/snapshot", stranger)).headers["etag"]);
    const durand = await t.staff("durand");
    const headers = { ...stranger.headers, "if-none-match": before };
    const after = await t.get("/v1/snapshot", { ...durand, headers });
    expect(after.statusCode).toBe(200);
    expect(after.headers["etag"]).toBe(before.replace(/"$/, ':staff"'));
    expect(after.headers["vary"]).toBe("Cookie");
  });
});

describe("a pass for the bus", () => {
  const passes = busPasses("00".repeat(32));
  interface Pass {
    readonly username: string;
    readonly password: string;
    readonly expiresAt: number;
  }
  const identity = ({ username, password }: Pass) => passes.check(username, password, morning);

  it("names the agent of the cookie", async () => {
    const pass = (await t.get("/v1/bus", await t.staff("durand"))).json<Pass>();
    expect(pass).toMatchObject({ path: "/mqtt", root: "patience/1/demo" });
    expect(pass.expiresAt).toBe(morning + 12 * 3600_000);
    expect(identity(pass)).toEqual({ role: "staff", id: "agent-durand" });
  });

  it("names the board or the kiosk of the box", async () => {
    const board = (await t.get("/v1/bus?device=board/board-1")).json<Pass>();
    const kiosk = (await t.get("/v1/bus?device=kiosk/kiosk-1")).json<Pass>();
    expect(identity(board)).toEqual({ role: "board", id: "board-1" });
    expect(identity(kiosk)).toEqual({ role: "kiosk", id: "kiosk-1" });
  });

  it("names a screen that staff open elsewhere", async () => {
    const durand = await t.staff("durand");
    const pass = (await t.get("/v1/bus?device=board/board-1", durand)).json<Pass>();
    expect(identity(pass)?.role).toBe("board");
  });

  it("names a printer for its agent on the box, and for nobody else", async () => {
    const query = "/v1/bus?device=printer/printer-1";
    expect(identity((await t.get(query)).json<Pass>())).toEqual({
      role: "printer",
      id: "printer-1",
    });
    expect(codeOf(await t.get(query, await t.staff("admin")))).toBe("notPaired");
    expect(codeOf(await t.get("/v1/bus?device=printer/printer-9"))).toBe("notFound");
  });

  it("names a ticket by its token, from anywhere, and lets the bus follow it", async () => {
    const { token } = await t.ticket();
    const pass = (await t.get(`/v1/bus?ticket=${token}`, stranger)).json<Pass>();
    expect(identity(pass)).toEqual({ role: "ticket", id: token });
    expect(t.followed).toEqual([token]);
  });

  it("is refused to who is nobody, to screens elsewhere, and for what does not exist", async () => {
    const ask = async (query: string, who: object = stranger) => {
      const answer = await t.get(`/v1/bus${query}`, who);
      return [answer.statusCode, codeOf(answer)];
    };
    expect(await ask("")).toEqual([401, "notSignedIn"]);
    expect(await ask("?device=board/board-1")).toEqual([403, "notPaired"]);
    expect(await ask("?device=board/board-9", {})).toEqual([404, "notFound"]);
    expect(await ask("?device=core/box", {})).toEqual([400, "badRequest"]);
    expect(await ask("?device=board/../x", {})).toEqual([400, "badRequest"]);
    expect(await ask("?ticket=nobodyhasthistoken00")).toEqual([404, "unknownTicket"]);
    expect(await ask("?ticket=short")).toEqual([400, "badRequest"]);
    expect(await ask("?role=core")).toEqual([400, "badRequest"]);
  });
});
