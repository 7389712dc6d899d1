import type { Agenda } from "./agenda.ts";
import type { Box } from "./box.ts";
import type { Dice } from "./dice.ts";

/** Everything that somebody in the simulated hall needs. */
export interface World {
  readonly agenda: Agenda;
  readonly dice: Dice;
  readonly box: Box;
}
