import type { Recorded } from "../domain/events.ts";
import type { Instant } from "../domain/model.ts";
import type { Kept } from "../domain/retention.ts";
import type { Rewriting, RowEdit } from "../ports/upkeep.ts";

/** Events of one commit: a turn of the writer waits for it a few milliseconds at most. */
const sliceMax = 100;

/** How far a pass is: everything up to `seq` was looked at, and `left` are those that still lived then. */
interface Progress {
  readonly seq: number;
  readonly left: readonly number[];
}

/** One rule over the log. */
export interface Pass {
  /** The note under which its progress is kept. */
  readonly name: string;
  readonly until: Instant;
  readonly now: Instant;
  readonly change: (recorded: Recorded) => Kept<Recorded>;
  readonly rows: (recorded: Recorded) => RowEdit[];
}

export interface PassLog {
  readonly upkeep: Rewriting;
  eventsAfter(seq: number, limit: number): Promise<readonly Recorded[]>;
}

/** What a run has between its slices: time for the others, and somebody who counts. */
export interface Pace {
  /** Resolves once others had their turn; throws when the box goes down: the next run goes on from here. */
  pause(): Promise<void>;
  done(count: number): void;
}

/**
 * Changes every event that is due, and with it the rows that a replay makes of it. Each slice is one commit with how far
 * it is: cut short anywhere, the next run goes on. Answers how many events it changed.
 */
export async function runPass(log: PassLog, pass: Pass, pace: Pace): Promise<number> {
  let progress = readProgress(await log.upkeep.note(pass.name));
  let changed = 0;
  const put = async (events: readonly Recorded[], next: (alive: number[]) => Progress) => {
    const made = sliceOf(events, pass);
    progress = next(made.alive);
    const note = { name: pass.name, text: JSON.stringify(progress) };
    await log.upkeep.rewrite({ events: made.events, rows: made.rows, note });
    changed += made.events.length;
    pace.done(made.events.length);
    await pace.pause();
  };
  for (const group of groupsOf(progress.left)) {
    const found = await leftOf(log, group);
    const rest = progress.left.filter((seq) => !group.includes(seq));
    await put(found, (alive) => ({ ...progress, left: [...alive, ...rest] }));
  }
  for (;;) {
    const events = await log.eventsAfter(progress.seq, sliceMax);
    const due = firstDue(events, pass);
    const last = due.at(-1);
    if (!last) return changed;
    await put(due, (alive) => ({ seq: last.seq, left: [...progress.left, ...alive] }));
  }
}

function readProgress(text: string | null): Progress {
  return text === null ? { seq: 0, left: [] } : (JSON.parse(text) as Progress);
}

function groupsOf(left: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (let start = 0; start < left.length; start += sliceMax)
    groups.push(left.slice(start, start + sliceMax));
  return groups;
}

/** Those that left the log meanwhile are not found. */
async function leftOf(log: PassLog, group: readonly number[]): Promise<Recorded[]> {
  const found: Recorded[] = [];
  for (const seq of group) {
    const [event] = await log.eventsAfter(seq - 1, 1);
    if (event?.seq === seq) found.push(event);
  }
  return found;
}

/** Up to the first that is too young. One from the future was written by a clock that was wrong: its place counts. */
function firstDue(events: readonly Recorded[], { until, now }: Pass): readonly Recorded[] {
  const young = events.findIndex(({ at }) => at > until && at <= now);
  return young === -1 ? events : events.slice(0, young);
}

function sliceOf(events: readonly Recorded[], pass: Pass) {
  const made: { events: Recorded[]; rows: RowEdit[]; alive: number[] } = {
    ...{ events: [], rows: [], alive: [] },
  };
  for (const event of events) {
    const change = pass.change(event);
    if (change === "alive") made.alive.push(event.seq);
    else if (change !== null) {
      made.events.push(change);
      made.rows.push(...pass.rows(change));
    }
  }
  return made;
}
