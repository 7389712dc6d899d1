import { beforeEach, describe, expect, it } from "vitest";
import {
  codeOf,
  cookieOf,
  password,
  serve,
  stranger,
  type Trial,
  trial,
} from "./trial.contract.ts";

let t: Trial;
beforeEach(async () => {
  t = await trial();
});

const signIn = (body: object, more: object = {}) =>
  t.post("/v1/sessions", { ...stranger, body, ...more });
const session = (counterId: string) => ({ login: "durand", password, counterId });

describe("opening a counter", () => {
  it("checks the password, claims the counter and sets the cookie", async () => {
    const answer = await signIn(session("guichet-1"));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      agent: { id: "agent-durand", login: "durand", role: "agent" },
      session: { counterId: "guichet-1", activity: "idle", serviceIds: [] },
      last: { counterId: "guichet-1" },
    });
    const header = String(answer.headers["set-cookie"]);
    expect(header).toMatch(
      /^patience=[\w-]{22}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it("keeps only the hash of the cookie", async () => {
    const answer = await signIn(session("guichet-1"));
    const token = cookieOf(answer);
    expect(await t.store.secrets.signIn(token)).toBeNull();
    expect(await t.store.secrets.signIn(t.box.hash.sha256(token))).toMatchObject({
      agentId: "agent-durand",
    });
  });

  it("opens without a password by the cookie of an earlier sign-in", async () => {
    const durand = await t.staff("durand");
    const answer = await t.post("/v1/sessions", { ...durand, body: { counterId: "guichet-3" } });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  it("finds its own counter open after a reload", async () => {
    const durand = await t.staff("durand", "guichet-1");
    const again = await t.post("/v1/sessions", { ...durand, body: { counterId: "guichet-1" } });
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ session: { counterId: "guichet-1" } });
  });

  it("restores the services in one tap", async () => {
    const durand = await t.staff("durand", "guichet-1");
    await serve(t, durand, ["urologie", "oncologie"]);
    await t.run({ type: "freeCounter", counterId: "guichet-1" });
    const answer = await t.post("/v1/sessions", {
      ...durand,
      body: { counterId: "guichet-1", restore: true },
    });
    expect(answer.json()).toMatchObject({ session: { serviceIds: ["urologie", "oncologie"] } });
  });

  it("does not take a counter from somebody else, and leaves no cookie", async () => {
    await t.staff("martin", "guichet-1");
    const answer = await signIn(session("guichet-1"));
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: "counterTaken", facts: { counterLabel: "1" } });
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  it("asks before it moves an agent, and then needs no second password", async () => {
    await t.staff("durand", "guichet-1");
    const asked = await signIn(session("guichet-2"));
    expect(asked.statusCode).toBe(409);
    expect(asked.json()).toMatchObject({ code: "agentElsewhere", facts: { counterLabel: "1" } });
    const cookies = { patience: cookieOf(asked) };
    const moved = await t.post("/v1/sessions", {
      ...stranger,
      cookies,
      body: { counterId: "guichet-2", move: true },
    });
    expect(moved.statusCode).toBe(201);
    expect(moved.json()).toMatchObject({ session: { counterId: "guichet-2" } });
  });

  it("gives one counter to one of many who want it at the same instant", async () => {
    const people = ["durand", "martin", "bernard", "petit"];
    const answers = await Promise.all(
      people.map((login) => signIn({ login, password, counterId: "guichet-4" })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
  });

  it("says which counter does not exist", async () => {
    const answer = await signIn(session("guichet-99"));
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, "unknownCounter"]);
  });

  it("answers a retry with the same key alike, without a second session", async () => {
    const headers = { ...stranger.headers, "idempotency-key": "open-1" };
    const first = await signIn(session("guichet-1"), { headers });
    const again = await signIn(session("guichet-1"), { headers });
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
    expect(cookieOf(again)).not.toBe(cookieOf(first));
  });

  it("keeps nothing that a password could be guessed by", async () => {
    const headers = { ...stranger.headers, "idempotency-key": "open-1" };
    await signIn(session("guichet-1"), { headers });
    await t.staff("martin");
    const martins = await signIn({ ...session("guichet-1"), password: "faux" }, { headers });
    expect(codeOf(martins)).toBe("badCredentials");
    await t.store.secrets.putCredential({
      agentId: "agent-durand",
      hash: "hash of un autre",
      failures: 0,
      lockedUntil: null,
    });
    const other = await signIn({ ...session("guichet-1"), password: "un autre" }, { headers });
    expect(other.statusCode).toBe(201);
  });

  it("takes a login in capitals, as tablets write it", async () => {
    expect((await signIn({ login: " DURAND ", password })).statusCode).toBe(200);
  });
});

describe("signing in only", () => {
  it("is for anybody of the staff, with no counter", async () => {
    for (const login of ["durand", "superviseur", "admin"]) {
      const answer = await signIn({ login, password });
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ agent: { login }, session: null });
    }
  });

  it("ends the sign-in that the browser had before", async () => {
    const before = await t.staff("durand");
    const after = await signIn({ login: "martin", password }, before);
    expect(codeOf(await t.get("/v1/sessions/current", before))).toBe("notSignedIn");
    const cookies = { patience: cookieOf(after) };
    const who = await t.get("/v1/sessions/current", { ...stranger, cookies });
    expect(who.json()).toMatchObject({ agent: { login: "martin" } });
  });

  it("needs both login and password", async () => {
    for (const body of [{ login: "durand" }, { password }])
      expect(codeOf(await signIn(body))).toBe("badRequest");
    expect(codeOf(await signIn({}))).toBe("notSignedIn");
  });

  it("lasts twelve hours of silence, and each request begins them anew", async () => {
    const durand = await t.staff("durand");
    for (let hours = 0; hours < 24; hours += 8) {
      t.clock.advance(8 * 3600_000);
      const answer = await t.get("/v1/sessions/current", durand);
      expect(answer.statusCode).toBe(200);
      expect(cookieOf(answer)).toBe(durand.cookies.patience);
    }
    t.clock.advance(12 * 3600_000 + 1);
    expect(codeOf(await t.get("/v1/sessions/current", durand))).toBe("notSignedIn");
    expect(await t.store.secrets.signIn(t.box.hash.sha256(durand.cookies.patience))).toBeNull();
  });

  it("is no more for an agent who left", async () => {
    const durand = await t.staff("durand");
    const agent = t.engine.state().agents.get("agent-durand");
    if (!agent) throw new Error("no agent");
    await t.run({
      type: "configure",
      changes: [{ kind: "agent", id: agent.id, value: { ...agent, active: false } }],
    });
    expect(codeOf(await t.get("/v1/sessions/current", durand))).toBe("notSignedIn");
    expect(codeOf(await signIn({ login: "durand", password }))).toBe("badCredentials");
  });

  it("is nobody with a made-up cookie", async () => {
    for (const patience of ["", "x", "a".repeat(22), "a".repeat(5_000), "../../x", "__proto__"]) {
      const answer = await t.get("/v1/sessions/current", { ...stranger, cookies: { patience } });
      expect([answer.statusCode, codeOf(answer)]).toEqual([401, "notSignedIn"]);
    }
  });
});

