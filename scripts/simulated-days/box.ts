import type { Command } from "../../appliance/domain/commands.ts";
import { nextDeadline } from "../../appliance/domain/deadlines.ts";
import type { Decision } from "../../appliance/domain/decision.ts";
import type { DomainEvent } from "../../appliance/domain/events.ts";
import { faultsNear, faultsOf, snapshotText } from "../../appliance/domain/invariants.ts";
import { type Watch, watchTickets } from "../../appliance/domain/invariants-course.ts";
import { apply, decide } from "../../appliance/domain/queue.ts";
import { isRefusal, type Refusal } from "../../appliance/domain/refusals.ts";
import { fromSnapshot, type Snapshot } from "../../appliance/domain/snapshot.ts";
import type { State } from "../../appliance/domain/state.ts";
import { emptyState } from "../../appliance/domain/state-new.ts";
import { touched } from "../../appliance/domain/touched.ts";
import type { Agenda } from "./agenda.ts";
import type { Dice } from "./dice.ts";
import { Tally } from "./tally.ts";
import { Witness } from "./witness.ts";

/** Everything is looked at once in so many events; what an event touched is looked at after each. */
const fullCheckEvery = 1_000;
/** Commands kept for the report of a failure. */
const lastKept = 20;
const dayMs = 24 * 3_600_000;
/** The business day of the simulated site starts at this hour. Its zone is UTC. */
const rolloverMs = 4 * 3_600_000;

/** Told of each event with the state after it. */
export type Heard = (event: DomainEvent, at: number, state: State) => void;

/** The rules under trial; a test may hand in broken ones, to see that they are found out. */
export interface Rules {
  readonly decide: (state: State, command: Command, at: number) => Decision;
  readonly apply: (state: State, event: DomainEvent, at: number) => State;
}

/** Something that must never happen did. */
export class Broken extends Error {
  override readonly name = "Broken";
}

/** The box: the rules with a log, a wall clock that may be wrong, restarts, and checks after every event. */
export class Box {
  state: State = emptyState();
  readonly tally = new Tally();
  readonly #last: { at: number; command: Command; decision: Decision }[] = [];
  readonly #heard: Heard | undefined;
  readonly #agenda: Agenda;
  readonly #dice: Dice;
  readonly #rules: Rules;
  readonly #witness = new Witness();
  readonly #watch: Watch = watchTickets();
  readonly #startedAt: number;
  /** What the wall clock has been set by. */
  #offset = 0;
  #wakeAt = Number.POSITIVE_INFINITY;
  /** Nobody is answered until then. */
  #downUntil = 0;
  #count = 0;
  #snapshot = { text: "", seq: 0 };
  #log: { readonly at: number; readonly event: DomainEvent }[] = [];
  /** Never saw a command: only the events, as text. */
  #replica: State = emptyState();

  constructor(
    parts: {
      readonly agenda: Agenda;
      readonly dice: Dice;
      readonly startedAt: number;
      readonly heard?: Heard | undefined;
    },
    rules: Rules = { decide, apply },
  ) {
    this.#agenda = parts.agenda;
    this.#dice = parts.dice;
    this.#startedAt = parts.startedAt;
    this.#heard = parts.heard;
    this.#rules = rules;
    this.#snapshot.text = snapshotText(this.state);
  }

  /** The wall clock. */
  now(): number {
    return this.#startedAt + this.#agenda.now() + this.#offset;
  }

