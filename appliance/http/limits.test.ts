import { describe, expect, it } from "vitest";
import { codeOf, stranger, trial } from "./trial.contract.ts";

const token = "nobodyhasthistoken0000";

describe("limits by address", () => {
  it("stop who guesses tokens, and never who holds one", async () => {
    const t = await trial();
    const ticket = await t.ticket();
    const codes: unknown[] = [];
    for (let tries = 0; tries < 40; tries += 1)
      codes.push(codeOf(await t.get(`/v1/tickets/${token}${tries}`, stranger)));
    expect(codes.filter((code) => code === "unknownTicket")).toHaveLength(30);
    const stopped = await t.get(`/v1/tickets/${token}`, stranger);
    expect([stopped.statusCode, codeOf(stopped)]).toEqual([429, "tooMany"]);
    expect(Number(stopped.headers["retry-after"])).toBeGreaterThan(0);
    expect((await t.get(`/v1/tickets/${ticket.token}`, stranger)).statusCode).toBe(200);
    const elsewhere = { ...stranger, remoteAddress: "192.0.2.8" };
    expect(codeOf(await t.get(`/v1/tickets/${token}`, elsewhere))).toBe("unknownTicket");
  });

  it("stop who tries many logins", async () => {
    const t = await trial();
    const codes: unknown[] = [];
    for (let tries = 0; tries < 125; tries += 1) {
      const body = { login: `personne-${tries}`, password: "faux" };
      codes.push(codeOf(await t.post("/v1/sessions", { ...stranger, body })));
    }
    expect(codes.filter((code) => code === "badCredentials")).toHaveLength(120);
    expect(codes.at(-1)).toBe("tooMany");
  });

  it("let the box's own screens ask as often as they like", async () => {
    const t = await trial();
    const answers = await Promise.all(Array.from({ length: 6_500 }, () => t.get("/v1/time")));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  });

  it("stop an address that floods, on every address of the box", async () => {
    const t = await trial();
    await Promise.all(Array.from({ length: 6_000 }, () => t.get("/v1/time", stranger)));
    for (const url of ["/v1/time", "/guichet", "/v1/nothing"])
      expect((await t.get(url, stranger)).statusCode).toBe(429);
    expect((await t.get("/v1/time", { ...stranger, remoteAddress: "192.0.2.8" })).statusCode).toBe(
      200,
    );
  }, 60_000);

  it("are off for measurements", async () => {
    const t = await trial({ rateLimit: false });
    for (let tries = 0; tries < 40; tries += 1)
      expect(codeOf(await t.get(`/v1/tickets/${token}`, stranger))).toBe("unknownTicket");
  });
});
