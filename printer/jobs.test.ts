import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PrintJob, PrintResult } from "../protocol/print.ts";
import { JobDesk, maxQueue } from "./jobs.ts";
import { Journal } from "./journal.ts";
import type { Verdict } from "./print-ticket.ts";

const printed: Verdict = { outcome: "printed", reason: "none", sent: true };
const now = 1_780_000_000_000;

const job = (jobId: string, more: Partial<PrintJob> = {}): PrintJob => ({
  v: 1,
  jobId,
  printerId: "desk",
  ticketId: "t1",
  attempt: 1,
  expiresAt: now + 60_000,
  face: {
    label: "A032",
    serviceName: "Accueil",
    siteName: "Mairie",
    issuedAt: now,
    zone: "Europe/Paris",
    language: "fr",
    ahead: 3,
    lowMinutes: 10,
    highMinutes: 20,
    followUrl: "http://10.0.0.5/t/x",
    welcome: "",
  },
  ...more,
});
const payload = (value: unknown) => Buffer.from(JSON.stringify(value));

let directory = "";
let journal: Journal;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "jobs-"));
  journal = Journal.open(directory);
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A desk whose printer answers when the test says so. */
function deskWith(print = async (_job: PrintJob): Promise<Verdict> => printed) {
  const answers: PrintResult[] = [];
  const logged: string[] = [];
  const printing: string[] = [];
  const desk = new JobDesk({
    printerId: "desk",
    journal,
    print: (given) => {
      printing.push(given.jobId);
      return print(given);
    },
    answer: (result) => void answers.push(result),
    now: () => now,
    log: (_level, event) => void logged.push(event),
  });
  return { desk, answers, logged, printing };
}

describe("a job", () => {
  it("is printed and answered", async () => {
    const { desk, answers } = deskWith();
    desk.offer(payload(job("job-0001")));
    await vi.waitFor(() =>
      expect(answers).toEqual([
        { v: 1, jobId: "job-0001", outcome: "printed", reason: "none", at: now },
      ]),
    );
    await desk.close();
  });

  it("that is offered twice prints once and is answered the same again", async () => {
    const { desk, answers, printing } = deskWith();
    desk.offer(payload(job("job-0001")));
    desk.offer(payload(job("job-0001")));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    desk.offer(payload(job("job-0001")));
    expect(answers).toHaveLength(2);
    expect(answers[1]).toEqual(answers[0]);
    expect(printing).toEqual(["job-0001"]);
  });

  it("keeps its answer over a restart", async () => {
    const before = deskWith();
    before.desk.offer(payload(job("job-0001")));
    await before.desk.close();
    journal = Journal.open(directory);
    const after = deskWith();
    after.desk.offer(payload(job("job-0001")));
    expect(after.answers).toEqual(before.answers);
    expect(after.printing).toEqual([]);
  });

  it("that was begun by a run that was killed is unknown, and is not printed again", () => {
    journal.start("job-0001");
    journal = Journal.open(directory);
    const { desk, answers, printing } = deskWith();
    expect(answers).toMatchObject([{ outcome: "unknown", reason: "agentRestarted" }]);
    desk.offer(payload(job("job-0001")));
    expect(answers[1]).toEqual(answers[0]);
    expect(printing).toEqual([]);
  });

  it("that comes too late fails without being printed", async () => {
    const { desk, answers, printing } = deskWith();
    desk.offer(payload(job("job-0001", { expiresAt: now })));
    await desk.close();
    expect(answers).toMatchObject([{ outcome: "failed", reason: "expired" }]);
    expect(printing).toEqual([]);
  });

  it("that the journal cannot note is not printed", async () => {
    const { desk, answers, printing, logged } = deskWith();
    journal.close();
    desk.offer(payload(job("job-0001")));
    await desk.close();
    expect(answers).toMatchObject([{ outcome: "failed", reason: "printerError" }]);
    expect(printing).toEqual([]);
    expect(logged).toEqual(["jobRefused", "journalFailed", "jobEnded"]);
  });

  it("whose face cannot be laid out fails", async () => {
    const { desk, answers } = deskWith(() => Promise.reject(new Error("no layout")));
    desk.offer(payload(job("job-0001")));
    await desk.close();
    expect(answers).toMatchObject([{ outcome: "failed", reason: "printerError" }]);
  });
});

describe("jobs that wait", () => {
  it("are printed one at a time, in order", async () => {
    const release: (() => void)[] = [];
    const { desk, answers, printing } = deskWith(
      () => new Promise((resolve) => release.push(() => resolve(printed))),
    );
    for (const id of ["job-0001", "job-0002", "job-0003"]) desk.offer(payload(job(id)));
    for (const count of [1, 2, 3]) {
      await vi.waitFor(() => expect(printing).toHaveLength(count));
      expect(answers).toHaveLength(count - 1);
      release[count - 1]?.();
    }
    await vi.waitFor(() => expect(answers).toHaveLength(3));
    expect(printing).toEqual(["job-0001", "job-0002", "job-0003"]);
  });

  it("are refused beyond a bound, and that is said", async () => {
    const { desk, answers } = deskWith(() => new Promise(() => undefined));
    for (let index = 0; index <= maxQueue; index += 1)
      desk.offer(payload(job(`job-${1e6 + index}`)));
    expect(answers).toEqual([]);
    desk.offer(payload(job("job-beyond")));
    expect(answers).toMatchObject([
      { jobId: "job-beyond", outcome: "failed", reason: "printerError" },
    ]);
  });

  it("are left to the next run when the desk closes", async () => {
    let release = () => {};
    const { desk, answers, printing } = deskWith(
      () =>
        new Promise((resolve) => {
          release = () => resolve(printed);
        }),
    );
    desk.offer(payload(job("job-0001")));
    desk.offer(payload(job("job-0002")));
    const closed = desk.close();
    release();
    await closed;
    desk.offer(payload(job("job-0003")));
    expect(printing).toEqual(["job-0001"]);
    expect(answers).toMatchObject([{ jobId: "job-0001", outcome: "printed" }]);
    expect(journal.recall("job-0002")).toBeUndefined();
  });
});

describe("what is not a job of this printer", () => {
  it.each([
    ["is no JSON", Buffer.from("{"), "jobInvalid"],
    ["is no job", payload({ v: 1 }), "jobInvalid"],
    ["has an unknown key", payload({ ...job("job-0001"), extra: 1 }), "jobInvalid"],
    [
      "is for another printer",
      payload(job("job-0001", { printerId: "other" })),
      "jobForAnotherPrinter",
    ],
    ["is too long", Buffer.alloc(33_000), "jobTooLong"],
  ])("is only logged: it %s", (_name, bytes, event) => {
    const { desk, answers, logged, printing } = deskWith();
    desk.offer(bytes);
    expect(logged).toEqual([event]);
    expect(answers).toEqual([]);
    expect(printing).toEqual([]);
  });
});