  /** A new id. */
  id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }

  /** Asks the rules; null while the box is down. */
  ask(command: Command): readonly DomainEvent[] | Refusal | null {
    if (this.#agenda.now() < this.#downUntil) return null;
    const at = this.now();
    const decision = this.#rules.decide(this.state, command, at);
    this.#last.push({ at, command, decision });
    if (this.#last.length > lastKept) this.#last.shift();
    this.#claim(this.#witness.judge(command, decision, this.state));
    if (isRefusal(decision)) this.tally.refused(decision.refused);
    else for (const event of decision) this.#take(event, at);
    this.#wakeInTime();
    return decision;
  }

  /** The newest commands with their answers, oldest first. */
  last(): string[] {
    return this.#last.map(({ at, command, decision }) => {
      const events = isRefusal(decision) ? [] : decision.map(({ type }) => type);
      const answer = isRefusal(decision) ? decision.refused : events.join() || "no news";
      return `${new Date(at).toISOString()} ${JSON.stringify(command)} -> ${answer}`;
    });
  }

  /** By how much the wall clock is wrong. */
  clockError(): number {
    return this.#offset;
  }

  /** The wall clock is set. A jump is noticed; a small correction is not. */
  setClock(byMs: number, noticed: boolean): void {
    this.#offset += byMs;
    if (noticed) this.#inAnyCase({ type: "adjustClock", byMs });
    this.#wakeAt = Number.POSITIVE_INFINITY;
    this.#wakeInTime();
  }

  /** The power goes, and comes again after a while. */
  restart(downMs: number): void {
    const before = snapshotText(this.state);
    this.state = fromSnapshot(JSON.parse(this.#snapshot.text) as Snapshot);
    for (const { event, at } of this.#log.slice(this.#snapshot.seq))
      this.#rules.apply(this.state, JSON.parse(JSON.stringify(event)) as DomainEvent, at);
    if (snapshotText(this.state) !== before) throw new Broken("a restart gives another state");
    this.#checkAll();
    this.tally.count("restarts");
    this.#downUntil = this.#agenda.now() + downMs;
    this.#wakeAt = Number.POSITIVE_INFINITY;
    this.#wakeInTime();
  }

  /** Writes a snapshot: what a restart starts from. */
  saveSnapshot(): void {
    this.#snapshot = { text: snapshotText(this.state), seq: this.#log.length };
  }

  /** Replays the day's events on a state that only ever saw events, and compares. */
  closeDay(): void {
    const events = JSON.parse(JSON.stringify(this.#log)) as { at: number; event: DomainEvent }[];
    for (const { event, at } of events) this.#rules.apply(this.#replica, event, at);
    if (snapshotText(this.#replica) !== snapshotText(this.state))
      throw new Broken("a replay of all events gives another state");
    this.#checkAll();
    this.tally.promises = { ...this.#witness.promises };
    this.#log = [];
    this.saveSnapshot();
  }

  /** What happens to the box itself happens even while it does not answer: it is its first act when it is up. */
  #inAnyCase(command: Command): void {
    const down = this.#downUntil;
    this.#downUntil = 0;
    this.ask(command);
    this.#downUntil = down;
  }

  #take(event: DomainEvent, at: number): void {
    this.#claim(this.#witness.before(event, this.state));
    this.state = this.#rules.apply(this.state, event, at);
    this.#log.push({ at, event });
    this.#heard?.(event, at, this.state);
    this.#claim(this.#witness.after(event, this.state, this.#agenda.now()));
    const faults = [
      ...this.#watch(event, this.state),
      ...faultsNear(this.state, touched(event, this.state)),
    ];
    this.#claim(faults[0] ?? null);
    this.tally.happened(event.type);
    if (this.tally.events % fullCheckEvery === 0) this.#checkAll();
  }

  #checkAll(): void {
    this.#claim(faultsOf(this.state)[0] ?? null);
    this.#claim(this.#witness.wrongWait(this.state, this.now(), this.#agenda.now()));
  }

  #claim(fault: string | null): void {
    if (fault !== null) throw new Broken(fault);
  }

  /** The timekeeper: wakes at the next deadline or roll-over, always a little late. */
  #wakeInTime(): void {
    const now = this.now();
    const rollover = dayMs - ((((now - rolloverMs) % dayMs) + dayMs) % dayMs);
    const deadline = nextDeadline(this.state);
    const delay = Math.min(rollover, deadline === null ? rollover : Math.max(0, deadline - now));
    const moment = Math.max(this.#agenda.now() + delay, this.#downUntil);
    if (moment >= this.#wakeAt) return;
    this.#wakeAt = moment;
    this.#agenda.after(moment - this.#agenda.now() + this.#dice.whole(0, 60), () => {
      if (this.#wakeAt !== moment) return;
      this.#wakeAt = Number.POSITIVE_INFINITY;
      this.#keepTime();
      this.#wakeInTime();
    });
  }

  #keepTime(): void {
    const day = new Date(this.now() - rolloverMs).toISOString().slice(0, 10);
    if (day > this.state.day) this.ask({ type: "startDay", day });
    for (let rounds = 0; rounds < 10; rounds += 1) {
      const deadline = nextDeadline(this.state);
      if (deadline === null || deadline > this.now()) return;
      this.ask({ type: "expireDeadlines" });
    }
    throw new Broken("deadlines stay due");
  }
}
