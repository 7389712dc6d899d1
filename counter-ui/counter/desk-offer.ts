import type { DeskOptions } from "../../protocol/desk.ts";
import type { CurrentSession } from "../../protocol/http.ts";
import type { ActName } from "./acts.ts";
import type { Screen } from "./screens.ts";

/** The extra acts that this site and this agent have; all false is the manual's page and nothing else (3.7). */
export interface DeskOffer extends DeskOptions {
  /** The right to call somebody who waits out of turn. */
  readonly pick: boolean;
}

export const noOffer: DeskOffer = {
  ...{ queue: false, absents: false, add: false },
  ...{ transfer: false, putBack: false, notes: false, pause: false, pick: false },
};

/** What a signed-in agent may do beyond the manual; nothing before the box has answered. */
export function deskOffer(current: CurrentSession | null | undefined): DeskOffer {
  if (!current) return noOffer;
  const { desk, rights } = current;
  return { ...noOffer, ...desk, pick: desk.queue && rights.includes("pick") };
}

/** The screens of the cycle: the drawer stands beside them, and beside no other. */
export type CycleScreen = Extract<
  Screen,
  { readonly kind: "main" | "choice" | "recall" | "call" | "interview" }
>;

const cycle: readonly Screen["kind"][] = ["main", "choice", "recall", "call", "interview"];

/** True on the screens that services and step share. */
export function isCycle(screen: Screen): screen is CycleScreen {
  return cycle.includes(screen.kind);
}

/** The same screen, with the acts that the options add; a screen to which they add nothing is that very screen. */
export function withDeskActs(screen: Screen, current: CurrentSession | null | undefined): Screen {
  const more = extraActs(screen, deskOffer(current));
  return more.length === 0 ? screen : { ...screen, acts: [...screen.acts, ...more] };
}

function extraActs(screen: Screen, offer: DeskOffer): ActName[] {
  const pick: ActName[] = offer.pick || offer.absents ? ["pick"] : [];
  switch (screen.kind) {
    case "main":
      return [...pick, ...on(offer, { add: "addVisit", pause: "pause" })];
    case "choice":
      return pick;
    case "recall":
      return screen.refused ? [] : pick;
    case "call":
      return on(offer, onVisit);
    case "interview":
      return screen.shortVisit ? [] : on(offer, onVisit);
    default:
      return [];
  }
}

const onVisit: OptionActs = { putBack: "putBack", transfer: "transfer" };

/** The act that an option adds to a screen. */
type OptionActs = Partial<Record<keyof DeskOptions, ActName>>;

function on(offer: DeskOffer, acts: OptionActs): ActName[] {
  const options = Object.keys(acts) as (keyof DeskOptions)[];
  return options.flatMap((option) => (offer[option] ? (acts[option] ?? []) : []));
}

/** The visit at the desk; null while the counter is free. */
export function visitOn(screen: Screen) {
  return screen.kind === "call" || screen.kind === "interview" ? screen.visit : null;
}
