import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { KeptDay } from "../ports/day-shelf.ts";
import { openDayShelf } from "./day-shelf-sqlite.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "patience-shelf-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = () => join(dir, "figures.db");
const day = (name: string): KeptDay => ({
  ...{ day: name, tickets: 3, unfinished: false, head: "{}", body: Uint8Array.of(1, 2, 3) },
  agents: { head: '{"0":"agent-of-the-day"}', body: Uint8Array.of(4) },
});
const plain = { clear: false, put: [], remove: [], agentsFrom: "2026-01-01", stamp: "s", seq: 7 };

describe("the shelf of closed days", () => {
  it("gives days back as they were, after a restart as well, to nobody but its owner", () => {
    const first = openDayShelf(file());
    first.change({ ...plain, put: [day("2026-11-24"), day("2026-11-23")] });
    first.close();
    const shelf = openDayShelf(file());
    expect(shelf.mark()).toEqual({ stamp: "s", seq: 7 });
    expect(shelf.days("2026-11-01", "2026-11-24")).toEqual(["2026-11-23", "2026-11-24"]);
    expect(shelf.days("2026-11-24", "2026-11-30")).toEqual(["2026-11-24"]);
    const { body, agents, ...rest } = shelf.get("2026-11-23") as KeptDay;
    expect(rest).toEqual({ day: "2026-11-23", tickets: 3, unfinished: false, head: "{}" });
    expect([...body, ...(agents?.body ?? [])]).toEqual([1, 2, 3, 4]);
    expect(shelf.get("2026-11-25")).toBeNull();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    shelf.close();
  });

  it("forgets agents of days that are too old, and leaves nothing of them in the file", () => {
    const shelf = openDayShelf(file());
    shelf.change({ ...plain, put: [day("2026-08-01"), day("2026-11-23")] });
    shelf.change({ ...plain, agentsFrom: "2026-11-01" });
    const kept = [...shelf.counts()].map(([name, { agents }]) => [name, agents]);
    expect(kept).toEqual([
      ["2026-08-01", false],
      ["2026-11-23", true],
    ]);
    shelf.change({ ...plain, agentsFrom: null });
    shelf.close();
    expect(readFileSync(file()).includes("agent-of-the-day")).toBe(false);
  });

  it("lets go of days, one by one or all", () => {
    const shelf = openDayShelf(file());
    shelf.change({ ...plain, put: [day("2026-11-22"), day("2026-11-23"), day("2026-11-24")] });
    shelf.change({ ...plain, remove: ["2026-11-23"] });
    expect([...shelf.counts().keys()]).toEqual(["2026-11-22", "2026-11-24"]);
    shelf.change({ ...plain, clear: true, put: [day("2026-11-25")], stamp: "t", seq: 0 });
    expect([...shelf.counts().keys()]).toEqual(["2026-11-25"]);
    expect(shelf.mark()).toEqual({ stamp: "t", seq: 0 });
    shelf.close();
  });

  it("throws a damaged file away, and works in memory where no file can be", () => {
    writeFileSync(file(), "this is no database, but it is long enough to be looked at".repeat(20));
    const shelf = openDayShelf(file());
    expect(shelf.mark()).toEqual({ stamp: "", seq: 0 });
    shelf.change({ ...plain, put: [day("2026-11-23")] });
    expect(shelf.counts().size).toBe(1);
    shelf.close();
    const lost = openDayShelf(join(dir, "no", "such", "folder", "figures.db"));
    lost.change({ ...plain, put: [day("2026-11-23")] });
    expect(lost.counts().size).toBe(1);
    lost.close();
  });
});
