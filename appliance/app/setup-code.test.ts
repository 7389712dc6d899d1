import { describe, expect, it } from "vitest";
import { manualClock } from "../adapters/clock-manual.ts";
import { seededRandom } from "../adapters/random-seeded.ts";
import { plainCode, SetupCode } from "./setup-code.ts";

function made() {
  const clock = manualClock(0);
  return { clock, setup: new SetupCode({ random: seededRandom("setup"), clock }) };
}

describe("the code of a first run", () => {
  it("is eight letters and digits that nobody mistakes, in two groups", () => {
    expect(made().setup.code).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
  });

  it("is taken as people type it", () => {
    const { setup } = made();
    expect(setup.try(` ${plainCode(setup.code).toLowerCase()} `)).toEqual({ kind: "right" });
  });

  it("is another one after five wrong tries, with a pause that doubles", () => {
    const { setup, clock } = made();
    const first = setup.code;
    for (let tries = 0; tries < 4; tries += 1)
      expect(setup.try("nothing")).toEqual({ kind: "wrong", left: 4 - tries });
    setup.try("nothing");
    expect(setup.code).not.toBe(first);
    expect(setup.try(setup.code)).toEqual({ kind: "paused", ms: 60_000 });
    clock.advance(60_000);
    expect(setup.try(first)).toEqual({ kind: "wrong", left: 4 });
    for (let tries = 0; tries < 4; tries += 1) setup.try("nothing");
    expect(setup.try(setup.code)).toEqual({ kind: "paused", ms: 120_000 });
  });

  it("is void once it was used", () => {
    const { setup } = made();
    const first = setup.code;
    setup.void();
    expect(setup.try(first)).toMatchObject({ kind: "wrong" });
  });

  it("is the installer's own where his file has one, and another one after its use", () => {
    const chosen = new SetupCode({
      ...{ random: seededRandom("setup"), clock: manualClock(0), chosen: "ABCD-EFGH" },
    });
    expect(chosen.code).toBe("ABCD-EFGH");
    expect(chosen.try("abcd efgh")).toEqual({ kind: "right" });
    chosen.void();
    expect(chosen.code).not.toBe("ABCD-EFGH");
  });
});
