import { describe, expect, it } from "vitest";
import { busPasses } from "./passes-hmac.ts";

const key = "5f".repeat(32);
const passes = busPasses(key);
const noon = Date.UTC(2026, 0, 5, 12);
const staff = { role: "staff", id: "a-7" } as const;
const board = { role: "board", id: "lobby" } as const;

describe("a bus pass", () => {
  it("names its bearer until it expires", () => {
    const { username, password } = passes.issue(staff, noon + 1);
    expect(username).toBe("staff.a-7");
    expect(password).toMatch(/^\d+\.[A-Za-z0-9_-]{43}$/);
    expect(passes.check(username, password, noon)).toEqual(staff);
    expect(passes.check(username, password, noon + 1)).toBeNull();
  });

  it("is worth nothing once revoked; a later one, and another's, still count", () => {
    const own = busPasses(key);
    const [before, after] = [own.issue(staff, noon), own.issue(staff, noon + 5)];
    const other = own.issue({ role: "staff", id: "a-8" }, noon);
    own.revoke(staff, noon);
    expect(own.check(before.username, before.password, 0)).toBeNull();
    expect(own.check(after.username, after.password, 0)).toEqual(staff);
    expect(own.check(other.username, other.password, 0)).not.toBeNull();
    const screen = own.fixed(board);
    expect(own.check(screen.username, screen.password, 0)).toEqual(board);
  });

  it("is worth nothing under another name, another end or another key", () => {
    const { username, password } = passes.issue(staff, noon);
    const mac = password.split(".")[1];
    expect(passes.check("staff.a-8", password, 0)).toBeNull();
    expect(passes.check("core.a-7", password, 0)).toBeNull();
    expect(passes.check(username, `${noon + 1}.${mac}`, 0)).toBeNull();
    expect(passes.check(username, `fixed.${mac}`, 0)).toBeNull();
    expect(busPasses("00".repeat(32)).check(username, password, 0)).toBeNull();
  });

  it.each([
    ["", ""],
    ["staff", "1.x"],
    ["staff.a-7", ""],
    ["staff.a-7", "."],
    ["staff.a-7", "999999999999999."],
    ["staff.a-7", `${"9".repeat(60_000)}.x`],
  ])("is refused when malformed: %j", (username, password) => {
    expect(passes.check(username, password, 0)).toBeNull();
  });

  it("is refused with anything after the signature", () => {
    const { username, password } = passes.issue(staff, noon);
    expect(passes.check(username, `${password}.x`, 0)).toBeNull();
  });

  it.each(["", "+", "#", "a/b", "a b", "x".repeat(65)])("is never made for the id %j", (id) => {
    expect(() => passes.issue({ role: "board", id }, noon)).toThrow(RangeError);
    expect(() => passes.fixed({ role: "board", id })).toThrow(RangeError);
  });

  it.each([Number.NaN, -1, 1.5])("is never made until %d", (end) => {
    expect(() => passes.issue(staff, end)).toThrow(RangeError);
  });
});

describe("a fixed pass", () => {
  it("is the same each time and has no end", () => {
    const pass = passes.fixed(board);
    expect(busPasses(key).fixed(board)).toEqual(pass);
    expect(passes.check(pass.username, pass.password, Number.MAX_SAFE_INTEGER)).toEqual(board);
  });

  it("does not open the bus to a person or a ticket", () => {
    for (const role of ["staff", "ticket"] as const) {
      const pass = passes.fixed({ role, id: "x" });
      expect(passes.check(pass.username, pass.password, 0)).toBeNull();
    }
  });
});
