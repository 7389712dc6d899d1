import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, stranger, type Trial, trial } from "./trial.contract.ts";

let t: Trial;
beforeEach(async () => {
  t = await trial();
});

describe("the pages", () => {
  it.each([
    ["/", "Patience"],
    ["/guichet", "Guichet"],
    ["/guichet/", "Guichet"],
    ["/guichet/fiche", "Fiche"],
    ["/kiosk/kiosk-1", "Borne"],
    ["/board/board-1", "Écran"],
    ["/t/abcdefghijklmnopqrstuv", "Suivi"],
    ["/guichet?from=icon", "Guichet"],
  ])("%s is served, never from a cache without asking", async (url, title) => {
    const answer = await t.get(url, stranger);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(`<title>${title}</title>`);
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
    expect(answer.headers["cache-control"]).toBe("no-cache");
  });

  it("carry a strict policy and never tell their address", async () => {
    const { headers } = await t.get("/t/abcdefghijklmnopqrstuv", stranger);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self' ws://box.local wss://box.local");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("let no Host write into the policy", async () => {
    const answer = await t.get("/", { headers: { host: "x; script-src *" } });
    expect(answer.headers["content-security-policy"]).toContain("connect-src 'self';");
  });

  it("let built files be kept for ever, and others be asked for again", async () => {
    const asset = await t.get("/assets/main-1a2b3c.js", stranger);
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const icon = await t.get("/icon.png", stranger);
    expect([icon.statusCode, icon.headers["cache-control"]]).toEqual([200, "no-cache"]);
  });

  it.each([
    "/nowhere",
    "/counter-ui/counter/index.html",
    "/notes.json",
    "/assets/",
    "/assets/../notes.json",
    "/assets/..%2fnotes.json",
    "/assets/%2e%2e/%2e%2e/patience-outside.txt",
    "/assets/..%5c..%5cpatience-outside.txt",
    "/..%2fpatience-outside.txt",
    "/%2e%2e/patience-outside.txt",
    "//patience-outside.txt",
    "/patience-outside.txt",
    "/assets/main-1a2b3c.js%00.png",
    "/kiosk/a/b",
  ])("are not at %s", async (url) => {
    const answer = await t.get(url, stranger);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain("nobody may read");
    expect(answer.body).not.toBe("{}");
  });

  it("say in two languages that there is nothing", async () => {
    const answer = await t.get("/nowhere", stranger);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain("Il n’y a rien à cette adresse");
    expect(answer.body).toContain("There is nothing at this address");
    expect(answer.body).not.toContain("script");
  });

  it("say so, too, where the pages were never built", async () => {
    const bare = await trial({}, { pagesDir: "/nonexistent/pages" });
    for (const url of ["/", "/guichet", "/assets/main-1a2b3c.js"])
      expect((await bare.get(url, stranger)).statusCode).toBe(404);
    expect((await bare.get("/v1/health", stranger)).statusCode).toBe(200);
  });
});

describe("an address of the API that is not there", () => {
  it.each(["GET", "POST", "PUT", "DELETE", "PATCH"] as const)(
    "is a problem for %s",
    async (method) => {
      const answer = await t.app.inject({ method, url: "/v1/nothing" });
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, "notFound"]);
      expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    },
  );
});
