import { describe, expect, it } from "vitest";
import { type Intent, noIntent } from "./facts.ts";
import { isOurs, type KeyPress, keyWish } from "./keys.ts";
import { screenOf } from "./screen.ts";
import type { Screen } from "./screens.ts";
import { current, facts, interview, session, visit, withVisit } from "./testing/facts.ts";

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  modified: false,
  repeated: false,
  inField: false,
  ...change,
});

const shown = (state = current(), intent: Partial<Intent> = {}): Screen =>
  screenOf(facts({ current: state }), { ...noIntent, ...intent });

const main = shown();
const call = shown(withVisit(visit()));
const talk = shown(withVisit(interview()));
const choice = shown(current(), { place: "choice", serviceId: "urologie" });

describe("F2", () => {
  it.each([
    ["main", main, { name: "callNext", serviceId: "urologie" }],
    ["choice", choice, { name: "callNext", serviceId: "urologie" }],
    ["call", call, { name: "arrival" }],
    ["interview", talk, { name: "end" }],
  ] as const)("does the next step of the %s screen", (_name, screen, act) => {
    expect(keyWish(press("F2"), screen, null)).toEqual({ kind: "act", act });
  });

  it("works from within a field, and does nothing where there is no next step", () => {
    expect(keyWish(press("F2", { inField: true }), call, null)).not.toBeNull();
    const asked = shown(withVisit(interview()), { shortVisit: true });
    expect(keyWish(press("F2"), asked, null)).toBeNull();
  });

  it("held down counts once", () => {
    expect(keyWish(press("F2", { repeated: true }), call, null)).toBeNull();
  });

  it("with Alt or Control is the browser's", () => {
    expect(keyWish(press("F4", { modified: true }), call, null)).toBeNull();
  });
});

describe("F3", () => {
  it("recalls in the service of the choice", () => {
    const act = { name: "openRecall", serviceId: "urologie" };
    expect(keyWish(press("F3"), choice, null)).toEqual({ kind: "act", act });
  });

  it("recalls in the service used last, or in the only one", () => {
    const act = { name: "openRecall", serviceId: "pneumologie" };
    expect(keyWish(press("F3"), main, "pneumologie")).toEqual({ kind: "act", act });
    const one = shown(current({ session: session({ serviceIds: ["pneumologie"] }) }));
    expect(keyWish(press("F3"), one, null)).toEqual({ kind: "act", act });
  });

  it("asks for a service when it cannot know which", () => {
    expect(keyWish(press("F3"), main, null)).toEqual({ kind: "noService" });
    expect(keyWish(press("F3"), main, "cardiologie")).toEqual({ kind: "noService" });
  });

  it("does nothing with a visitor at the desk", () => {
    expect(keyWish(press("F3"), call, "urologie")).toBeNull();
  });
});

describe("other keys", () => {
  it("F4 says that nobody came, on the call screen only", () => {
    expect(keyWish(press("F4"), call, null)).toEqual({ kind: "act", act: { name: "noShow" } });
    expect(keyWish(press("F4"), talk, null)).toBeNull();
  });

  it("1 to 9 choose the reason at that place", () => {
    const act = { name: "reason", reasonId: "r2" };
    expect(keyWish(press("2"), talk, null)).toEqual({ kind: "act", act });
    expect(keyWish(press("3"), talk, null)).toBeNull();
    expect(keyWish(press("0"), talk, null)).toBeNull();
    expect(keyWish(press("1"), call, null)).toBeNull();
  });

  it("? opens the help, except in a field", () => {
    expect(keyWish(press("?"), main, null)).toEqual({ kind: "help" });
    expect(keyWish(press("?", { inField: true }), main, null)).toBeNull();
    expect(keyWish(press("2", { inField: true }), talk, null)).toBeNull();
  });

  it("F12 alarms only where a counter is open", () => {
    expect(keyWish(press("F12"), main, null)).toEqual({ kind: "sos" });
    const signIn = screenOf(facts({ current: null }), noIntent);
    expect(keyWish(press("F12"), signIn, null)).toBeNull();
  });

  it("Escape closes", () => {
    expect(keyWish(press("Escape"), main, null)).toEqual({ kind: "escape" });
  });

  it("bare letters are never ours", () => {
    expect(keyWish(press("a"), main, null)).toBeNull();
    expect(["F2", "F3", "F4"].every(isOurs)).toBe(true);
    expect(isOurs("F5")).toBe(false);
  });
});
