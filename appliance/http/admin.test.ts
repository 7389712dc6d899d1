import { beforeEach, describe, expect, it } from "vitest";
import type { AccessAnswer, AuditAnswer } from "../../protocol/admin.ts";
import { codeOf, password, serve, stranger, type Trial, trial } from "./trial.contract.ts";

let t: Trial;
beforeEach(async () => {
  t = await trial();
});

describe("freeing a counter", () => {
  it("is for supervisors, and puts a called visitor back", async () => {
    const durand = await t.staff("durand", "guichet-1");
    await serve(t, durand);
    await t.ticket();
    await t.post("/v1/calls", { ...durand, body: { serviceId: "urologie" } });
    const free = "/v1/counters/guichet-1/free";
    expect(codeOf(await t.post(free, stranger))).toBe("notSignedIn");
    expect(codeOf(await t.post(free, durand))).toBe("forbidden");
    const answer = await t.post(free, await t.staff("superviseur"));
    expect([answer.statusCode, answer.json()]).toEqual([200, { session: null }]);
    expect(t.engine.state().indexes.waiting.get("urologie")).toHaveLength(1);
  });

  it("says which counter there is not", async () => {
    const answer = await t.post("/v1/counters/nothing/free", await t.staff("admin"));
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, "unknownCounter"]);
  });
});

describe("the configuration", () => {
  const change = (changes: unknown, who: object) =>
    t.post("/v1/admin/changes", { ...who, body: { changes } });

  it("is read by administrators only, with no password in it", async () => {
    for (const login of ["durand", "superviseur"])
      expect(codeOf(await t.get("/v1/admin/configuration", await t.staff(login))), login).toBe(
        "forbidden",
      );
    expect(codeOf(await t.get("/v1/admin/configuration"))).toBe("notSignedIn");
    const answer = await t.get("/v1/admin/configuration", await t.staff("admin"));
    expect(answer.statusCode).toBe(200);
    expect(answer.json<{ services: unknown[] }>().services).toHaveLength(8);
    expect(answer.body).not.toContain(password);
  });

  it("is changed, all of it or nothing", async () => {
    const admin = await t.staff("admin");
    const value = { id: "guichet-5", label: "5", place: "guichet", position: 5, way: null };
    const one = { kind: "counter", id: "guichet-5", value };
    expect((await change([one], admin)).json()).toEqual({ changed: 1 });
    const double = { kind: "counter", id: "guichet-6", value: { ...value, id: "guichet-6" } };
    const board = { kind: "board", id: "board-1", value: null };
    const answer = await change([board, double], admin);
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, "invalidConfiguration"]);
    expect(t.engine.state().boards.has("board-1")).toBe(true);
  });

  it.each([
    [[]],
    [[{ kind: "weather", id: "x", value: null }]],
    [[{ kind: "counter", id: "Guichet 5", value: null }]],
    [[{ kind: "counter", id: "x", value: { id: "x" } }]],
    [[{ kind: "site", value: null }]],
    [Array.from({ length: 501 }, () => ({ kind: "board", id: "x", value: null }))],
    ["all"],
  ])("refuses what has not its form", async (changes) => {
    expect(codeOf(await change(changes, await t.staff("admin")))).toBe("badRequest");
  });

  it("takes more at once than anybody else may send, and not without an administrator", async () => {
    const changes = Array.from({ length: 500 }, () => ({ kind: "board", id: "b", value: null }));
    const text = JSON.stringify({ changes });
    expect(text.length).toBeGreaterThan(16 * 1024);
    expect((await change(changes, await t.staff("admin"))).statusCode).not.toBe(413);
    expect(codeOf(await change(changes, await t.staff("durand")))).toBe("forbidden");
  });
});

describe("a password that an administrator sets", () => {
  const set = (id: string, body: object, who: object) =>
    t.put(`/v1/admin/agents/${id}/password`, { ...who, body });

  it("opens from then on, and lifts a lock", async () => {
    const signIn = (text: string) =>
      t.post("/v1/sessions", { ...stranger, body: { login: "durand", password: text } });
    for (let tries = 0; tries < 10; tries += 1) await signIn("faux");
    expect(codeOf(await signIn(password))).toBe("locked");
    const answer = await set(
      "agent-durand",
      { password: "nouveau secret" },
      await t.staff("admin"),
    );
    expect([answer.statusCode, answer.body]).toEqual([204, ""]);
    expect(codeOf(await signIn(password))).toBe("badCredentials");
    expect((await signIn("nouveau secret")).statusCode).toBe(200);
  });

  it("is long enough, and somebody's", async () => {
    const admin = await t.staff("admin");
    expect(codeOf(await set("agent-durand", { password: "court" }, admin))).toBe("badRequest");
    expect(codeOf(await set("nobody", { password: "assez long" }, admin))).toBe("unknownAgent");
    const durand = await t.staff("durand");
    expect(codeOf(await set("agent-durand", { password: "assez long" }, durand))).toBe("forbidden");
  });
});

