import { argon2Sync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PasswordsBusy } from "../ports/passwords.ts";
import { argon2Passwords } from "./password-argon2.ts";

const passwords = argon2Passwords();

describe("staff passwords", () => {
  it("are known again, and nothing else is", async () => {
    const hash = await passwords.hash("Guichet n° 4 !");
    expect(await passwords.verify("Guichet n° 4 !", hash)).toBe(true);
    expect(await passwords.verify("guichet n° 4 !", hash)).toBe(false);
    expect(await passwords.verify("Guichet n° 4 ! ", hash)).toBe(false);
  });

  it("are kept as a PHC string with the parameters that OWASP names, each with its own salt", async () => {
    const [one, two] = await Promise.all([passwords.hash("same"), passwords.hash("same")]);
    expect(one).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
    expect(two).not.toBe(one);
  });

  it("agree with the reference program's hash", async () => {
    // The test of the Argon2 reference code (argon2id, v=19, t=2, m=65536, p=1, « password », « somesalt »).
    const known =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await passwords.verify("password", known)).toBe(true);
    expect(await passwords.verify("Password", known)).toBe(false);
  });

  it("are the same however the keyboard writes an accent", async () => {
    const hash = await passwords.hash("e\u0301te\u0301");
    expect(await passwords.verify("\u00e9t\u00e9", hash)).toBe(true);
  });

  it("are wrong for a login that does not exist, after the same work", async () => {
    expect(await passwords.verify("anything", null)).toBe(false);
  });

  const salt = Buffer.alloc(16, 7);
  const weak = { message: "x", nonce: salt, parallelism: 1, memory: 8, passes: 1, tagLength: 32 };
  const tag = argon2Sync("argon2id", weak).toString("base64").replace(/=+$/, "");
  const withCost = (cost: string): string =>
    `$argon2id$v=19$${cost}$${salt.toString("base64").replace(/=+$/, "")}$${tag}`;

  it("follow the parameters in the hash", async () => {
    expect(await passwords.verify("x", withCost("m=8,t=1,p=1"))).toBe(true);
  });

  it.each([
    "",
    "x",
    "plain text",
    `$argon2i$v=19$m=8,t=1,p=1$${tag}$${tag}`,
    withCost("m=9999999,t=1,p=1"),
    withCost("m=8,t=999,p=1"),
    withCost("m=8,t=0,p=1"),
    withCost("m=8,t=1,p=2"),
    `${withCost("m=8,t=1,p=1")}\n`,
  ])("are not taken from the hash %j", async (hash) => {
    expect(await passwords.verify("x", hash)).toBe(false);
  });

  it("are neither empty nor endless", async () => {
    await expect(passwords.hash("")).rejects.toThrow(RangeError);
    await expect(passwords.hash("é".repeat(513))).rejects.toThrow(RangeError);
    const longest = "é".repeat(512);
    const hash = await passwords.hash(longest);
    expect(await passwords.verify(longest, hash)).toBe(true);
    expect(await passwords.verify("é".repeat(513), hash)).toBe(false);
    expect(await passwords.verify("", hash)).toBe(false);
  });

  it("refuse a flood instead of queueing it, and go on afterwards", async () => {
    const cheap = withCost("m=8,t=1,p=1");
    const own = argon2Passwords();
    const flood = Array.from({ length: 100 }, () => own.verify("x", cheap));
    const results = await Promise.allSettled(flood);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(100 - 66);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(PasswordsBusy);
    expect(await own.verify("x", cheap)).toBe(true);
  });

  it("leave the main thread free", async () => {
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    await Promise.all(Array.from({ length: 8 }, () => passwords.verify("x", null)));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(0);
  });
});
