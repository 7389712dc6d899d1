import { describe, expect, it } from "vitest";
import {
  appearMs,
  type BoardFacts,
  boardCondition,
  silentMs,
  unpaintedMs,
} from "./board-condition.ts";

const well: BoardFacts = {
  ...{ name: "Hall", online: true, beatAgeMs: 2_000, waitedMs: 3_600_000 },
  ...{ paintAgeMs: 3_000, audio: "running", speaks: true },
};
const codeOf = (change: Partial<BoardFacts>) => boardCondition({ ...well, ...change })?.code;

describe("a board", () => {
  it("is well while it beats, paints and may sound", () => {
    expect(boardCondition(well)).toEqual({ level: "ok", code: "well", facts: { name: "Hall" } });
  });

  it("is silent when its signs of life end though the line stands, offline when it does not", () => {
    expect(codeOf({ beatAgeMs: silentMs })).toBe("well");
    expect(codeOf({ beatAgeMs: silentMs + 1 })).toBe("silent");
    expect(codeOf({ beatAgeMs: silentMs + 1, online: false })).toBe("offline");
  });

  it("is frozen when it lives and paints nothing", () => {
    expect(codeOf({ paintAgeMs: unpaintedMs })).toBe("well");
    expect(codeOf({ paintAgeMs: unpaintedMs + 1 })).toBe("frozen");
  });

  it("is not woken, or without sound, unless it is meant to be silent", () => {
    expect(codeOf({ audio: "suspended" })).toBe("notWoken");
    expect(codeOf({ audio: "none" })).toBe("noSound");
    expect(codeOf({ audio: "none", speaks: false })).toBe("well");
  });

  it("has its time to appear", () => {
    expect(boardCondition({ ...well, beatAgeMs: null, waitedMs: appearMs - 1 })).toBeNull();
    expect(codeOf({ beatAgeMs: null, waitedMs: appearMs })).toBe("offline");
  });
});