describe("the counter's own page", () => {
  it("sees who is signed in, where, and the reasons", async () => {
    const durand = await t.staff("durand", "guichet-1");
    const answer = await t.get("/v1/sessions/current", durand);
    expect(answer.json()).toMatchObject({
      agent: { login: "durand" },
      session: { counterId: "guichet-1" },
      qualification: "optional",
    });
    expect(answer.json<{ reasons: unknown[] }>().reasons).toHaveLength(32);
  });

  it("chooses services, once per revision", async () => {
    const durand = await t.staff("durand", "guichet-1");
    const { revision } = t.engine.state().sessions.values().next().value ?? { revision: 0 };
    const choose = (serviceIds: string[], seen: number) =>
      t.put("/v1/sessions/current/services", { ...durand, body: { serviceIds, seen } });
    const first = await choose(["urologie"], revision);
    expect(first.json()).toMatchObject({ session: { serviceIds: ["urologie"] } });
    expect(codeOf(await choose(["oncologie"], revision))).toBe("staleScreen");
    expect(codeOf(await choose([], revision + 1))).toBe("noServiceChosen");
    expect(codeOf(await choose(["nulle-part"], revision + 1))).toBe("unknownService");
  });

  it("pauses and comes back", async () => {
    const durand = await t.staff("durand", "guichet-1");
    for (const availability of ["paused", "available"]) {
      const answer = await t.put("/v1/sessions/current/availability", {
        ...durand,
        body: { availability },
      });
      expect(answer.json()).toMatchObject({ session: { availability } });
    }
  });

  it("tells a counter that is over from a person who is not signed in", async () => {
    const body = { serviceIds: ["urologie"] };
    const nobody = await t.put("/v1/sessions/current/services", { ...stranger, body });
    expect([nobody.statusCode, codeOf(nobody)]).toEqual([401, "notSignedIn"]);
    const durand = await t.staff("durand", "guichet-1");
    await t.run({ type: "freeCounter", counterId: "guichet-1" });
    const over = await t.put("/v1/sessions/current/services", { ...durand, body });
    expect([over.statusCode, codeOf(over)]).toEqual([409, "sessionOver"]);
    const current = await t.get("/v1/sessions/current", durand);
    expect(current.json()).toMatchObject({ session: null, last: { end: "freed" } });
  });

  it("closes and signs out", async () => {
    const durand = await t.staff("durand", "guichet-1");
    const answer = await t.remove("/v1/sessions/current", durand);
    expect([answer.statusCode, answer.json()]).toEqual([200, { session: null }]);
    expect(cookieOf(answer)).toBe("");
    expect(codeOf(await t.get("/v1/sessions/current", durand))).toBe("notSignedIn");
    expect(t.engine.state().indexes.sessionOfCounter.size).toBe(0);
  });

  it("ends the agent's lines to the bus, and every pass that was given until now", async () => {
    await t.remove("/v1/sessions/current", await t.staff("durand", "guichet-1"));
    const until = t.clock.now() + 12 * 3600_000;
    expect(t.left).toEqual([{ role: "staff", id: "agent-durand", until }]);
  });

  it("signs out with no counter open", async () => {
    const answer = await t.remove("/v1/sessions/current", await t.staff("superviseur"));
    expect([answer.statusCode, answer.json()]).toEqual([200, { session: null }]);
    expect(cookieOf(answer)).toBe("");
  });

  it("does not close with a visitor called, and stays signed in", async () => {
    const durand = await t.staff("durand", "guichet-1");
    await serve(t, durand);
    await t.ticket();
    await t.post("/v1/calls", { ...durand, body: { serviceId: "urologie" } });
    const answer = await t.remove("/v1/sessions/current", durand);
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, "visitInProgress"]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect((await t.get("/v1/sessions/current", durand)).statusCode).toBe(200);
  });
});
