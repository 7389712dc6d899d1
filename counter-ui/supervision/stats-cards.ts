import { html, nothing, type TemplateResult } from "lit";
import type { Figures, Spread } from "../../protocol/statistics.ts";
import type { Texts } from "../../ui/texts/texts.ts";
import type { Numbers } from "./stats-numbers.ts";

/** What the cards need: texts, how numbers are written, and the figures now and then. */
export interface CardFacts {
  readonly words: Texts["statistics"];
  readonly numbers: Numbers;
  readonly total: Figures;
  /** Those of the compared period; null without one. */
  readonly past: Figures | null;
}

const counts = ["arrivals", "received", "noShows", "unserved", "recalls", "transfers"] as const;
const times = ["wait", "arrive", "serve"] as const;

/** The figures of a period in large, each with what it counts and with what it was before. */
export function keyFigures(facts: CardFacts): TemplateResult {
  return html`<dl class="cards">${counts.map((key) => countCard(facts, key))}</dl>
    <dl class="cards times">${times.map((key) => timeCard(facts, key))}</dl>`;
}

function countCard(
  { words, numbers, total, past }: CardFacts,
  key: (typeof counts)[number],
): TemplateResult {
  const { figures, definitions, comparison } = words;
  return html`<div>
    <dt>${figures[key]}</dt>
    <dd class="number">
      <strong>${numbers.count(total[key])}</strong>
      ${
        past
          ? html`<small>
              ${comparison.otherLead}<b>${numbers.count(past[key])}</b>
              (${numbers.change(total[key], past[key])})
            </small>`
          : nothing
      }
      <small>${definitions[key]}</small>
    </dd>
  </div>`;
}

function timeCard(
  { words, numbers, total, past }: CardFacts,
  key: (typeof times)[number],
): TemplateResult {
  const { figures, definitions, median, minutes, max } = words;
  const shares: readonly (readonly [name: string, of: keyof Spread])[] = [
    ...([["P80", "p80"] as const, ["P90", "p90"] as const, ["P95", "p95"] as const] as const),
    [max, "max"],
  ];
  const [now, then] = [total[key], past?.[key] ?? null];
  return html`<div>
    <dt>${figures[key]}, ${median}</dt>
    <dd class="number">
      <strong>${numbers.minutes(now.p50)}</strong> ${minutes}
      ${then ? html`<small>${words.comparison.otherLead}<b>${numbers.minutes(then.p50)}</b></small>` : nothing}
      <span class="shares">
        ${shares.map(
          ([name, of]) =>
            html`<span>
              <small>${name}</small> <b>${numbers.minutes(now[of])}</b>
              ${then ? html`<small>${numbers.minutes(then[of])}</small>` : nothing}
            </span>`,
        )}
      </span>
      <small>${definitions[key]}</small>
    </dd>
  </div>`;
}
