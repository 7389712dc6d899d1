import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { morning, stranger, type Trial, trial } from "./trial.contract.ts";

describe("facts of the box", () => {
  let t: Trial;
  beforeEach(async () => {
    t = await trial();
  });

  it("tells anybody how it is, and nothing private", async () => {
    const answer = await t.get("/v1/health", stranger);
    expect(answer.json()).toEqual({
      status: "ok",
      version: "0.1.0",
      components: { store: "ok" },
    });
  });

  it("tells its time", async () => {
    const answer = await t.get("/v1/time", stranger);
    expect(answer.json()).toEqual({ now: morning });
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it("tells anybody where other computers find it", async () => {
    const answer = await t.get("/v1/addresses", stranger);
    expect(answer.json()).toEqual({ addresses: ["http://patience.local"] });
  });

  it("tells the site with its services, and which counters are open", async () => {
    await t.staff("durand", "guichet-2");
    const site = (await t.get("/v1/site", stranger)).json<{
      services: unknown[];
      counters: { id: string; open: boolean }[];
    }>();
    expect(site.services).toHaveLength(8);
    expect(site.counters.filter(({ open }) => open).map(({ id }) => id)).toEqual(["guichet-2"]);
    expect(JSON.stringify(site)).not.toMatch(/durand/i);
  });

  it("tells anybody since when a counter is open, and staff alone who holds it (E10)", async () => {
    await t.staff("durand", "guichet-2");
    const second = async (caller: Parameters<Trial["get"]>[1]) => {
      const { counters } = (await t.get("/v1/site", caller)).json<{ counters: { id: string }[] }>();
      return counters.find(({ id }) => id === "guichet-2");
    };
    expect(await second(stranger)).toMatchObject({ open: true, since: morning, holder: null });
    expect(await second(await t.staff("martin"))).toMatchObject({ holder: "Claire Durand" });
  });

  it("gives its contracts", async () => {
    const open = (await t.get("/v1/openapi.json", stranger)).json<{ openapi: string }>();
    const async = (await t.get("/v1/asyncapi.json", stranger)).json<{ asyncapi: string }>();
    expect(open.openapi).toBe("3.1.0");
    expect(async.asyncapi).toBe("3.0.0");
  });

  it("gives figures to programs on the box and to supervisors only", async () => {
    const own = await t.get("/v1/metrics");
    expect(own.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(own.body).toBe("patience_tickets 0\n");
    expect((await t.get("/v1/metrics", stranger)).statusCode).toBe(401);
    expect((await t.get("/v1/metrics", await t.staff("durand"))).statusCode).toBe(403);
    expect((await t.get("/v1/metrics", await t.staff("superviseur"))).statusCode).toBe(200);
  });
});

describe("a clip", () => {
  const wav = new Uint8Array([82, 73, 70, 70, 1, 2, 3]);
  const hash = createHash("sha256").update(wav).digest("hex");

  it("is served whole, to be kept for ever", async () => {
    const clip = (wanted: string) =>
      Promise.resolve(wanted === hash ? { hash, durationMs: 1, wav } : null);
    const t = await trial({}, { clip });
    const answer = await t.get(`/v1/clips/${hash}.wav`, stranger);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload).toEqual(Buffer.from(wav));
    expect(answer.headers["content-type"]).toBe("audio/wav");
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });

  it("is not found by another hash, and not asked for by anything else", async () => {
    const asked: string[] = [];
    const clip = (wanted: string) => {
      asked.push(wanted);
      return Promise.resolve(null);
    };
    const t = await trial({}, { clip });
    expect((await t.get(`/v1/clips/${"a".repeat(64)}.wav`)).statusCode).toBe(404);
    for (const name of ["..%2f..%2fpatience.db", "x", `${"A".repeat(64)}`, "a".repeat(63)])
      expect((await t.get(`/v1/clips/${name}.wav`)).statusCode).toBeGreaterThanOrEqual(400);
    expect(asked).toEqual(["a".repeat(64)]);
  });
});
