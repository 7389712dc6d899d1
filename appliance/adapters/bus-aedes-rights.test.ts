import { describe, expect, it } from "vitest";
import { rightsOf } from "./bus-aedes-rights.ts";

const root = "patience/1/a.b";
const staff = rightsOf({ role: "staff", id: "anna" }, root);

describe("a client's rights", () => {
  it("end at the site's root, whose dots are dots", () => {
    expect(staff.mayRead(`${root}/call/event`)).toBe(true);
    expect(staff.mayRead("patience/1/aXb/call/event")).toBe(false);
    expect(staff.mayRead("call/event")).toBe(false);
  });

  it("allow a filter that is as wide as the role's or narrower, never a wider one", () => {
    expect(staff.maySubscribe(`${root}/health/+`)).toBe(true);
    expect(staff.maySubscribe(`${root}/health/disk`)).toBe(true);
    expect(staff.maySubscribe(`${root}/health/#`)).toBe(false);
    expect(staff.maySubscribe(`${root}/+/disk`)).toBe(false);
    expect(staff.maySubscribe(`${root}/service/+/+`)).toBe(false);
  });

  it("take no wildcard and no empty level for a written topic", () => {
    expect(staff.mayWrite(`${root}/staff/anna/tab/presence`)).toBe(true);
    expect(staff.mayWrite(`${root}/staff/anna/+/presence`)).toBe(false);
    expect(staff.mayWrite(`${root}/staff/anna//presence`)).toBe(false);
  });

  it("let the box read and write its whole site", () => {
    const core = rightsOf({ role: "core", id: "box" }, root);
    expect(core.mayRead(`${root}/ticket/x/state`)).toBe(true);
    expect(core.mayWrite(`${root}/evt/ticketCalled`)).toBe(true);
    expect(core.mayWrite("patience/1/other/site/state")).toBe(false);
  });

  it.each(["", "+", "#", "a/b", "a/+"])("are not made for the id %j", (id) => {
    expect(() => rightsOf({ role: "board", id }, root)).toThrow(RangeError);
  });
});
