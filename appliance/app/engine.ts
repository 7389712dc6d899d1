import type { Recorded } from "../domain/events.ts";
import { apply, decide } from "../domain/queue.ts";
import { isRefusal } from "../domain/refusals.ts";
import { fromSnapshot, type Snapshot, toSnapshot } from "../domain/snapshot.ts";
import type { State } from "../domain/state.ts";
import { emptyState } from "../domain/state-new.ts";
import type { Store, Transaction } from "../ports/store.ts";
import type { Clock, Log } from "../ports/world.ts";
import { clockWatch } from "./clock-watch.ts";
import {
  type Answered,
  type Engine,
  EngineUnavailable,
  type Position,
  type Request,
  type Result,
} from "./contract.ts";
import { rowsOf } from "./projector.ts";

/** Requests that may wait for the writer; a flood beyond it is refused (`busy`) and never eats the memory. */
const queueMax = 5_000;
/** Requests that share one commit: bounds how long the first of them waits for the last. */
const batchMax = 256;
/** A snapshot is written when this many events are new (or as many as tickets are in it) and nobody waits, ... */
const snapshotEvery = 2_000;
/** ... and at this many even so: start-up must never replay more. */
const snapshotLatest = 20_000;

/** Told after each commit, before anyone is answered. */
export type OnCommitted = (recorded: readonly Recorded[], state: State) => void;

export interface RunningEngine extends Engine {
  /** Writes a snapshot between two turns, whatever is new; resolves with its place in the log. */
  checkpoint(): Promise<number>;
  /** Waits for what is in the queue, writes a snapshot, takes no more. */
  stop(): Promise<void>;
}

interface Job {
  readonly request: Request;
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: Error) => void;
}

/** A job that failed after the state had taken its events: the whole turn must run again without it. */
class Poisoned extends Error {
  readonly job: Job;
  constructor(job: Job, cause: unknown) {
    super("a command failed half-way", { cause });
    this.job = job;
  }
}

/** Loads the state and starts the one writer loop. */
export async function startEngine(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly onCommitted: OnCommitted;
  /** Told how long a turn took to become durable, in milliseconds. */
  readonly onFlushed?: (tookMs: number) => void;
}): Promise<RunningEngine> {
  const writer = new Writer(parts);
  await writer.reload();
  return {
    execute: (request) => writer.enqueue(request),
    state: () => writer.state,
    position: () => writer.position,
    checkpoint: () => writer.checkpoint(),
    stop: () => writer.stop(),
  };
}

class Writer {
  state: State = emptyState();
  position: Position = { epoch: "", seq: 0 };
  readonly #parts: Parameters<typeof startEngine>[0];
  readonly #watch: ReturnType<typeof clockWatch>;
  #queue: Job[] = [];
  #running = false;
  #stopping = false;
  /** True after a commit that failed, until the state is read again. */
  #lost = false;
  #snapshotSeq = 0;
  #idle: (() => void)[] = [];
  #checkpoints: { resolve: (seq: number) => void; reject: (error: Error) => void }[] = [];

  constructor(parts: Parameters<typeof startEngine>[0]) {
    this.#parts = parts;
    this.#watch = clockWatch(parts.clock);
  }

  /** Takes the state from the store, as at a start: also after a commit that failed. */
  async reload(): Promise<void> {
    const loaded = await this.#parts.store.load();
    const { snapshot } = loaded;
    let state = snapshot ? fromSnapshot(JSON.parse(snapshot.state) as Snapshot) : emptyState();
    for (const { event, at } of loaded.events) state = apply(state, event, at);
    this.state = state;
    this.position = { epoch: loaded.epoch, seq: loaded.seq };
    this.#snapshotSeq = snapshot?.seq ?? 0;
    this.#lost = false;
  }

  enqueue(request: Request): Promise<Answered> {
    if (this.#stopping) return Promise.reject(new EngineUnavailable("stopped"));
    if (this.#queue.length >= queueMax) return Promise.reject(new EngineUnavailable("busy"));
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      this.#wake();
    });
  }

