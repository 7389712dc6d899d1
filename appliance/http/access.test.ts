import { beforeEach, describe, expect, it } from "vitest";
import type { AccessAnswer } from "../../protocol/access.ts";
import type { RetentionStatus } from "../../protocol/retention.ts";
import { codeOf, password, stranger, type Trial, trial } from "./trial.contract.ts";

let t: Trial;
beforeEach(async () => {
  t = await trial({ rateLimit: false });
}, 60_000);

const signIn = (login: string, typed: string) =>
  t.post("/v1/sessions", { ...stranger, body: { login, password: typed } });

/** Act, who and whom, the oldest first; without those of looking into the log itself. */
async function told(query = ""): Promise<string[]> {
  const admin = await t.staff("admin");
  const answer = await t.get(`/v1/admin/access${query}`, admin);
  return answer
    .json<AccessAnswer>()
    .lines.filter(({ act, actor }) => !(act === "signIn" && actor === "agent-admin"))
    .map(({ act, actor, subject, times }) => `${act} ${actor} ${subject} ${times}`.trim())
    .reverse();
}

describe("the access log", { timeout: 60_000 }, () => {
  it("tells of sign-ins, of wrong passwords, of locks, and of unlocking", async () => {
    await t.staff("durand");
    for (let tries = 0; tries < 11; tries += 1) await signIn("martin", "wrong word");
    const admin = await t.staff("admin");
    await t.post("/v1/admin/agents/agent-martin/unlock", admin);
    await t.put("/v1/admin/agents/agent-martin/password", {
      ...admin,
      body: { password: "trois mots nouveaux" },
    });
    expect(await told()).toEqual([
      "signIn agent-durand  1",
      "signInFailed agent-martin  10",
      "signInLocked agent-martin  1",
      "unlocked agent-admin agent-martin 1",
      "passwordSet agent-admin agent-martin 1",
    ]);
  });

  it("never keeps what a stranger typed as a login", async () => {
    await signIn("mon-mot-de-passe-secret", "x");
    const lines = JSON.stringify(await t.store.access.lines({ limit: 10 }));
    expect(lines).toContain('"actor":"unknown"');
    expect(lines).not.toContain("secret");
  });

  it("tells of exports, statistics, settings and backups, with where they came from", async () => {
    const admin = await t.staff("admin");
    const { site } = t.engine.state();
    await t.get("/v1/admin/export", admin);
    await t.get("/v1/statistics/table?table=days&from=2026-11-01&to=2026-11-02&format=csv", admin);
    await t.post("/v1/admin/changes", {
      ...admin,
      body: { changes: [{ kind: "site", value: { ...site, name: "Autre nom" } }] },
    });
    await t.post("/v1/admin/changes", { ...admin, body: { changes: [] } });
    expect(await told()).toEqual([
      "settingsExported agent-admin  1",
      "statisticsExported agent-admin days 1",
      "settingsChanged agent-admin  1",
    ]);
    const [first] = await t.store.access.lines({ limit: 1 });
    expect(first?.address).toBe(stranger.remoteAddress);
  });

  it("is read by person, act and time, and as a file that no spreadsheet takes for formulas", async () => {
    await t.staff("durand");
    await t.staff("martin");
    expect(await told("?actor=agent-martin")).toEqual(["signIn agent-martin  1"]);
    expect(await told("?act=passwordSet")).toEqual([]);
    expect(await told(`?from=${t.clock.now() + 1}`)).toEqual([]);
    const admin = await t.staff("admin");
    const file = await t.get("/v1/admin/access.csv?actor=agent-durand", admin);
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(file.body.split(/\r?\n/)).toEqual([
      "\ufeffDébut,Dernière fois,Qui,Acte,Objet,Adresse,Fois",
      "2026-11-23 09:00:00,2026-11-23 09:00:00,Claire Durand,signIn,,192.0.2.7,1",
      "",
    ]);
  });

  it("that cannot be written stops nobody", async () => {
    const broken = await trial(
      { rateLimit: false },
      { access: { ...t.store.access, note: () => Promise.reject(new Error("full")) } },
    );
    expect(await broken.staff("durand")).toHaveProperty("cookies");
    expect(broken.log.lines().map(({ event }) => event)).toContain("access.notNoted");
  });
});

describe("the retention over HTTP", { timeout: 60_000 }, () => {
  it("tells how it is, runs when it is asked to, and notes who asked", async () => {
    const admin = await t.staff("admin");
    const status = async () => (await t.get("/v1/admin/retention", admin)).json<RetentionStatus>();
    expect(await status()).toMatchObject({ last: null, running: null, oldLogs: [] });
    expect((await t.post("/v1/admin/retention/run", { ...admin, body: {} })).statusCode).toBe(202);
    await expect.poll(async () => (await status()).last).not.toBeNull();
    expect(await told("?act=retentionRun")).toEqual(["retentionRun agent-admin  1"]);
  });
});

describe("a hundred wrong passwords", { timeout: 60_000 }, () => {
  it("lock the login as documented, also for the right one; time or an administrator unlocks it", async () => {
    const codes: unknown[] = [];
    for (let tries = 0; tries < 100; tries += 1)
      codes.push(codeOf(await signIn("martin", `wrong ${tries}`)));
    expect(codes.slice(0, 10)).toEqual(Array(10).fill("badCredentials"));
    expect(codes.slice(10)).toEqual(Array(90).fill("locked"));
    const right = await signIn("martin", password);
    expect(codeOf(right)).toBe("locked");
    expect(Number(right.headers["retry-after"])).toBe(60);
    t.clock.advance(61_000);
    expect((await signIn("martin", password)).statusCode).toBe(200);

    for (let tries = 0; tries < 11; tries += 1) await signIn("petit", "wrong");
    expect(codeOf(await signIn("petit", password))).toBe("locked");
    const admin = await t.staff("admin");
    expect((await t.post("/v1/admin/agents/agent-petit/unlock", admin)).statusCode).toBe(204);
    expect((await signIn("petit", password)).statusCode).toBe(200);
  });
});

describe("a cookie that a page of another origin brings along", { timeout: 60_000 }, () => {
  const foreign = [
    { origin: "http://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { origin: "null" },
    { origin: "http://box.local.evil.example" },
    { origin: "http://box.local:8081" },
  ];
  it.each(foreign)("does nothing: %o", async (headers) => {
    const admin = await t.staff("admin");
    const before = await t.store.eventsAfter(0, 1_000);
    for (const [method, url] of [
      ["POST", "/v1/admin/agents/agent-martin/unlock"],
      ["POST", "/v1/admin/reset/prepare"],
      ["POST", "/v1/admin/retention/run"],
      ["PUT", "/v1/admin/agents/agent-martin/password"],
      ["DELETE", "/v1/sessions/current"],
    ] as const) {
      const answer = await t.app.inject({
        ...{ method, url, ...admin },
        headers: { ...admin.headers, ...headers, "content-type": "application/json" },
        payload: JSON.stringify({ password: "un tout autre mot" }),
      });
      expect([url, answer.statusCode, codeOf(answer)]).toEqual([url, 403, "crossSite"]);
    }
    expect(await t.store.eventsAfter(0, 1_000)).toEqual(before);
    expect((await signIn("martin", password)).statusCode).toBe(200);
  });
});
