import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EngineUnavailable } from "../app/contract.ts";
import { PasswordsBusy } from "../ports/passwords.ts";
import { codeOf, password, serve, stranger, type Trial, trial } from "./trial.contract.ts";

let t: Trial;
afterEach(async () => {
  await t.app.close();
});

async function listening(): Promise<number> {
  await t.app.listen({ port: 0, host: "127.0.0.1" });
  return (t.app.server.address() as AddressInfo).port;
}

/** Sends these bytes as they are, and gives back all that comes. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  return text(socket);
}

describe("on a real socket", () => {
  let port: number;
  beforeEach(async () => {
    t = await trial();
    port = await listening();
  });

  it("goes through a visit as a kiosk and a counter do", async () => {
    const base = `http://127.0.0.1:${port}`;
    const send = (method: string, path: string, body: object, cookie = "") =>
      fetch(base + path, {
        method,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", cookie },
      });
    const taken = await send("POST", "/v1/tickets", { serviceId: "urologie" });
    expect(taken.status).toBe(201);
    const opened = await send("POST", "/v1/sessions", {
      login: "durand",
      password,
      counterId: "guichet-1",
    });
    const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
    await send("PUT", "/v1/sessions/current/services", { serviceIds: ["urologie"] }, cookie);
    const called = await send("POST", "/v1/calls", { serviceId: "urologie" }, cookie);
    expect(called.status).toBe(201);
    expect(await called.json()).toMatchObject({ ticket: { label: "A001" } });
  });

  it.each([
    ["no HTTP", "hello\r\n\r\n", "badRequest"],
    [
      "headers without end",
      `GET / HTTP/1.1\r\nHost: x\r\nA: ${"a".repeat(9_000)}\r\n\r\n`,
      "tooLarge",
    ],
    ["no Host", "GET /v1/time HTTP/1.1\r\n\r\n", ""],
    [
      "two lengths",
      "POST /v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
      "badRequest",
    ],
    [
      "a length and chunks",
      "POST /v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      "badRequest",
    ],
    [
      "an address that is no address",
      "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "badRequest",
    ],
  ])("answers %s with a refusal, and goes on", async (_what, bytes, code) => {
    const answer = await raw(port, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain(code);
    expect((await fetch(`http://127.0.0.1:${port}/v1/time`)).status).toBe(200);
  });

  it("does not read a body that is announced too large", async () => {
    const request = httpRequest({
      port,
      host: "127.0.0.1",
      method: "POST",
      path: "/v1/tickets",
      headers: { "content-type": "application/json", "content-length": 50_000_000 },
    });
    request.on("error", () => undefined);
    request.flushHeaders();
    const [response] = (await once(request, "response")) as [{ statusCode: number }];
    expect(response.statusCode).toBe(413);
    request.destroy();
  });
});

describe("whatever comes", () => {
  beforeEach(async () => {
    t = await trial();
  });

  it("stays as it was through a thousand bad requests", async () => {
    await t.ticket();
    const before = t.engine.position();
    const cookies = { patience: "a".repeat(22) };
    const bodies = [
      "",
      "{",
      "null",
      "[]",
      "7",
      '"x"',
      '{"__proto__":{"a":1}}',
      '{"a":'.repeat(900),
    ];
    const paths = [
      "/v1/tickets",
      "/v1/sessions",
      "/v1/calls",
      "/v1/visits/x/end",
      "/v1/sos/%00/close",
    ];
    const methods = ["POST", "PUT", "DELETE", "PATCH", "GET"] as const;
    const statuses = new Set<number>();
    for (let round = 0; round < 1_000; round += 1) {
      const answer = await t.app.inject({
        method: methods[round % methods.length] ?? "POST",
        url: paths[(round >> 2) % paths.length] ?? "/",
        ...(round % 2 ? { cookies } : {}),
        headers: { host: "localhost", "content-type": "application/json" },
        payload: bodies[(round >> 1) % bodies.length] ?? "",
      });
      statuses.add(answer.statusCode);
    }
    expect([...statuses].filter((status) => status < 400 || status >= 500)).toEqual([]);
    expect(t.engine.position()).toEqual(before);
    expect(t.log.lines()).toEqual([]);
    expect((await t.get("/v1/health")).statusCode).toBe(200);
  });

  it("refuses a body of more than 16 KB", async () => {
    const body = { serviceId: "urologie", padding: "x".repeat(17_000) };
    const answer = await t.post("/v1/tickets", { body });
    expect([answer.statusCode, codeOf(answer)]).toEqual([413, "tooLarge"]);
  });

  it("refuses keys that would reach into objects", async () => {
    for (const payload of [
      '{"serviceId":"urologie","__proto__":{}}',
      '{"constructor":{"prototype":1}}',
    ]) {
      const headers = { "content-type": "application/json" };
      const answer = await t.app.inject({ method: "POST", url: "/v1/tickets", headers, payload });
      expect(codeOf(answer)).toBe("badRequest");
    }
  });

  it("answers every request with headers that let a browser do little", async () => {
    for (const url of ["/v1/time", "/v1/nothing", "/nowhere", "/", "/v1/tickets/x"]) {
      const { headers } = await t.get(url, stranger);
      expect(headers["x-content-type-options"], url).toBe("nosniff");
      expect(headers["content-security-policy"], url).toContain("frame-ancestors 'none'");
      expect(headers["referrer-policy"], url).toBe("no-referrer");
    }
  });
});

describe("a box in trouble", () => {
  const stopped = (why: EngineUnavailable["why"]) => ({
    execute: () => Promise.reject(new EngineUnavailable(why)),
  });

  it.each([
    ["busy", "busy"],
    ["stopped", "busy"],
    ["storeFailed", "storeFailed"],
  ] as const)("says when the writer is %s, and when to come back", async (why, code) => {
    const whole = await trial();
    t = await trial({}, { engine: { ...whole.engine, ...stopped(why) } });
    const answer = await t.post("/v1/tickets", { body: { serviceId: "urologie" } });
    expect([answer.statusCode, codeOf(answer)]).toEqual([503, code]);
    expect(answer.headers["retry-after"]).toBe("1");
  });

  it("says that too many sign in", async () => {
    const passwords = {
      hash: () => Promise.resolve(""),
      verify: () => Promise.reject(new PasswordsBusy("full")),
    };
    t = await trial({}, { passwords });
    const body = { login: "durand", password };
    expect(codeOf(await t.post("/v1/sessions", { body }))).toBe("busy");
  });

  it("issues nothing and says so when the disk is full", async () => {
    t = await trial();
    t.store.failAfter(0);
    const answer = await t.post("/v1/tickets", { body: { serviceId: "urologie" } });
    expect([answer.statusCode, codeOf(answer)]).toEqual([503, "storeFailed"]);
    t.store.heal();
    expect((await t.ticket())["number"]).toBe(1);
  });

  it("tells nobody what broke, and the log where", async () => {
    t = await trial({}, { clip: () => Promise.reject(new Error("the drawer is stuck")) });
    const answer = await t.get(`/v1/clips/${"a".repeat(64)}.wav`);
    expect([answer.statusCode, codeOf(answer)]).toEqual([500, "internal"]);
    expect(answer.body).not.toContain("drawer");
    expect(t.log.lines()).toMatchObject([
      {
        event: "http.failed",
        facts: { route: "/v1/clips/:hash.wav", error: "Error: the drawer is stuck" },
      },
    ]);
  });
});

describe("the log", () => {
  it("never holds a token, a cookie or a password", async () => {
    const broken = () => {
      throw new Error("broken");
    };
    const whole = await trial();
    const ticket = await whole.ticket();
    t = await trial(
      {},
      {
        engine: whole.engine,
        views: { ...whole.box.views, ticketView: broken, currentSession: broken },
      },
    );
    const durand = await whole.staff("durand", "guichet-1");
    await serve(whole, durand);
    expect((await t.get(`/v1/tickets/${ticket.token}`)).statusCode).toBe(500);
    await t.get(`/t/${ticket.token}`);
    await t.post("/v1/sessions", { body: { login: "durand", password } });
    const log = JSON.stringify(t.log.lines());
    expect(log).toContain("/v1/tickets/:token");
    for (const secret of [ticket.token, durand.cookies.patience, password])
      expect(log).not.toContain(secret);
  });

  it("has a line for what took long", async () => {
    t = await trial(
      {},
      {
        clip: () => new Promise((resolve) => setTimeout(() => resolve(null), 1_100)),
      },
    );
    await t.get(`/v1/clips/${"a".repeat(64)}.wav`);
    expect(t.log.lines()).toMatchObject([
      { level: "warn", event: "http.slow", facts: { route: "/v1/clips/:hash.wav", status: 404 } },
    ]);
  });
});
