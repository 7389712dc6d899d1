import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clickGuardMs } from "./desk.ts";
import { noIntent } from "./facts.ts";
import { screenOf } from "./screen.ts";
import type { ScreenOf } from "./screens.ts";
import { current, facts, session, wrapUp } from "./testing/facts.ts";
import { FakeBox } from "./testing/fake-box.ts";
import { button, find, key, openPage, said } from "./testing/page.ts";

/** A busy machine is slow, not wrong: what is to come true has eight seconds. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });

const atFile = (change: Parameters<typeof wrapUp>[0] = {}) =>
  current({ session: session({ activity: "wrapUp", wrapUp: wrapUp(change) }) });

describe("the time for the file", () => {
  const show = (change: Parameters<typeof wrapUp>[0] = {}) =>
    screenOf(facts({ current: atFile(change) }), noIntent) as ScreenOf<"wrapUp">;

  it("has a screen of its own, with its countdown, « Terminer » and « +1 min »", () => {
    const screen = show();
    expect(screen).toMatchObject({ kind: "wrapUp", leftMs: 60_000, next: { name: "endWrapUp" } });
    expect(screen.acts).toEqual(["reason", "endWrapUp", "extendWrapUp"]);
    expect(screen.reasons.map(({ id }) => id)).toEqual(["r1", "r2"]);
  });

  it("cannot be ended while a reason is missing", () => {
    const screen = show({ reasonMissing: true, endsAt: null });
    expect(screen.acts).toEqual(["reason", "extendWrapUp"]);
    expect([screen.next, screen.leftMs]).toEqual([null, null]);
  });

  it("is over at nothing, never below", () => {
    expect(show({ endsAt: 0 }).leftMs).toBe(0);
  });
});

describe("the page in the time for the file", () => {
  let box: FakeBox;
  beforeEach(async () => {
    box = new FakeBox();
    box.current = atFile();
    openPage(box);
    await eventually(() => find("q-step-wrap-up")?.shadowRoot?.childElementCount).toBeGreaterThan(
      0,
    );
    box.monotonic += clickGuardMs;
  });
  afterEach(() => document.body.replaceChildren());

  it("says whose file it is, and how long it may take", () => {
    for (const text of ["Qualification", "A032", "UROLOGIE", "Encore", "01:00"])
      expect(said()).toContain(text);
  });

  it.each([
    ["1 min", "/v1/sessions/current/wrap-up/extend"],
    ["Terminer", "/v1/sessions/current/wrap-up/end"],
  ])("tells the box of « %s »", async (label, path) => {
    box.answer({ session: session() });
    button(label).click();
    await eventually(() => box.commands.at(-1)?.path).toBe(path);
    expect(box.commands.at(-1)?.body).toEqual({ seen: 5 });
  });

  it("gives one minute for a double click on « 1 min »", async () => {
    box.answer({ session: session({ activity: "wrapUp", wrapUp: wrapUp(), revision: 6 }) });
    button("1 min").click();
    await eventually(() => box.commands.length).toBe(1);
    await eventually(() => button("1 min").getAttribute("aria-disabled")).toBe("false");
    box.monotonic += clickGuardMs - 1;
    button("1 min").click();
    expect(box.commands).toHaveLength(1);
  });

  it("takes a reason by its number, for the visit that is over", async () => {
    box.answer({ session: session() });
    key("2");
    await eventually(() => box.commands.at(-1)?.path).toBe("/v1/visits/v1/reason");
    expect(box.commands.at(-1)?.body).toEqual({ reasonId: "r2" });
  });

  it("ends with F2", async () => {
    box.answer({ session: session() });
    key("F2");
    await eventually(() => box.commands.at(-1)?.path).toBe("/v1/sessions/current/wrap-up/end");
  });
});
