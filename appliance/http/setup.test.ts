import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SetupState } from "../../protocol/setup.ts";
import { needsSetup } from "./setup.ts";
import { codeOf, stranger, type Trial, trial } from "./trial.contract.ts";

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let t: Trial;
beforeEach(async () => {
  t = await trial({}, { engine: (await emptyTrial()).engine });
});

/** The door over an engine that nobody has set up. */
async function emptyTrial() {
  const { startEngine } = await import("../app/engine.ts");
  const { openMemoryStore } = await import("../adapters/store-memory.ts");
  const { manualClock } = await import("../adapters/clock-manual.ts");
  const { memoryLog } = await import("../adapters/log-memory.ts");
  const parts = { store: openMemoryStore(), clock: manualClock(0), log: memoryLog() };
  return { engine: await startEngine({ ...parts, onCommitted: () => undefined }) };
}

const who = { login: "chef", name: "Anne Roux", password: "tasse de the vert" };
const begin = (body: object) => t.post("/v1/setup", { ...stranger, body: { ...who, ...body } });

describe("an empty box", () => {
  it("tells its code to its own screens only", async () => {
    const own = (await t.get("/v1/setup")).json<SetupState>();
    expect(own).toEqual({
      ...{ needed: true, code: t.box.setupCode.code, addresses: ["http://patience.local"] },
    });
    const other = (await t.get("/v1/setup", stranger)).json<SetupState>();
    expect(other).toEqual({ needed: true, code: null, addresses: [] });
  });

  it("makes its first administrator with the code, once", async () => {
    const { code } = t.box.setupCode;
    const answer = await begin({ code });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ agent: { login: "chef", role: "administrator" } });
    expect(answer.cookies.map(({ name }) => name)).toContain("patience");
    expect(t.box.setupCode.code).not.toBe(code);
    expect(codeOf(await begin({ code: t.box.setupCode.code }))).toBe("setupDone");
    expect((await t.get("/v1/setup")).json()).toEqual({ needed: false, code: null, addresses: [] });
    const signedIn = await t.post("/v1/sessions", {
      ...stranger,
      body: { login: who.login, password: who.password },
    });
    expect(signedIn.statusCode).toBe(200);
  });

  it("refuses a wrong code, and pauses after five", async () => {
    const wrong = await begin({ code: "AAAA-AAAA" });
    expect([wrong.statusCode, codeOf(wrong)]).toEqual([403, "wrongCode"]);
    for (let tries = 0; tries < 4; tries += 1) await begin({ code: "AAAA-AAAA" });
    const paused = await begin({ code: t.box.setupCode.code });
    expect([paused.statusCode, codeOf(paused)]).toEqual([429, "locked"]);
    expect(needsSetup(t.box.engine.state())).toBe(true);
  });

  it("refuses a password that is easy to guess, and keeps the code good", async () => {
    const { code } = t.box.setupCode;
    const weak = await begin({ code, password: "motdepasse" });
    expect([weak.statusCode, codeOf(weak)]).toEqual([422, "weakPassword"]);
    expect((await begin({ code, password: "court" })).statusCode).toBe(400);
    expect((await begin({ code })).statusCode).toBe(201);
  });

  it("makes one administrator when two browsers have the code", async () => {
    const { code } = t.box.setupCode;
    const answers = await Promise.all([begin({ code }), begin({ code, login: "autre" })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 503]);
    expect(t.box.engine.state().agents.size).toBe(1);
  });
});
