import type { DeskOptions } from "./desk-options.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** Refuses an extra act that the site has not switched on; `detail.option` names it. */
export function optionOff({ site }: State, option: keyof DeskOptions): Refusal | null {
  return site.desk[option] ? null : refuse("optionOff", { option });
}
