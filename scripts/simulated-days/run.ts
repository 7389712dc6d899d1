import { isRefusal } from "../../appliance/domain/refusals.ts";
import { newAgenda } from "./agenda.ts";
import { letAgentsWork } from "./agents.ts";
import { Box, Broken, type Heard, type Rules } from "./box.ts";
import { letTheDeskDoMore } from "./desk-acts.ts";
import { diceOf } from "./dice.ts";
import { letThingsHappen } from "./nuisances.ts";
import { hall } from "./site.ts";
import type { Tally } from "./tally.ts";
import { letVisitorsCome } from "./visitors.ts";

const dayMs = 24 * 3_600_000;
/** A Monday in November, 05:00 UTC. */
const startedAt = Date.UTC(2025, 10, 24, 5, 0, 0);

/** How a run of some days went. */
export interface Outcome {
  readonly seed: number;
  readonly tally: Tally;
  /** Null when everything held. */
  readonly broken: {
    readonly day: number;
    readonly fault: string;
    /** The newest commands with their answers, oldest first. */
    readonly last: readonly string[];
  } | null;
}

/** Simulates days from a seed, one after the other on one box, until something breaks. */
export function simulate(seed: number, days: number, rules?: Rules, heard?: Heard): Outcome {
  const agenda = newAgenda();
  const dice = diceOf(seed);
  const box = new Box({ agenda, dice, startedAt, heard }, rules);
  const { tally } = box;
  let day = 0;
  try {
    const answer = box.ask({ type: "configure", changes: hall() });
    if (answer && isRefusal(answer)) throw new Broken(JSON.stringify(answer));
    box.ask({ type: "startDay", day: "2025-11-24" });
    const world = { agenda, dice, box };
    letVisitorsCome(world);
    letAgentsWork(world);
    letTheDeskDoMore(world);
    letThingsHappen(world);
    for (day = 1; day <= days; day += 1) {
      agenda.runUntil(day * dayMs);
      box.closeDay();
      tally.count("days");
    }
    return { seed, tally, broken: null };
  } catch (error) {
    const fault = error instanceof Broken ? error.message : String((error as Error).stack ?? error);
    return { seed, tally, broken: { day, fault, last: box.last() } };
  }
}