describe("what is changed at the same time", () => {
  const site = () => t.engine.state().site;
  const ask = (path: string, body: object, who: object) =>
    t.post(`/v1/admin/changes${path}`, { ...who, body });

  it("is refused with the thing's name, and nothing is overwritten", async () => {
    const admin = await t.staff("admin");
    const seen = [{ kind: "site", value: site() }];
    const mine = [{ kind: "site", value: { ...site(), name: "Mine" } }];
    const theirs = [{ kind: "site", value: { ...site(), name: "Theirs" } }];
    expect((await ask("", { changes: theirs, seen }, admin)).statusCode).toBe(200);
    const answer = await ask("", { changes: mine, seen }, admin);
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, "configurationChanged"]);
    expect(answer.json<{ facts: unknown }>().facts).toEqual({ kind: "site", id: "demo" });
    expect(site().name).toBe("Theirs");
  });

  it("can be tried without being done", async () => {
    const admin = await t.staff("admin");
    const changes = [{ kind: "site", value: { ...site(), name: "Tried" } }];
    expect((await ask("/check", { changes }, admin)).json()).toEqual({ changed: 1 });
    const wrong = [
      { kind: "site", value: { ...site(), rollover: "04:00", languages: ["fr", "fr"] } },
    ];
    const answer = await ask("/check", { changes: wrong }, admin);
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, "invalidConfiguration"]);
    expect(site().name).not.toBe("Tried");
    expect(codeOf(await ask("/check", { changes }, await t.staff("superviseur")))).toBe(
      "forbidden",
    );
  });
});

describe("the audit", () => {
  it("says who changed what, when, and what stood before", async () => {
    const admin = await t.staff("admin");
    const value = { ...t.engine.state().site, name: "Nouveau" };
    await t.post("/v1/admin/changes", { ...admin, body: { changes: [{ kind: "site", value }] } });
    const answer = await t.get("/v1/admin/audit", admin);
    const { lines, more } = answer.json<AuditAnswer>();
    expect(more).toBe(false);
    expect(lines[0]).toMatchObject({
      actor: "agent-admin",
      at: t.clock.now(),
      changes: [{ value }],
    });
    expect(lines[0]?.before).toMatchObject([{ kind: "site", value: { id: "demo" } }]);
    const older = await t.get(`/v1/admin/audit?before=${lines[0]?.seq}`, admin);
    expect(older.json<AuditAnswer>().lines.map(({ seq }) => seq)).toEqual([lines[1]?.seq]);
    expect(codeOf(await t.get("/v1/admin/audit", await t.staff("superviseur")))).toBe("forbidden");
  });
});

describe("the agents' access", () => {
  it("tells a lock, which an administrator lifts without a new password", async () => {
    const admin = await t.staff("admin");
    const signIn = (text: string) =>
      t.post("/v1/sessions", { ...stranger, body: { login: "durand", password: text } });
    const of = async () =>
      (await t.get("/v1/admin/agents/access", admin))
        .json<AccessAnswer>()
        .agents.find(({ agentId }) => agentId === "agent-durand");
    expect(await of()).toMatchObject({ password: true, failures: 0, lockedUntil: null });
    for (let tries = 0; tries < 10; tries += 1) await signIn("faux");
    expect((await of())?.lockedUntil).toBeGreaterThan(t.clock.now());
    expect((await t.post("/v1/admin/agents/agent-durand/unlock", admin)).statusCode).toBe(204);
    expect(await of()).toMatchObject({ failures: 0, lockedUntil: null });
    expect((await signIn(password)).statusCode).toBe(200);
    expect(codeOf(await t.post("/v1/admin/agents/nobody/unlock", admin))).toBe("unknownAgent");
  });
});

describe("a time zone that nobody knows", () => {
  it("is refused beside its field, and changes nothing", async () => {
    const admin = await t.staff("admin");
    const { site } = t.engine.state();
    const changes = [{ kind: "site", value: { ...site, zone: "Europe/Nulle-Part" } }];
    for (const path of ["/v1/admin/changes", "/v1/admin/changes/check"]) {
      const answer = await t.post(path, { ...admin, body: { changes } });
      expect([answer.statusCode, answer.json()]).toMatchObject([
        422,
        { code: "invalidConfiguration", facts: { what: "zoneMissing" } },
      ]);
    }
    expect(t.engine.state().site.zone).toBe(site.zone);
  });
});
