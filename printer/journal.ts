import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { reader } from "../protocol/parse.ts";
import { PrintResult } from "../protocol/print.ts";

/** How a job ended, and when. */
export type Ending = Pick<PrintResult, "outcome" | "reason" | "at">;

/** What is known of a job: started and not ended, or ended. */
export type Entry = Ending | "started";

/** Jobs remembered: about five days of a busy kiosk, where a job is offered again for minutes at most. */
export const keptJobs = 2_000;
/** The file is written anew when it has so many times the lines that it needs. */
const wasteFactor = 3;
const fileName = "jobs.jsonl";

const readResult = reader(PrintResult);

/** A started job, or the result that was answered for one that ended. */
type Line = { readonly started: string } | PrintResult;

/**
 * Remembers on disk which tickets were begun and how they ended, so that none is printed twice,
 * whatever happens to the process or the power. Each line is on the disk before its method returns.
 * A write that fails throws; a job that could not be noted must not be printed.
 */
export class Journal {
  readonly #directory: string;
  readonly #jobs: Map<string, Entry>;
  readonly #kept: number;
  /** Jobs that an earlier run began and never ended: nobody can tell what became of them. */
  readonly unfinished: readonly string[];
  /** The last ticket of an earlier run may still wait in the printer. */
  readonly doubtful: boolean;
  #file: number;
  #lines = 0;
  /** The last append failed, perhaps within a line. */
  #torn = false;

  private constructor(directory: string, kept: number) {
    const jobs = readJobs(join(directory, fileName));
    forgetOldest(jobs, kept);
    this.#directory = directory;
    this.#jobs = jobs;
    this.#kept = kept;
    this.unfinished = [...jobs].flatMap(([jobId, entry]) => (entry === "started" ? [jobId] : []));
    const last = [...jobs.values()].at(-1);
    this.doubtful = last === "started" || last?.outcome === "unknown";
    this.#file = this.#rewrite();
  }

  /** Opens the journal of a directory, made if need be. A torn last line is what never happened. */
  static open(directory: string, kept = keptJobs): Journal {
    mkdirSync(directory, { recursive: true, mode: 0o750 });
    return new Journal(directory, kept);
  }

  recall(jobId: string): Entry | undefined {
    return this.#jobs.get(jobId);
  }

  /** Notes that a job's bytes are about to be sent. */
  start(jobId: string): void {
    this.#append({ started: jobId });
    this.#jobs.set(jobId, "started");
  }

  /** Notes how a job ended; even where the disk refuses, this run remembers it. */
  end(jobId: string, ending: Ending): void {
    this.#jobs.delete(jobId);
    this.#jobs.set(jobId, ending);
    this.#append(lineOf(jobId, ending));
    forgetOldest(this.#jobs, this.#kept);
    if (this.#lines < wasteFactor * this.#kept) return;
    const old = this.#file;
    this.#file = this.#rewrite();
    closeSync(old);
  }

  close(): void {
    closeSync(this.#file);
  }

  #append(line: Line): void {
    const bytes = Buffer.from(`${this.#torn ? "\n" : ""}${JSON.stringify(line)}\n`);
    this.#torn = true;
    const written = writeSync(this.#file, bytes);
    if (written < bytes.length) throw new Error("the disk has no room for the printing journal");
    fdatasyncSync(this.#file);
    this.#torn = false;
    this.#lines += 1;
  }

  /** Writes what is remembered into a fresh file, which takes the old one's place at one stroke. */
  #rewrite(): number {
    const path = join(this.#directory, fileName);
    const fresh = `${path}.new`;
    const file = openSync(fresh, "w", 0o640);
    const lines = [...this.#jobs].map(([jobId, entry]) => JSON.stringify(lineOf(jobId, entry)));
    writeSync(file, lines.map((line) => `${line}\n`).join(""));
    fsyncSync(file);
    renameSync(fresh, path);
    const directory = openSync(this.#directory, "r");
    fsyncSync(directory);
    closeSync(directory);
    this.#lines = lines.length;
    return file;
  }
}

function lineOf(jobId: string, entry: Entry): Line {
  return entry === "started" ? { started: jobId } : { v: 1, jobId, ...entry };
}

function readJobs(path: string): Map<string, Entry> {
  const jobs = new Map<string, Entry>();
  // A whole line ends in a line feed; what follows the last one was torn by a loss of power.
  for (const text of readText(path).split("\n").slice(0, -1)) {
    const started = startedIn(text);
    const result = readResult(text);
    const jobId = started ?? result?.jobId;
    if (jobId === undefined) continue;
    jobs.delete(jobId);
    jobs.set(jobId, result ? endingOf(result) : "started");
  }
  return jobs;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function endingOf({ outcome, reason, at }: Ending): Ending {
  return { outcome, reason, at };
}

function startedIn(text: string): string | undefined {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line !== "object" || line === null || !("started" in line)) return undefined;
    return typeof line.started === "string" ? line.started : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function forgetOldest(jobs: Map<string, Entry>, kept: number): void {
  for (const [jobId, entry] of jobs) {
    if (jobs.size <= kept) return;
    if (entry !== "started") jobs.delete(jobId);
  }
}
