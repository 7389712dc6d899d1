import type { Language } from "../../protocol/schema.ts";
import { localText } from "../../ui/format.ts";
import { openingText } from "../../ui/opening-text.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { type BoardFacts, servicesFor } from "./board-facts.ts";
import type { BoardView } from "./board-view.ts";

/** Who was called last stays on a closed board for so long: somebody may still be on the way. */
const lastCallMs = 10 * 60_000;

/** True when none of the board's services takes anybody, and nobody is left to be called. */
export function isClosed(facts: BoardFacts): boolean {
  const services = servicesFor(facts);
  return services.length > 0 && services.every(({ open, waiting }) => !open && waiting === 0);
}

/** The view of a board that may be closed: its last call makes room for the hours once nobody is on the way. */
export function viewWhenClosed(view: BoardView, facts: BoardFacts): BoardView {
  if (!view.hero || view.hero.calling || !isClosed(facts)) return view;
  const newest = facts.recent?.calls[0]?.at ?? 0;
  return facts.now - newest > lastCallMs ? { hero: null, list: [] } : view;
}

/** Why the board is closed, and when it opens again: « Fermé aujourd’hui : jour férié », « Ouvre demain à 8 h 30 ». */
export function closedLines(facts: BoardFacts, language: Language): readonly string[] {
  const { site, now } = facts;
  const { board } = textsFor(language);
  const label = site?.closedLabel && localText(site.closedLabel, language);
  const opens = servicesFor(facts).map(({ opensAt }) => opensAt ?? Infinity);
  const next = Math.min(...opens);
  return [
    label ? board.closedToday(label) : board.closedHint,
    ...(next > now && Number.isFinite(next)
      ? [openingText(next, now, site?.zone ?? "", language)]
      : []),
  ];
}
