import type { RetentionRun, RetentionStatus } from "../../protocol/retention.ts";
import type { Recorded } from "../domain/events.ts";
import { type Due, dueOf, pseudonymised, unlinked } from "../domain/retention.ts";
import type { State } from "../domain/state.ts";
import { emptyState } from "../domain/state-new.ts";
import type { Store } from "../ports/store.ts";
import type { OldLog, OldLogs } from "../ports/upkeep.ts";
import type { Clock, Log } from "../ports/world.ts";
import type { RunningEngine } from "./engine.ts";
import { shortenLog } from "./retention-log.ts";
import { type Pace, type PassLog, runPass } from "./retention-pass.ts";
import { rowsWithoutAgents, rowsWithoutLinks } from "./retention-rows.ts";

const hourMs = 3_600_000;
/** After a start, once the screens are back. */
const firstMs = 60_000;
/** Kept answers serve retries: after a day nobody retries any more. */
const answersKeptMs = 24 * hourMs;
/** What a restore replaced, or stood before an update: time to notice that it was a mistake. */
const oldLogsKeptMs = 30 * 24 * hourMs;
/** A clock that is so far behind the log is wrong: nothing is due by it. */
const behindMs = hourMs;
/** Readers are out of the way within milliseconds. */
const settleTries = 20;
const runsKept = 30;

export interface RetentionParts {
  readonly store: Store;
  readonly engine: Pick<RunningEngine, "state" | "checkpoint">;
  readonly clock: Clock;
  readonly log: Log;
  readonly hash: { sha256(text: string): string };
  readonly oldLogs: OldLogs;
  /** After each run: kept figures are made of the tables, and are to lose what these lost. */
  readonly figures: () => void;
  /** Between two slices; rejects once the box goes down. */
  readonly pause: () => Promise<void>;
}

class BrokenOff extends Error {
  override readonly name = "BrokenOff";
}

/**
 * Takes out of the data what may not be kept any more: each hour, at a start, and when an administrator asks. One run at
 * a time, in slices between which calls have their turn.
 */
export class Retention {
  readonly #parts: RetentionParts;
  #running: Promise<RetentionRun> | null = null;
  #done = 0;
  #stopped = false;
  #nextAt: number | null = null;
  #cancel = () => {};

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  /** Runs by itself from now on. */
  start(): void {
    this.#plan(firstMs);
  }

