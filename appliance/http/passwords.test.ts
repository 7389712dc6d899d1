import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, password, stranger, type Trial, trial } from "./trial.contract.ts";

let t: Trial;
beforeEach(async () => {
  t = await trial();
});

const signIn = (body: object) => t.post("/v1/sessions", { ...stranger, body });

describe("a wrong password", () => {
  it("is told in the same words as an unknown login, and takes the same work", async () => {
    const wrong = await signIn({ login: "durand", password: "faux" });
    const unknown = await signIn({ login: "personne", password: "faux" });
    expect(wrong.statusCode).toBe(401);
    expect(unknown.body).toBe(wrong.body);
    expect(codeOf(wrong)).toBe("badCredentials");
    expect(wrong.headers["set-cookie"]).toBeUndefined();
    expect(t.passwords.verified).toEqual([`hash of ${password}`, null]);
  });

  it("is forgotten at the next right one", async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 9; tries += 1)
        await signIn({ login: "durand", password: "faux" });
      expect((await signIn({ login: "durand", password })).statusCode).toBe(200);
    }
  });

  it.each(["durand", "personne"])("locks %s at the tenth, for a minute", async (login) => {
    for (let tries = 0; tries < 10; tries += 1)
      expect(codeOf(await signIn({ login, password: "faux" }))).toBe("badCredentials");
    const compared = t.passwords.verified.length;
    const locked = await signIn({ login, password });
    expect(locked.statusCode).toBe(429);
    expect(locked.json()).toMatchObject({ code: "locked", facts: { seconds: 60 } });
    expect(locked.headers["retry-after"]).toBe("60");
    expect(t.passwords.verified.length).toBe(compared);
    t.clock.advance(60_000);
    expect(codeOf(await signIn({ login, password: "faux" }))).toBe("badCredentials");
    expect((await signIn({ login, password })).headers["retry-after"]).toBe("120");
  });

  it("stays locked over a restart", async () => {
    for (let tries = 0; tries < 10; tries += 1) await signIn({ login: "durand", password: "faux" });
    expect(await t.store.secrets.credential("agent-durand")).toMatchObject({ failures: 10 });
  });

  it("locks though ten times ten guesses come at the same instant", async () => {
    const guesses = Array.from({ length: 100 }, (_, index) =>
      signIn({ login: "durand", password: `faux ${index}` }),
    );
    const codes = (await Promise.all(guesses)).map(codeOf);
    expect(t.passwords.verified.length).toBeLessThanOrEqual(10);
    expect(new Set(codes)).toEqual(new Set(["badCredentials", "tooMany"]));
  });
});
