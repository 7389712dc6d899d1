import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, stranger, type Trial, trial } from "./trial.contract.ts";

let t: Trial;
beforeEach(async () => {
  t = await trial();
});

const take = (options: object) =>
  t.post("/v1/tickets", { body: { serviceId: "urologie" }, ...options });

describe("a screen of the box", () => {
  it.each(["localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST"])(
    "is trusted at %s",
    async (host) => {
      expect((await take({ headers: { host } })).statusCode).toBe(201);
    },
  );

  it.each(["127.0.0.1", "127.9.8.7", "::1", "::ffff:127.0.0.1"])(
    "is trusted from %s",
    async (remoteAddress) => {
      expect((await take({ remoteAddress })).statusCode).toBe(201);
    },
  );

  it.each([
    ["from the LAN", { remoteAddress: "192.0.2.7", headers: { host: "localhost" } }],
    ["by a rebound name", { headers: { host: "evil.example" } }],
    ["by a name that only begins like it", { headers: { host: "localhost.evil.example" } }],
    ["behind a proxy", { headers: { host: "localhost", "x-forwarded-for": "192.0.2.7" } }],
    ["behind a newer proxy", { headers: { host: "localhost", forwarded: "for=192.0.2.7" } }],
  ])("is not trusted %s", async (_how, options) => {
    const answer = await take(options);
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, "notPaired"]);
  });

  it("is not trusted for the page of another site, which may not read either", async () => {
    const headers = { host: "localhost", "sec-fetch-site": "cross-site" };
    const answer = await t.get("/v1/bus?device=board/board-1", { headers });
    expect(codeOf(answer)).toBe("notPaired");
  });
});

describe("a request that another site makes a browser send", () => {
  const host = "localhost:8080";
  it.each([
    ["of another origin", { host, origin: "http://evil.example" }],
    ["of another port", { host, origin: "http://localhost:9090" }],
    ["of no origin", { host, origin: "null" }],
    ["that the browser calls cross-site", { host, "sec-fetch-site": "cross-site" }],
    ["that the browser calls same-site", { host, "sec-fetch-site": "same-site" }],
    ["of a form", { host, "content-type": "application/x-www-form-urlencoded" }],
    ["of a form with text", { host, "content-type": "text/plain" }],
    ["with no type at all", { host, "content-type": "" }],
  ])("is refused: %s", async (_what, headers) => {
    const payload = JSON.stringify({ serviceId: "urologie" });
    const answer = await t.app.inject({ method: "POST", url: "/v1/tickets", headers, payload });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, "crossSite"]);
    expect(t.engine.state().tickets.size).toBe(0);
  });

  it("is let through from the box's own pages", async () => {
    const headers = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    expect((await take({ headers })).statusCode).toBe(201);
    const json = { host, "content-type": "application/json; charset=utf-8" };
    expect((await take({ headers: json })).statusCode).toBe(201);
  });

  it.each(["PUT", "DELETE", "POST"] as const)(
    "is refused for %s with a staff cookie",
    async (method) => {
      const { cookies } = await t.staff("durand", "guichet-1");
      const answer = await t.app.inject({
        method,
        url: method === "PUT" ? "/v1/sessions/current/services" : "/v1/sessions/current",
        ...stranger,
        headers: { ...stranger.headers, origin: "http://evil.example" },
        cookies,
      });
      expect(codeOf(answer)).toBe("crossSite");
      expect(t.engine.state().indexes.sessionOfCounter.size).toBe(1);
    },
  );
});