  /** Waits for the slice that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running?.catch(() => undefined);
  }

  /** Does what is due; joins a run that is under way. A fault is told in the run's own line, and in the log. */
  run(): Promise<RetentionRun> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async status(): Promise<RetentionStatus> {
    const { store, oldLogs } = this.#parts;
    const { last, runs } = await this.#history();
    const due = await this.#due();
    const base = await store.upkeep.base();
    const firstDay = base ? (JSON.parse(base.state) as { day: string }).day : null;
    return {
      running: this.#running === null ? null : { done: this.#done },
      ...{ last, runs, nextAt: this.#nextAt, firstDay },
      until: {
        ...{ numbers: due.numbersUntil, agents: due.agentsUntil },
        ...{ firstDay: due.firstDay, access: due.accessUntil },
      },
      oldLogs: [...(await oldLogs.names())],
    };
  }

  #plan(delayMs: number): void {
    const { clock } = this.#parts;
    this.#nextAt = clock.now() + delayMs;
    this.#cancel = clock.after(delayMs, () => {
      this.#plan(hourMs);
      void this.run().catch(() => undefined);
    });
  }

  async #due(): Promise<Due> {
    const { engine, store, clock } = this.#parts;
    const { day, site } = engine.state();
    const started = day === "" ? null : await store.upkeep.dayUntil(day);
    return dueOf(site.retention, { day, dayAt: started?.at ?? 0, now: clock.now() });
  }

  async #run(): Promise<RetentionRun> {
    const { clock, log } = this.#parts;
    this.#done = 0;
    const began = clock.monotonic();
    const run = {
      ...{ at: clock.now(), tookMs: 0, settled: true, failed: false },
      ...{ unlinked: { events: 0 }, pseudonymised: { events: 0 } },
      removed: { events: 0, rows: 0, accessLines: 0, oldLogs: 0 },
    };
    try {
      await this.#work(run);
    } catch (error) {
      run.failed = true;
      if (!(error instanceof BrokenOff)) log.error("retention.failed", { error: String(error) });
    }
    run.tookMs = Math.round(clock.monotonic() - began);
    await this.#keep(run).catch(() => undefined);
    if (!this.#stopped) this.#parts.figures();
    return run;
  }

  async #work(run: RetentionRun): Promise<void> {
    const { store, engine, clock } = this.#parts;
    const { day, lastAt } = engine.state();
    if (day === "" || clock.now() < lastAt - behindMs) return;
    const due = await this.#due();
    const pace = this.#pace();
    await store.forgetAnswers(clock.now() - answersKeptMs);
    run.removed.accessLines = await store.access.forget(due.accessUntil);
    const state = () => engine.state();
    run.unlinked.events = await this.#unlink(store, due, { state, pace });
    run.pseudonymised.events = await this.#forgetAgents(store, due, { state, pace });
    Object.assign(run.removed, await shortenLog(store, due.firstDay, pace));
    if (run.unlinked.events + run.removed.events > 0)
      await store.upkeep.removeSnapshots(await engine.checkpoint());
    run.removed.oldLogs = await this.#oldLogs(due, pace);
    run.settled = await this.#settle(() => store.upkeep.settle());
  }

  #unlink(log: PassLog, due: Due, { state, pace }: Running): Promise<number> {
    const pass = {
      ...{ name: "numbers", until: due.numbersUntil, now: this.#parts.clock.now() },
      change: (recorded: Recorded) => {
        const event = unlinked(recorded.event, state());
        return event === null || event === "alive" ? event : { ...recorded, event };
      },
      rows: ({ event }: Recorded) => rowsWithoutLinks(event),
    };
    return runPass(log, pass, pace);
  }

  async #forgetAgents(log: PassLog, due: Due, { state, pace }: Running): Promise<number> {
    const { store, hash, clock } = this.#parts;
    const key = await store.secrets.boxKey("pseudonyms");
    const nameOf = (id: string) => `~${hash.sha256(`${key} ${id}`).slice(0, 16)}`;
    const pass = {
      ...{ name: "agents", until: due.agentsUntil, now: clock.now() },
      change: (recorded: Recorded) => pseudonymised(recorded, state(), nameOf),
      rows: ({ event }: Recorded) => rowsWithoutAgents(event),
    };
    return runPass(log, pass, pace);
  }

  /** Older data lose the same; in the end they are removed. What cannot be read as such is removed at once. */
  async #oldLogs(due: Due, pace: Pace): Promise<number> {
    const { oldLogs, log } = this.#parts;
    let removed = 0;
    for (const name of await oldLogs.names()) {
      const done = await this.#oldLog(name, due, pace).catch((error: unknown) => {
        if (error instanceof BrokenOff) throw error;
        log.warn("retention.oldLogRemoved", { name, error: String(error) });
        return "over";
      });
      if (done !== "over") continue;
      await oldLogs.remove(name);
      removed += 1;
    }
    return removed;
  }

  async #oldLog(name: string, due: Due, pace: Pace): Promise<"kept" | "over"> {
    const { oldLogs, clock } = this.#parts;
    const old = await oldLogs.open(name);
    try {
      const since = await seenSince(old, clock.now());
      if (clock.now() - since > oldLogsKeptMs) return "over";
      const state = emptyState;
      const unlinkedEvents = await this.#unlink(old, due, { state, pace });
      await this.#forgetAgents(old, due, { state, pace });
      await old.forgetAnswers(clock.now() - answersKeptMs);
      if (unlinkedEvents > 0) await old.upkeep.removeSnapshots(Number.MAX_SAFE_INTEGER);
      await this.#settle(() => old.upkeep.settle());
      return "kept";
    } finally {
      await old.close();
    }
  }

  async #settle(settle: () => Promise<boolean>): Promise<boolean> {
    for (let tries = 0; tries < settleTries; tries += 1) {
      if (await settle()) return true;
      await this.#parts.pause();
    }
    return false;
  }

  #pace(): Pace {
    return {
      pause: async () => {
        if (this.#stopped) throw new BrokenOff("the box goes down");
        await this.#parts.pause();
      },
      done: (count) => {
        this.#done += count;
      },
    };
  }

  async #history(): Promise<{ last: RetentionRun | null; runs: RetentionRun[] }> {
    const text = await this.#parts.store.upkeep.note("runs");
    return text === null ? { last: null, runs: [] } : JSON.parse(text);
  }

  async #keep(run: RetentionRun): Promise<void> {
    const { runs } = await this.#history();
    const kept = didSomething(run) ? [run, ...runs].slice(0, runsKept) : runs;
    await this.#parts.store.upkeep.putNote("runs", JSON.stringify({ last: run, runs: kept }));
  }
}

interface Running {
  readonly state: () => State;
  readonly pace: Pace;
}

function didSomething({ unlinked: numbers, pseudonymised: agents, removed, failed }: RetentionRun) {
  const counts = [numbers.events, agents.events, ...Object.values(removed)];
  return failed || counts.some((count) => count > 0);
}

/** Since when this box has known the older data; told by no file, for reading them touches it. */
async function seenSince({ upkeep }: OldLog, now: number): Promise<number> {
  const noted = await upkeep.note("replaced");
  if (noted !== null) return Number(noted);
  await upkeep.putNote("replaced", String(now));
  return now;
}
