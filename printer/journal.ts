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
import { Value } from "typebox/value";
import { PrintOutcome, PrintReason } from "../protocol/print.ts";

/** How a job ended. */
export interface Ending {
  readonly outcome: PrintOutcome;
  readonly reason: PrintReason;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** What is known of a job: started and not ended, or ended. */
export type Entry = Ending | "started";

/** Jobs remembered: about five days of a busy kiosk, where a job is offered again for minutes at most. */
export const keptJobs = 2_000;
/** Lines after which the file is written anew: a few hundred kilobytes. */
const maxLines = 3 * keptJobs;
const fileName = "jobs.jsonl";

type Line = { readonly started: string } | ({ readonly ended: string } & Ending);

/**
 * Remembers on disk which tickets were begun and how they ended, so that none is printed twice,
 * whatever happens to the process or the power. Each line is on the disk before its method returns.
 * A write that fails throws; a job that could not be noted must not be printed.
 */
export class Journal {
  readonly #directory: string;
  readonly #jobs: Map<string, Entry>;
  /** Jobs that an earlier run began and never ended: nobody can tell what became of them. */
  readonly unfinished: readonly string[];
  /** The last ticket of an earlier run may still wait in the printer. */
  readonly doubtful: boolean;
  #file: number;
  #lines = 0;
  /** The last append failed, perhaps within a line. */
  #torn = false;

  private constructor(directory: string, jobs: Map<string, Entry>) {
    this.#directory = directory;
    this.#jobs = jobs;
    this.unfinished = [...jobs].flatMap(([jobId, entry]) => (entry === "started" ? [jobId] : []));
    const last = [...jobs.values()].at(-1);
    this.doubtful = last === "started" || last?.outcome === "unknown";
    this.#file = this.#rewrite();
  }

  /** Opens the journal of a directory, made if need be. A torn last line is what never happened. */
  static open(directory: string): Journal {
    mkdirSync(directory, { recursive: true, mode: 0o750 });
    return new Journal(directory, readJobs(join(directory, fileName)));
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
    this.#append({ ended: jobId, ...ending });
    forgetOldest(this.#jobs);
    if (this.#lines < maxLines) return;
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
  return entry === "started" ? { started: jobId } : { ended: jobId, ...entry };
}

function readJobs(path: string): Map<string, Entry> {
  const jobs = new Map<string, Entry>();
  // A whole line ends in a line feed; what follows the last one was torn by a loss of power.
  for (const text of readText(path).split("\n").slice(0, -1)) {
    const line = parseLine(text);
    if (line === undefined) continue;
    const jobId = "started" in line ? line.started : line.ended;
    jobs.delete(jobId);
    jobs.set(jobId, "started" in line ? "started" : endingOf(line));
  }
  forgetOldest(jobs);
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

function parseLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isLine(value: unknown): value is Line {
  if (typeof value !== "object" || value === null) return false;
  if ("started" in value) return typeof value.started === "string";
  if (!("ended" in value && "outcome" in value && "reason" in value && "at" in value)) return false;
  const { ended, outcome, reason, at } = value;
  return (
    typeof ended === "string" &&
    Value.Check(PrintOutcome, outcome) &&
    Value.Check(PrintReason, reason) &&
    typeof at === "number"
  );
}

function forgetOldest(jobs: Map<string, Entry>): void {
  for (const [jobId, entry] of jobs) {
    if (jobs.size <= keptJobs) return;
    if (entry !== "started") jobs.delete(jobId);
  }
}
