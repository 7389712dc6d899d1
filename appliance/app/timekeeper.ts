import type { Command } from "../domain/commands.ts";
import { nextDeadline } from "../domain/deadlines.ts";
import type { State } from "../domain/state.ts";
import type { Calendar, Clock, Log } from "../ports/world.ts";
import type { Engine } from "./contract.ts";
import { hoursToPlan } from "./hours-planner.ts";

/** The clock is looked at this often at least, so that a jump is seen even when nothing is due. */
const lookEveryMs = 15_000;

/**
 * Brings what time does to the rules: deadlines that pass and business days that start. The deadlines
 * themselves are data in the state, so a restart forgets none.
 */
export function startTimekeeper(parts: {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly log: Log;
}): { reschedule(): void; stop(): void } {
  const { engine, clock, calendar, log } = parts;
  let cancel = () => {};
  let dueAt = Number.POSITIVE_INFINITY;
  let stopped = false;

  async function look(): Promise<void> {
    for (const command of dueCommands(engine.state(), clock.now(), calendar))
      await engine.execute({ command, actor: "box", answer: () => ({ status: 200, body: null }) });
  }

  function schedule(): void {
    const now = clock.now();
    const next = Math.min(nextDue(engine.state(), now, calendar), now + lookEveryMs);
    cancel();
    dueAt = next;
    cancel = clock.after(Math.max(next - now, 0), () => {
      dueAt = Number.POSITIVE_INFINITY;
      look()
        .catch((error: unknown) => log.error("timekeeper.failed", { error: String(error) }))
        .finally(() => {
          if (!stopped) schedule();
        });
    });
  }

  schedule();
  return {
    reschedule() {
      if (!stopped && (nextOf(engine.state()) ?? dueAt) < dueAt) schedule();
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** What time asks of the rules now, in order. */
export function dueCommands(state: State, now: number, calendar: Calendar): Command[] {
  const commands: Command[] = [];
  const { zone, rollover } = state.site;
  const day = calendar.businessDay(now, zone, rollover);
  if (day > state.day) commands.push({ type: "startDay", day });
  const plan = hoursToPlan(state, now, calendar);
  if (plan) commands.push(plan);
  const deadline = nextDeadline(state);
  if (deadline !== null && deadline <= now) commands.push({ type: "expireDeadlines" });
  return commands;
}

/** When the rules or the plan of the opening hours next need something. */
function nextOf(state: State): number | null {
  const deadline = nextDeadline(state);
  const { dueAt } = state.hours;
  return deadline === null || dueAt === null ? (deadline ?? dueAt) : Math.min(deadline, dueAt);
}

function nextDue(state: State, now: number, calendar: Calendar): number {
  const { zone, rollover } = state.site;
  return Math.min(
    nextOf(state) ?? Number.POSITIVE_INFINITY,
    calendar.nextRollover(now, zone, rollover),
  );
}
