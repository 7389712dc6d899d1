import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ending } from "./journal.ts";
import { Journal } from "./journal.ts";

let directory = "";
const path = () => join(directory, "jobs.jsonl");
const printed = (at: number): Ending => ({ outcome: "printed", reason: "none", at });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "journal-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The journal as a next run finds it, without a proper end of the one before. */
const reopened = () => Journal.open(directory);

describe("the journal of jobs", () => {
  it("makes its directory and knows nothing at first", () => {
    const journal = Journal.open(join(directory, "a/b"));
    expect(journal.recall("job-0001")).toBeUndefined();
    expect(journal.unfinished).toEqual([]);
    expect(journal.doubtful).toBe(false);
    journal.close();
  });

  it("still knows after a restart what was started and how it ended", () => {
    const journal = Journal.open(directory);
    journal.start("job-0001");
    journal.end("job-0001", printed(1));
    journal.start('job-"2"\n');
    const next = reopened();
    expect(next.recall("job-0001")).toEqual(printed(1));
    expect(next.recall('job-"2"\n')).toBe("started");
    expect(next.unfinished).toEqual(['job-"2"\n']);
    expect(next.doubtful).toBe(true);
  });

  it("doubts its printer after a ticket of which nobody knows, and only then", () => {
    const journal = Journal.open(directory);
    journal.end("job-0001", { outcome: "unknown", reason: "noAnswer", at: 1 });
    expect(reopened().doubtful).toBe(true);
    journal.end("job-0002", printed(2));
    expect(reopened().doubtful).toBe(true);
    const next = reopened();
    next.end("job-0003", printed(3));
    expect(reopened().doubtful).toBe(false);
  });

  it("takes a torn last line for what never happened", () => {
    const journal = Journal.open(directory);
    journal.start("job-0001");
    journal.end("job-0001", printed(1));
    const whole = readFileSync(path());
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        writeFileSync(path(), whole.subarray(0, length));
        const next = reopened();
        const firstLine = whole.indexOf(0x0a) + 1;
        expect(next.recall("job-0001")).toBe(length >= firstLine ? "started" : undefined);
        next.start("job-0002");
        expect(reopened().recall("job-0002")).toBe("started");
      }),
      { numRuns: 30 },
    );
  });

  it("skips lines that are not its own", () => {
    const journal = Journal.open(directory);
    journal.start("job-0001");
    appendFileSync(
      path(),
      [
        "nonsense",
        "null",
        "{}",
        '{"started":7}',
        '{"started":"job-0002"',
        '{"v":1,"jobId":"job-0002","outcome":"maybe","reason":"none","at":1}',
        '{"v":1,"jobId":"job-0002","outcome":"printed","reason":"luck","at":1}',
        '{"v":1,"jobId":"job-0002","outcome":"printed","reason":"none","at":"1"}',
        "",
      ].join("\n"),
    );
    const next = reopened();
    expect(next.unfinished).toEqual(["job-0001"]);
    expect(next.recall("job-0002")).toBeUndefined();
  });

  it("forgets the oldest ended jobs, never one that is open, and stays small", () => {
    const kept = 20;
    const journal = Journal.open(directory, kept);
    journal.start("job-open");
    for (let job = 0; job < 101; job += 1) {
      journal.end(`job-${1000 + job}`, printed(job));
      const lines = readFileSync(path(), "utf8").split("\n").length;
      expect(lines).toBeLessThanOrEqual(3 * kept + 1);
    }
    for (const known of [journal, Journal.open(directory, kept)]) {
      expect(known.recall("job-open")).toBe("started");
      expect(known.recall("job-1081")).toBeUndefined();
      expect(known.recall("job-1082")).toEqual(printed(82));
      expect(known.recall("job-1100")).toEqual(printed(100));
    }
    expect(readFileSync(path(), "utf8").split("\n")).toHaveLength(kept + 1);
  });

  it("throws where it cannot note a start, and remembers an end all the same", () => {
    const journal = Journal.open(directory);
    journal.close();
    expect(() => journal.start("job-0001")).toThrow(/EBADF/);
    expect(journal.recall("job-0001")).toBeUndefined();
    expect(() => journal.end("job-0002", printed(2))).toThrow(/EBADF/);
    expect(journal.recall("job-0002")).toEqual(printed(2));
  });

  it("throws where its file cannot be read", () => {
    expect(() => Journal.open(join(directory, "\0"))).toThrow();
  });
});