  checkpoint(): Promise<number> {
    if (this.#stopping) return Promise.reject(new EngineUnavailable("stopped"));
    return new Promise((resolve, reject) => {
      this.#checkpoints.push({ resolve, reject });
      this.#wake();
    });
  }

  async #makeCheckpoints(): Promise<void> {
    const asked = this.#checkpoints.splice(0);
    if (asked.length === 0) return;
    const { seq } = this.position;
    const kept = !this.#lost && (await this.#snapshot());
    for (const { resolve, reject } of asked)
      if (kept) resolve(seq);
      else reject(new EngineUnavailable("storeFailed"));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#running || this.#queue.length > 0)
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    if (this.position.seq > this.#snapshotSeq) await this.#snapshot();
  }

  #wake(): void {
    if (this.#running) return;
    this.#running = true;
    // Everything that arrives in this turn of the event loop shares the commit.
    setImmediate(() => {
      this.#drain().catch((error: unknown) =>
        this.#parts.log.error("engine.stuck", { error: String(error) }),
      );
    });
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) await this.#turn(this.#queue.splice(0, batchMax));
    await this.#makeCheckpoints();
    this.#running = false;
    const fresh = this.position.seq - this.#snapshotSeq;
    if (fresh >= Math.max(snapshotEvery, this.state.tickets.size)) await this.#snapshot();
    for (const resolve of this.#idle.splice(0)) resolve();
    if (this.#queue.length > 0 || this.#checkpoints.length > 0) this.#wake();
  }

  async #turn(batch: Job[]): Promise<void> {
    let jobs = batch;
    while (jobs.length > 0) {
      try {
        if (this.#lost) await this.reload();
        await this.#commit(jobs);
        return;
      } catch (error) {
        jobs = this.#afterFailure(jobs, error);
        // Nobody is to see what was not written; a store that cannot even be read is tried again at the next turn.
        await this.reload().catch(() => undefined);
      }
    }
  }

  /**
   * Nothing of the turn was written, and the state in memory may have taken what was not: it is read again before
   * anything else is decided. Answers who is left to try again.
   */
  #afterFailure(jobs: Job[], error: unknown): Job[] {
    this.#lost = true;
    const poisoned = error instanceof Poisoned ? error.job : null;
    const cause = error instanceof Poisoned ? error.cause : error;
    this.#parts.log.error("engine.commitFailed", { error: String(cause), jobs: jobs.length });
    for (const job of poisoned ? [poisoned] : jobs)
      job.reject(new EngineUnavailable("storeFailed", cause));
    return poisoned ? jobs.filter((job) => job !== poisoned) : [];
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const { store, onCommitted, clock } = this.#parts;
    const at = clock.now();
    const recorded: Recorded[] = [];
    const begun = clock.monotonic();
    const answers = await store.transact(async (tx) => {
      const jump = this.#watch.jump(at, this.state.lastAt);
      if (jump !== 0) await this.#record(tx, { at, actor: "box", recorded }, jump);
      const made: (() => void)[] = [];
      for (const job of jobs) made.push(await this.#run(tx, job, at, recorded));
      return made;
    });
    this.#watch.accept(at);
    const took = clock.monotonic() - begun;
    if (recorded.length > 0) this.#tell(onCommitted, recorded);
    for (const answer of answers) answer();
    if (recorded.length > 0) this.#parts.onFlushed?.(took);
    if (this.position.seq - this.#snapshotSeq >= snapshotLatest) await this.#snapshot();
  }

  /** A listener that fails must not take the answers with it: what it would have said can be read again. */
  #tell(onCommitted: OnCommitted, recorded: readonly Recorded[]): void {
    try {
      onCommitted(recorded, this.state);
    } catch (error) {
      this.#parts.log.error("engine.effectFailed", { error: String(error) });
    }
  }

  /** The clock went elsewhere than the time that passed: everything alive moves with it. */
  async #record(
    tx: Transaction,
    turn: { at: number; actor: string; recorded: Recorded[] },
    byMs: number,
  ): Promise<void> {
    const decided = decide(this.state, { type: "adjustClock", byMs }, turn.at);
    if (isRefusal(decided)) return;
    this.#parts.log.warn("clock.jumped", { byMs });
    await this.#append(tx, decided, turn);
  }

  async #append(
    tx: Transaction,
    events: readonly Recorded["event"][],
    turn: { at: number; actor: string; recorded: Recorded[] },
  ): Promise<void> {
    const { at, actor } = turn;
    const first = this.position.seq + 1;
    const mine = events.map((event, index) => ({ seq: first + index, at, actor, event }));
    await tx.append(mine);
    this.position = { ...this.position, seq: this.position.seq + mine.length };
    for (const { event } of mine) {
      this.state = apply(this.state, event, at);
      await tx.put(rowsOf(event, this.state, at));
    }
    turn.recorded.push(...mine);
  }

  async #run(tx: Transaction, job: Job, at: number, recorded: Recorded[]): Promise<() => void> {
    const before = this.position.seq;
    try {
      const answered = await tx.isolated(() => this.#answer(tx, job.request, at, recorded));
      return () => job.resolve(answered);
    } catch (error) {
      if (this.position.seq !== before) throw new Poisoned(job, error);
      this.#parts.log.error("engine.commandFailed", { error: String(error) });
      return () => job.reject(new EngineUnavailable("storeFailed", error));
    }
  }

  async #answer(
    tx: Transaction,
    request: Request,
    at: number,
    recorded: Recorded[],
  ): Promise<Answered> {
    const { idempotency } = request;
    const kept = idempotency ? await tx.keptAnswer(idempotency.key) : null;
    if (kept)
      return kept.fingerprint === idempotency?.fingerprint
        ? { kind: "answered", status: kept.status, body: kept.body }
        : { kind: "keyReused" };
    const decided = decide(this.state, request.command, at);
    if (!isRefusal(decided))
      await this.#append(tx, decided, { at, actor: request.actor, recorded });
    const result: Result = isRefusal(decided)
      ? { ok: false, refusal: decided, state: this.state }
      : { ok: true, events: decided, state: this.state };
    const { status, body } = request.answer(result);
    const text = JSON.stringify(body ?? null);
    if (idempotency) {
      const { key, fingerprint } = idempotency;
      await tx.keepAnswer(key, { fingerprint, status, body: text }, at);
    }
    return { kind: "answered", status, body: text };
  }

  /** False when the store did not take it. */
  async #snapshot(): Promise<boolean> {
    const { seq } = this.position;
    try {
      await this.#parts.store.saveSnapshot(seq, JSON.stringify(toSnapshot(this.state)));
      this.#snapshotSeq = seq;
      return true;
    } catch (error) {
      // The log still has everything: only the next start is slower.
      this.#parts.log.warn("engine.snapshotFailed", { error: String(error) });
      return false;
    }
  }
}
